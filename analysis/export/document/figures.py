"""What a part shows, as `document.typ` draws it: a kind, and its words and places."""

import math
from collections.abc import Sequence
from functools import singledispatch

from analysis.export.document.said import fitted, said
from analysis.export.document.stacked import stacked
from analysis.export.document.svg import drawn
from analysis.export.document.widths import columns, least
from analysis.export.marks import LABEL, TEXT, pitch
from analysis.export.vega import chart_of
from analysis.story.figures import Bars, Facts, Item, Parts, Sentences, Table
from analysis.story.review.story import Part

NATIVE = (Parts, Table, Facts, Sentences)  # drawn by typst itself
REACH = 0.06  # of the width kept free beside the longest bar
BESIDE = 0.2  # inches between two cells beside bars
NAMES, PLOT = 0.27, 1.0  # of the width for the names of bars; inches below which no bars are drawn
DEEP, AROUND = 0.62, 0.55  # inches: the most a bar's row is high; heads above the rows and words below
EDGE = 0.02  # inches that a bar's outline needs
ROOMY = 6  # inches from which a table's letters are larger than labels


def drawing(part: Part, width: float, height: float) -> dict:
    """The page's own chart, where it says all that the figure does; parts of a whole and cells stand as the deck's."""
    figure = part.figure
    if isinstance(figure, NATIVE) or (isinstance(figure, Bars) and (figure.cells or part.chart is None)):
        return shown(figure, width, height)
    return {"kind": "chart", "svg": drawn(chart_of(part), width, height)}


@singledispatch
def shown(figure, width: float, height: float) -> dict:
    raise TypeError(f"no drawing for {type(figure).__name__}")


@shown.register
def _(figure: Parts, width: float, height: float) -> dict:
    return {"kind": "stacked", **stacked(figure, width - EDGE)}


@shown.register
def _(figure: Table, width: float, height: float) -> dict:
    many = len(figure.heads)
    heads, body = [said(head) for head in figure.heads], [[said(cell) for cell in row] for row in figure.rows]
    size, widths = _sized(heads, body, figure.widths or _shares(heads, body), width)
    return {
        "kind": "table",
        "heads": heads,
        "rows": body,
        "kinds": _kinds(body),
        "size": size,
        "widths": widths,
        "right": list(figure.right) or [False] * many,
        "bold": list(figure.bold) or [False] * many,
        "tints": list(figure.tints) or ["text"] * many,
        "shades": [list(row) for row in figure.shades],
    }


@shown.register
def _(figure: Facts, width: float, height: float) -> dict:
    names = ("head", "value", "what", "text")
    return {"kind": "facts", "items": [{name: said(getattr(fact, name)) for name in names} for fact in figure.items]}


@shown.register
def _(figure: Sentences, width: float, height: float) -> dict:
    return {"kind": "sentences", "lines": [[said(bold), said(text)] for bold, text in figure.lines]}


@shown.register
def _(figure: Bars, width: float, height: float) -> dict:
    """Bars on one scale, from 0 to 1 over their column, with names and cells beside; a table where that is too much."""
    scale = _scale(figure)
    cells = figure.cells or tuple((item.said, item.sure) for item in figure.items)
    heads = figure.heads or ("",) * len(cells[0])
    widths = [least(column, LABEL) + BESIDE for column in zip(heads, *cells, strict=True)]
    plot = width * (1 - NAMES) - sum(widths)
    if plot < PLOT:
        return shown(_listed(figure, heads, cells), width, height)
    deep = min(DEEP, (height - AROUND) / len(figure.items))
    return {
        "kind": "bars",
        "heads": [said(head) for head in heads],
        "rows": [
            _bar(item, beside, scale, width * NAMES, deep) for item, beside in zip(figure.items, cells, strict=True)
        ],
        "deep": deep,
        "named": width * NAMES,
        "plot": plot,
        "widths": widths,
        "zero": _place(0.0, scale),
        "line": [_place(figure.line[0], scale), said(figure.line[1])] if figure.line else None,
    }


def _listed(figure: Bars, heads: tuple[str, ...], cells: tuple[tuple[str, ...], ...]) -> Table:
    """A row an item: its name, then its cells."""
    rows = tuple((item.name or item.label, *beside) for item, beside in zip(figure.items, cells, strict=True))
    right = (False, *(True for _ in heads))
    return Table(heads=("", *heads), rows=rows, right=right, about=figure.about)


def _kinds(body: list[list[str]]) -> list[str]:
    """Of each row: whether it is blank, or opens those below it with a word after a blank one."""
    blank = [not any(row) for row in body]
    after = [False, *blank]
    return [
        "blank" if empty else "opens" if behind and not any(row[1:]) else "row"
        for row, empty, behind in zip(body, blank, after, strict=False)
    ]


def _shares(heads: list[str], body: list[list[str]]) -> list[int]:
    """Widths of columns that nobody chose: by their longest cells, within bounds."""
    return [min(max(8, *map(len, column)), 40) for column in zip(heads, *body, strict=True)]


def _sized(heads: list[str], body: list[list[str]], shares: Sequence[float], width: float) -> tuple[int, list[float]]:
    """The largest letters in which every word has room, and the columns' widths; at worst words are cramped."""
    cells = [[head, *(row[at] for row in body)] for at, head in enumerate(heads)]
    sizes = (TEXT, 14, LABEL) if width > ROOMY else (LABEL,)
    found = [(size, columns(cells, shares, size, width)) for size in sizes]
    size, widths = next((each for each in found if sum(each[1]) <= width + 0.01), found[-1])
    return size, [inches * min(1, width / sum(widths)) for inches in widths]


def _scale(figure: Bars) -> tuple[float, float]:
    line = (figure.line[0],) if figure.line else ()
    ends = [end for item in figure.items for end in (item.value, item.low, item.high)]
    known = [end for end in (0.0, *line, *ends) if not math.isnan(end)]
    low, high = min(known), max(known)
    room = REACH * (high - low or 1)
    return (low - room if low < 0 else low), high + room


def _place(value: float, scale: tuple[float, float]) -> float | None:
    low, high = scale
    return None if math.isnan(value) else (value - low) / (high - low)


def _bar(item: Item, cells: tuple[str, ...], scale: tuple[float, float], named: float, deep: float) -> dict:
    return {
        "label": fitted(item.name or item.label, LABEL, named - BESIDE, max(1, int(deep / pitch(LABEL)))),
        "role": item.role,
        "value": _place(item.value, scale),
        "low": _place(item.low, scale),
        "high": _place(item.high, scale),
        "cells": [said(cell) for cell in cells],
    }
