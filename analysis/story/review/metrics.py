"""Three balanced metrics on a slide: high and low teams by quarter, and what changed since the quarter before."""

import math
from dataclasses import replace

from analysis.charts.quarters import quarter_words
from analysis.charts.segments import NAME as SIDES
from analysis.charts.segments import describe_trend, trend
from analysis.measures import MEASURES, Measure
from analysis.questions.changes import Changes, measure_changes
from analysis.questions.profile import Profile, profile_teams
from analysis.questions.segments import Segments, segment_teams
from analysis.story.figures import Series, Trend
from analysis.story.review.asked import Asked
from analysis.story.review.changed import changed, since, table
from analysis.story.review.numbers import form, scaled
from analysis.story.review.story import COLUMNS, Part, Row, Slide
from analysis.story.review.tables import answers
from analysis.story.segments import tell_trend
from analysis.story.words import inside, levels, listed, number

KEY, NAME = "metrics", "Three balanced metrics"
AHEAD = "means of teams. Ahead by: all quarters looked at, Welch's 95 % intervals."
CHANGED = " Changes: teams known in both quarters, intervals hold for all at once."
TARGETS = {"quota_attainment": 1.0}
CUT = "High and low teams are cut by {outcome}, in which they differ by construction; the other metrics are the news."


def tell_metrics(asked: Asked) -> Slide | None:
    """Where high and low teams stand on results, customers and people; None where teams cannot be cut."""
    segments = asked.of_panel(segment_teams, **asked.groups)
    changes = asked.of_panel(measure_changes, **asked.groups)
    if segments is None or changes is None:
        return None
    profile = asked.of_panel(profile_teams, **asked.groups)
    tabled = _tabled(changes)
    trends = Row(parts=_parts(segments, changes), share=0.68 if tabled else 1.0)
    below = [Row(parts=(Part(figure=table(changes, profile)),), share=0.32)] if tabled else []
    return Slide(
        key=KEY,
        name=NAME if len(changes.measures) == 3 else "Balanced metrics",
        title=title(segments, changes, _ahead(segments, changes, profile)),
        sure=_sure(changes),
        rows=(trends, *below),
        notes=f"{tell_trend(segments).headline}. {CUT.format(outcome=inside(segments.outcome.label))}",
        tables=("teams", "reps", "attainment", "satisfaction", answers(asked.rows)),
        method=AHEAD + CHANGED * bool(len(changes.changes)),
        page="segments",
    )


def title(segments: Segments, changes: Changes, ahead: list[str]) -> str:
    """In how many metrics high teams are ahead beyond luck, and what changed."""
    found = _standing(segments, changes, ahead)
    if not changes.before:
        return found
    if len(changes.clear):
        return f"{found}; {changed(changes)} {since(changes)}"
    return f"{found}; no clear change {since(changes)}"


def _standing(segments: Segments, changes: Changes, ahead: list[str]) -> str:
    """Of the metric by which teams are cut nobody needs to hear that high teams are ahead in it."""
    outcome, many = segments.outcome, len(changes.measures)
    open_ = [inside(measure.label) for measure in changes.measures if measure.name not in ahead]
    if many == 1:
        return levels(outcome, segments.high, segments.low).removesuffix(".")
    if not ahead:
        return f"High teams are not clearly ahead in any of {number(many)} metrics"
    if not open_:
        return f"High teams are ahead in {'both' if many == 2 else f'all {number(many)}'} metrics"
    if ahead == [outcome.name] and len(changes.clear):
        return f"High teams are clearly ahead in {inside(outcome.label)} alone"
    if ahead == [outcome.name]:
        others = open_[0] if len(open_) == 1 else f"the other {number(len(open_))} metrics"
        return f"High teams by {inside(outcome.label)} are not clearly ahead in {others}"
    doubt = f", not clearly in {open_[0]}" if len(open_) == 1 and changes.clear.empty else ""
    return f"High teams are ahead in {number(len(ahead))} of {number(many)} metrics{doubt}"


def _parts(segments: Segments, changes: Changes) -> tuple[Part, ...]:
    columns = COLUMNS // len(changes.measures)
    followed = [_followed(segments, changes, measure) for measure in changes.measures]
    return tuple(Part(figure=figure(one), columns=columns, chart=trend(one)) for one in followed)


def _followed(segments: Segments, changes: Changes, measure: Measure) -> Segments:
    """The same teams by another measure; the outcome's own lines are those of the page."""
    if measure.name == segments.outcome.name:
        return segments
    rows = changes.levels[changes.levels["name"] == measure.name]
    return replace(segments, outcome=measure, trend=rows.drop(columns="name").reset_index(drop=True))


def figure(segments: Segments) -> Trend:
    """High and low teams by quarter, each with its last value in words."""
    words, measure = quarter_words(segments.quarters), segments.outcome
    target = TARGETS.get(measure.name)
    return Trend(
        labels=tuple(words.values()),
        series=tuple(_series(segments, side) for side in SIDES),
        heading=measure.label,
        target=None if target is None else (scaled(measure, target), f"Target {measure.say(target)}"),
        form=form(measure),
        about=describe_trend(segments),
    )


def _series(segments: Segments, side: str) -> Series:
    rows = segments.trend[segments.trend["segment"] == side].set_index("quarter")["value"].dropna()
    last = rows.index.max() if len(rows) else ""
    return Series(
        name=SIDES[side],
        role=side,
        values=tuple(scaled(segments.outcome, rows.get(quarter, math.nan)) for quarter in segments.quarters),
        said=tuple(
            f"{SIDES[side]} {segments.outcome.say(rows[quarter])}" if quarter == last else ""
            for quarter in segments.quarters
        ),
    )


def _ahead(segments: Segments, changes: Changes, profile: Profile | None) -> list[str]:
    """The metrics in which high teams are better beyond luck, over all quarters looked at."""
    found = {}
    if profile is not None:
        found = {row.name: (row.diff_low, row.diff_high) for row in profile.drivers.itertuples(index=False)}
    found[segments.outcome.name] = (segments.gap_low, segments.gap_high)
    unknown = (math.nan, math.nan)
    return [
        measure.name
        for measure in changes.measures
        if min(measure.direction * edge for edge in found.get(measure.name, unknown)) > 0
    ]


def _sure(changes: Changes) -> str:
    """By what teams are cut, and what is lacking of the three."""
    said = [f"High and low teams by {inside(changes.outcome.label)}."]
    for words, names in (("Not measured", changes.missing), ("Too few answers", changes.few)):
        if names:
            said.append(f"{words}: {listed([inside(MEASURES[name].label) for name in names])}.")
    lacking = len(said) > 1
    return " ".join([*said, "In brackets: 95 % intervals."] if _tabled(changes) and not lacking else said)


def _tabled(changes: Changes) -> bool:
    """Whether there is more to say of the metrics than their trends."""
    return len(changes.changes) > 0 or len(changes.measures) > 1
