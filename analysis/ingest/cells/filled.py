"""The cells that fill a column, in SQL: trimmed, blank as null, with all that stands in where one is blank."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from analysis.ingest.cells.values import boolean, trimmed
from analysis.ingest.matching.wide import unpivoted
from analysis.ingest.plan import Plan
from analysis.tables import Column
from analysis.tables.sql import literal


def cells(plan: Plan) -> dict[str, str]:
    """Column -> SQL for its trimmed cell, of the columns that the file fills, in the table's order."""
    match, blanks = plan.match, plan.source.blanks
    found = {name: literal(value) for name, value in match.constants.items()}
    for name, at in match.positions.items():
        each = [trimmed(f"c{place}", blanks) for place in (at, *match.fallback.get(name, ()))]
        found[name] = f"coalesce({', '.join(each)})" if each[1:] else each[0]
    for name, places in match.joined.items():
        words = [found[name], *(trimmed(f"c{place}", blanks) for place in places)]
        found[name] = f"nullif(concat_ws(' ', {', '.join(words)}), '')"
    if match.flags:
        found["status"] = _status({flag: boolean(trimmed(f"c{at}", blanks)) for flag, at in match.flags.items()})
    return {name: found[name] for name in match.table.names if name in found}


@dataclass(frozen=True)
class Look:
    """A file to look at before it is typed; `reader` is what stands after FROM, with cells c0, c1 ..."""

    con: duckdb.DuckDBPyConnection
    reader: str
    plan: Plan

    def columns(self, *types: str) -> list[Column]:
        """The columns of these types that the file fills."""
        filled = cells(self.plan)
        return [column for column in self.plan.match.table.columns if column.name in filled and column.type in types]

    def counts(self, conditions: Mapping[Any, str]) -> dict[Any, int]:
        """Key -> rows for which its condition on `raw_COLUMN` holds, in one reading."""
        listed = ", ".join(f"count(*) filter ({condition})" for condition in conditions.values())
        found = self.select(listed)[0] if conditions else ()
        return dict(zip(conditions, found, strict=True))

    def select(self, what: str, then: str = "") -> list[tuple]:
        """`what` over the rows."""
        return self.con.execute(f"select {what} from {self.rows} {then}").fetchall()

    @property
    def rows(self) -> str:
        """What stands after FROM: one row a record, or a cell of a wide file, as c0, c1 ... and raw_COLUMN."""
        wide, width = self.plan.match.wide, len(self.plan.shape.headers)
        reader = unpivoted(self.reader, width, wide)[0] if wide else self.reader
        raws = ", ".join(f"{sql} as raw_{name}" for name, sql in cells(self.plan).items())
        return f"(select *, {raws} from {reader})"

    def samples(self, name: str) -> list[str]:
        """The cells of a column in the first rows, without the blank ones."""
        match, rows = self.plan.match, self.plan.shape.samples
        wide = [at for at, _, value in match.wide.cells if value == name] if match.wide else []
        places = wide or [at for at in (match.positions.get(name), *match.fallback.get(name, ())) if at is not None]
        listed = [row[at].strip(" \t\u00a0") for row in rows for at in places if at < len(row)]
        return [cell for cell in listed if cell]


def _status(flags: dict[str, str]) -> str:
    """SQL for open, won or lost from yes/no cells; null where they do not tell."""
    won, lost, closed = (f"({flags.get(flag, 'null')})" for flag in ("won", "lost", "closed"))
    return (
        f"case when {won} then 'won' when {lost} then 'lost' when {closed} and not {won} then 'lost' "
        f"when not {closed} or (not {won} and not {lost}) then 'open' end"
    )
