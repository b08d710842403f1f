"""Culture on a slide: its four practices, and the teams where they are lowest and highest."""

import math

import pandas as pd

from analysis.charts.culture import heat, practices
from analysis.charts.heat import levels
from analysis.charts.ratings import describe, interval, rating
from analysis.questions.culture import Culture, rate_culture
from analysis.story.culture import ENDS, HALO, tell_apart, tell_trend
from analysis.story.culture import tell_culture as tell_page
from analysis.story.figures import Dots, Series, Table
from analysis.story.review.asked import Asked
from analysis.story.review.story import Part, Row, Slide
from analysis.story.words import count, first_upper, number

KEY, NAME = "culture", "Culture"
TABLES = ("teams", "reps", "survey")
METHOD = "reps' answers, means of teams in which five or more answered; 95 % intervals by draws of whole teams."


def tell_culture(asked: Asked) -> Slide | None:
    """Which practice is weakest and in which teams; None where nothing may be shown."""
    result = asked.of_logs(rate_culture, **asked.groups)
    if result is None or result.why:
        return None
    page, sides, trend = tell_page(result), tell_apart(result), tell_trend(result)
    rows = ends(result)
    caption = f"Mean of {count(result.teams['value'].notna().sum(), 'team')}, 1 to 5; line: 95 % interval"
    drawn = Part(figure=dots(result), columns=5, caption=caption, chart=practices(result))
    named = Part(figure=table(result, rows), columns=7, caption=_which(result), chart=heat(result, list(rows.team_id)))
    beside = [f"{section.headline}." for section in (sides, trend) if section]
    return Slide(
        key=KEY,
        name=NAME,
        title=page.headline.removesuffix("."),
        sure=f"{levels(result.bins)} {_apart(result)}".strip(),
        rows=(Row(parts=(drawn, named)),),
        notes=" ".join(filter(None, (page.lead, page.caveat, *beside, HALO if sides else ""))),
        tables=TABLES,
        method=METHOD,
        page="culture",
    )


def dots(result: Culture) -> Dots:
    """The practices, the lowest first, with their intervals."""
    rows = result.practices.sort_values("value", kind="stable")
    series = Series(
        name="Mean of teams",
        values=tuple(rows["value"]),
        low=tuple(rows["low"]),
        high=tuple(rows["high"]),
        said=tuple(map(rating, rows["value"])),
    )
    about = describe(rows.assign(label=rows["practice"], said=rows["value"].map(rating), range=_ranges(rows)))
    return Dots(labels=tuple(map(first_upper, rows["practice"])), series=(series,), about=about)


def ends(result: Culture) -> pd.DataFrame:
    """The teams with the lowest culture and those with the highest; every team, hidden ones too, where they are few."""
    if len(result.teams) <= 2 * ENDS:
        return result.teams
    shown = result.teams.dropna(subset=["value"])
    return shown if len(shown) <= 2 * ENDS else pd.concat([shown.head(ENDS), shown.tail(ENDS)])


def table(result: Culture, teams: pd.DataFrame) -> Table:
    """Teams down, practices across: three steps of shade; a dash where too few answered."""
    wide = result.cells.pivot(index="team_id", columns="practice", values="value")
    wide = wide.reindex(index=teams["team_id"], columns=list(dict.fromkeys(result.cells["practice"])))
    rows = [
        (name, *map(_said, wide.loc[team]), _said(value))
        for team, name, value in teams[["team_id", "team_name", "value"]].itertuples(index=False)
    ]
    shades = [("", *(_shade(value, result.bins) for value in wide.loc[team]), "") for team in teams["team_id"]]
    return Table(
        heads=("Team", *(first_upper(practice.split()[0]) for practice in wide), "Mean"),
        rows=tuple(rows),
        shades=tuple(shades),
        widths=(4, *(2 for _ in wide), 2),
        right=(False, *(True for _ in wide), True),
        bold=(False, *(False for _ in wide), True),
        about="Teams by practice, 1 to 5",
    )


def _apart(result: Culture) -> str:
    """In how many practices high teams stand apart; nothing where teams cannot be compared."""
    rows = result.apart
    clear = rows[(rows.diff_low > 0) | (rows.diff_high < 0)]
    if rows.empty:
        return ""
    if clear.empty:
        return "No clear difference between high and low teams."
    many = f"{number(len(clear))} of {number(len(rows))} practices"
    many = f"all {number(len(rows))} practices" if 1 < len(clear) == len(rows) else many
    higher = "are rated higher" if (clear.diff_low > 0).all() else "differ from low teams"
    return f"High teams {higher} in {many}."


def _which(result: Culture) -> str:
    if len(result.teams) <= 2 * ENDS:
        return "All teams, the lowest first; a dash: fewer than five answered"
    return f"The {number(ENDS)} lowest and {number(ENDS)} highest teams"


def _said(value: float) -> str:
    return "–" if math.isnan(value) else rating(value)


def _shade(value: float, bins: tuple[float, float]) -> str:
    if math.isnan(value) or value < bins[0]:
        return ""
    return "accent" if value >= bins[1] else "soft"


def _ranges(rows: pd.DataFrame) -> list[str]:
    return [interval(row) for row in rows.itertuples()]
