"""What the survey asks, and of whom: fifteen statements for the two drivers that need a survey, or the whole bank."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.items import CONSTRUCTS, EVERYONE, ITEMS, REPS, TEAM, Item

SHORT = ("strategy_clarity", "culture", "engagement")
ANSWERS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")  # 1 to 5
ROLES = ("rep", "manager", "leader")
CODE, TEAM_NAME, ROLE, DATE = ABOUT = ("Person code", "Team", "Role", "Date")

GROUPS = {EVERYONE: "everyone", TEAM: "reps and managers", REPS: "reps only"}


@dataclass(frozen=True)
class Team:
    """A team a person can be on: the id that the company's other files use, and its name."""

    id: str
    name: str = ""


def called(teams: Sequence[Team]) -> list[str]:
    """What the teams are called on the form: by name, or all by id where a name could be taken for another team's."""
    ways = [way for team in teams for way in {_letters(team.id), _letters(team.name or team.id)}]
    return [team.name or team.id if len(set(ways)) == len(ways) else team.id for team in teams]


def _letters(name: str) -> str:
    return re.sub(r"[\W_]", "", name.casefold())


def asked(full: bool) -> tuple[Item, ...]:
    """The statements in the bank's order: all of them, or those on strategy clarity, culture and engagement."""
    return tuple(item for item in ITEMS if full or item.construct in SHORT)


def count_asked(full: bool = False) -> int:
    """How many statements a rep answers, who is asked all of them."""
    return len(asked(full))


def grouped(full: bool) -> dict[str, list[Item]]:
    """Whom a statement is for ("everyone", "reps and managers", "reps only") -> its statements."""
    groups = {name: [item for item in asked(full) if item.raters == raters] for raters, name in GROUPS.items()}
    return {name: items for name, items in groups.items() if items}


def topic(item: Item) -> str:
    """What the statement is about, as people say it."""
    return CONSTRUCTS[item.construct]
