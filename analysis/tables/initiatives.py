"""Programmes that teams took part in."""

from analysis.tables.declare import Column, Table
from analysis.tables.rules import dated, not_before

INITIATIVES = Table(
    name="initiatives",
    label="Initiatives",
    about="One row per initiative and team taking part: a training, a new process, a new tool.",
    key=("initiative_id", "team_id"),
    columns=(
        Column(
            "initiative_id",
            "VARCHAR",
            "the initiative",
            aliases=("initiative", "program id", "programme id", "project id"),
            examples=("init-3", "init-3"),
        ),
        Column(
            "name",
            "VARCHAR",
            "the initiative's name",
            aliases=(
                "initiative name",
                "program",
                "programme",
                "program name",
                "project",
            ),
            examples=("Weekly coaching", "Weekly coaching"),
        ),
        Column(
            "team_id",
            "VARCHAR",
            "the team that took part",
            aliases=("team", "team name", "sales team", "group", "pod"),
            examples=("team-north", "team-south"),
        ),
        Column(
            "started_on",
            "DATE",
            "the team's first day in it",
            aliases=("start date", "started", "start", "from", "launch date", "go live", "date"),
            examples=("2025-10-01", "2026-01-05"),
        ),
        Column(
            "ended_on",
            "DATE",
            "the team's last day in it",
            required=False,
            aliases=("end date", "ended", "end", "until", "completed on"),
            examples=("", "2026-06-30"),
            note="Empty while it goes on.",
        ),
    ),
    rules=(dated("started_on"), dated("ended_on"), not_before("ended_on", "started_on")),
)
