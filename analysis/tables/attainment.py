"""Quota and revenue by rep and quarter."""

from analysis.tables.declare import Column, Rule, Table
from analysis.tables.rules import QUARTER

ATTAINMENT = Table(
    name="attainment",
    label="Quota attainment",
    about="One row per rep and quarter: what was to be sold and what was.",
    key=("rep_id", "quarter"),
    columns=(
        Column(
            "rep_id",
            "VARCHAR",
            "the rep who carries the quota",
            aliases=(
                "rep",
                "sales rep",
                "owner",
                "quota owner",
                "owner id",
                "sales agent",
                "salesperson",
                "seller",
                "ae",
                "employee id",
                "user",
                "user name",
                "name",
            ),
            examples=("rep-014", "rep-022"),
        ),
        Column(
            "quarter",
            "VARCHAR",
            "the calendar quarter, like 2026-Q3",
            aliases=("fiscal period", "period", "fiscal quarter", "quarter name", "qtr"),
            examples=("2026-Q1", "2026-Q1"),
            label="Quarter",
        ),
        Column(
            "quota",
            "DOUBLE",
            "the quota for the quarter",
            unit="company currency",
            aliases=("quota amount", "target", "goal", "plan", "budget", "sales target"),
            examples=("250000", "180000"),
        ),
        Column(
            "revenue",
            "DOUBLE",
            "the revenue that counts against the quota",
            unit="company currency",
            required=False,
            aliases=(
                "actual",
                "actuals",
                "achieved",
                "bookings",
                "sales",
                "actual revenue",
                "credited amount",
            ),
            examples=("271500", "149250"),
            note="Empty means not known yet, which is not zero; without it the won deals are counted.",
        ),
    ),
    rules=(
        QUARTER,
        Rule(
            "quota > 0",
            "the quota is not above zero",
            "quota",
            "Give the rep's quota for the quarter, or leave the row out of the file.",
        ),
        Rule(
            "quota < 1e12",
            "the quota is a million millions or more",
            "quota",
            "Check the column: a quota in the company's currency is expected.",
        ),
        Rule(
            "revenue between -100 * quota and 100 * quota",
            "the revenue is more than a hundred times the quota",
            "revenue",
            "Check that both are in the same unit, not one of them in thousands.",
        ),
    ),
)
