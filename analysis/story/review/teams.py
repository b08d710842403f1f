"""Every team on its interval, and the highest and lowest by name."""

import math

import pandas as pd

from analysis.charts.segments import ROLE, describe, named, spread
from analysis.questions.segments import Segments
from analysis.story.figures import Dots, Level, Series, Table
from analysis.story.review.asked import Asked
from analysis.story.review.numbers import form, scaled
from analysis.story.review.story import Part, Row, Slide
from analysis.story.segments import FEW, tell_segments
from analysis.story.words import count, inside, levels, number, rule

KEY, NAME = "teams", "Attainment by team"
ENDS = 5  # teams by name at either end
TARGETS = {"quota_attainment": 1.0}
SIDES = {"low": "low", "middle": "muted", "high": "high"}


def tell_teams(asked: Asked) -> Slide:
    """Which teams are high and low, and how far chance reaches."""
    segments = asked.segments
    told = tell_segments(segments)
    few = len(segments.teams) <= FEW
    chart = named(segments) if few else spread(segments)
    ends = [Part(figure=dots(segments), columns=8 if not few else 12, chart=chart)]
    tables = [] if few else [Part(figure=table(segments), columns=4)]
    return Slide(
        key=KEY,
        name=NAME if segments.outcome.name == "quota_attainment" else f"{segments.outcome.label} by team",
        title=_title(segments),
        sure=_sure(segments),
        rows=(Row(parts=(*ends, *tables)),),
        notes=" ".join(filter(None, (told.headline, told.lead, *segments.cautions))),
        tables=asked.results,
        method=f"shrunken team means; high and low are the {inside(rule(segments.by, segments.outcome))}.",
        page="segments",
    )


def dots(segments: Segments) -> Dots:
    """Teams from the lowest to the highest: a series a segment, its level, and the target where there is one."""
    teams, measure = segments.teams.iloc[::-1].reset_index(drop=True), segments.outcome
    say = measure.say
    series = tuple(_series(segments, teams, side) for side in SIDES if (teams.segment == side).any())
    means = teams.groupby("segment").shrunken.mean()
    levels_ = [
        _level(teams, side, f"{side.capitalize()} teams {say(means[side])}, luck removed", scaled(measure, means[side]))
        for side in ("low", "high")
        if side in means
    ]
    target = TARGETS.get(measure.name)
    if target is not None:
        words = f"Target {say(target)}"
        levels_.append(
            Level(said=words, value=scaled(measure, target), first=0, last=len(teams) - 1, role="muted", dashed=True)
        )
    groups = tuple(_group(teams, side) for side in SIDES if _runs(teams, side))
    return Dots(
        labels=tuple(teams.team_name),
        series=series,
        levels=tuple(levels_),
        named=len(teams) <= FEW,
        groups=groups if len(teams) > FEW else (),
        form=form(measure),
        about=describe(segments),
    )


def table(segments: Segments) -> Table:
    """The highest and the lowest teams: name, what to expect, its interval."""
    teams = segments.teams
    ends = min(ENDS, (teams.segment == "high").sum(), (teams.segment == "low").sum())
    high, low = teams.head(ends), teams.tail(ends).iloc[::-1]
    gap = ("", "", "")
    head = (f"Lowest {number(ends)}", "", "")
    rows = [*_rows(segments, high), gap, head, *_rows(segments, low)]
    return Table(
        heads=(f"Highest {number(ends)}", "To expect", "95 % interval"),
        rows=tuple(rows),
        widths=(9, 5, 8),
        right=(False, True, True),
        bold=(False, True, False),
        tints=("text", "text", "muted"),
        about=f"The highest and the lowest {number(ends)} teams",
    )


def _title(segments: Segments) -> str:
    """Where both stand, and how many of the high teams are so beyond doubt."""
    found = levels(segments.outcome, segments.high, segments.low).rstrip(".")
    if segments.teams.p_top.isna().all():
        return found
    sure = tell_segments(segments).headline.split(";")[0].rstrip(".")
    return f"{found}; {inside(sure)}"


def _sure(segments: Segments) -> str:
    dot = "A dot is a team, luck removed"
    if segments.teams.low.isna().all():
        return f"{dot}. One quarter cannot tell luck from level."
    return f"{dot}; its line is the 95 % interval, a level line the mean of such teams."


def _series(segments: Segments, teams: pd.DataFrame, side: str) -> Series:
    measure, at = segments.outcome, teams.segment == side

    def column(name: str) -> tuple[float, ...]:
        return tuple(scaled(measure, value) if here else math.nan for value, here in zip(teams[name], at, strict=True))

    return Series(
        name=f"{side.capitalize()} teams",
        role=ROLE[side],
        values=column("shrunken"),
        low=column("low"),
        high=column("high"),
    )


def _places(teams: pd.DataFrame, side: str) -> pd.Index:
    return teams.index[teams.segment == side]


def _level(teams: pd.DataFrame, side: str, words: str, value: float) -> Level:
    places = _places(teams, side)
    return Level(said=words, value=value, first=int(places.min()), last=int(places.max()), role=side)


def _runs(teams: pd.DataFrame, side: str) -> bool:
    """Whether the teams of that side stand side by side, with no other between them."""
    places = _places(teams, side)
    return len(places) > 0 and places.max() - places.min() + 1 == len(places)


def _group(teams: pd.DataFrame, side: str) -> tuple[str, str, int, int]:
    places = _places(teams, side)
    return count(len(places), f"{side} team"), SIDES[side], int(places.min()), int(places.max())


def _rows(segments: Segments, teams: pd.DataFrame) -> list[tuple[str, str, str]]:
    say = segments.outcome.say
    return [
        (row.team_name, say(row.shrunken), "–" if math.isnan(row.low) else f"{say(row.low)} to {say(row.high)}")
        for row in teams.itertuples()
    ]
