"""A figure as tables of a sheet: heads, then rows of numbers and finished words."""

from functools import singledispatch
from itertools import zip_longest

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

Cell = str | float
Rows = list[list[Cell]]
ITEM = ("Value", "From", "To", "In words", "Interval in words")


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
    return [_items(figure.of[:1].upper() + figure.of[1:] or "Column", figure.items)]


@tables_of.register
def _(figure: Bars) -> list[Rows]:
    rows = _items("Bar", figure.items)
    if figure.cells:
        rows = [[*row, *cells] for row, cells in zip(rows, (figure.heads, *figure.cells), strict=True)]
    return [rows, *_level("Line", figure.line)]


@tables_of.register
def _(figure: Dots) -> list[Rows]:
    return [_series(figure.labels, figure.series), *_levels(figure.levels)]


@tables_of.register
def _(figure: Trend) -> list[Rows]:
    return [_series(figure.labels, figure.series), *_level("Target", figure.target)]


@tables_of.register
def _(figure: Table) -> list[Rows]:
    return [[list(figure.heads), *(list(row) for row in figure.rows)]]


@tables_of.register
def _(figure: Facts) -> list[Rows]:
    facts = [[fact.head, fact.value, fact.what, fact.text] for fact in figure.items]
    return [_without_empty([["About", "Number", "What it is", "More"], *facts])]


@tables_of.register
def _(figure: Sentences) -> list[Rows]:
    return [_without_empty([["About", "Sentence"], *([bold, text] for bold, text in figure.lines)])]


def _items(head: str, items: tuple[Item, ...]) -> Rows:
    rows = [[item.name or item.label, item.value, item.low, item.high, item.said, item.sure] for item in items]
    return _without_empty([[head, *ITEM], *rows])


def _series(labels: tuple[str, ...], series: tuple[Series, ...]) -> Rows:
    """A row a label; where each has a value in one series alone, the series is a column, else each has its own."""
    known = [sum(not empty(each.values[at]) for each in series) for at in range(len(labels))]
    return _without_empty(_one_of(labels, series) if len(series) > 1 and max(known) == 1 else _beside(labels, series))


def _one_of(labels: tuple[str, ...], series: tuple[Series, ...]) -> Rows:
    rows: Rows = [["", "Of", "Value", "From", "To", "In words"]]
    for at, label in enumerate(labels):
        for each in series:
            if not empty(each.values[at]):
                rows.append([label, each.name, *(cells[at] if cells else "" for cells in _cells(each).values())])
    return rows


def _beside(labels: tuple[str, ...], series: tuple[Series, ...]) -> Rows:
    columns: Rows = [["", *labels]]
    for each in series:
        columns += [[f"{each.name}{what}", *cells] for what, cells in _cells(each).items()]
    return [list(row) for row in zip_longest(*columns, fillvalue="")]


def _cells(series: Series) -> dict[str, tuple[Cell, ...]]:
    return {"": series.values, ", from": series.low, ", to": series.high, ", in words": series.said}


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
