"""Panel to Fit: slopes, shares and their replicates, which gap, what-if and specifications read."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.errors import DataError
from analysis.panel import Panel
from analysis.split.families import composed
from analysis.stats.attribute import Attribution, attribute
from analysis.stats.blocks import Block
from analysis.stats.cut import turned
from analysis.stats.raters import Answers


@dataclass(frozen=True, kw_only=True)
class Fit:
    """The gap between high and low teams, split; p predictors, n teams, B replicates.

    names                 (p,) drivers, then controls
    slopes                (p,) in the outcome's unit per unit of the predictor
    differences           (p,) high minus low, in the predictor's unit
    gap, low, high        in the outcome's unit
    shares, intervals     (p,), (p, 2) fractions of the gap, raters' error out; where raters are unknown all intervals
                          hold the whole bracket
    noise, unmeasured     the rest of the gap: shares.sum() + noise + unmeasured = 1; where luck_told is False,
                          noise is 0 with a NaN interval and luck is with the unmeasured
    luck_told             False when luck may last beyond its quarter: few quarters, or signs that it does
    explained             the drivers' shares together; conditions_interval is that of the controls together
    uncorrected           (p,) shares with the raters' error left in
    bracket               (p, 2) the lowest and highest share by what unknown raters may be; NaN where raters are known
    shapley, reliability, robustness   (p,); reliability is 1 for what is logged
    out_of_sample         the drivers' shares together, every team explained by slopes fitted without it
    correlation           (p, p) of team means, raters' error out; 0 on the diagonal
    blocks                drivers that move together from team to team, each group with one share
    optimism              (p,) what was taken off each share for fitting and explaining the same teams; the interval of
                          any sum or difference of shares is that of the replicates' sum, less the sum of the optimism
    replicates, slope_replicates       (B, p), NaN where a replicate did not solve; failed is the fraction that did not:
                          above .01 the intervals are NaN
    weights               (high, low), (n,) each, for team_ids
    complete_teams        teams with at least one quarter in which everything is known: the slopes' teams
    quarters_per_team     (n,) how many such quarters each team has
    """

    names: tuple[str, ...]
    slopes: np.ndarray
    differences: np.ndarray
    gap: float
    low: float
    high: float
    shares: np.ndarray
    intervals: np.ndarray
    noise: float
    unmeasured: float
    noise_interval: tuple[float, float]
    unmeasured_interval: tuple[float, float]
    luck_told: bool
    explained: float
    explained_interval: tuple[float, float]
    conditions_interval: tuple[float, float]
    uncorrected: np.ndarray
    bracket: np.ndarray
    shapley: np.ndarray
    reliability: np.ndarray
    robustness: np.ndarray
    out_of_sample: float
    correlation: np.ndarray
    blocks: tuple[Block, ...]
    optimism: np.ndarray
    replicates: np.ndarray
    slope_replicates: np.ndarray
    failed: float
    weights: tuple[np.ndarray, np.ndarray]
    team_ids: tuple[str, ...]
    complete_teams: int
    quarters_per_team: np.ndarray


def fit(panel: Panel, *, outcome, drivers, controls, rule="top-third", seed=0, replicates=2000) -> Fit:
    """Split the gap in `outcome` between high and low teams by drivers and controls.

    rule: top-third, quartile, median or threshold:1.0. Several drivers joined by + enter as their mean
    (`families.composed`). Raises DataError where the data cannot be split that way.
    """
    names = (*drivers, *controls)
    panel = composed(panel, names)
    check(panel, panel.frame.dropna(subset=[outcome]), outcome, names)
    direction = panel.measures[outcome].direction
    teams, given = arrays(panel, outcome, names)
    found = attribute(**given, drivers=len(drivers), rule=turned(rule, direction), seed=seed, replicates=replicates)
    if not found.solved:
        raise DataError(unsolved(panel, outcome, names, found, rule))
    answer = named(found, names, drivers, panel, teams)
    return answer if direction > 0 else less_is_better(answer)


def arrays(panel: Panel, outcome: str, names: tuple[str, ...]) -> tuple[np.ndarray, dict]:
    """The teams with an outcome, and their rows and answers as `attribute` takes them: more of y is better."""
    panel = composed(panel, names)
    rows = panel.frame.dropna(subset=[outcome])
    teams, team = np.unique(rows["team_id"].to_numpy(dtype=str), return_inverse=True)
    quarters, quarter = np.unique(rows["quarter"].to_numpy(dtype=str), return_inverse=True)
    surveyed = [name for name in names if panel.measures[name].surveyed and name in panel.raters]
    return teams, {
        "y": panel.measures[outcome].direction * rows[outcome].to_numpy(float),
        "x": rows[list(names)].to_numpy(float),
        "team": team,
        "quarter": quarter,
        "answers": read_answers(panel.raters, surveyed, teams, quarters) if surveyed else None,
        "surveyed": [names.index(name) for name in surveyed],
        "anonymous": bool(surveyed) and bool(panel.raters["respondent_id"].isna().all()),
    }


def less_is_better(found: Fit) -> Fit:
    """A fit of the outcome times -1, in the outcome's own direction: shares stay, what has a sign changes it."""
    signed = ("slopes", "gap", "low", "high", "slope_replicates")
    return replace(found, **{name: -getattr(found, name) for name in signed})


def check(panel: Panel, rows: pd.DataFrame, outcome: str, names: tuple[str, ...]) -> None:
    if not names:
        raise DataError("Nothing to attribute the gap to was chosen. Choose at least one driver.")
    complete = rows.dropna(subset=list(names))["team_id"].nunique()
    if complete < len(names) + 2:
        raise DataError(
            f"{complete} {'team has' if complete == 1 else 'teams have'} {in_words(panel, (outcome, *names))} "
            f"in the same quarter; {len(names) + 2} are the fewest for a split by {len(names)}. "
            "Choose fewer drivers and controls, or import what is missing."
        )


def read_answers(raters: pd.DataFrame, surveyed: list[str], teams: np.ndarray, quarters: np.ndarray) -> Answers:
    """The raters' rows as codes; a respondent without an id is a new one every time."""
    known = raters["team_id"].isin(teams) & raters["quarter"].isin(quarters)
    rows = raters[known].reset_index(drop=True)
    rater, ids = pd.factorize(rows["respondent_id"])
    return Answers(
        team=np.searchsorted(teams, rows["team_id"].to_numpy(dtype=str)),
        quarter=np.searchsorted(quarters, rows["quarter"].to_numpy(dtype=str)),
        rater=np.where(rater < 0, len(ids) + np.arange(len(rows)), rater),
        scores=rows[surveyed].to_numpy(float),
    )


def named(found: Attribution, names, drivers, panel: Panel, teams: np.ndarray) -> Fit:
    """The arrays with their names put on."""
    kept = {name: getattr(found, name) for name in Fit.__dataclass_fields__ if hasattr(found, name)}
    asked = [panel.measures[name].surveyed and name not in panel.raters.dropna(axis=1, how="all") for name in names]
    return Fit(
        **kept
        | {
            "names": names,
            "reliability": np.where(asked, np.nan, found.reliability),
            "out_of_sample": float(found.out_of_sample[: len(drivers)].sum()),
            "weights": (found.weights[0], found.weights[1]),
            "team_ids": tuple(teams.tolist()),
            "complete_teams": int((found.complete > 0).sum()),
            "quarters_per_team": found.complete,
        }
    )


def unsolved(panel: Panel, outcome: str, names: tuple[str, ...], found: Attribution, rule: str) -> str:
    if not found.gap > 0:
        return f"All teams are on one side of the rule {rule}, or alike. Choose another way to cut them."
    return (
        f"{in_words(panel, names)} cannot be told apart: one of them is the same for all teams, "
        "or follows from the others. Leave one out."
    )


def in_words(panel: Panel, names: tuple[str, ...]) -> str:
    labels = [panel.measures[name].label for name in names]
    return " and ".join([", ".join(labels[:-1]), labels[-1]]) if len(labels) > 1 else labels[0]
