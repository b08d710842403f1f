"""Each measure of a rep against a naive second writing, on the small random companies of `test_measures`."""

from collections import defaultdict

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from analysis.measures.reps import REP_MEASURES
from tests.company import Company, year_of
from tests.properties.naive import Naive, grouped, means, quarter_of, thursday_of
from tests.properties.test_measures import DAYS, REPS, YES_NO, companies, maybe, rows


class NaiveReps(Naive):
    """The measures of reps in plain loops."""

    def weeks_of(self):
        """(rep, Thursday) -> team."""
        return {(rep, day): team for rep, team, day in self.rep_weeks}

    def weekly(self, table, day, counted):
        """A number for every week of every rep, from the team's first logged quarter to the last logged week."""
        weeks, log = self.weeks_of(), defaultdict(int)
        for row in self.rows[table]:
            key = row["rep_id"], thursday_of(row[day])
            if key in weeks:
                log[key] += counted(row)
        first = {team: min(quarter_of(d) for r, d in log if weeks[r, d] == team) for team in {weeks[k] for k in log}}
        until = max((week for _, week in log), default=None)
        for rep, team, week in self.rep_weeks:
            if team in first and quarter_of(week) >= first[team] and week <= until:
                yield (rep, team, quarter_of(week)), log[rep, week]

    def coached_weeks(self):
        def structured(row):
            return row["has_lesson"] is not False and row["has_action_plan"] is not False

        return means((key, n > 0) for key, n in self.weekly("coaching", "held_on", structured))

    def activity_pace(self):
        return means(self.weekly("activities", "done_on", lambda row: 1 if row["count"] is None else row["count"]))

    def commitments_kept(self):
        weeks, rows = self.weeks_of(), self.rows["commitments"]
        until = max((day for row in rows for day in (row["agreed_on"], row["done_on"]) if day), default=None)
        rows = [row for row in rows if row["due_on"] and row["due_on"] <= until]
        rows = [(row, (row["rep_id"], thursday_of(row["due_on"]))) for row in rows]
        return means(
            ((row["rep_id"], weeks[key], quarter_of(key[1])), bool(row["done_on"] and row["done_on"] <= row["due_on"]))
            for row, key in rows
            if key in weeks
        )

    def review_pace(self):
        weeks = self.weeks_of()
        held = [(row["rep_id"], thursday_of(row["reviewed_on"])) for row in self.rows["reviews"]]
        held = [(rep, weeks[rep, day], quarter_of(day)) for rep, day in held if (rep, day) in weeks]
        stays = grouped(((rep, team, quarter_of(day)), day) for rep, team, day in self.rep_weeks)
        first = {team: min(q for _, t, q in held if t == team) for _, team, _ in held}
        last = max((quarter for *_, quarter in held), default=None)
        return {
            key: (13 * held.count(key) / len(days), len(days))
            for key, days in stays.items()
            if key[1] in first and first[key[1]] <= key[2] <= last
        }

    def ramping(self):
        hired = {rep: self.hired(rep) for rep in self.reps}
        new = [(rep, team, day, hired[rep] and 0 <= (day - hired[rep]).days < 182) for rep, team, day in self.rep_weeks]
        return means(((rep, team, quarter_of(day)), bool(so)) for rep, team, day, so in new)


logs = st.fixed_dictionaries(
    {
        "activities": rows(
            most=10, rep_id=st.sampled_from((*REPS, "stranger")), done_on=DAYS, count=maybe(st.integers(0, 40))
        ),
        "commitments": rows(
            most=10, rep_id=st.sampled_from(REPS), agreed_on=DAYS, due_on=maybe(DAYS), done_on=maybe(DAYS)
        ),
        "reviews": rows(most=10, rep_id=st.sampled_from(REPS), reviewed_on=DAYS, has_plan=YES_NO),
    }
)

SPAN = year_of(1.0, 1.0, "stranger", quarters=("2024-Q4", "2025-Q1", "2025-Q2"))


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(companies, logs)
def test_measures_of_reps_equal_a_naive_second_writing(tables, logs):
    tables = tables | logs | {"attainment": SPAN}
    company, naive = Company(**tables), NaiveReps(tables)
    company.lay_out()
    for name, measure in REP_MEASURES.items():
        expected = getattr(naive, name)()
        event(f"{name} {'measured' if expected else 'empty'}")
        found = {tuple(row[:3]): row[3:] for row in company.con.execute(measure.sql).fetchall()}
        assert found.keys() == expected.keys(), name
        for key, (value, n) in expected.items():
            assert found[key] == (pytest.approx(value, abs=1e-9), n), (name, key)
