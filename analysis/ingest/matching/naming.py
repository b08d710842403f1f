"""Columns filled by what headers are called: a vendor's exact header, our own name, an alias, an alias among signs."""

from collections.abc import Callable, Collection, Iterable

from analysis.ingest.matching.looks import misfits
from analysis.ingest.matching.sheet import Sheet
from analysis.ingest.matching.signs import signs, with_id
from analysis.ingest.matching.spelling import as_written, key
from analysis.tables import Column, Table

Places = Callable[[Column], Iterable[int]]
DOUBTED = 0.4  # a name we know over values that are something else

# headers with their decoration, which come first: of two amounts the one in the company's currency
_BETTER = {
    "deals": {"amount": ("Amount in company currency", "Amount in home currency", "Amount (converted)")},
    "activities": {"activity_id": tuple(f"(Do Not Modify) {what}" for what in ("Activity", "Task", "Phone Call"))},
}
_WITH_SIGNS = {
    "teams": {"team_id": ("id",), "team_name": ("name",)},
    "coaching": {"rep_id": ("employee", "user")},
}


def by_names(
    table: Table, sheet: Sheet, taken: Collection[int], positions: dict[str, int], how: dict[str, str]
) -> dict[str, tuple[int, float, str]]:
    """Fill `positions` and `how` where they are open, each header not `taken` once; returns what is doubted.

    Doubted is a name we know over values that are something else: column -> (position, certainty, how).
    """
    doubted: dict[str, tuple[int, float, str]] = {}
    used = set(taken)  # what was chosen by hand may fill a second column by its name
    own = ("name", _own_name(sheet))
    aliases = [_better(table, sheet), _aliases(sheet), _ids(sheet), _by_signs(table, sheet)]
    passes = [("alias", places) for places in aliases]
    for word, spellings in [passes[0], own, *passes[1:]]:
        for column in table.columns:
            if column.name in {*positions, *sheet.emptied}:
                continue
            at = next((at for at in spellings(column) if at not in used), None)
            if at is not None and (misfits(column, sheet.cells(at)) or _is_share(column, sheet.headers[at])):
                doubted.setdefault(column.name, (at, DOUBTED, word))
            elif at is not None:
                positions[column.name], how[column.name] = at, word
                used.add(at)
    return doubted


def _is_share(column: Column, header: str) -> bool:
    """Whether the header is of a share where the column wants money: `Gross Margin %`."""
    return column.unit == "company currency" and ("%" in header or "percent" in header.lower())


def _better(table: Table, sheet: Sheet) -> Places:
    written = [as_written(header) for header in sheet.headers]
    wanted = {column: [as_written(word) for word in words] for column, words in _BETTER.get(table.name, {}).items()}
    return lambda column: [written.index(word) for word in wanted.get(column.name, ()) if word in written]


def _own_name(sheet: Sheet) -> Places:
    return lambda column: _places(sheet, (column.name,))


def _aliases(sheet: Sheet) -> Places:
    return lambda column: _places(sheet, column.aliases)


def _ids(sheet: Sheet) -> Places:
    return lambda column: _places(sheet, with_id(column.name, column.aliases))


def _by_signs(table: Table, sheet: Sheet) -> Places:
    """Words that could be anybody's without the headers beside them: `Id` and `Name` in a vendor's list of teams."""
    words = _WITH_SIGNS.get(table.name, {}) if signs(table, sheet.keys) > 1 else {}
    return lambda column: _places(sheet, words.get(column.name, ()))


def _places(sheet: Sheet, spellings: Iterable[str]) -> Iterable[int]:
    return (at for word in spellings for at in sheet.places.get(key(word), ()))
