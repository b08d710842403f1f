"""Coaching on a slide: reps by weeks with coaching, and what becomes of it."""

from analysis.charts.coaching import counted, coverage, describe
from analysis.questions.coaching import LONG, Coaching, review_coaching
from analysis.story.coaching import of_the_grey, tell_steps, tell_teams
from analysis.story.coaching import tell_coaching as tell_page
from analysis.story.figures import Columns, Fact, Facts, Item
from analysis.story.review.asked import Asked
from analysis.story.review.story import Part, Row, Slide
from analysis.story.words import count, listed, number, percent

KEY, NAME = "coaching", "Coaching"
TABLES = ("teams", "reps", "coaching")
METHOD = "the log of sessions laid over the weeks of every rep: counted, not estimated."


def tell_coaching(asked: Asked) -> Slide | None:
    """Who is coached how often, who waits, and what is followed up; None where no session is logged."""
    result = asked.of_logs(review_coaching, **asked.spanned)
    if result is None or result.measure is None:
        return None
    page = tell_page(result)
    known = len(result.reps) > 0
    drawn = [Row(parts=(Part(figure=columns(result), chart=coverage(result)),), share=0.6)] if known else []
    recent = {quarter: asked.of_logs(review_coaching, quarters=(quarter,)) for quarter in result.quarters[-2:]}
    facts = tuple(filter(None, (_cadence(result, recent), _waiting(result), _followed_up(result))))
    steps = tell_steps(result)
    return Slide(
        key=KEY,
        name=NAME,
        title=page.headline.removesuffix("."),
        sure=f"{page.lead} {page.caveat}".strip(),
        rows=(*drawn, Row(parts=(Part(figure=Facts(items=facts)),), share=0.4 if known else 1.0)),
        notes=" ".join(filter(None, (f"{steps.headline}.", steps.lead, page.how_to_read))),
        tables=TABLES,
        method=METHOD,
        page="coaching",
    )


def columns(result: Coaching) -> Columns:
    """How many reps were coached in how many weeks of the last full quarter."""
    return Columns(
        items=tuple(
            Item(label=str(row.weeks), value=float(row.reps), said=row.label, role=row.role)
            for row in counted(result).itertuples()
        ),
        of=f"Reps by weeks with coaching, of the {result.weeks} of {result.last.replace('-', ' ')}."
        f"{of_the_grey(result)}".removesuffix("."),
        about=describe(result),
    )


def _cadence(result: Coaching, by_quarter: dict[str, Coaching | None]) -> Fact:
    """How often, quarter by quarter for the last two, and how far teams lie apart."""
    known = {quarter: one for quarter, one in by_quarter.items() if one is not None and one.measure is not None}
    said = [f"{one.measure.say(one.cadence)} in {quarter.replace('-', ' ')}" for quarter, one in known.items()]
    teams = f"{tell_teams(result).headline}." if len(result.teams) > 1 else ""
    return Fact(
        head="Cadence",
        value=result.measure.say(result.cadence),
        what="of reps' weeks with coaching",
        text=" ".join(filter(None, (f"{listed(said)}." if len(said) > 1 else "", teams))),
    )


def _waiting(result: Coaching) -> Fact | None:
    """Reps without a session for weeks; none where no full quarter is known."""
    if not result.last:
        return None
    rows = result.waiting
    return Fact(
        head="Waiting",
        value=f"{len(rows):,}",
        what=f"{'rep' if len(rows) == 1 else 'reps'} without a session for {number(LONG)} weeks or more",
        text=f"The longest for {count(int(rows['since'].max()), 'week')}." if len(rows) else "",
    )


def _followed_up(result: Coaching) -> Fact | None:
    known = result.steps.set_index("name")
    if not known.base["done"]:
        return None
    plan = f"{percent(known.share['plan'])} of sessions end in a next step." if known.base["plan"] else ""
    return Fact(
        head="Followed up",
        value=percent(known.share["done"]),
        what="of follow-ups that were due were held",
        text=f"{percent(known.share['on_time'])} on time. {plan}".strip(),
    )
