"""One manager in words: what stands clear, with its step, and what it rests on."""

import math

import pandas as pd

from analysis.charts.managers import drawn, marks, rated, ratings
from analysis.insights.report import Finding, Insights, Mark
from analysis.insights.terms import FEWEST
from analysis.story.section import Section
from analysis.story.words import be, count, first_upper, inside, listed, number, period

HALF = 0.5  # of the hours: the line for firefighting and admin
PRACTICES = ("coaching", "accountability", "motivation", "talent", "recruiting", "time")
NEW = f"What is logged stands here alone. After {number(FEWEST)} quarters in post it is compared with other managers."
CLEAR = (
    "Of managers who are as others are, about one in twenty is told of any strength or growth area in these quarters, "
    "also where a quarter is like the one before. The team's three metrics, blind spots and hidden strengths each have "
    "such a chance of their own."
)
HOW_TO_READ = (
    "Right is better. The band holds the middle half of the managers, the line is the 95 % interval. "
    "Filled: clear of chance, all rows taken together."
)


def tell_manager(result: Insights) -> Section:
    """The report's head: who, the finding, whom it is compared with."""
    return Section(
        note=" · ".join(_who(result)),
        headline=headline(result),
        lead=result.why if result.verdict else NEW,
        how_sure=how_sure(result),
        table=_table(result),
        sources=tuple((mark.measure.label, mark.measure.about) for mark in (*result.metrics, *result.marks)),
    )


def headline(result: Insights) -> str:
    """What to know first of this manager: hours lost, an unusual blind spot, the clearest growth area or strength."""
    if not result.verdict:
        quarters = "one quarter" if result.in_post == 1 else f"{number(result.in_post)} quarters"
        return f"{result.name} has been in post for {quarters}: nothing is judged yet."
    said = [*_lost(result), *_unseen(result)]
    if not said:
        first = [*(one for one in result.growth), *(one for one in result.strengths)][:1]
        said = [_first_mark(result, first[0])] if first else [f"{result.name} stands where other managers do"]
    return f"{'; '.join(said[:2])}."


def tell_marks(result: Insights) -> Section | None:
    """The five responsibilities and the use of time beside other managers."""
    found = drawn(result, PRACTICES)
    if not found:
        return None
    clear = sum(mark.clear for mark in found)
    stand = "stands" if clear == 1 else "stand"
    said = f"{first_upper(number(clear))} of {len(found)} measures {stand} clear of the other managers"
    compared = any(mark.compared for mark in found)
    return Section(
        headline=said if compared else "Five responsibilities, as measured",
        chart=marks(result, PRACTICES),
        how_to_read=HOW_TO_READ if compared else "The numbers alone: nothing is compared yet.",
    )


def tell_metrics(result: Insights) -> Section | None:
    """Three balanced metrics of the team."""
    if not result.metrics:
        return None
    clear = [mark for mark in result.metrics if mark.clear]
    if not any(mark.compared for mark in result.metrics):
        said = "Three metrics of the team"
    elif not clear:
        said = "The team's metrics are near those of other teams"
    else:
        said = "; ".join(filter(None, (_beside_usual(clear, better) for better in (True, False))))
    return Section(headline=first_upper(said), chart=marks(result, ("metrics",)))


def tell_ratings(result: Insights) -> Section | None:
    """Own ratings beside those of the reps and the leader."""
    shown = rated(result)
    if not shown:
        return None
    low, high = result.leaning[1:]
    leaning = ""
    if low > 0:
        leaning = f"Throughout, the own ratings are {result.leaning[0]:.1f} points above the reps'."
    elif high < 0:
        leaning = f"Throughout, the own ratings are {-result.leaning[0]:.1f} points below the reps'."
    return Section(
        headline=_ratings_headline(result),
        lead=leaning,
        chart=ratings(result),
        how_to_read="Ring: own rating. Full dot: mean of five reps or more. Grey: the leader. Thick line: clear.",
        caveat=" ".join(result.hidden),
    )


def how_sure(result: Insights) -> tuple[tuple[str, str], ...]:
    """What bears the report and what does not."""
    lines = [
        (
            "Whose answers.",
            "Own ratings and the leader's are attributed. Reps' answers are means of five or more people.",
        ),
        ("What is clear.", CLEAR),
        (
            "Manager and team.",
            "What lies with the people on the team is in these numbers too; one report cannot tell it.",
        ),
    ]
    lines += [("Not shown.", sentence) for sentence in result.hidden]
    return tuple(lines)


def _who(result: Insights) -> list[str]:
    post = f"in post since {result.since:%B %Y}" if result.since else "in post from the beginning"
    came = {True: "promoted from rep", False: "not promoted from rep", None: ""}[result.promoted]
    trained = {True: "trained", False: "not trained", None: ""}[result.trained]
    reps, usual = result.span
    span = "" if math.isnan(reps) else f"{reps:.0f} reps ({usual:.0f} usual)"
    looked_at = period(result.quarters) if result.quarters else ""
    return [part for part in (", ".join(result.teams), post, came, trained, span, looked_at) if part]


def _lost(result: Insights) -> list[str]:
    time = result.time
    if time is None or not time.low > HALF:  # NaN: how sure is not known
        return []
    return [f"{100 * time.lost:.0f}\u00a0% of {result.name}'s hours go to firefighting and admin"]


def _unseen(result: Insights) -> list[str]:
    unusual = [one for one in (*result.ratings, *result.roles) if one.blind and one.unusual]
    if not unusual:
        return []
    one = max(unusual, key=lambda one: (one in result.ratings, one.difference))
    what = inside(one.label) if one in result.ratings else f"the work as {inside(one.label)}"
    return [f"{result.name} rates {what} {one.own:.1f} where {number(one.n)} reps say {one.reps:.1f}"]


def _first_mark(result: Insights, one: Finding) -> str:
    mark = next(mark for mark in result.marks if mark.measure.name == one.name)
    say = mark.measure.say
    return f"{result.name}: {inside(mark.measure.label)} is {say(mark.value)}, where {say(mark.expected)} is usual"


def _beside_usual(clear: list[Mark], better: bool) -> str:
    """ "quota attainment and engagement are below what is usual"; empty for none."""
    names = [inside(mark.measure.label) for mark in clear if mark.better == better]
    return f"{listed(names)} {be(len(names))} {'above' if better else 'below'} what is usual" if names else ""


def _ratings_headline(result: Insights) -> str:
    asked = [one for one in rated(result) if not math.isnan(one.difference)]
    blind = [one for one in asked if one.blind]
    if not asked:
        return "How reps and leader see the work"
    if not blind:
        return "Own ratings are near those of the reps"
    lie = "lies" if len(blind) == 1 else "lie"
    return f"{first_upper(number(len(blind)))} of {number(len(asked))} own ratings {lie} clearly above the reps'"


def _table(result: Insights) -> pd.DataFrame:
    """Every mark, as words."""
    return pd.DataFrame([_row(mark) for mark in (*result.metrics, *result.marks)])


def _row(mark: Mark) -> dict[str, str]:
    say, apart = mark.measure.say, mark.measure.say_difference
    between = f"{apart(mark.diff_low)} to {apart(mark.diff_high)}" if mark.compared else "not compared"
    return {
        "": mark.measure.label,
        "This manager": say(mark.value),
        "95 % interval": "not known" if math.isnan(mark.low) else f"{say(mark.low)} to {say(mark.high)}",
        "Usual": say(mark.expected),
        "Difference, 95 %": between,
        "Rests on": count(mark.n, mark.counted).removesuffix("s") if mark.counted.endswith("s") else f"{mark.n:,}",
    }
