"""A figure as tables of a sheet: heads, then rows of numbers and finished words."""

import re
from collections.abc import Sequence
from functools import singledispatch
from itertools import accumulate, zip_longest
from typing import NamedTuple

from analysis.story.figures import (
    Bars,
    Bridge,
    Columns,
    Dots,
    Facts,
    Item,
    Level,
    Parts,
    Sentences,
    Series,
    Table,
    Trend,
)

ITEM = ("Value", "From", "To", "In words", "Interval in words")
NUMBER = re.compile(r"([+−]?)(0|[1-9]\d{0,11}|[1-9]\d{0,2}(?:,\d{3})+)((?:\.\d+)?)((?:[ \u00a0](?:%|[a-z]{1,20}))?)")


class Said(NamedTuple):
    """A number that only its words tell, as rounded there; its form writes these very words."""

    value: float
    form: str


Cell = str | float | Said
Rows = list[list[Cell]]


@singledispatch
def tables_of(figure) -> list[Rows]:
    """Each with its heads first; a number that is not known is NaN."""
    raise TypeError(f"no rows for {type(figure).__name__}")


@tables_of.register
def _(figure: Bridge) -> list[Rows]:
    return [_items("Step", (figure.start, *figure.steps, figure.end)), *_groups(figure.groups, figure.steps)]


@tables_of.register
def _(figure: Parts) -> list[Rows]:
    return [_items("Part", figure.items), *_groups(figure.groups, figure.items)]


@tables_of.register
def _(figure: Columns) -> list[Rows]:
    return [_items(figure.of[:1].upper() + figure.of[1:] or "Column", figure.items, worded=False)]


@tables_of.register
def _(figure: Bars) -> list[Rows]:
    rows = _items("Bar", figure.items, worded=not figure.cells)
    if figure.cells:
        beside = (figure.heads, *(map(_said, cells) for cells in figure.cells))
        rows = [[*row, *cells] for row, cells in zip(rows, beside, strict=True)]
    return [rows, *_level("Line", figure.line)]


@tables_of.register
def _(figure: Dots) -> list[Rows]:
    return [_series("Name", figure.labels, figure.series), *_levels(figure.levels)]


@tables_of.register
def _(figure: Trend) -> list[Rows]:
    return [_series("Quarter", _dated(figure.labels), figure.series), *_level("Target", figure.target)]


@tables_of.register
def _(figure: Table) -> list[Rows]:
    right = figure.right or (False,) * len(figure.heads)
    rows = ([_said(cell) if number else cell for cell, number in zip(row, right, strict=True)] for row in figure.rows)
    return [[list(figure.heads), *rows]]


@tables_of.register
def _(figure: Facts) -> list[Rows]:
    facts = [[fact.head, _said(fact.value), fact.what, fact.text] for fact in figure.items]
    return [_without_empty([["About", "Number", "What it is", "More"], *facts])]


@tables_of.register
def _(figure: Sentences) -> list[Rows]:
    return [_without_empty([["About", "Sentence"], *([bold, text] for bold, text in figure.lines)])]


def _items(head: str, items: tuple[Item, ...], worded: bool = True) -> Rows:
    rows = [[item.name or item.label, item.value, item.low, item.high, item.said, item.sure] for item in items]
    return _without_empty([line if worded else line[:4] for line in ([head, *ITEM], *rows)])


def _said(words: str) -> Cell:
    """A number with at most a sign and a unit, else the words."""
    found = NUMBER.fullmatch(words)
    if not found:
        return words
    sign, whole, places, unit = found.groups()
    shape = ("#,##0" if "," in whole else "0") + re.sub(r"\d", "0", places) + (f'"{unit}"' if unit else "")
    value = float(whole.replace(",", "") + places)
    return Said(-value if sign == "−" else value, f'{sign.strip("−")}{shape};"−"{shape}')


def _dated(labels: tuple[str, ...]) -> list[str]:
    """Quarters with their year each, which an axis says at its first alone: 2025 Q4, 2026 Q1, 2026 Q2."""
    years = accumulate((label.rpartition(" ")[0] for label in labels), lambda year, own: own or year)
    return [f"{year} {label.split()[-1]}".strip() for year, label in zip(years, labels, strict=True)]


def _series(head: str, labels: Sequence[str], series: tuple[Series, ...]) -> Rows:
    """A row a label; where each has a value in one series alone, the series is a column, else each has its own."""
    known = [sum(not empty(each.values[at]) for each in series) for at in range(len(labels))]
    return _without_empty((_one_of if len(series) > 1 and max(known) == 1 else _beside)(head, labels, series))


def _one_of(head: str, labels: Sequence[str], series: tuple[Series, ...]) -> Rows:
    rows: Rows = [[head, "Of", "Value", "From", "To"]]
    for at, label in enumerate(labels):
        for each in series:
            if not empty(each.values[at]):
                rows.append([label, each.name, *(cells[at] if cells else "" for cells in _cells(each).values())])
    return rows


def _beside(head: str, labels: Sequence[str], series: tuple[Series, ...]) -> Rows:
    columns: Rows = [[head, *labels]]
    for each in series:
        columns += [[f"{each.name}{what}", *cells] for what, cells in _cells(each).items()]
    return [list(row) for row in zip_longest(*columns, fillvalue="")]


def _cells(series: Series) -> dict[str, tuple[Cell, ...]]:
    return {"": series.values, ", from": series.low, ", to": series.high}


def _groups(groups: tuple[tuple[str, str, int, int], ...], items: tuple[Item, ...]) -> list[Rows]:
    names = [item.name or item.label for item in items]
    rows = [[f"{bold}{plain}", names[first], names[last]] for bold, plain, first, last in groups]
    return [[["Together", "First", "Last"], *rows]] if rows else []


def _levels(levels: tuple[Level, ...]) -> list[Rows]:
    return [[["Level", "Value"], *([level.said, level.value] for level in levels)]] if levels else []


def _level(head: str, line: tuple[float, str] | None) -> list[Rows]:
    return [[[head, "Value"], [line[1], line[0]]]] if line else []


def _without_empty(rows: Rows) -> Rows:
    """Without columns in which no row has anything."""
    kept = [at for at in range(len(rows[0])) if at == 0 or any(not empty(row[at]) for row in rows[1:])]
    if len(rows[0]) == len(kept) and all(empty(row[0]) for row in rows[1:]):
        kept = kept[1:]
    return [[row[at] for at in kept] for row in rows]


def empty(cell: Cell) -> bool:
    return cell == "" or cell != cell  # NaN alone is not itself
