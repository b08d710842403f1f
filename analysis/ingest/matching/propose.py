"""A company's own words -> ours, as a proposal that waits for a yes."""

import re
from collections.abc import Sequence

from analysis.tables import Column

_TELLS = {
    "won": re.compile(r"\bwon\b|\bwin\b|\bsigned\b|\bsold\b", re.IGNORECASE),
    "lost": re.compile(r"\blost\b|\bloss\b|\bdeclined\b|\brejected\b|\bno decision\b|\bdead\b", re.IGNORECASE),
}


def propose_words(column: Column, values: Sequence[str]) -> dict[str, str]:
    """Word of the file -> ours, for the words among `values` that the column does not know.

    For a deal's status alone: `7 - Won (signed)` is won, `Lost to competitor` is lost, any other stage is open.
    """
    if set(column.choices) != {"open", "won", "lost"}:
        return {}
    known = {_plain(word) for ours, others in column.choices.items() for word in (ours, *others)}
    unknown = dict.fromkeys(value.strip() for value in values if value.strip() and _plain(value) not in known)
    return {word: _status(word) for word in unknown}


def _status(word: str) -> str:
    words = word.replace("_", " ")
    return next((ours for ours in ("lost", "won") if _TELLS[ours].search(words)), "open")


def _plain(word: str) -> str:
    return word.strip().lower().replace("_", " ")
