"""People considered for a seat on a team."""

from analysis.tables.declare import Column, Table
from analysis.tables.reviews import RATINGS
from analysis.tables.rules import dated, not_before

CANDIDATES = Table(
    name="candidates",
    label="Candidates",
    about="One row per candidate for a team, whether or not a seat is open.",
    key=("candidate_id",),
    columns=(
        Column(
            "candidate_id",
            "VARCHAR",
            "the candidate",
            aliases=("candidate", "applicant id", "application id"),
            examples=("cand-71", "cand-72"),
        ),
        Column(
            "team_id",
            "VARCHAR",
            "the team that would hire",
            aliases=("team", "team name", "hiring team", "sales team", "pod"),
            examples=("team-north", "team-south"),
        ),
        Column(
            "seat_id",
            "VARCHAR",
            "the seat to be filled",
            required=False,
            aliases=("seat", "requisition", "requisition id", "job id", "opening id", "position id"),
            examples=("seat-9", ""),
            note="Empty for candidates met while no seat was open.",
        ),
        Column(
            "seat_opened_on",
            "DATE",
            "the day the seat fell open",
            required=False,
            aliases=("seat opened", "requisition opened", "job opened", "job open date", "requisition open date"),
            examples=("2026-01-05", ""),
        ),
        Column(
            "opened_on",
            "DATE",
            "the day the candidate was first met",
            aliases=(
                "applied on",
                "application date",
                "first contact",
                "sourced on",
            ),
            examples=("2026-01-12", "2026-02-20"),
        ),
        Column(
            "stage",
            "VARCHAR",
            "how far the candidate has come",
            aliases=("status", "candidate stage", "hiring stage", "application status", "current stage"),
            examples=("hired", "interviewed"),
            note="Your own words: met, interviewed, offered, hired, declined.",
        ),
        Column(
            "rating",
            "VARCHAR",
            "the rating, A, B or C",
            required=False,
            aliases=("grade", "overall rating", "scorecard", "player"),
            choices=RATINGS,
            examples=("A", "B"),
            label="Rating",
        ),
        Column(
            "closed_on",
            "DATE",
            "the day the matter was decided",
            required=False,
            aliases=("decided on", "closed date", "decision date", "hired on", "hire date", "rejected on"),
            examples=("2026-02-27", ""),
        ),
        Column(
            "hired_rep_id",
            "VARCHAR",
            "the rep the candidate became",
            required=False,
            aliases=("rep id", "new rep id", "employee id", "hired as"),
            examples=("rep-031", ""),
        ),
    ),
    rules=(
        dated("seat_opened_on"),
        dated("opened_on"),
        dated("closed_on"),
        not_before("closed_on", "opened_on"),
    ),
)
