"""Files -> plans: which table each file fills from which of its columns, or a sentence on why it fits none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.errors import DataError
from analysis.ingest.match import (
    DELIMITERS,
    Match,
    alongside,
    find_by_hand,
    match_table,
    near,
    recognise,
    refuse_twins,
)
from analysis.ingest.read import Source, header
from analysis.tables import Column, Table

Tables = Mapping[str, Table]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A file and one table it fills; `lines` of the file lie above its first row."""

    source: Source
    delimiter: str
    headers: tuple[str, ...]
    lines: int
    match: Match

    @property
    def columns(self) -> dict[str, str]:
        """Column of the table -> header of the file."""
        return {name: self.headers[at] for name, at in self.match.positions.items()}


def plan_files(
    tables: Tables, sources: Sequence[Source], forced: Sequence[str], mapping: Mapping[str, str]
) -> list[Plan]:
    """A plan for every file and table it fills. Raises DataError for the first file that fits no table, or several."""
    _refuse_unknown(tables, forced, mapping)
    readings = [_readings(source) for source in sources]
    _refuse_absent(sources, readings, mapping)
    each = zip(sources, readings, strict=True)
    return [plan for source, ways in each for plan in _plans(tables, source, ways, forced, mapping)]


@dataclass(frozen=True)
class _Reading:
    """The header as it stands when the file is cut at `delimiter`; it ends on line `lines`."""

    delimiter: str
    headers: tuple[str, ...]
    lines: int


def _readings(source: Source) -> list[_Reading]:
    found = ((delimiter, *header(source, delimiter)) for delimiter in DELIMITERS)
    return [_Reading(delimiter, tuple(headers), lines) for delimiter, headers, lines in found]


def _plans(
    tables: Tables, source: Source, readings: Sequence[_Reading], forced: Sequence[str], mapping: Mapping[str, str]
) -> list[Plan]:
    for way in readings:
        by_hand = find_by_hand(mapping, way.headers, source.name)
        matches = _matches(tables, source.name, way.headers, by_hand, forced)
        for match in matches:
            refuse_twins(match, way.headers, source.name)
        if matches:
            cut = {"delimiter": way.delimiter, "headers": way.headers, "lines": way.lines}
            return [Plan(source=source, match=match, **cut) for match in matches]
    headers = _widest(readings)
    by_hand = find_by_hand(mapping, headers, source.name)
    raise DataError(_does_not_fit(tables, source.name, headers, by_hand, forced))


def _widest(readings: Sequence[_Reading]) -> tuple[str, ...]:
    return max((way.headers for way in readings), key=len)


def _matches(
    tables: Tables, name: str, headers: Sequence[str], by_hand: Mapping[str, int], forced: Sequence[str]
) -> list[Match]:
    if forced:
        matches = [match_table(tables[table], headers, by_hand) for table in forced]
        return [] if any(match.missing for match in matches) else matches
    winners = recognise(tables, headers, by_hand)
    if len(winners) > 1:
        fits = " or ".join(match.table.name for match in winners)
        raise DataError(f"{name} could be {fits}: its columns fit equally well.\nSay which it is (--as TABLE).")
    return [second for first in winners for second in (first, *alongside(tables, first, headers, by_hand))]


def _does_not_fit(
    tables: Tables, name: str, headers: Sequence[str], by_hand: Mapping[str, int], forced: Sequence[str]
) -> str:
    has = f"It has: {', '.join(header or '(blank)' for header in headers)}."
    matches = [match_table(tables[table], headers, by_hand) for table in forced]
    for match in matches:
        if match.missing:
            return (
                f"{name} has no column for {_said(match.missing)}, which {match.table.name} needs.\n{has}\n"
                "Rename one of them, or pick one by hand (--map column=Header)."
            )
    nearest = [f"{match.table.name} also needs {_said(match.missing)}." for match in near(tables, headers, by_hand)]
    return "\n".join(
        (f"{name} fits none of the tables.", has, *nearest, "Rename its columns, or pick them (--map column=Header).")
    )


def _said(columns: Sequence[Column]) -> str:
    return ", ".join(f"`{column.name}` ({column.about})" for column in columns)


def _refuse_unknown(tables: Tables, forced: Sequence[str], mapping: Mapping[str, str]) -> None:
    for table in forced:
        if table not in tables:
            raise DataError(f"There is no table called {table}.\nThe tables are: {', '.join(tables)}.")
    known = {column for table in tables.values() for column in table.names}
    for column in mapping:
        if column not in known:
            raise DataError(f"No table has a column called {column}.\nThe dictionary lists the columns of every table.")


def _refuse_absent(
    sources: Sequence[Source], readings: Sequence[Sequence[_Reading]], mapping: Mapping[str, str]
) -> None:
    """A header chosen by hand stands in at least one of the files. Raises DataError."""
    for column, wanted in mapping.items():
        each = zip(sources, readings, strict=True)
        if not any(find_by_hand({column: wanted}, way.headers, source.name) for source, ways in each for way in ways):
            names = " and ".join(source.name for source in sources)
            has = "; ".join(", ".join(_widest(ways)) for ways in readings)
            raise DataError(f"No column is called {wanted}, which was to fill `{column}`.\n{names} has: {has}.")
