"""What we said, what happened: where the measures stand that plans were to move."""

import math
from dataclasses import dataclass

import pandas as pd

from analysis.measures import Measure
from analysis.panel import Panel
from analysis.plans import Plan, later
from analysis.privacy import shown_values

COLUMNS = "name action owner measure label made_in due_in start target now quarter state expected".split()


@dataclass(frozen=True, kw_only=True)
class Followed:
    """Plans, in the order they were made.

    plans     one row a plan: name, action, owner, measure, label, made_in, due_in, start, target, expected, as it was
              said; now (the measure's mean over its teams in the newest quarter that counts, NaN where there is none)
              and that `quarter` ("" where none); state:
                  "reached", "missed"   in the quarter the plan was to end, or the last known before it has passed
                  "closer", "no closer" on the way there
                  "too soon"            no quarter since it was made
                  "not measured"        the measure is not there, or may not be shown
    """

    plans: pd.DataFrame
    measures: dict[str, Measure]
    fingerprint: str

    def summary(self) -> str:
        """How many plans came to their end, and how many of them where they were to be."""
        ended = self.plans[self.plans["state"].isin(["reached", "missed"])]
        reached = int((ended["state"] == "reached").sum())
        return f"{len(self.plans)} plans; {len(ended)} have ended, {reached} of them reached what was said."


def follow_plans(panel: Panel, *, plans: tuple[tuple[str, Plan], ...]) -> Followed:
    """Where each plan's measure stands now. A plan whose measure is not there any more is kept, and says so."""
    rows = [_followed(panel, name, plan) for name, plan in plans]
    return Followed(plans=pd.DataFrame(rows, columns=COLUMNS), measures=panel.measures, fingerprint=panel.fingerprint)


def draft_plan(
    panel: Panel, *, measure: str, teams: tuple[str, ...], target: float, action: str, expected: str = ""
) -> Plan | None:
    """A plan nobody has taken up yet, from where the measure stands now; None where that is not known."""
    start, _ = newest(panel, measure, teams, panel.quarters)
    if math.isnan(start) or not panel.quarters:
        return None
    made = panel.quarters[-1]
    given = {"measure": measure, "teams": teams, "start": start, "target": target, "expected": expected}
    return Plan(action=action, owner="", made_in=made, due_in=later(made, 1), **given)


def standing(panel: Panel, measure: str, teams: tuple[str, ...], quarter: str) -> float:
    """The mean of a measure over those of `teams` that may be shown in that quarter; NaN where none may."""
    if measure not in panel.measures or quarter not in panel.quarters:
        return math.nan
    there = panel.between((quarter,))
    if measure not in there.measures:
        return math.nan
    values = shown_values(there, measure).reindex(list(teams)).dropna()
    fewest = 2 if panel.measures[measure].surveyed and len(teams) > 1 else 1
    return float(values.mean()) if len(values) >= fewest else math.nan


def newest(panel: Panel, measure: str, teams: tuple[str, ...], quarters: tuple[str, ...]) -> tuple[float, str]:
    """(the mean, its quarter) in the last of `quarters` in which it is known; (NaN, "") where in none."""
    for quarter in sorted(quarters, reverse=True):
        value = standing(panel, measure, teams, quarter)
        if not math.isnan(value):
            return value, quarter
    return math.nan, ""


def _followed(panel: Panel, name: str, plan: Plan) -> dict:
    since = tuple(quarter for quarter in panel.quarters if plan.made_in < quarter <= plan.due_in)
    now, quarter = newest(panel, plan.measure, plan.teams, since)
    over = any(known >= plan.due_in for known in panel.quarters)
    label = panel.measures[plan.measure].label if plan.measure in panel.measures else plan.measure
    return {**vars(plan), "name": name, "label": label, "now": now, "quarter": quarter} | {
        "state": _state(plan, now, since, over)
    }


def _state(plan: Plan, now: float, since: tuple[str, ...], over: bool) -> str:
    if not since:
        return "too soon"
    if math.isnan(now):
        return "not measured"
    way = (now - plan.start) / (plan.target - plan.start)
    if over:
        return "reached" if way >= 1 else "missed"
    return "closer" if way > 0 else "no closer"
