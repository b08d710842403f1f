"""Text -> value, in SQL: strict, so that nothing is rounded, guessed or cut in silence. What does not fit is null.

`{raw}` stands for a trimmed cell, null where it was blank. What most cells hold comes first, for the price of a cast.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.ingest.cells import dates, ids, numbers, quarters
from analysis.ingest.report import Question
from analysis.tables import Column
from analysis.tables.sql import constant, literal

YES = (
    "true yes y t 1 x ✓ ✔ ☑ on done complete completed closed finished held given agreed won checked ja si oui".split()
)
NO = "false no n f 0 ✗ ✘ ☐ off open pending incomplete missed unchecked nein non".split()
NO += ["not done", "to do", "todo", "not started", "not completed", "not complete", "in progress", "not yet", "overdue"]
NOTHING = (  # cells that say in words that there is no value
    "n/a", "#n/a", "na", "n.a.", "null", "none", "nil", "-", "–", "—", "--", "(blank)", "(null)", "(none)", "#value!",
    "#ref!", "#div/0!", "not applicable", "not available", "unknown", "tbd", "0000-00-00", "0000-00-00 00:00:00",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Formats:
    """How the cells of one file are written. What is not decided is refused cell by cell, never guessed.

    decimal             "." or ",": the mark before the decimals; "" where nothing tells
    dates               "day-first", "month-first" or "year-first"; "" where nothing tells
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
    """SQL for the cell without `blanks` around it: those that occur in the file; only cells that have one are cut."""
    has, ends = has_blank(cell, blanks), " || ".join(_ends(blanks))
    bare = f"case when {has} then trim({cell}, {ends}) else {cell} end" if has else cell
    return f"nullif({bare}, '')"


def has_blank(cell: str, blanks: str) -> str:
    """SQL, true where one of `blanks` stands at an end of the cell, or it is empty; "" where the file has none."""
    ends = _ends(blanks)
    begins = [f"{cell} < '!'", *([f"starts_with({cell}, chr(160))"] if len(ends) > 1 else [])]
    return " or ".join([*begins, *(f"ends_with({cell}, {end})" for end in ends)]) if ends else ""


def typed(column: Column, raw: str, formats: Formats) -> str:
    """SQL for the cell as the column's type; null where it is blank or does not fit."""
    value = _typed(column, raw, formats)
    words = formats.words.get(column.name)
    if not words or column.choices:
        return value
    given = " ".join(f"when {literal(word)} then {constant(column, ours)}" for word, ours in words.items())
    return (
        f"coalesce({value}, case lower({raw}) {given} end)"
        if column.type != "VARCHAR"
        else (f"case lower({raw}) {given} else {value} end")
    )


def plain(column: Column, raw: str, formats: Formats) -> tuple[str, str] | None:
    """(SQL for the value of a cell written the plain way, SQL true where it is not); None where typed() is as fast.

    Where it is, the value is that of typed(), for the price of a cast; one that cannot be cast is null. `"name"` stands
    for the value in the second, which is "" where every cell will do.
    """
    value = f'"{column.name}"'
    if column.choices or column.name == "quarter" or formats.words.get(column.name):
        return None
    if column.type == "DATE":
        last = f" or {value} >= date '{dates.OPEN_END[0]}'" if _may_be_open(column) else ""
        return f"try_cast({raw} as date)", f"strlen({raw}) <> 10{last}"
    if column.type == "DOUBLE":
        return f"try_cast({raw} as double)", f"not ({numbers.is_plain(raw, value, formats.decimal)})"
    if column.type == "BIGINT":
        return f"try_cast({raw} as bigint)", f"strlen({raw}) <> 1 and cast({value} as varchar) <> {raw}"
    if column.type == "VARCHAR":
        return raw, ids.may_be_none(raw) if column.name.endswith("_id") else ""
    return None


def expected(column: Column) -> tuple[str, str]:
    """(why a cell that does not fit is refused, how to mend it)."""
    if column.choices:
        words = ", ".join(column.choices)
        return f"{column.name} is none of {words}", f"Use one of these words: {words}."
    if column.name == "quarter":
        return "quarter is not written like 2026-Q3", "Write the year, a hyphen and Q1 to Q4: 2026-Q3."
    why, mend = _EXPECTED[column.type]
    return f"{column.name} is not {why}", mend


def unreadable(column: Column, raw: str, formats: Formats) -> str:
    """SQL, of a cell without a value: something stands there, and it is no way to say that there is nothing."""
    if column.required or column.choices:
        return f"{raw} is not null"
    words = f"{raw} is not null and not lower({raw}) in ({', '.join(map(literal, NOTHING))})"
    return f"{words} and ({dates.date(raw, formats.dates)}) is null" if _may_be_open(column) else words


def boolean(raw: str) -> str:
    """SQL for a cell that says yes or no in the field's words."""
    yes, no = (", ".join(map(literal, words)) for words in (YES, NO))
    word = f"replace(lower({raw}), '_', ' ')"
    return (
        f"case {raw} when 'true' then true when 'false' then false else "
        f"case when {word} in ({yes}) then true when {word} in ({no}) then false end end"
    )


def _typed(column: Column, raw: str, formats: Formats) -> str:
    if column.choices:
        return _choice(column.choices, formats.words.get(column.name, {}), raw)
    if column.name == "quarter":
        return quarters.quarter(raw, formats.dates, formats.fiscal_year_starts)
    if column.type == "DATE":
        day = dates.date(raw, formats.dates)
        return _without_open_end(day) if _may_be_open(column) else day
    if column.type == "DOUBLE":
        return numbers.double(raw, formats.decimal, column.unit)
    if column.name.endswith("_id"):
        return ids.identity(raw)
    return {"VARCHAR": raw, "BOOLEAN": boolean(raw)}.get(column.type) or numbers.whole(raw, formats.decimal)


def _choice(choices: Mapping[str, tuple[str, ...]], words: Mapping[str, str], raw: str) -> str:
    """A person's own words first, then ours as they stand, then every spelling, at last `6 - Closed Won (EMEA)`."""
    word = f"replace(lower({raw}), '_', ' ')"
    bare = f"regexp_replace({word}, '^[0-9]+ ?%? ?[-–.:)]* *|[ ]*[(][^()]*[)]$', '', 'g')"
    own = " ".join(
        f"when {word} = {literal(other.replace('_', ' '))} then {literal(ours)}" for other, ours in words.items()
    )
    ours = f"when {raw} in ({', '.join(map(literal, choices))}) then {raw}"
    spelt = ((_spellings(name, others), literal(name)) for name, others in choices.items())
    cases = [(f"{{}} in ({listed})", name) for listed, name in spelt]
    first, second = (" ".join(f"when {test.format(one)} then {name}" for test, name in cases) for one in (word, bare))
    return f"case {own} {ours} {first} {second} end"


def _spellings(name: str, others: tuple[str, ...]) -> str:
    return ", ".join(literal(spelling.lower().replace("_", " ")) for spelling in (name, *others))


def _ends(blanks: str) -> list[str]:
    return {"": [], " ": ["' '"]}.get(blanks, ["' '", "chr(9)", "chr(160)"])


def _may_be_open(column: Column) -> bool:
    return column.type == "DATE" and not column.required and column.default is None


def _without_open_end(day: str) -> str:
    for last in dates.OPEN_END:
        day = f"nullif({day}, date '{last}')"
    return day


_EXPECTED = {
    "DATE": ("a date like 2026-09-30", "Write year, month and day: 2026-09-30, or say which comes first (--dates)."),
    "DOUBLE": (
        "a plain number",
        "Write digits with a point for decimals, like 1234.50, or say which mark it is (--decimal).",
    ),
    "BIGINT": ("a whole number", "Write digits only, like 12."),
    "BOOLEAN": ("yes or no", "Write yes or no; true, false, 1 and 0 will do."),
}
