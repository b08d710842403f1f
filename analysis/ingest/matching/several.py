"""Columns that one header alone does not fill: the open and the closed amount, flags that tell a status, two names."""

from collections.abc import Collection, Sequence

from analysis.ingest.matching.sheet import Sheet
from analysis.ingest.matching.spelling import key

# the first that is there fills the column; the others, in this order, where it is blank
_CHAINS = {
    ("deals", "amount"): (
        "actual revenue", "actual value", "est revenue", "estimated revenue", "estimated value",
    ),
    ("deals", "closed_on"): (
        "actual close date", "won time", "lost time", "close time", "deal closed on",
        "est close date", "estimated close date", "expected close date",
    ),
    ("activities", "kind"): ("activity type", "type", "task subtype", "event subtype", "call type"),
    ("survey", "respondent_id"): ("external reference", "external data reference", "response id"),
}  # fmt: skip
_FLAGS = {
    "won": ("is closed won", "hs is closed won", "is won", "won"),
    "lost": ("is closed lost", "hs is closed lost", "is lost", "lost"),
    "closed": ("is deal closed", "hs is closed", "is closed", "closed"),
}


def find_fallback(
    table: str, positions: dict[str, int], header_keys: Sequence[str], fixed: set[str]
) -> dict[str, tuple[int, ...]]:
    """Column -> further positions to read in turn where the cell is blank; none for the columns in `fixed`."""
    found = {}
    for (name, column), spellings in _CHAINS.items():
        at, chain = positions.get(column), [key(spelling) for spelling in spellings]
        if name != table or at is None or column in fixed or header_keys[at] not in chain:
            continue
        later = chain[chain.index(header_keys[at]) + 1 :]
        further = [header_keys.index(word) for word in later if word in header_keys]
        if further := [other for other in further if other not in positions.values()]:
            found[column] = tuple(further)
    return found


def find_flags(header_keys: Sequence[str]) -> dict[str, int]:
    """The yes/no columns that tell won from lost from open; {} where they do not tell all three."""
    found = {}
    for flag, spellings in _FLAGS.items():
        at = next((header_keys.index(key(word)) for word in spellings if key(word) in header_keys), None)
        if at is not None:
            found[flag] = at
    return found if "won" in found and len(found) > 1 else {}


def find_name(filled: Collection[str], sheet: Sheet) -> tuple[int | None, int | None]:
    """Positions of a rep's first and last name, where the roster has no column for both."""
    first, last = sheet.at("first name"), sheet.at("last name")
    return (None, None) if "rep_name" in filled or None in (first, last) else (first, last)
