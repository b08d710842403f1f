"""Scenarios as dots: today, teams like this in their band, the high teams."""

import math
from collections.abc import Iterable

from analysis.charts.side_by_side import describe, today_role
from analysis.charts.what_if import moves
from analysis.questions.what_if import WhatIf
from analysis.story.figures import Dots, Series
from analysis.story.review.numbers import form, scaled
from analysis.story.review.scenarios_title import Told


def dots(told: Told) -> Dots:
    """One scenario team by team, as the what-if page draws it; several of one outcome side by side."""
    return _of_teams(told[0][1]) if len(told) == 1 else _of_scenarios(told)


def _of_teams(result: WhatIf) -> Dots:
    """All teams together, then each, as in the page's drawing: words, and the high teams, in the first row."""
    drawn = moves(result)
    rows = drawn["datasets"]["rows"]
    today, moved, low, high = ([row[name] for row in rows] for name in ("today", "moved", "low", "high"))
    high_teams = [result.high_teams, *[None] * (len(rows) - 1)]
    return Dots(
        labels=tuple(row["label"] for row in rows),
        series=(
            _series(result, "Today", today_role(result), today, words=1),
            _series(result, "Teams like this", "accent", moved, low, high, words=1),
            _series(result, "High teams today", "high", high_teams, words=1),
        ),
        form=form(result.outcome),
        about=drawn["description"],
    )


def _of_scenarios(told: Told) -> Dots:
    results = [result for _, result in told]
    roles = {today_role(result) for result in results}
    names = ("today", "moved", "low", "high", "high_teams")
    today, moved, low, high, high_teams = ([getattr(result, name) for result in results] for name in names)
    return Dots(
        labels=tuple(name for name, _ in told),
        series=(
            _series(results[0], "Today", roles.pop() if len(roles) == 1 else "neutral", today, words=len(results)),
            _series(results[0], "Teams like this", "accent", moved, low, high, words=len(results)),
            _series(results[0], "High teams today", "high", high_teams, words=len(results)),
        ),
        form=form(results[0].outcome),
        about=describe(told),
    )


def _series(result: WhatIf, name: str, role: str, values: list, low=(), high=(), *, words: int) -> Series:
    """Values in the unit people read; words stand beside the first so many."""
    known = [math.nan if value is None else value for value in values]
    said = (
        "" if math.isnan(value) or place >= words else result.outcome.say(value) for place, value in enumerate(known)
    )
    edges = {"low": _scaled(result, low), "high": _scaled(result, high)}
    return Series(name=name, role=role, values=_scaled(result, values), said=tuple(said), **edges)


def _scaled(result: WhatIf, values: Iterable) -> tuple[float, ...]:
    return tuple(math.nan if value is None else scaled(result.outcome, value) for value in values)
