"""What we said, what happened: where the measures stand that plans were to move."""

import math
from dataclasses import dataclass

import pandas as pd

from analysis.measures import Measure
from analysis.panel import Panel
from analysis.plans import Plan, later
from analysis.privacy import FEWEST_AVERAGED, shown_values

COLUMNS = "name action owner measure label made_in due_in start target now quarter at state expected".split()
EXACT = 1e-9


@dataclass(frozen=True, kw_only=True)
class Followed:
    """Plans, in the order they were made.

    plans     one row a plan: name, action, owner, measure, label, made_in, due_in, start, target, expected, as it was
              said; now (the measure's mean over its teams in the newest quarter that counts, NaN where there is none)
              and that `quarter` ("" where none); at: how many of its teams are at their own targets then, "7 of 12", or
              "7 of 10 known" where others may not be shown ("" where fewer than two may, or the plan has none); state:
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
    start, quarter = newest(panel, measure, teams, panel.quarters)
    given = {"measure": measure, "teams": teams, "start": start, "target": target, "expected": expected}
    return _drafted(panel, action=action, **given) if quarter else None


def draft_scenario_plans(
    panel: Panel, moves: tuple[tuple[str, float], ...], teams: tuple[str, ...], expected: str = ""
) -> tuple[Plan, ...]:
    """A plan nobody has taken up yet for each of `moves` (driver, target), about those of `teams` that are short of it.

    A team there or beyond in the newest quarter stays as it is and is not in the plan; one whose value is not known, or
    may not be shown, is. No plan for a driver of which it is not known where these teams stand, or where all are there.
    """
    drafts = (_draft_move(panel, name, target, teams, expected) for name, target in moves)
    return tuple(draft for draft in drafts if draft is not None)


def standing(panel: Panel, measure: str, teams: tuple[str, ...], quarter: str) -> float:
    """The mean of a measure over those of `teams` that may be shown in that quarter; NaN where none may."""
    values = shown(panel, measure, teams, quarter)
    if values.empty:
        return math.nan
    fewest = FEWEST_AVERAGED if panel.measures[measure].surveyed and len(teams) > 1 else 1
    return float(values.mean()) if len(values) >= fewest else math.nan


def shown(panel: Panel, measure: str, teams: tuple[str, ...], quarter: str) -> pd.Series:
    """team_id -> its value in that quarter, of those of `teams` that may be shown; sorted by team_id."""
    there = panel.between((quarter,)) if quarter in panel.quarters else None
    if there is None or measure not in there.measures:
        return pd.Series(dtype=float)
    values = shown_values(there, measure)
    return values[values.index.isin(teams)]


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
    at = _at_target(panel, plan, quarter)
    return {**vars(plan), "name": name, "label": label, "now": now, "quarter": quarter, "at": at} | {
        "state": _state(plan, now, since, over)
    }


def _at_target(panel: Panel, plan: Plan, quarter: str) -> str:
    targets = dict(plan.targets)
    values = shown(panel, plan.measure, tuple(targets), quarter)
    if len(values) < FEWEST_AVERAGED:
        return ""
    there = sum(not _short(panel.measures[plan.measure], value, targets[team]) for team, value in values.items())
    return f"{there} of {len(values)}{' known' if len(values) < len(targets) else ''}"


def _short(measure: Measure, value: float, target: float) -> bool:
    return measure.direction * (target - value) > EXACT


def _draft_move(panel: Panel, name: str, target: float, teams: tuple[str, ...], expected: str) -> Plan | None:
    measure, (_, quarter) = panel.measures.get(name), newest(panel, name, teams, panel.quarters)
    if measure is None or not quarter:
        return None
    values = shown(panel, name, teams, quarter)
    short = tuple(team for team in sorted(set(teams)) if team not in values or _short(measure, values[team], target))
    names = panel.teams.set_index("team_id")["team_name"]
    whom = names[short[0]] if len(short) == 1 else f"{len(short)} teams"
    action = f"{measure.label} to {measure.say(target)} in {whom}"
    start = standing(panel, name, short, quarter)
    given = {"measure": name, "teams": short, "start": start, "target": target, "expected": expected}
    targets = tuple((team, target) for team in short)
    return None if math.isnan(start) else _drafted(panel, action=action, targets=targets, **given)


def _drafted(panel: Panel, **given) -> Plan:
    made = panel.quarters[-1]
    return Plan(owner="", made_in=made, due_in=later(made, 1), **given)


def _state(plan: Plan, now: float, since: tuple[str, ...], over: bool) -> str:
    if not since:
        return "too soon"
    if math.isnan(now):
        return "not measured"
    way = (now - plan.start) / (plan.target - plan.start)
    if over:
        return "reached" if way >= 1 else "missed"
    return "closer" if way > 0 else "no closer"
