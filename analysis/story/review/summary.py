"""The whole review on one slide: the gap in its parts, how sure that is, and what it is worth."""

from analysis.charts.gap import bridge, describe, in_steps
from analysis.charts.labels import between, part, short
from analysis.measures import money
from analysis.questions.changes import Changes, measure_changes
from analysis.questions.gap import GapAttribution
from analysis.questions.segments import Segments
from analysis.story.figures import Fact, Facts, Parts
from analysis.story.gap import CAVEAT, MEANINGS, drivers_of, rounding
from analysis.story.review import bridge as bridged
from analysis.story.review.asked import Asked
from analysis.story.review.bridge import names, other
from analysis.story.review.changed import of_the_gap
from analysis.story.review.numbers import form_of_parts
from analysis.story.review.story import Part, Row, Slide
from analysis.story.segments import tell_trend, worth_span
from analysis.story.words import count, first_upper, inside, levels, number, period

KEY, NAME = "summary", "Executive summary"


def tell_summary(asked: Asked) -> Slide:
    """The gap, what goes with it, what it is worth; behind a closed gate the gap alone."""
    gap, segments = asked.gap, asked.segments
    facts = Facts(
        items=tuple(
            filter(
                None, (_seen(segments, asked.of_panel(measure_changes, **asked.groups)), _sure(gap), _worth(segments))
            )
        )
    )
    rows = [Row(parts=(Part(figure=facts),), share=0.55)]
    if stacked(gap):
        chart = bridge(gap, MEANINGS)
        rows.insert(0, Row(parts=(Part(figure=parts(gap), chart=chart),), share=0.45))
    return Slide(
        key=KEY,
        name=NAME,
        title=_title(gap),
        sure=_across(gap, segments),
        rows=tuple(rows),
        notes=" ".join(filter(None, (levels(gap.outcome, gap.high, gap.low), CAVEAT, said_rounded(gap)))),
        tables=asked.split_by,
        method=bridged.METHOD,
        page="overview",
    )


def stacked(gap: GapAttribution) -> bool:
    """Whether the parts lie end to end: there are some, and none is below zero."""
    return gap.gate != "closed" and bool((in_steps(gap).share >= 0).all())


def parts(gap: GapAttribution) -> Parts:
    """The bridge's steps side by side."""
    said = tuple(bridged.steps(gap))
    return Parts(items=said, groups=bridged.groups(gap), form=form_of_parts(gap.outcome), about=describe(gap))


def said_rounded(gap: GapAttribution) -> str:
    """That the parts are rounded, where they are drawn and do not add up."""
    return rounding(gap) if gap.gate != "closed" else ""


def _title(gap: GapAttribution) -> str:
    found = levels(gap.outcome, gap.high, gap.low).rstrip(".")
    whole = part(gap.outcome, abs(gap.gap), gap.gap)
    if gap.gate != "shown":
        return f"{found}: {whole} apart"
    if gap.explained_low <= 0:
        return f"{found}; no clear share of the {whole} goes with measured practices"
    return f"{found}; {bridged.explained(gap)} of the {whole} go with measured practices"


def _across(gap: GapAttribution, segments: Segments) -> str:
    teams, quarters = count(len(segments.teams), "team"), period(gap.quarters)
    if gap.gate == "closed":
        return f"{teams}, {quarters}. {gap.why.split('. ')[0].rstrip('.')}."
    edges = (edge * abs(gap.gap) for edge in (gap.explained_low, gap.explained_high))
    sure = between(gap.outcome, *edges, gap.gap)
    kind = "An exploratory split" if gap.gate == "exploratory" else "An association"
    return f"{kind} across {teams}, {quarters}; the practices' part lies between {sure.replace(' to ', ' and ')}."


def _seen(segments: Segments, changes: Changes | None) -> Fact:
    value, *unit = segments.outcome.say_difference(abs(segments.gap)).split()
    low, high = sorted((abs(segments.gap_low), abs(segments.gap_high)))
    sure = f"{short(segments.outcome.say_difference(low))} to {short(segments.outcome.say_difference(high))}"
    open_in = tell_trend(segments).headline
    return Fact(
        head="What we see",
        value=value,
        what=" ".join([*unit, "between high and low teams"]),
        text=" ".join(filter(None, (f"With 95 % certainty {sure}.", f"{open_in}.", of_the_gap(changes)))),
    )


def _sure(gap: GapAttribution) -> Fact:
    if gap.gate == "closed":
        return Fact(head="How sure we are", value="–", what="the gap is not split", text=gap.why)
    drivers = drivers_of(gap)
    clear, open_ = drivers[drivers.above | drivers.below], drivers[~drivers.above & ~drivers.below]
    said = [f"{first_upper(names(clear))} {'does' if len(clear) == 1 else 'do'}."] if len(clear) else []
    more = [f"For {other(open_, len(drivers))} there is no clear difference."] if len(open_) else []
    return Fact(
        head="How sure we are",
        value=f"{len(clear)} of {len(drivers)}",
        what="practices stand clear of zero",
        text=" ".join([*said, *more]),
    )


def _worth(segments: Segments) -> Fact | None:
    if segments.worth is None:
        return None
    lows = int((segments.teams.segment == "low").sum())
    return Fact(
        head="What the gap amounts to",
        value=money(segments.worth),
        what="of revenue a year",
        text=f"If {_so_many(lows)} had the high teams' {inside(segments.outcome.label)}, luck removed; "
        f"{worth_span(segments)}. Conditions and what nobody measured are in it.",
    )


def _so_many(lows: int) -> str:
    return "the one low team" if lows == 1 else f"the {number(lows)} low teams"
