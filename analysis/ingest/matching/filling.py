"""One table and the headers that fill it: by hand, by its columns' own names, by their aliases. No guesses."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.errors import DataError
from analysis.ingest.matching.constant import ASKED, constants, notes
from analysis.ingest.matching.door import coded_respondent, personal
from analysis.ingest.matching.naming import by_names
from analysis.ingest.matching.several import find_fallback, find_flags, find_name
from analysis.ingest.matching.sheet import Sheet
from analysis.ingest.matching.spelling import as_written
from analysis.ingest.matching.undone import BENCHMARK, find_undone
from analysis.ingest.matching.wide import Wide
from analysis.tables import Column, Rule, Table

_NO_IDS = "No column has the reps' ids: their names, or else their addresses, stand for them."


@dataclass(frozen=True)
class Match:
    """A table and the headers that fill it.

    positions  column -> position of its header; in a wide file a place among the columns of `wide.unpivoted`
    certainty  column -> how sure the match is, where it is not 1
    how        column -> "name", "alias", "remembered", "by hand", "spelling" or "values"
    proposed   column -> (position, certainty, how) of a match that waits for a yes
    wide       what is unpivoted, None for a file with one row a record
    dropped    headers with personal data that are left at the door
    fallback   column -> further positions, read in turn where the cell before is blank
    joined     column -> further positions whose words follow, with a blank between: a last name
    flags      "won", "lost" or "closed" -> position of the yes/no column that tells the status; {} where a word does
    constants  column -> the value of every row, where the file has no such column
    asks       columns that only a person can fill: "asked_on"
    rules      rows that this file alone leaves out: benchmarks among the teams, activities that are only planned
    beside     positions that `rules` read, as `cell_` and the position, though they fill no column
    doubt      why it is not certain that the file fills this table, a sentence; "" where it is
    notes      sentences on what was decided and why
    """

    table: Table
    positions: dict[str, int]
    certainty: dict[str, float] = field(default_factory=dict)
    how: dict[str, str] = field(default_factory=dict)
    proposed: dict[str, tuple[int, float, str]] = field(default_factory=dict)
    wide: Wide | None = None
    dropped: tuple[str, ...] = ()
    fallback: dict[str, tuple[int, ...]] = field(default_factory=dict)
    joined: dict[str, tuple[int, ...]] = field(default_factory=dict)
    flags: dict[str, int] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    beside: tuple[int, ...] = ()
    doubt: str = ""
    notes: tuple[str, ...] = ()

    @property
    def missing(self) -> list[Column]:
        """Required columns that nothing fills, and that nobody is asked for."""
        there = {*self.positions, *self.constants, *self.asks}
        return [
            column
            for column in self.table.columns
            if column.required and column.default is None and column.name not in there
        ]


def match_table(table: Table, headers: Sequence[str], by_hand: Mapping[str, int], taken: Iterable[int] = ()) -> Match:
    """Fill `table` by hand first, then by the columns' own names, then by their aliases, each header once."""
    given = {column: (at, "by hand") for column, at in by_hand.items()}
    return fill(table, Sheet("", headers, given=given), set(taken))


def fill(table: Table, sheet: Sheet, taken: Collection[int] = ()) -> Match:
    """Fill `table` from the sheet's headers, but for those `taken`; what waits for a person is in `asks`."""
    shut = personal(table.name, sheet)
    given = {column: each for column, each in sheet.given.items() if column in table.names}
    positions = {column: at for column, (at, _) in given.items()}
    how = {column: word for column, (_, word) in given.items()}
    doubted = by_names(table, sheet, {*taken, *shut}, positions, how)
    joined, said = _names(table, sheet, positions, how)
    flags = _flags(table, sheet, positions, how)
    _stand_ins(table, sheet, shut, positions, how)
    held, undone = constants(table, sheet, positions), find_undone(table.name, positions, sheet)
    return Match(
        table,
        {name: positions[name] for name in table.names if name in positions},
        how={name: how[name] for name in table.names if name in positions},
        proposed={name: each for name, each in doubted.items() if name not in positions},
        dropped=tuple(sheet.headers[at] for at in sorted(shut - set(positions.values()))),
        fallback=find_fallback(table.name, positions, sheet.keys, {*given, *sheet.emptied}),
        joined=joined,
        flags=flags,
        rules=(*((undone.rule,) if undone else ()), *((BENCHMARK,) if table.name == "survey_scores" else ())),
        beside=(undone.at,) if undone else (),
        constants=held,
        asks=(ASKED,) if ASKED in table.names and ASKED not in {*positions, *held} else (),
        notes=(*notes(table, held), *said),
    )


def refuse_twins(match: Match, sheet: Sheet) -> None:
    """Raises DataError where a header that is used stands in the file more than once."""
    counts = Counter(as_written(header) for header in sheet.headers)
    for column, position in match.positions.items():
        if position < len(sheet.headers) and counts[as_written(sheet.headers[position])] > 1:
            header = sheet.headers[position]
            raise DataError(
                f"{sheet.name} has more than one column called {header}, and `{column}` could be any of them.\n"
                "Rename or remove all but one."
            )


def _names(table: Table, sheet: Sheet, positions: dict[str, int], how: dict[str, str]) -> tuple[dict, tuple[str, ...]]:
    """(`joined`, notes): a rep's name from two columns; where a roster has no ids, names or else addresses stand in."""
    if table.name != "reps":
        return {}, ()
    first, last = find_name({*positions, *sheet.emptied}, sheet)
    if first is not None:
        positions["rep_name"], how["rep_name"] = first, "alias"
    known_by = next((name for name in ("rep_name", "email") if name in positions), None)
    named = known_by is not None and "rep_id" not in {*positions, *sheet.emptied}
    if named:
        positions["rep_id"], how["rep_id"] = positions[known_by], how[known_by]
    whole = ("rep_name", "rep_id") if named else ("rep_name",)
    return {} if last is None else dict.fromkeys(whole, (last,)), (_NO_IDS,) if named else ()


def _flags(table: Table, sheet: Sheet, positions: dict[str, int], how: dict[str, str]) -> dict[str, int]:
    """The flags that tell a deal's status where no word does; a stage is the company's own, its flags are exact."""
    if table.name != "deals" or "status" in {*positions, *sheet.emptied}:
        return {}
    flags = find_flags(sheet.keys)
    if flags:
        positions["status"], how["status"] = flags["won"], "alias"
    return flags


def _stand_ins(table: Table, sheet: Sheet, shut: set[int], positions: dict[str, int], how: dict[str, str]) -> None:
    """One column's header for another column; a code for a respondent whose address is left at the door."""
    for column in table.columns:
        if column.name not in {*positions, *sheet.emptied} and column.otherwise in positions:
            positions[column.name], how[column.name] = positions[column.otherwise], how[column.otherwise]
    if table.name == "survey" and "respondent_id" not in {*positions, *sheet.emptied}:
        at = coded_respondent(sheet, shut | set(positions.values()))
        if at is not None:
            positions["respondent_id"], how["respondent_id"] = at, "alias"
