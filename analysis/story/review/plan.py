"""The plans that run, on a slide: action, owner, until, measure, now, target."""

from analysis.questions.plans import Followed
from analysis.story.figures import Table
from analysis.story.plans import CAVEAT, tell_plans
from analysis.story.review.asked import Asked
from analysis.story.review.story import Part, Row, Slide
from analysis.story.review.undertaken import cut, followed, running, said_before, spelled, standing_now
from analysis.story.words import first_upper, number

KEY, NAME = "plan", "Plan"
MOST = 6  # rows of a slide
TABLES = ("teams", "reps", "survey", "coaching")
METHOD = "now is the measure's mean over the plan's teams in the newest quarter known; no team's answers are shown."
NOT_KNOWN = "not known"


def tell_plan(asked: Asked) -> Slide | None:
    """What was taken up and has not ended; None where nothing runs."""
    kept = running(asked)
    if not kept:
        return None
    result = standing_now(followed(asked, kept))
    return Slide(
        key=KEY,
        name=NAME,
        title=title(result),
        sure=_progress(asked),
        rows=(Row(parts=(Part(figure=figure(result)),)),),
        notes=f"{CAVEAT} Say for each who sees to it and until when; the next review reads the same measures.",
        tables=TABLES,
        method=METHOD,
        page="overview",
    )


def title(result: Followed) -> str:
    """How many, until when where all end together, and whether their measures are there."""
    rows = result.plans
    ends = sorted(set(rows["due_in"]))
    until = f"until the end of {spelled(ends[0])}" if len(ends) == 1 else f"until {spelled(ends[-1])} at the latest"
    what = "one action runs" if len(rows) == 1 else f"{number(len(rows))} actions run"
    each = "with" if len(rows) == 1 else "each with"
    measured = " and a measure we already collect" if set(rows["measure"]) <= set(result.measures) else ""
    return first_upper(f"{what} {until}, {each} one owner{',' if measured else ' and'} one date{measured}")


def figure(result: Followed) -> Table:
    """A row a plan, the one that ends first at the top."""
    rows = [_row(result, place, row) for place, row in enumerate(result.plans.itertuples(), 1)]
    return Table(
        heads=("", "Action", "Owner", "Until", "Measure", "Now", "Target"),
        rows=cut(tuple(rows), MOST, 1, "on the overview"),
        about="Plans that run: " + "; ".join(f"{what}, {who}, until {due}" for _, what, who, due, *_ in rows),
        widths=(0.4, 5, 2.3, 1.3, 2.6, 1.1, 1.1),
        right=(False, False, False, False, False, True, True),
        bold=(True, False, True, False, False, False, True),
        tints=("muted", "text", "text", "text", "text", "muted", "text"),
    )


def _row(result: Followed, place: int, row) -> tuple[str, ...]:
    measure = result.measures.get(row.measure)
    now, target = (measure.say(value) if measure else NOT_KNOWN for value in (row.now, row.target))
    return str(place), row.action, row.owner, spelled(row.due_in), row.label, now, target


def _progress(asked: Asked) -> str:
    """How it is followed, and what became of what was said before where some of it has ended."""
    told = tell_plans(followed(asked, said_before(asked)))
    ended = f" {told.headline}" if told and " ended " in told.headline else ""
    return f"The next review reads the same measures.{ended}"
