"""Managers' time on a slide: what their hours go to, and the half that is said to be lost."""

from analysis.charts.profile import profile
from analysis.charts.time_use import PUBLISHED, SAID, bars, between, describe, time_use
from analysis.published import TIME
from analysis.questions.claims import CONSISTENT, HANGS, NOT, Weighed, weigh_claim, weigh_wordings
from analysis.questions.claims import UNTOLD as CANNOT_TELL
from analysis.questions.profile import profile_teams
from analysis.questions.time_use import TimeUse, share_hours
from analysis.story.figures import Bars, Item
from analysis.story.review.asked import Asked
from analysis.story.review.differences import table
from analysis.story.review.families import differences, of_families
from analysis.story.review.numbers import POINTS
from analysis.story.review.story import Part, Row, Slide
from analysis.story.words import percent

KEY, NAME = "time", "Managers' time"
FAMILIES = ("time",)
TABLES = ("teams", "time_use")
METHOD = "shares of each manager's hours, every manager alike; 95 % intervals by Student's t over managers."
UNTOLD = "; whether it is the published half cannot be told"
WIDER = {
    NOT: ", not the published half",
    CONSISTENT: "; half only with operations and meetings",
    CANNOT_TELL: "; whether it is half with operations and meetings cannot be told",
}


def tell_time(asked: Asked) -> Slide | None:
    """What managers' hours go to, and how much of them is lost; None where nobody's hours are known."""
    result = asked.of_logs(share_hours, **asked.spanned)
    if result is None or not result.managers:
        return None
    found = of_families(asked.of_panel(profile_teams, **asked.groups), FAMILIES)
    rows = [Row(parts=(Part(figure=figure(result), chart=time_use(result)),), share=0.74 if found else 1.0)]
    if found:
        rows.append(Row(parts=(Part(figure=table(found, "driver"), chart=profile(found)),), share=0.26))
    return Slide(
        key=KEY,
        name=NAME,
        title=title(result),
        sure=_sure(result),
        rows=tuple(rows),
        notes=" ".join([f"{TIME.told} {TIME.source}.", *(differences(found) if found else ())]),
        tables=TABLES,
        method=METHOD,
        page="managers",
    )


def title(result: TimeUse) -> str:
    """What is lost to firefighting and admin, beside the half that was published."""
    share, low, high, _ = result.together["lost"]
    sure = between(low, high)
    said = f"Firefighting and admin take {percent(share)} of managers' hours"
    return f"{said}{f' ({sure})' if sure else ''}{_against(result)}"


def _against(result: TimeUse) -> str:
    """No firmer than the claim as a whole: what is not half by itself may be half with operations and meetings."""
    lost, wider = (one.verdict for one in _weighed(result))
    if lost == NOT:
        return WIDER[wider]
    return ", as published: half" if lost == CONSISTENT else UNTOLD


def figure(result: TimeUse) -> Bars:
    """What is lost in all, then every use of time, against the published half."""
    rows = bars(result)
    return Bars(
        items=tuple(_item(row) for row in rows.itertuples()),
        heads=("Share of hours", "95 % interval", "Managers"),
        cells=tuple((row.amount, row.interval or "–", f"{row.managers}") for row in rows.itertuples()),
        line=(POINTS * PUBLISHED, SAID),
        form='0"\u00a0%"',
        about=describe(result),
    )


def _item(row) -> Item:
    share, low, high = (POINTS * value for value in (row.share, row.low, row.high))
    return Item(label=row.label, value=share, low=low, high=high, said=row.amount, sure=row.interval, role=row.fill)


def _weighed(result: TimeUse) -> tuple[Weighed, ...]:
    return tuple(weigh_claim(TIME, wording, *result.together[wording.name][:3]) for wording in TIME.wordings)


def _sure(result: TimeUse) -> str:
    share, low, high, _ = result.together["internal"]
    sure = between(low, high)
    hangs = ": the claim hangs on its wording" if weigh_wordings(_weighed(result)).verdict == HANGS else ""
    said = f"With operations and meetings too it is {percent(share)}{f' ({sure})' if sure else ''}{hangs}."
    return f"{said} Mean of {result.managers} managers." if result.managers > 1 else said
