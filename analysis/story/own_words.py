"""Words of a company's own, its stages or roles: what each counts as, and which still need a person."""

import pandas as pd

from analysis.ingest import FileReport
from analysis.story.words import count, inside
from analysis.tables import TABLES

THEIRS, OURS = "Their word", "Counts as"
LEFT_OUT = "left out"


def tell_words(report: FileReport) -> dict[str, tuple[str, pd.DataFrame, tuple[str, ...]]]:
    """Column -> (headline, a row for each word, our words for it), for the columns that meet words they do not know."""
    found: dict[str, list] = {}
    for word in report.words:
        found.setdefault(word.column, []).append(word)
    return {
        column: (_headline(report, column, words), _rows(words), words[0].choices) for column, words in found.items()
    }


def _headline(report: FileReport, column: str, words: list) -> str:
    label = inside(TABLES[report.table].column(column).label)
    open_ = sum(not word.ours for word in words)
    if open_ == 1:
        return f"1 word of “{label}” is not known: what does it mean?"
    if open_:
        return f"{open_} words of “{label}” are not known: what do they mean?"
    if len(words) == 1:
        return f"“{words[0].word}” is a word of your own: check what it counts as"
    return f"{count(len(words), 'word')} of “{label}” are words of your own: check what they count as"


def _rows(words: list) -> pd.DataFrame:
    """Those that nobody settled first."""
    rows = [(word.word, word.ours or LEFT_OUT) for word in sorted(words, key=lambda word: bool(word.ours))]
    return pd.DataFrame(rows, columns=[THEIRS, OURS])
