"""How a file writes its numbers, days and answers: counted over the whole file, asked where the file does not tell."""

import re

import duckdb

from analysis.errors import DataError
from analysis.ingest.cells.filled import Look
from analysis.ingest.cells.values import Formats
from analysis.ingest.cells.weigh_answers import weigh_answers
from analysis.ingest.cells.weigh_days import weigh_days
from analysis.ingest.cells.weigh_numbers import beside, weigh_numbers
from analysis.ingest.cells.weigh_quarters import weigh_quarters
from analysis.ingest.choices import Choices
from analysis.ingest.plan import Plan
from analysis.ingest.reading.shape import SAMPLED
from analysis.tables import Column, Table

__all__ = ["Formats", "find"]

LARGE = 32_000_000  # bytes from which a file is read twice only where its first rows ask for it
_PLAIN = {
    "DATE": re.compile(r"\d{4}-\d\d-\d\d"),
    "DOUBLE": re.compile(r"-?(\d+|0\.\d+|\d+\.(\d\d?|\d{4,})|\d{4,}\.\d{3})"),
    "BIGINT": re.compile(r"-?\d+"),
    "quarter": re.compile(r"20\d\d-Q[1-4]"),
}


def find(con: duckdb.DuckDBPyConnection, reader: str, plan: Plan, fiscal_year_starts: int = 1) -> Formats:
    """The formats of the plan's file, whose cells are columns c0, c1 ... of `reader` (what stands after FROM).

    A large file whose first rows hold days and numbers as the dictionary writes them is not read for it. Raises
    DataError where a person's words are none of ours, or quarters are given by month.
    """
    look, choices = Look(con, reader, plan), plan.choices
    formats = Formats(
        decimal=choices.decimal,
        dates=choices.dates,
        fiscal_year_starts=fiscal_year_starts,
        words=_words(plan.match.table, choices),
    )
    if not _worth_reading(look):
        return formats
    for weigh in (weigh_numbers, weigh_days, weigh_quarters, weigh_answers):
        formats = weigh(look, formats)
    return formats


def _worth_reading(look: Look) -> bool:
    columns = [column for column in look.columns("DATE", "DOUBLE", "BIGINT", "VARCHAR") if _pattern(column)]
    plain = all(_is_plain(column, look.samples(column.name)) for column in columns) and not beside(look.plan)
    rows = len(look.plan.shape.samples)
    small = rows < SAMPLED or look.plan.source.path.stat().st_size > LARGE
    return not (plain and small)


def _pattern(column: Column) -> re.Pattern | None:
    return _PLAIN.get("quarter" if column.name == "quarter" else column.type)


def _is_plain(column: Column, cells: list[str]) -> bool:
    written = all(_pattern(column).fullmatch(cell) for cell in cells)
    if not written or column.name != "score":
        return written
    return all(1 <= float(cell) <= 5 for cell in cells)


def _words(table: Table, choices: Choices) -> dict[str, dict[str, str]]:
    """A person's words in lower case. Raises DataError for one that stands for none of ours."""
    found = {}
    for column in table.columns:
        words = {word: ours for word, ours in choices.words.get(column.name, {}).items() if ours}
        for word, ours in words.items():
            if column.choices and ours not in column.choices:
                listed = ", ".join(column.choices)
                raise DataError(
                    f"`{word}` cannot stand for `{ours}`: {column.name} is one of {listed}.\nPick one of them."
                )
        if words:
            found[column.name] = {word.strip().lower(): ours for word, ours in words.items()}
    return found
