"""Files -> plans: which table each file fills from which of its columns, or a sentence on why it fits none."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from analysis.errors import DataError
from analysis.ingest.choices import Choices
from analysis.ingest.covers import without_covers
from analysis.ingest.matching.match import Match, Remembered, find_by_hand, fitness, match_file, match_rest
from analysis.ingest.matching.spelling import signature
from analysis.ingest.memory import recall
from analysis.ingest.reading.read import Source
from analysis.ingest.reading.shape import Shape, find_shape
from analysis.items import ITEMS
from analysis.tables import Table

Tables = Mapping[str, Table]
Memory = Mapping[str, Mapping[str, Any]]

_NOTHING: Memory = {}


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A file and one table it fills.

    remembered  choices that nobody made for this file, but for an earlier one with the same headers
    """

    source: Source
    shape: Shape
    match: Match
    choices: Choices = field(default_factory=Choices)
    remembered: frozenset[str] = frozenset()

    @property
    def columns(self) -> dict[str, str]:
        """Column of the table -> header of the file; of an unpivoted column, the headers of its cells."""
        return {name: self.header(at) for name, at in self.match.positions.items()}

    @property
    def used(self) -> set[int]:
        """Positions of the file's columns that fill something."""
        match = self.match
        behind = {at for further in (*match.fallback.values(), *match.joined.values()) for at in further}
        unpivoted = {at for at, _, _ in match.wide.cells} if match.wide else set()
        return {*match.positions.values(), *match.flags.values(), *match.beside, *behind, *unpivoted}

    def header(self, at: int) -> str:
        """The header at a position; beyond the file's own, those of the columns that were unpivoted into it."""
        headers = self.shape.headers
        if at < len(headers) or not self.match.wide:
            return headers[at]
        value = ("", *self.match.wide.values)[at - len(headers)]
        return ", ".join(headers[each] for each, _, filled in self.match.wide.cells if value in ("", filled))


def plan_files(
    tables: Tables,
    sources: Sequence[Source],
    chosen: Sequence[Choices],
    memory: Memory = _NOTHING,
    filled: Collection[str] = (),
) -> list[Plan]:
    """A plan for every file and table it fills. Raises DataError for the first file that fits no table, or several.

    memory  the signature of a file's headers -> what was once confirmed for such files
    filled  tables that hold rows: a file may add columns to them, or to those that the other files fill
    """
    for choices in chosen:
        _refuse_unknown(tables, choices)
    shapes = [_shape(tables, *each) for each in zip(sources, chosen, strict=True)]
    _refuse_absent(sources, shapes, chosen)
    each = without_covers(tables, zip(sources, shapes, chosen, strict=True))
    plans = [_plans_or_fault(tables, *text, memory) for text in each]
    here = {*filled, *(plan.match.table.name for found in plans if isinstance(found, list) for plan in found)}
    grown = {name: table for name, table in tables.items() if name in here}
    return [
        plan
        for text, found in zip(each, plans, strict=True)
        for plan in (found if isinstance(found, list) else _rest(grown, *text, memory, found))
    ]


def _shape(tables: Tables, source: Source, choices: Choices) -> Shape:
    return find_shape(source, partial(fitness, tables, source.name, choices), choices.delimiter)


def _plans_or_fault(
    tables: Tables, source: Source, shape: Shape, choices: Choices, memory: Memory
) -> list[Plan] | DataError:
    given, (choices, known) = choices, _recalled(shape, choices, memory)
    try:
        matches = match_file(tables, source.name, shape.headers, shape.samples, choices, shape.labels, known)
    except DataError as fault:
        return fault
    return [_plan(source, shape, match, choices, given) for match in matches]


def _rest(
    tables: Tables, source: Source, shape: Shape, choices: Choices, memory: Memory, fault: DataError
) -> list[Plan]:
    """The plan of a file that adds columns to rows of other files. Raises its fault where it does not."""
    given, (choices, known) = choices, _recalled(shape, choices, memory)
    matches = match_rest(tables, source.name, shape.headers, shape.samples, choices, known)
    if not matches:
        raise fault
    return [_plan(source, shape, match, choices, given) for match in matches]


def _plan(source: Source, shape: Shape, match: Match, choices: Choices, given: Choices) -> Plan:
    before = frozenset(name for name in ("dates", "decimal") if getattr(choices, name) != getattr(given, name))
    return Plan(source=source, shape=shape, match=match, choices=choices, remembered=before)


def _recalled(shape: Shape, choices: Choices, memory: Memory) -> tuple[Choices, Remembered]:
    sign = signature(shape.headers)
    return recall(choices, memory.get(sign, {})), lambda asked: memory.get(asked, {}).get("columns")


def _refuse_unknown(tables: Tables, choices: Choices) -> None:
    for table in choices.tables:
        if table not in tables:
            raise DataError(f"There is no table called {table}.\nThe tables are: {', '.join(tables)}.")
    known = {column for table in tables.values() for column in table.names} | {item.name for item in ITEMS}
    for column in choices.mapping:
        if column not in known:
            raise DataError(f"No table has a column called {column}.\nThe dictionary lists the columns of every table.")


def _refuse_absent(sources: Sequence[Source], shapes: Sequence[Shape], chosen: Sequence[Choices]) -> None:
    """A header chosen by hand stands in at least one of the files. Raises DataError."""
    wanted = {(column, header) for choices in chosen for column, header in choices.mapping.items() if header}
    for column, header in sorted(wanted):
        each = zip(sources, shapes, strict=True)
        if not any(find_by_hand({column: header}, shape.headers, source.name) for source, shape in each):
            names = " and ".join(source.name for source in sources)
            has = "; ".join(", ".join(shape.headers) for shape in shapes)
            raise DataError(f"No column is called {header}, which was to fill `{column}`.\n{names} has: {has}.")
