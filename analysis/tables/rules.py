"""Row rules that more than one table keeps. A null passes every one of them."""

from analysis.tables.declare import Rule

BEGINNING = "1900-01-01"  # stands for "from the beginning" where a first day is not known


def dated(column: str, first_year: int = 1990, beginning: bool = False) -> Rule:
    """`column` lies between `first_year` and 2098, or is the beginning where that may stand in it.

    Catches 0206 and 20260 typed for 2026, and what systems write for no day: 1900-01-01, 1970-01-01, 2099-12-31.
    """
    inside = f"{column} between date '{first_year}-01-01' and date '2098-12-31'"
    return Rule(
        f"({inside} or {column} = date '{BEGINNING}')" if beginning else inside,
        f"{column} is not a day between {first_year} and 2098",
        column,
        "Check the year, and that day and month stand in the order you chose; leave an unknown day empty.",
    )


def known(column: str) -> Rule:
    """`column` is not the day that systems count from, where days as old as that may stand in it."""
    return Rule(
        f"{column} <> date '1970-01-01'",
        f"{column} is not a day that is known: systems write 1970-01-01 for none",
        column,
        "Give the day, or leave the cell empty.",
    )


def credit(column: str) -> Rule:
    """`column` is not below zero: a concern, since credit notes are."""
    return Rule(
        f"{column} >= 0",
        f"{column} is below zero, as in a credit note: it is subtracted",
        column,
        "Nothing to mend where it is a credit note.",
        keeps=True,
    )


def past(column: str) -> Rule:
    """`column` is today or earlier: a concern, since what is planned is not done."""
    return Rule(
        f"{column} <= current_date",
        f"{column} is a day that is still to come: the row counts as done",
        column,
        "Leave what is only planned out of the export.",
        keeps=True,
    )


def not_before(column: str, first: str) -> Rule:
    """`column` is the same day as `first` or later."""
    return Rule(
        f"{column} >= {first}",
        f"{column} is before {first}",
        column,
        f"Check both days: {first} comes first.",
    )


def between(column: str, low: float, high: float, unit: str) -> Rule:
    """`column` lies within `low` and `high`, both allowed."""
    return Rule(
        f"{column} between {low:g} and {high:.0f}",
        f"{column} is not between {low:g} and {high:,.0f}",
        column,
        f"Give it in {unit}.",
    )


QUARTER = Rule(
    "regexp_matches(quarter, '^(199[0-9]|20[0-9][0-9])-Q[1-4]$')",
    "quarter is not written like 2026-Q3",
    "quarter",
    "Write the year, a hyphen and Q1 to Q4: 2026-Q3.",
)

ON_SCALE = (
    Rule(
        "coalesce(scale_min, 1) < coalesce(scale_max, 5)",
        "the lowest answer of the scale is not below the highest",
        "scale_max",
        "Give scale_min and scale_max of the question, for example 1 and 7.",
    ),
    Rule(
        "score between coalesce(scale_min, 1) and coalesce(scale_max, 5)",
        "the score is outside its scale, which is 1 to 5 unless scale_min and scale_max say otherwise",
        "score",
        "Add scale_min and scale_max to the file, for example 1 and 7.",
    ),
)
