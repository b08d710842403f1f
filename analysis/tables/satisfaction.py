"""What customers answered."""

from analysis.tables.declare import Column, Rule, Table
from analysis.tables.rules import dated

SATISFACTION = Table(
    name="satisfaction",
    label="Customer satisfaction",
    about="One row per customer's answer. A net promoter score worked out for a whole team is no answer.",
    key=("response_id",),
    columns=(
        Column(
            "response_id",
            "VARCHAR",
            "the answer's id",
            required=False,
            aliases=("id", "survey response id", "ticket id"),
            examples=("resp-301", "resp-302"),
        ),
        Column(
            "rep_id",
            "VARCHAR",
            "the rep the customer worked with",
            required=False,
            aliases=("rep", "owner", "account owner", "sales agent", "salesperson", "agent"),
            examples=("rep-014", "rep-022"),
        ),
        Column(
            "team_id",
            "VARCHAR",
            "the team the customer worked with",
            required=False,
            aliases=("team", "sales team", "team name", "pod"),
            examples=("", ""),
            note="Needed only where the rep is not known.",
        ),
        Column(
            "answered_on",
            "DATE",
            "the day of the answer",
            aliases=("date", "response date", "recorded date", "survey date", "answered", "end date"),
            examples=("2026-02-18", "2026-02-25"),
        ),
        Column(
            "kind",
            "VARCHAR",
            "csat or nps",
            aliases=("survey type", "metric", "score type"),
            choices={
                "csat": ("customer satisfaction", "satisfaction", "c-sat"),
                "nps": ("net promoter", "net promoter score", "likelihood to recommend"),
            },
            examples=("nps", "csat"),
            label="Kind of score",
        ),
        Column(
            "score",
            "DOUBLE",
            "the score given",
            unit="nps 0 to 10, csat 0 to 100",
            aliases=("rating", "answer", "response", "csat score", "nps score"),
            examples=("9", "80"),
            note="Keep csat to one scale throughout: all of 1 to 5, or all of 0 to 100.",
        ),
    ),
    rules=(
        dated("answered_on"),
        Rule(
            "kind <> 'nps' or score between 0 and 10",
            "an nps answer is not between 0 and 10",
            "score",
            "Give each customer's answer from 0 to 10, not the net score from -100 to 100.",
        ),
        Rule(
            "kind <> 'csat' or score between 0 and 100",
            "a csat score is not between 0 and 100",
            "score",
            "Give csat as the answer on your scale or as a percentage, at most 100.",
        ),
        Rule(
            "rep_id is not null or team_id is not null",
            "neither the rep nor the team is known",
            "rep_id",
            "Give a rep_id or a team_id.",
        ),
    ),
)
