"""Text -> value, in SQL: strict, so that nothing is rounded, guessed or cut in silence. What does not fit is null.

`{raw}` stands for a trimmed cell, null where it was blank.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.ingest.report import Question
from analysis.tables import Column

_WORDS = {"true": ("true", "yes", "y", "t", "1"), "false": ("false", "no", "n", "f", "0")}
_CLOCK = r"[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.,]\d+)?)?"
_TIMESTAMP = rf"\d{{4}}-\d{{2}}-\d{{2}}{_CLOCK} ?(Z|UTC|[+-]\d{{2}}(:?\d{{2}})?)?"
_NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?"
_WHOLE = r"[+-]?\d{1,18}(\.0*)?"


@dataclass(frozen=True, kw_only=True)
class Formats:
    """How the cells of one file are written. What is not decided is refused cell by cell, never guessed.

    decimal             "." or ",": the mark before the decimals; "" where nothing tells
    dates               "day-first" or "month-first"; "" where nothing tells
    fiscal_year_starts  the first month of the fiscal year, 1 to 12
    currency            column -> the currency most of its rows are in; rows in another are left out
    currency_at         column -> where the cell stands that names its currency
    words               column -> {cell, lower case: value}: a person's words, and the answers of a scale
    scale               (lowest, highest answer) where the file has no columns for it; None leaves the defaults
    percents            columns written with percent signs
    questions           what has to be answered before anything is written
    notes               sentences on what was decided and why
    """

    decimal: str = ""
    dates: str = ""
    fiscal_year_starts: int = 1
    currency: Mapping[str, str] = field(default_factory=dict)
    currency_at: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    scale: tuple[float, float] | None = None
    percents: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()


def trimmed(cell: str, blanks: str) -> str:
    """SQL for the cell without `blanks` around it: those that occur in the file, since each kind costs time."""
    bare = {"": cell, " ": f"trim({cell})"}.get(blanks, f"trim({cell}, ' ' || chr(9) || chr(160))")
    return f"nullif({bare}, '')"


def typed(column: Column, raw: str, formats: Formats) -> str:
    """SQL for the cell as the column's type; null where it is blank or does not fit."""
    if column.choices:
        return _choice(column.choices, raw)
    return _TYPED[column.type](raw)


def expected(column: Column) -> tuple[str, str]:
    """(why a cell that does not fit is refused, how to mend it)."""
    if column.choices:
        words = ", ".join(column.choices)
        return f"{column.name} is none of {words}", f"Use one of these words: {words}."
    why, mend = _EXPECTED[column.type]
    return f"{column.name} is not {why}", mend


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _choice(choices: dict[str, tuple[str, ...]], raw: str) -> str:
    word = f"replace(lower({raw}), '_', ' ')"
    cases = (f"when {word} in ({_spellings(name, others)}) then {literal(name)}" for name, others in choices.items())
    return f"case {' '.join(cases)} end"


def _spellings(name: str, others: tuple[str, ...]) -> str:
    return ", ".join(literal(spelling.lower().replace("_", " ")) for spelling in (name, *others))


def _date(raw: str) -> str:
    return (
        f"case when length({raw}) = 10 and cast(try_cast({raw} as date) as varchar) = {raw} "
        f"then try_cast({raw} as date) "
        f"when regexp_full_match({raw}, '{_TIMESTAMP}') then try_cast(left({raw}, 10) as date) end"
    )


def _double(raw: str) -> str:
    number = f"try_cast({raw} as double)"
    return f"case when regexp_full_match({raw}, '{_NUMBER}') and isfinite({number}) then {number} end"


def _bigint(raw: str) -> str:
    return (
        f"case when cast(try_cast({raw} as bigint) as varchar) = {raw} then try_cast({raw} as bigint) "
        f"when regexp_full_match({raw}, '{_WHOLE}') then try_cast(split_part({raw}, '.', 1) as bigint) end"
    )


def _boolean(raw: str) -> str:
    cases = (f"when lower({raw}) in ({_spellings(word, others)}) then {word}" for word, others in _WORDS.items())
    return f"case {' '.join(cases)} end"


_TYPED = {"VARCHAR": str, "DATE": _date, "DOUBLE": _double, "BIGINT": _bigint, "BOOLEAN": _boolean}
_EXPECTED = {
    "DATE": ("a date like 2026-09-30", "Write year, month and day: 2026-09-30."),
    "DOUBLE": (
        "a plain number",
        "Write digits with a point for decimals, like 1234.50: no currency, percent sign or thousands separator.",
    ),
    "BIGINT": ("a whole number", "Write digits only, like 12."),
    "BOOLEAN": ("yes or no", "Write yes or no; true, false, 1 and 0 will do."),
}
