"""What holds for every row though no column says it: the day of a survey, its scale, the kind of a call log."""

import re
from collections.abc import Mapping

from analysis.ingest.matching.looks import is_percent, share
from analysis.ingest.matching.sheet import Sheet
from analysis.tables import Table

ASKED = "asked_on"  # what a person can say for all rows of a survey at once
_PERCENT = re.compile(r"%|percent|favou?rable", re.IGNORECASE)
_KINDS = {"call": r"calls?", "meeting": r"meetings?|events?|appointments?", "e-mail": r"e-?mails?", "demo": r"demos?"}


def constants(table: Table, sheet: Sheet, positions: Mapping[str, int]) -> dict[str, str]:
    """Column -> the value of every row, for columns that nothing fills."""
    found = {**_day(sheet), **_scale(sheet, positions), **_kind(table, sheet)}
    return {
        name: value for name, value in found.items() if name in table.names and name not in {*positions, *sheet.emptied}
    }


def notes(table: Table, found: Mapping[str, str]) -> tuple[str, ...]:
    """What is said about them."""
    kind = found.get("kind") if table.name == "activities" else None
    return (f"No column says what kind of activity a row is: by the file's name each is a {kind}.",) if kind else ()


def _day(sheet: Sheet) -> dict[str, str]:
    return {ASKED: sheet.choices.asked_on} if sheet.choices.asked_on else {}


def _scale(sheet: Sheet, positions: Mapping[str, int]) -> dict[str, str]:
    """Of percentages 0 to 100; any other scale is found by its answers."""
    at = positions.get("score")
    if at is None or at >= len(sheet.headers) or {"scale_min", "scale_max"} & set(positions):
        return {}
    said = _PERCENT.search(sheet.headers[at]) or share(is_percent, sheet.cells(at)) > 0.9
    return {"scale_min": "0", "scale_max": "100"} if said else {}


def _kind(table: Table, sheet: Sheet) -> dict[str, str]:
    words = re.sub(r"[\W_]+", " ", sheet.name.rsplit(".", 1)[0].lower())
    told = [kind for kind, pattern in _KINDS.items() if re.search(rf"\b({pattern})\b", words)]
    return {"kind": told[0]} if table.name == "activities" and len(told) == 1 else {}
