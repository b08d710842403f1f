"""The measures of what managers do, a second time: who is coached, reviewed and found, and what people say of it."""

from collections import defaultdict
from datetime import date, timedelta
from statistics import fmean

from tests.properties.naive import BEGINNING, Naive, grouped, last_day, means, quarter_of, thursday_of


class NaiveLogs(Naive):
    """One company, as `Naive`; logs that reach no further than a plain file of each table."""

    def placed(self, table, day):
        """(team, quarter), row: of the team the rep was on in the week of `day`."""
        weeks = {(rep, at): team for rep, team, at in self.rep_weeks}
        for row in self.rows[table]:
            at = row[day] and thursday_of(row[day])
            if (row["rep_id"], at) in weeks:
                yield (weeks[row["rep_id"], at], quarter_of(at)), row

    def reviewed(self):
        return self.placed("reviews", "reviewed_on")

    def team_weeks(self):
        """(team, quarter) -> its rep-weeks, as reps."""
        return grouped(((team, quarter_of(day)), rep) for rep, team, day in self.rep_weeks)

    def begun(self, keys):
        """The team quarters from each team's first of `keys` to the last quarter of any."""
        keys = set(keys)
        first = {team: min(q for t, q in keys if t == team) for team, _ in keys}
        last = max((quarter for _, quarter in keys), default="")
        return [key for key in self.team_weeks() if key[0] in first and first[key[0]] <= key[1] <= last]

    def review_cadence(self):
        held, weeks = grouped(self.reviewed()), self.team_weeks()
        return {
            key: (len(held.get(key, ())) / (len(weeks[key]) / 13), len(set(weeks[key]))) for key in self.begun(held)
        }

    def hours(self, *categories):
        manager = {key: who for key, who, _ in self.posts() if who}
        spent = defaultdict(list)
        for row in self.rows["time_use"]:
            day = thursday_of(row["week"])
            for (team, at), who in manager.items():
                if (at, who) == (day, row["manager_id"]) and row["hours"] > 0:
                    spent[team, quarter_of(day)].append((day, row["hours"], row["category"] in categories))
        return {
            key: (sum(h for _, h, mine in rows if mine) / sum(h for _, h, _ in rows), len({day for day, *_ in rows}))
            for key, rows in spent.items()
        }

    def coaching_time(self):
        return self.hours("coaching")

    def firefighting_and_admin_time(self):
        return self.hours("firefighting", "admin")

    def clarity_perception_gap(self):
        """The managers' answer to an item less a rep's, averaged over a rep's items, then over reps."""
        asked = [row for row in self.rows["survey"] if row["item"].startswith("clarity") and not row["subject_id"]]
        asked = [row for row in asked if quarter_of(row["asked_on"]) in self.quarters]
        bosses = [row for row in asked if row["rater"] == "manager"]
        bosses = grouped(((r["team_id"], quarter_of(r["asked_on"]), r["item"]), self.points(r)) for r in bosses)
        shared = defaultdict(list)
        for row in asked:
            key = row["team_id"], quarter_of(row["asked_on"])
            if row["rater"] == "rep" and (*key, row["item"]) in bosses:
                shared[key].append(row)

        def points(row):
            return fmean(bosses[row["team_id"], quarter_of(row["asked_on"]), row["item"]]) - self.points(row)

        return {key: self.pooled(rows, points, last_first=True) for key, rows in shared.items()}

    def coaching_structure(self):
        return means((key, self.structured(row)) for key, row in self.placed("coaching", "held_on") if self.noted(row))

    def noted(self, row):
        return row["has_lesson"] is not None or row["has_action_plan"] is not None

    def structured(self, row):
        return row["has_lesson"] is not False and row["has_action_plan"] is not False

    def coaching_follow_through(self):
        rows = self.rows["coaching"]
        followed = [row["followed_up_on"] for row in rows if row["followed_up_on"]]
        until = max([row["held_on"] for row in rows] + followed) if followed else BEGINNING
        return self.in_time("coaching", "follow_up_due_on", "followed_up_on", until)

    def commitment_follow_through(self):
        days = [row[day] for row in self.rows["commitments"] for day in ("agreed_on", "done_on") if row[day]]
        return self.in_time("commitments", "due_on", "done_on", max(days, default=BEGINNING))

    def in_time(self, table, due, done, until):
        return means(
            (key, bool(row[done] and row[done] <= row[due]))
            for key, row in self.placed(table, due)
            if row[due] <= until
        )

    def times(self, row):
        return 1 if row["count"] is None else row["count"]

    def activity_attainment(self):
        rows = grouped((key, row) for key, row in self.placed("activities", "done_on") if row["target"])
        return {
            key: (sum(self.times(row) for row in mine) / sum(row["target"] for row in mine), len(mine))
            for key, mine in rows.items()
        }

    def motivation(self):
        return self.construct("motivation")

    def motivation_known(self):
        """The mix of motives as reps tell it against the mix as the manager sees it in single reps."""
        asked = [row for row in self.rows["survey"] if row["item"].startswith("motivation")]
        asked = [row for row in asked if quarter_of(row["asked_on"]) in self.quarters]
        asked = [((row["team_id"], quarter_of(row["asked_on"])), row) for row in asked]
        reps = grouped((key, row) for key, row in asked if row["rater"] == "rep" and not row["subject_id"])
        bosses = grouped((key, row) for key, row in asked if row["rater"] == "manager" and row["subject_id"])
        found = {}
        for key in reps.keys() & bosses.keys():
            mine, theirs = (self.item_means(rows[key]) for rows in (reps, bosses))
            both = mine.keys() & theirs.keys()
            if len(both) > 1:
                levels = [fmean(side[item] for item in both) for side in (mine, theirs)]
                apart = [abs((mine[item] - levels[0]) - (theirs[item] - levels[1])) for item in both]
                found[key] = fmean(apart), self.pooled(reps[key])[1]
        return found

    def item_means(self, rows):
        return {
            item: fmean(scores) for item, scores in grouped((row["item"], self.points(row)) for row in rows).items()
        }

    def plan_coverage(self):
        reviews = self.rows["reviews"]
        if all(row["has_plan"] is None and row["plan_due_on"] is None for row in reviews):
            return {}
        measured = set(self.begun(grouped(self.reviewed())))
        return means(
            ((team, quarter_of(day)), any(self.runs(row, day) for row in reviews if row["rep_id"] == rep))
            for rep, team, day in self.rep_weeks
            if (team, quarter_of(day)) in measured
        )

    def runs(self, row, day):
        """Whether the plan of a review runs that day."""
        ends = [row[end] for end in ("plan_due_on", "plan_done_on") if row[end]]
        agreed = bool(ends) if row["has_plan"] is None else row["has_plan"]
        later = [other["reviewed_on"] for other in self.rows["reviews"] if other["rep_id"] == row["rep_id"]]
        later = [other for other in later if other > row["reviewed_on"]]
        over = day > min(ends) if ends else bool(later) and day >= min(later)
        return agreed and row["reviewed_on"] <= day and not over

    def improve_or_move_on(self):
        rows = self.rows["reviews"]
        until = max(
            (day for row in rows for day in (row["reviewed_on"], row["plan_done_on"]) if day), default=BEGINNING
        )
        found = []
        for (team, _), row in self.reviewed():
            due = row["reviewed_on"] + timedelta(210)
            if row["rating"] == "C" and due <= min(until, last_day(self.quarters[-1])):
                found.append(((team, quarter_of(due)), self.better(row, due) or self.gone(row["rep_id"]) <= due))
        return means(found)

    def better(self, row, due):
        noted = row["improved"] and (row["plan_done_on"] is None or row["plan_done_on"] <= due)
        later = [other for other in self.rows["reviews"] if other["rep_id"] == row["rep_id"]]
        later = [other for other in later if row["reviewed_on"] < other["reviewed_on"] <= due]
        return bool(noted) or any(other["rating"] in ("A", "B") for other in later)

    def gone(self, rep):
        """The rep's last day with the company; far ahead while any stay goes on."""
        return max(row["left_on"] or date(9999, 1, 1) for row in self.rows["reps"] if row["rep_id"] == rep)

    def rep_retention(self):
        if not any(row["left_on"] for row in self.rows["reps"]):
            return {}
        last = {rep: max(day for other, _, day in self.rep_weeks if other == rep) for rep, *_ in self.rep_weeks}
        stays = {(rep, team, quarter_of(day)) for rep, team, day in self.rep_weeks}
        left = {(rep, team, quarter_of(day)) for rep, team, day in self.rep_weeks if last[rep] == day != self.weeks[-1]}
        return means(((team, quarter), (rep, team, quarter) not in left) for rep, team, quarter in stays)

    def recruiting_cadence(self):
        met = {(row["team_id"], thursday_of(row["opened_on"])) for row in self.rows["candidates"]}
        known = [day for _, day in met if day in self.weeks]
        weeks = {(team, day) for _, team, day in self.rep_weeks}
        return means(
            ((team, quarter_of(day)), (team, day) in met)
            for team, day in weeks
            if known and quarter_of(min(known)) <= quarter_of(day) and day <= max(known)
        )

    def a_player_share(self):
        rated = [row for row in self.rows["reviews"] if row["rating"]]
        found = []
        for rep, team, day in self.rep_weeks:
            mine = [row for row in rated if row["rep_id"] == rep and row["reviewed_on"] <= day]
            latest = max(mine, key=lambda row: row["reviewed_on"], default=None)
            if latest and (day - latest["reviewed_on"]).days < 365:
                found.append(((team, quarter_of(day)), latest["rating"] == "A"))
        return means(found)
