"""Wide files -> one cell a row: surveys with a column an item, quotas with a column a quarter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analysis.tables.sql import literal


@dataclass(frozen=True)
class Wide:
    """What of a wide file is read.

    kind   "survey" (one column an item) or "quotas" (one column a quarter)
    keep   column of the table -> position of the header that holds for the whole row
    cells  (position, item or quarter, value column: "score", "quota" or "revenue") of every column that is unpivoted
    """

    kind: str
    keep: dict[str, int]
    cells: tuple[tuple[int, str, str], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The items or quarters in the file's order, each once: the cells of one row."""
        return tuple(dict.fromkeys(name for _, name, _ in self.cells))

    @property
    def values(self) -> tuple[str, ...]:
        """The value columns, each once."""
        return tuple(dict.fromkeys(value for _, _, value in self.cells))

    def positions(self, width: int) -> dict[str, int]:
        """Column of the table -> place among the columns of `unpivoted`, for a file of `width` columns."""
        name = "item" if self.kind == "survey" else "quarter"
        return {**self.keep, name: width, **{value: width + place for place, value in enumerate(self.values, start=1)}}


def unpivoted(reader: str, width: int, wide: Wide) -> tuple[str, int]:
    """(SQL for a FROM clause, rows it gives for each row of `reader`).

    Its columns are c0 .. c{width-1} as in `reader`, then c{width} with the item or quarter, then one column for each
    value column, blank where the file has none. Rows keep the file's order: the row of a record is row // cells.
    """
    cells = [f"unnest({_listed(literal(name) for name in wide.names)}) as c{width}"]
    for place, value in enumerate(wide.values, start=1):
        at = {name: position for position, name, filled in wide.cells if filled == value}
        found = (f"c{at[name]}" if name in at else "null::varchar" for name in wide.names)
        cells.append(f"unnest({_listed(found)}) as c{width + place}")
    kept = ", ".join(f"c{at}" for at in range(width))
    return f"(select {kept}, {', '.join(cells)} from {reader})", len(wide.names)


def rename(wide: Wide, names: Mapping[int, str]) -> Wide:
    """The same with other names for the cells at some positions."""
    return replace(wide, cells=tuple((at, names.get(at, name), value) for at, name, value in wide.cells))


def _listed(cells: Iterable[str]) -> str:
    return f"[{', '.join(cells)}]"
