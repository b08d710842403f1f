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
    plans = [plan for source in sources for plan in _plans(tables, source, forced, mapping)]
    _refuse_unused(plans, mapping)
    return plans


def _plans(tables: Tables, source: Source, forced: Sequence[str], mapping: Mapping[str, str]) -> list[Plan]:
    readings = [(delimiter, *header(source, delimiter)) for delimiter in DELIMITERS]
    for delimiter, headers, lines in readings:
        by_hand = find_by_hand(mapping, headers, source.name)
        matches = _matches(tables, source.name, headers, by_hand, forced)
        if matches:
            for match in matches:
                refuse_twins(match, headers, source.name)
            return [
                Plan(source=source, delimiter=delimiter, headers=tuple(headers), lines=lines, match=match)
                for match in matches
            ]
    headers = max((headers for _, headers, _ in readings), key=len)
    by_hand = find_by_hand(mapping, headers, source.name)
    raise DataError(_does_not_fit(tables, source.name, headers, by_hand, forced))


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


def _refuse_unused(plans: Sequence[Plan], mapping: Mapping[str, str]) -> None:
    for column, wanted in mapping.items():
        if not any(column in find_by_hand(mapping, plan.headers, plan.source.name) for plan in plans):
            names = ", ".join(dict.fromkeys(plan.source.name for plan in plans))
            raise DataError(f"{names} has no column called {wanted}, which was to fill `{column}`.")
