"""Published claims on a slide: this company's number beside each, on one scale."""

import numpy as np

from analysis.charts.claims import claims, describe, place, said
from analysis.questions.claims import HANGS, UNTOLD, Weighed, weigh_wordings
from analysis.questions.clarity import compare_clarity
from analysis.questions.gap import attribute_gap
from analysis.questions.multiplier import compare_managers
from analysis.questions.routines import measure_routines
from analysis.review import Review
from analysis.story.claim_values import weigh_all
from analysis.story.claims import CAVEAT
from analysis.story.claims import tell_claims as tell_all
from analysis.story.figures import Bars, Item
from analysis.story.review.asked import Asked
from analysis.story.review.story import Part, Row, Slide

KEY, NAME = "claims", "Published claims"
PAIR = ("strategy_clarity", "culture")
TABLES = ("attainment", "survey", "coaching", "time_use", "reviews")
METHOD = (
    "first wording with a number here; great managers: high teams or the best quarter of managers, where known; "
    "95 % intervals."
)
SURE = "A bar is this company, from nothing of a claim; the line is the claim as published. Pale: no one verdict."
SCALE = "This company, in percent of the claim as published"
AS_PUBLISHED = 100  # % of the claim
UNKNOWN = "not known here"


def tell_claims(asked: Asked) -> Slide | None:
    """The claims page's finding and chart; None where no claim can be held to a number of this company."""
    answers = _answers(asked)
    weighed = tuple(map(weigh_wordings, weigh_all(*answers)))
    if not any(np.isfinite(one.value) for one in weighed):
        return None
    main, *_ = tell_all(*answers)
    return Slide(
        key=KEY,
        name=NAME,
        title=main.headline.rstrip("."),
        sure=SURE,
        rows=(Row(parts=(Part(figure=figure(weighed), chart=claims(weighed), caption=SCALE),)),),
        notes=" ".join(filter(None, (main.lead.replace("**", ""), counted(weighed), CAVEAT))),
        tables=TABLES,
        method=METHOD,
        page="claims",
        chosen=False,
    )


def counted(weighed: tuple[Weighed, ...]) -> str:
    """What each number counts: "Great managers coach every week: 52 % (44 to 60) of reps' weeks in high teams." """
    known = (one for one in weighed if np.isfinite(one.value))
    return " ".join(f"{one.claim.title}: here {said(one)} {one.wording.says}." for one in known)


def figure(weighed: tuple[Weighed, ...]) -> Bars:
    """A bar a claim, in percent of the claim as published."""
    return Bars(
        items=tuple(map(_item, weighed)),
        heads=("Published", "Here, 95 % interval", "Verdict"),
        cells=tuple(map(_cells, weighed)),
        line=(AS_PUBLISHED, "As published"),
        form='0"\u00a0%"',
        about=describe(weighed),
    )


def _answers(asked: Asked) -> tuple:
    """What the claims page asks, whatever else is chosen for the review."""
    both = asked.of_panel(attribute_gap, drivers=PAIR) if set(PAIR) <= set(asked.panel.measures) else None
    return (
        asked.of_panel(attribute_gap, by=Review.by),
        both,
        asked.of_logs(compare_clarity),
        asked.of_logs(compare_managers),
        asked.of_logs(measure_routines),
    )


def _item(one: Weighed) -> Item:
    value, low, high = (AS_PUBLISHED * float(place(one.wording, edge)) for edge in (one.value, one.low, one.high))
    return Item(
        label=one.claim.title,
        value=value,
        low=min(low, high),
        high=max(low, high),
        said=one.wording.say(one.value),
        sure=one.interval(),
        role="soft" if one.verdict in (HANGS, UNTOLD) else "accent",
    )


def _cells(one: Weighed) -> tuple[str, ...]:
    known = np.isfinite(one.value)
    return one.wording.say(one.wording.published), said(one), one.verdict if known else UNKNOWN
