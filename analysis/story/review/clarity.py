"""Strategy clarity on a slide: reps beside their bosses, high beside low teams, and how good the metrics are."""

import math
from dataclasses import replace

from analysis.charts.clarity import LABELS, WHO, between, describe, lower, perception
from analysis.charts.clarity_by_team import groups
from analysis.charts.metrics import ranked
from analysis.questions.clarity import BOSSES, Clarity, compare_clarity
from analysis.questions.clarity_by_team import ClarityByTeam, clarity_by_team
from analysis.questions.metrics import Metrics, rate_metrics
from analysis.story.clarity import is_known, surely
from analysis.story.clarity import tell_clarity as tell_bosses
from analysis.story.clarity_by_team import tell_clarity_by_team as tell_sides
from analysis.story.figures import Dots, Series, Table
from analysis.story.metrics import tell_metrics as tell_qualities
from analysis.story.review.asked import Asked
from analysis.story.review.story import COLUMNS, Part, Row, Slide
from analysis.story.review.tables import answers, chosen
from analysis.story.section import Section
from analysis.story.words import number

KEY, NAME = "clarity", "Strategy clarity"
LOWEST = 3  # qualities of the metrics
METHOD = "means of teams, bosses' in the quarters in which both answered; 95 % intervals by draws of bosses and teams."
SURE = "Means of teams, 1 to 5; of reps only where five or more of a team answered. In the tables 95 % intervals."
CAVEAT = "It says that they see it differently, not who is right."
ROLES = {"manager": "text", "leader": "neutral"}

Told = tuple[Section, tuple[Part, ...]]


def tell_clarity(asked: Asked) -> Slide | None:
    """How differently reps and their bosses see the strategy, and what else is known of it; None without answers."""
    bosses = _bosses(asked.of_logs(compare_clarity, **asked.spanned))
    sides = _sides(asked.of_logs(clarity_by_team, **asked.groups))
    qualities = _qualities(asked.of_logs(rate_metrics, **asked.spanned))
    told = [one for one in (bosses, sides, qualities) if one]
    if not told:
        return None
    below = [part for one in (sides, qualities) if one for part in one[1]]
    below = tuple(replace(part, columns=COLUMNS // len(below)) for part in below)
    rows = [Row(parts=bosses[1], share=0.58 if below else 1.0)] if bosses else []
    rows += [Row(parts=below, share=0.42 if bosses else 1.0)] if below else []
    sections = [section for section, _ in told]
    return Slide(
        key=KEY,
        name=NAME,
        title=sections[0].headline.removesuffix(".").replace(" to ", "\u00a0to\u00a0"),
        sure=SURE,
        rows=tuple(rows),
        notes=" ".join([sections[0].lead, *(section.headline for section in sections[1:]), CAVEAT]),
        tables=("teams", "reps", answers(asked.rows)),
        method=METHOD,
        page="clarity",
    )


def dots(result: Clarity) -> Dots:
    """Statements across: what reps say, what managers and leaders say of the same."""
    known = [rater for rater in BOSSES if result.gap(rater) is not None]
    first = known[0]
    names = [name for name in LABELS if result.gap(first, name=name) is not None]
    sure = all(math.isnan(row.low) or surely(row) for row in (result.gap(first, name=name) for name in names))
    reps = [result.gap(first, "points", name) for name in names]
    series = [_series("rep", [row.reps for row in reps], "accent" if sure else "soft")]
    for rater in known:
        rows = [result.gap(rater, "points", name) for name in names]
        series.append(_series(rater, [math.nan if row is None else row.bosses for row in rows], ROLES[rater]))
    return Dots(labels=tuple(LABELS[name] for name in names), series=tuple(series), about=describe(result))


def table(result: Clarity) -> Table:
    """Statements down: how much lower reps rate them than their managers and than leaders."""
    known = [rater for rater in BOSSES if result.gap(rater) is not None]
    names = [name for name in LABELS if result.gap(known[0], name=name) is not None]
    return Table(
        heads=("Reps rate it", *(f"Than {WHO[rater].lower()}" for rater in known)),
        rows=tuple((LABELS[name], *(_cell(result, rater, name) for rater in known)) for name in names),
        widths=(2, *(3 for _ in known)),
        right=(False, *(True for _ in known)),
        about="How much lower reps rate each statement, with 95 % intervals",
    )


def _bosses(result: Clarity | None) -> Told | None:
    if result is None or not is_known(result):
        return None
    first = next(rater for rater in BOSSES if result.gap(rater) is not None)
    drawn = Part(figure=dots(result), columns=6, chart=perception(result, first))
    return tell_bosses(result), (drawn, Part(figure=table(result), columns=6))


def _sides(result: ClarityByTeam | None) -> Told | None:
    """High beside low teams, where they can be compared."""
    if result is None or not result.parts["difference"].notna().any():
        return None
    section = tell_sides(result)
    columns = ("", "High teams", "Low teams", "Difference", "95 % interval")
    looks = {"tints": ("text", "high", "low", "text", "muted"), "widths": (6, 5, 5, 5, 6)}
    figure = chosen(section.table, columns, "Reps' answers in high and low teams", "Reps' answers", **looks)
    return section, (Part(figure=figure, chart=groups(result)),)


def _qualities(result: Metrics | None) -> Told | None:
    """The lowest qualities of the metrics, in the eyes of reps."""
    if result is None or result.items.empty:
        return None
    section = tell_qualities(result)
    columns = ("", "Reps", "95 % interval", "Managers")
    about = "Quality of the metrics, the lowest first"
    looks = {"tints": ("text", "text", "muted", "text"), "widths": (3, 2, 3, 2)}
    figure = chosen(section.table.head(LOWEST), columns, about, f"Metrics, lowest {number(LOWEST)}", **looks)
    return section, (Part(figure=figure, chart=ranked(result)),)


def _series(rater: str, values: list[float], role: str) -> Series:
    said = tuple("" if math.isnan(value) else f"{value:.1f}" for value in values)
    return Series(name=WHO[rater], values=tuple(map(float, values)), said=said, role=role)


def _cell(result: Clarity, rater: str, name: str) -> str:
    row = result.gap(rater, name=name)
    if row is None:
        return "–"
    return lower(row.gap) if math.isnan(row.low) else f"{lower(row.gap)}, {between(row.low, row.high)}"
