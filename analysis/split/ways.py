"""The ways to compute one split that are as reasonable as the chosen one: what can be chosen otherwise, and how."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pandas as pd

from analysis.errors import DataError
from analysis.panel import DEFAULT_OUTCOMES, KEYS, Panel
from analysis.split.families import parts
from analysis.split.fit import arrays
from analysis.split.gate import Gate
from analysis.split.gated import split
from analysis.stats.cut import FRACTIONS, turned
from analysis.stats.specifications import CORRECTIONS, share_ways

YEAR = 4  # quarters
OTHER_DRIVERS = "Not every driver of the split may enter there: too few teams have it, or it is mostly survey noise."
UNSOLVED = "The columns cannot be told apart there, or a side is left without teams."


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Ways that share their rows: an outcome, a lag and some quarters, on the panel that has them so.

    lag    quarters that the drivers come earlier than the outcome: 0 or 1
    rules  that cut high from low
    """

    outcome: str
    lag: int
    quarters: str
    rules: tuple[str, ...]
    panel: Panel


def compute(
    panel: Panel, rows: dict[str, list[int]], gate: Gate, *, outcome, drivers, controls, by
) -> tuple[list[dict], dict[str, int]]:
    """One dict a way that could be computed, its choices and its drivers' shares; and how many could not, by reason.

    rows   the drivers of the split as chosen: name -> the predictors that count together
    gate   of the split as chosen; in other quarters, or a quarter later, the same drivers are to pass it
    """
    computed, refused = [], {}
    for cell in cells(panel, outcome, drivers, by):
        here, why = let_in(cell, gate, drivers, controls)
        ways = list(ways_of(cell, here, rows)) if here else []
        many = sum(not solved(way) for way in ways) if here else len(cell.rules) * others(panel, gate)
        computed += filter(solved, ways)
        refused[why] = refused.get(why, 0) + many
    return computed, {why: many for why, many in refused.items() if many}


def let_in(cell: Cell, as_chosen: Gate, drivers: tuple[str, ...], controls: tuple[str, ...]) -> tuple[Gate | None, str]:
    """The gate of a cell, survey noise looked at, if it lets the same drivers in; and what keeps ways out."""
    try:
        gate, _, found = split(cell.panel, drivers, outcome=cell.outcome, controls=controls, replicates=0)
    except DataError:
        return None, UNSOLVED
    if gate.drivers == as_chosen.drivers:
        return gate, UNSOLVED
    return None, OTHER_DRIVERS if found else gate.why


def others(panel: Panel, gate: Gate) -> int:
    """Ways that one rule of a cell has."""
    return len(variants(gate.controls)) * len(corrections(panel, gate.drivers))


def solved(way: dict) -> bool:
    return bool(np.isfinite(list(way["shares"].values())).all())


def ways_of(cell: Cell, gate: Gate, rows: dict[str, list[int]]) -> Iterator[dict]:
    """The ways of a cell, with the controls that its gate lets in."""
    names, direction = (*gate.drivers, *gate.controls), cell.panel.measures[cell.outcome].direction
    named = variants(gate.controls)
    shares = share_ways(
        **arrays(cell.panel, cell.outcome, names)[1],
        choices=[[names.index(name) for name in (*gate.drivers, *chosen)] for chosen in named.values()],
        rules=[turned(rule, direction) for rule in cell.rules],
    )
    same = {"outcome": cell.outcome, "lag": cell.lag, "quarters": cell.quarters}
    for (at, controls), (row, rule) in product(enumerate(named), enumerate(cell.rules)):
        for side, correction in enumerate(corrections(cell.panel, gate.drivers)):
            found = {name: shares[at, row, side, members].sum() for name, members in rows.items()}
            yield same | {"rule": rule, "controls": controls, "correction": correction, "shares": found}


def corrections(panel: Panel, drivers: tuple[str, ...]) -> tuple[bool, ...]:
    """Whether survey noise is taken out; only where there is any."""
    surveyed = any(panel.measures[member].surveyed for name in drivers for member in parts(name))
    return CORRECTIONS if surveyed else CORRECTIONS[:1]


def cells(panel: Panel, outcome: str, drivers: tuple[str, ...], by: str) -> Iterator[Cell]:
    """Every outcome, lag and choice of quarters, the chosen ones first."""
    lags = {0: panel} | ({1: lagged(panel, drivers)} if len(panel.quarters) > 1 else {})
    for name, (lag, shifted), (words, span) in product(
        outcomes(panel, outcome), lags.items(), spans(panel.quarters).items()
    ):
        rules = tuple(dict.fromkeys((by, *FRACTIONS))) if name == outcome else tuple(FRACTIONS)
        yield Cell(outcome=name, lag=lag, quarters=words, rules=rules, panel=shifted.between(span))


def outcomes(panel: Panel, outcome: str) -> tuple[str, ...]:
    """The outcome; where it is one of those that teams are judged by, the others of them as well."""
    others = [name for name in DEFAULT_OUTCOMES if name in panel.measures] if outcome in DEFAULT_OUTCOMES else []
    return tuple(dict.fromkeys((outcome, *others)))


def spans(quarters: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Name -> quarters."""
    half = len(quarters) // 2
    halves = {"first half": quarters[:half], "second half": quarters[half:]} if half else {}
    return distinct({"all": quarters, **halves, "last four": quarters[-YEAR:]})


def variants(controls: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Name -> controls: all of them, none, and each left out."""
    left_out = {f"without {name}": tuple(other for other in controls if other != name) for name in controls}
    return distinct({"all": controls, "none": (), **left_out})


def distinct(named: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The same without what an earlier name has already."""
    first: dict[tuple[str, ...], str] = {}
    for name, chosen in named.items():
        first.setdefault(chosen, name)
    return {name: chosen for chosen, name in first.items()}


def lagged(panel: Panel, drivers: tuple[str, ...]) -> Panel:
    """The panel in which every quarter has the drivers, and the answers behind them, of the quarter before."""
    names = [member for name in drivers for member in parts(name)]

    def moved(frame: pd.DataFrame) -> pd.DataFrame:
        later = frame[[*KEYS, *names]].assign(quarter=quarter_after(frame["quarter"]))
        return frame.drop(columns=names).merge(later, on=KEYS, how="left")[frame.columns]

    raters = panel.raters.assign(quarter=quarter_after(panel.raters["quarter"]))
    return replace(panel, frame=moved(panel.frame), counts=moved(panel.counts), raters=raters)


def quarter_after(quarters: pd.Series) -> pd.Series:
    """2025-Q4 -> 2026-Q1."""
    return quarters.map({name: following(name) for name in quarters.unique()})


def following(quarter: str) -> str:
    year, number = int(quarter[:4]), int(quarter[-1])
    return f"{year}-Q{number + 1}" if number < YEAR else f"{year + 1}-Q1"
