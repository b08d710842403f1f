"""Talent reviews of reps."""

from analysis.tables.declare import Column, Table
from analysis.tables.rules import dated, not_before

RATINGS = {
    "A": ("a", "a player", "a-player"),
    "B": ("b", "b player", "b-player"),
    "C": ("c", "c player", "c-player"),
}

REVIEWS = Table(
    name="reviews",
    label="Talent reviews",
    about="One row per rep and review: how the rep is rated, and what was planned for it.",
    key=("rep_id", "reviewed_on"),
    columns=(
        Column(
            "rep_id",
            "VARCHAR",
            "the rep who was reviewed",
            aliases=("rep", "employee", "employee id", "reviewee", "sales rep", "seller", "name", "employee name"),
            examples=("rep-014", "rep-022"),
        ),
        Column(
            "reviewed_on",
            "DATE",
            "the day of the review",
            aliases=("review date", "reviewed", "review completed"),
            examples=("2026-01-29", "2026-01-30"),
        ),
        Column(
            "rating",
            "VARCHAR",
            "the rating, A, B or C",
            required=False,
            aliases=("grade", "overall rating", "talent rating", "player", "performance rating"),
            choices=RATINGS,
            examples=("A", "C"),
            label="Rating",
        ),
        Column(
            "strengths",
            "VARCHAR",
            "the rep's strengths",
            required=False,
            aliases=("strength", "what went well"),
            examples=("Opens new accounts", "Knows the product"),
        ),
        Column(
            "gaps",
            "VARCHAR",
            "what the rep is to learn",
            required=False,
            aliases=("gap", "development areas", "areas for improvement", "weaknesses", "development needs"),
            examples=("Forecasting", "Asking for the next step"),
        ),
        Column(
            "has_plan",
            "BOOLEAN",
            "whether a development plan was agreed",
            required=False,
            aliases=("plan", "development plan", "plan agreed", "pip"),
            examples=("true", "true"),
        ),
        Column(
            "plan_due_on",
            "DATE",
            "the day the plan is due",
            required=False,
            aliases=("plan due", "plan due date", "due date"),
            examples=("2026-04-30", "2026-04-30"),
        ),
        Column(
            "plan_done_on",
            "DATE",
            "the day the plan was completed",
            required=False,
            aliases=("plan done", "plan completed", "plan completed on", "plan completion date"),
            examples=("2026-04-20", ""),
        ),
        Column(
            "improved",
            "BOOLEAN",
            "whether the rep improved by the end of the plan",
            required=False,
            aliases=("has improved", "improvement", "improved yes no"),
            examples=("true", ""),
        ),
    ),
    rules=(
        dated("reviewed_on"),
        dated("plan_due_on"),
        dated("plan_done_on"),
        not_before("plan_due_on", "reviewed_on"),
        not_before("plan_done_on", "reviewed_on"),
    ),
)
