"""What reps undertook to do, and whether it was done."""

from analysis.tables.declare import Column, Table
from analysis.tables.rules import dated, not_before

COMMITMENTS = Table(
    name="commitments",
    label="Commitments",
    about="One row per thing a rep undertook to do, in a review, a coaching session or a plan.",
    key=("commitment_id",),
    columns=(
        Column(
            "commitment_id",
            "VARCHAR",
            "the commitment",
            aliases=("action item id", "commitment", "action id"),
            examples=("com-210", "com-211"),
        ),
        Column(
            "rep_id",
            "VARCHAR",
            "the rep who undertook it",
            aliases=("rep", "owner", "assigned to", "assignee", "responsible", "sales rep", "seller", "user name"),
            examples=("rep-014", "rep-022"),
        ),
        Column(
            "agreed_on",
            "DATE",
            "the day it was agreed",
            aliases=("date", "created on", "created date", "created", "agreed", "assigned on", "opened on"),
            examples=("2026-02-03", "2026-02-05"),
        ),
        Column(
            "due_on",
            "DATE",
            "the day it is due",
            required=False,
            aliases=("due date", "due", "deadline", "by when"),
            examples=("2026-02-17", "2026-02-19"),
        ),
        Column(
            "done_on",
            "DATE",
            "the day it was done",
            required=False,
            aliases=("completed on", "completed date", "done", "closed on", "completed", "finished on"),
            examples=("2026-02-16", ""),
            note="Empty while it is not done.",
        ),
    ),
    rules=(
        dated("agreed_on"),
        dated("due_on"),
        dated("done_on"),
        not_before("due_on", "agreed_on"),
        not_before("done_on", "agreed_on"),
    ),
)
