"""A page's table as it stands on a slide, and which table holds the answers."""

from collections.abc import Sequence

import pandas as pd

from analysis.story.figures import Table


def chosen(frame: pd.DataFrame, columns: Sequence[str], about: str, first: str = "", **looks) -> Table:
    """Those columns of a page's table, words for words; numbers stand to the right of the first column.

    first  the head of the first column, which on a page has none
    """
    heads = (first or columns[0], *columns[1:])
    rows = frame[list(columns)].astype(str).itertuples(index=False, name=None)
    right = (False, *(True for _ in columns[1:]))
    return Table(heads=heads, rows=tuple(rows), about=about, right=right, **looks)


def answers(rows: dict[str, tuple[str, int]]) -> str:
    """Single answers where they are there, else a survey's finished scores."""
    return "survey" if "survey" in rows else "survey_scores"
