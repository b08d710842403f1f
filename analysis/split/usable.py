"""Which columns of the panel can enter a split at all, and in how many teams and quarters they are known together."""

import numpy as np
import pandas as pd

from analysis.panel import Panel
from analysis.stats.moments import remove_quarter_means

PRESENT = 3  # a quarter counts from one in three teams on


def usable(panel: Panel, names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of `names`, those that differ between teams and whose noise is known; and a sentence for each of the others."""
    faults = {name: fault(panel, name) for name in names}
    sentences = tuple(f"{panel.measures[name].label} {words}." for name, words in faults.items() if words)
    return tuple(name for name, words in faults.items() if not words), sentences


def fault(panel: Panel, name: str) -> str:
    means = panel.frame.groupby("team_id")[name].mean().dropna()
    if len(means) < 2 or np.ptp(means) <= 1e-9 * np.abs(means).max():
        return "is the same in every team, so it cannot go with a difference"
    if panel.measures[name].answers:
        return "is made of whole teams' answers, so survey noise cannot be taken out of it"
    if is_finished(panel, name):
        return "comes as team scores without the answers behind them, so survey noise cannot be taken out of it"
    return ""


def is_finished(panel: Panel, name: str) -> bool:
    """Whether a measure is surveyed and none of its answers is here, only scores of teams."""
    measure = panel.measures[name]
    return measure.surveyed and not measure.answers and not (name in panel.raters and panel.raters[name].notna().any())


def complete(panel: Panel, columns: tuple[str, ...]) -> tuple[int, int]:
    """Teams with a quarter in which all `columns` are known, and how many quarters that is so for a third of them.

    One quarter where the typical team has but one: nothing is then seen of how it moves.
    """
    known = panel.frame[list(columns)].notna().to_numpy().all(axis=1)
    each, together = (counted(panel.frame[key][known]) for key in ("team_id", "quarter"))
    quarters = int((together >= len(each) / PRESENT).sum())
    return len(each), quarters if len(each) and np.median(each) >= 2 else min(quarters, 1)


def counted(keys: pd.Series) -> np.ndarray:
    """How often each key occurs. (On a frame this small pandas takes several times as long.)"""
    return np.bincount(pd.factorize(keys)[0])


def anonymous(panel: Panel, drivers: tuple[str, ...]) -> bool:
    """Whether a surveyed driver's answers name no respondent, so that lasting and passing opinions look alike."""
    surveyed = any(panel.measures[name].surveyed for name in drivers)
    return surveyed and bool(panel.raters["respondent_id"].isna().all())


def follows(panel: Panel, columns: tuple[str, ...]) -> bool:
    """Whether the last column is a sum of the others, quarters' means aside."""
    values = panel.frame[list(columns)].to_numpy(float)
    known = ~np.isnan(values).any(axis=1)
    values, _ = remove_quarter_means(values[known], pd.factorize(panel.frame["quarter"])[0][known])
    others, last = values[:, :-1], values[:, -1]
    rest = last - others @ np.linalg.lstsq(others, last, rcond=None)[0]
    return bool(rest @ rest <= 1e-8 * (last @ last))
