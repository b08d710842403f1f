"""Every measure a second time, in plain loops over rows: slow, obvious, and sharing nothing with the SQL."""

from collections import defaultdict
from datetime import date, timedelta
from statistics import fmean

from analysis.items import ITEMS

BEGINNING = date(1900, 1, 1)
BANK = {item.name: item for item in ITEMS}


def quarter_of(day):
    return f"{day.year}-Q{(day.month + 2) // 3}"


def thursday_of(day):
    return day - timedelta(days=day.weekday() - 3)


def last_day(quarter):
    year, number = int(quarter[:4]), int(quarter[-1])
    return date(year + number // 4, number % 4 * 3 + 1, 1) - timedelta(days=1)


def grouped(pairs):
    groups = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


def means(pairs):
    return {key: (fmean(values), len(values)) for key, values in grouped(pairs).items()}


class Naive:
    """One company, given as table name -> list of rows (every column there, None where missing)."""

    def __init__(self, rows):
        self.rows = rows
        self.closed = [deal for deal in rows["deals"] if deal["status"] != "open" and deal["closed_on"]]
        reported = {row["quarter"] for row in rows["attainment"] if row["revenue"] is not None}
        other = [("coaching", "held_on"), ("survey", "asked_on"), ("survey_scores", "asked_on")]
        other += [("activities", "done_on"), ("commitments", "agreed_on"), ("reviews", "reviewed_on")]
        other += [("satisfaction", "answered_on"), ("time_use", "week"), ("candidates", "opened_on")]
        other = [row[column] for table, column in other for row in rows.get(table, ())]
        known = reported | {quarter_of(deal["closed_on"]) for deal in self.closed}
        known = known or {quarter_of(day) for day in other}
        self.quarters = [f"{year}-Q{n}" for year in (2024, 2025, 2026) for n in (1, 2, 3, 4)]
        self.quarters = [q for q in self.quarters if known and min(known) <= q <= max(known)]
        ends = [last_day(quarter) for quarter in reported] + [deal["closed_on"] for deal in self.closed] + other
        days = [date(2024, 1, 1) + timedelta(days=i) for i in range(1096)]
        self.weeks = [d for d in days if d.weekday() == 3 and quarter_of(d) in self.quarters and d <= max(ends)]
        self.reps = sorted({row["rep_id"] for row in rows["reps"]})
        self.rep_weeks = [(rep, self.team(rep, day), day) for rep in self.reps for day in self.weeks]
        self.rep_weeks = [(rep, team, day) for rep, team, day in self.rep_weeks if team]

    def team(self, rep, day):
        stays = [row for row in self.rows["reps"] if row["rep_id"] == rep and row["joined_on"] <= day]
        stay = max(stays, key=lambda row: row["joined_on"], default=None)
        return (stay and (stay["left_on"] is None or day <= stay["left_on"]) and stay["team_id"]) or None

    def hired(self, rep):
        mine = [row for row in self.rows["reps"] if row["rep_id"] == rep]
        known = [row["hired_on"] for row in mine if row["hired_on"]]
        first = min(row["joined_on"] for row in mine)
        return min(known) if known else first if first > BEGINNING else None

    def deals(self, status=None):
        for deal in self.closed:
            team = self.team(deal["rep_id"], deal["closed_on"])
            if team and status in (None, deal["status"]):
                yield (team, quarter_of(deal["closed_on"])), deal

    def rep_quarters(self):
        """rep, team, quarter, reps, share, quota, revenue."""
        won = [(team, quarter, deal) for (team, quarter), deal in self.deals("won")]
        selling = {quarter for _, quarter, deal in won if deal["amount"] is not None}
        for rep, team, quarter in sorted({(rep, team, quarter_of(day)) for rep, team, day in self.rep_weeks}):
            weeks = [t for r, t, day in self.rep_weeks if r == rep and quarter_of(day) == quarter]
            share = weeks.count(team) / len(weeks)
            reps = weeks.count(team) / sum(quarter_of(day) == quarter for day in self.weeks)
            row = [a for a in self.rows["attainment"] if (a["rep_id"], a["quarter"]) == (rep, quarter)]
            quota = row[0]["quota"] * share if row else None
            mine = [deal["amount"] for t, q, deal in won if (t, q, deal["rep_id"]) == (team, quarter, rep)]
            revenue = sum(amount or 0 for amount in mine) if quarter in selling else None
            if row and row[0]["revenue"] is not None:
                revenue = row[0]["revenue"] * share
            yield (team, quarter), reps, share, quota, revenue

    def quota_attainment(self):
        known = grouped((key, (q, r)) for key, _, _, q, r in self.rep_quarters() if q and r is not None)
        return {key: (sum(r for _, r in rows) / sum(q for q, _ in rows), len(rows)) for key, rows in known.items()}

    def revenue_per_rep(self):
        known = grouped((key, (n, r)) for key, n, _, _, r in self.rep_quarters() if r is not None)
        return {key: (sum(r for _, r in rows) / sum(n for n, _ in rows), len(rows)) for key, rows in known.items()}

    def win_rate(self):
        return means((key, deal["status"] == "won") for key, deal in self.deals())

    def deal_size(self):
        return means((key, deal["amount"]) for key, deal in self.deals("won") if deal["amount"] is not None)

    def sales_cycle_days(self):
        opened = [(key, deal) for key, deal in self.deals("won") if deal["created_on"]]
        return means((key, (deal["closed_on"] - deal["created_on"]).days) for key, deal in opened)

    def margin_rate(self):
        known = [(key, deal) for key, deal in self.deals("won") if (deal["amount"] or 0) > 0]
        known = grouped((key, deal) for key, deal in known if deal["margin"] is not None)
        return {k: (sum(d["margin"] for d in v) / sum(d["amount"] for d in v), len(v)) for k, v in known.items()}

    def product_mix(self):
        known = [(key, deal) for key, deal in self.deals("won") if (deal["amount"] or 0) > 0 and deal["product"]]
        found = {}
        for key, deals in grouped(known).items():
            sold = grouped((deal["product"], deal["amount"]) for deal in deals)
            sums = sorted(sum(amounts) for amounts in sold.values())
            found[key] = (sum(sums[:-1]) / sum(sums), len(deals))
        return found

    def coaching_cadence(self):
        weeks = {(rep, day): team for rep, team, day in self.rep_weeks}
        log = [((row["rep_id"], thursday_of(row["held_on"])), row) for row in self.rows["coaching"]]
        log = [(key, row) for key, row in log if key in weeks]
        good = {key for key, row in log if row["has_lesson"] is not False and row["has_action_plan"] is not False}
        first = {team: min(quarter_of(k[1]) for k, _ in log if weeks[k] == team) for team in {weeks[k] for k, _ in log}}
        until = max((day for (_, day), _ in log), default=None)
        return means(
            ((team, quarter_of(day)), (rep, day) in good)
            for rep, team, day in self.rep_weeks
            if team in first and quarter_of(day) >= first[team] and day <= until
        )

    def construct(self, name):
        answers, published = defaultdict(list), defaultdict(list)
        for row in self.rows["survey"]:
            if self.asked(row, name) and not row["subject_id"]:
                answers[row["team_id"], quarter_of(row["asked_on"])].append(row)
        for row in self.rows["survey_scores"]:
            if self.asked(row, name):
                published[row["team_id"], quarter_of(row["asked_on"])].append(row)
        found = {key: self.published(rows) for key, rows in published.items()}
        return found | {key: self.pooled(rows) for key, rows in answers.items()}

    def asked(self, row, name):
        known = row["item"] in BANK and BANK[row["item"]].construct == name
        return known and row["rater"] == "rep" and quarter_of(row["asked_on"]) in self.quarters

    def points(self, row):
        low, high = row["scale_min"] or 0, row["scale_max"]
        points = 1 + 4 * (row["score"] - low) / (high - low)
        return 6 - points if BANK[row["item"]].reverse else points

    def pooled(self, rows, points=None, last_first=False):
        """Mean over people, and how many; anonymous answers of a week are ranked by score, item by item."""
        points = points or self.points
        people = grouped((row["respondent_id"], points(row)) for row in rows if row["respondent_id"])
        strangers = [row for row in rows if not row["respondent_id"]]
        asked = grouped(((thursday_of(row["asked_on"]), row["item"]), points(row)) for row in strangers)
        asked = {key: sorted(found, reverse=last_first) for key, found in asked.items()}
        strangers = grouped(((week, i), s) for (week, _), found in asked.items() for i, s in enumerate(found))
        values = [fmean(scores) for scores in (*people.values(), *strangers.values())]
        return fmean(values), len(values)

    def published(self, rows):
        weights = [row["n"] or 1 for row in rows]
        value = sum(w * self.points(row) for w, row in zip(weights, rows, strict=True)) / sum(weights)
        return value, max((row["n"] for row in rows if row["n"]), default=None)

    def customer_satisfaction(self):
        rows = [row for row in self.rows["satisfaction"] if quarter_of(row["answered_on"]) in self.quarters]
        answers = [(self.team(row["rep_id"], row["answered_on"]) or row["team_id"], row) for row in rows]
        answers = [(team, row, self.out_of_100(row)) for team, row in answers if team]
        csat = grouped((team, score) for team, row, score in answers if row["kind"] == "csat")
        nps = grouped((team, score) for team, row, score in answers if row["kind"] == "nps")
        both = [(csat[team], nps[team]) for team in csat if team in nps]
        weights = [1 / (1 / len(one) + 1 / len(other)) for one, other in both]
        shift = 0 if not csat else None
        if both:
            apart = [fmean(one) - fmean(other) for one, other in both]
            shift = sum(w * d for w, d in zip(weights, apart, strict=True)) / sum(weights)
        moves = {"csat": 0, "nps": shift}
        return means(
            ((team, quarter_of(row["answered_on"])), score + moves[row["kind"]])
            for team, row, score in answers
            if moves[row["kind"]] is not None
        )

    def out_of_100(self, row):
        if row["kind"] == "nps":
            return 10 * row["score"]
        scores = [other["score"] for other in self.rows["satisfaction"] if other["kind"] == "csat"]
        if max(scores) > 10:
            return row["score"]
        lowest, highest = (min(1, min(scores)), 5) if max(scores) <= 5 else (0, 10)
        return 100 * (row["score"] - lowest) / (highest - lowest)

    def strategy_clarity(self):
        return self.construct("strategy_clarity")

    def culture(self):
        return self.construct("culture")

    def engagement(self):
        return self.construct("engagement")

    def posts(self):
        """(team, Thursday) -> manager (None before the first began), potential."""
        for team, day in sorted({(team, day) for _, team, day in self.rep_weeks}):
            rows = sorted((r for r in self.rows["teams"] if r["team_id"] == team), key=lambda r: r["manager_since"])
            begun = [row for row in rows if row["manager_since"] <= day]
            if rows:
                row = begun[-1] if begun else rows[0]
                yield (team, day), (row["manager_id"] or team) if begun else None, row["territory_potential"]

    def territory_potential(self):
        return means(((team, quarter_of(day)), p) for (team, day), _, p in self.posts() if p is not None)

    def span_of_control(self):
        manager = {key: who for key, who, _ in self.posts() if who}
        led = [(manager[team, day], day) for _, team, day in self.rep_weeks if (team, day) in manager]
        return means(((team, quarter_of(day)), led.count((who, day))) for (team, day), who in manager.items())

    def served(self):
        """(team, quarter), days since hire: one per rep-week."""
        for rep, team, day in self.rep_weeks:
            if self.hired(rep) and self.hired(rep) <= day:
                yield (team, quarter_of(day)), (day - self.hired(rep)).days

    def tenure(self):
        return means((key, days / 30.4375) for key, days in self.served())

    def ramping_share(self):
        return means((key, days < 26 * 7) for key, days in self.served())

    def quota_difficulty(self):
        rows = [(key, share, quota) for key, _, share, quota, _ in self.rep_quarters() if quota]
        company = {q: self.mean_quota(row for row in rows if row[0][1] == q) for q in self.quarters}
        teams = grouped((row[0], row) for row in rows)
        return {key: (self.mean_quota(mine) / company[key[1]], len(mine)) for key, mine in teams.items()}

    def mean_quota(self, rows):
        rows = list(rows)
        return sum(quota for *_, quota in rows) / sum(share for _, share, _ in rows) if rows else None
