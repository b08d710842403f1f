"""The second page of the report: every responsibility, what was rated by whom, the hours, what is logged, the reply."""

import math
from dataclasses import dataclass

from analysis.export.insights_logged import lacking, logged, scored
from analysis.export.insights_ranges import responsibilities
from analysis.export.letters import lines
from analysis.export.marks import LABEL, MARGIN, Box, Cell, Mark, Rule, at, wide
from analysis.export.parts import block, head, table, under_rule
from analysis.insights.report import Insights, Rating, TimeUse
from analysis.story.words import listed, percent

TOP, ROW, ROWS = 1.52, 0.205, 18
REPLY = 5  # lines
LEFT, MIDDLE, RIGHT = (MARGIN, 3.8), (4.58, 3.5), (8.26, 4.473)  # where a column begins, and its width
PLACED = ("Blind spots", "Time use", "Motivation", "Talent", "Recruiting")  # what is missing of them stands there
METHOD = (
    "Method: band, the middle half of managers; line, usual; dot with its 95\u00a0% interval, filled where clear. "
    "Reps: means of five or more people."
)


@dataclass(frozen=True, kw_only=True)
class Rests:
    title: str
    marks: tuple[Mark, ...]
    method: str = METHOD


def rests(insights: Insights, reply: str) -> Rests:
    title = _title(insights)
    marks = [
        *head(f"Sales Manager Insights · {insights.name}", title, insights.why, most=1)[0],
        *under_rule(LEFT[0], TOP, LEFT[1], "The five responsibilities"),
        *responsibilities(insights, LEFT[0], TOP + 0.26, ROW, ROWS),
        *_rated(insights),
        *_hours(insights),
        *logged(insights, *RIGHT, TOP, ROW),
        *_told(insights, reply),
    ]
    return Rests(title=title, marks=tuple(marks))


def _title(insights: Insights) -> str:
    time = insights.time
    if time is None or math.isnan(time.lost):
        return "What it rests on, responsibility by responsibility"
    usual = "" if math.isnan(time.expected) else f"; {percent(time.expected)} is usual"
    return f"{percent(time.lost)} of the hours go to firefighting and admin{usual}"


def _rated(insights: Insights) -> list[Mark]:
    """Own, reps' and leader's answers to the same statements, and whether the own ones lean."""
    x, w = MIDDLE
    y = TOP + 0.26
    label = under_rule(x, TOP, w, "Rated 1 to 5 by self, reps and leader")
    ratings = [*insights.ratings, *(one for one in insights.roles if one not in insights.ratings)][:8]
    if not ratings:
        return [*label, block(x, y + 0.03, w, lacking(insights, "Blind spots"), most=2, role="muted")]
    header = [Cell(text=text, role="muted", right=place > 0) for place, text in enumerate(RATED)]
    rows = [header, *(_rating(one) for one in ratings)]
    about = "; ".join(
        f"{row[0].text}: self {row[1].text}, reps {row[2].text}, leader {row[3].text}" for row in rows[1:]
    )
    return [
        *label,
        table(x, y, (1.17, 0.4, 0.72, 0.58, w - 2.87), rows, [ROW] * len(rows), about, ruled=False),
        block(x, y + ROW * 9 + 0.03, w, _leaning(insights), most=2, role="muted"),
    ]


RATED = ("", "Self", "Reps (n)", "Leader", "Clearly")


def _rating(one: Rating) -> tuple[Cell, ...]:
    stands = "above" if one.blind else "below" if one.hidden else ""
    reps = "too few" if math.isnan(one.reps) else f"{one.reps:.1f} ({one.n})"
    bold = one.blind or one.hidden
    return (
        Cell(text=one.label, bold=bold),
        Cell(text=scored(one.own), bold=bold, right=True),
        Cell(text=reps, bold=bold, right=True),
        Cell(text=scored(one.leader), role="muted", right=True),
        Cell(text=stands, bold=True, role="accent", right=True),
    )


def _leaning(insights: Insights) -> str:
    lean, low, high = insights.leaning
    if math.isnan(lean) or math.isnan(low):
        return ""
    if low <= 0 <= high:
        return "On the whole, own ratings are near the reps'."
    more = "above" if lean > 0 else "below"
    edges = sorted((abs(low), abs(high)))
    return f"On the whole {abs(lean):.1f} points {more} the reps ({edges[0]:.1f} to {edges[1]:.1f})."


def _hours(insights: Insights) -> list[Mark]:
    """One bar of all hours, what is lost first, beside the line at half."""
    time, (x, w) = insights.time, MIDDLE
    y = TOP + 2.54
    label = under_rule(x, y, w, "Where the hours go")
    if time is None or not len(time.shares):
        return [*label, block(x, y + 0.29, w, lacking(insights, "Time use"), most=2, role="muted")]
    shares = time.shares.sort_values("lost", ascending=False, kind="stable")
    bars, left = [], x
    for share in shares.itertuples():
        width = w * share.share
        bars.append(Box(x=left, y=y + 0.5, w=width, h=0.26, role="accent" if share.lost else "soft", line="surface"))
        left += width
    half = x + w / 2
    return [
        *label,
        *bars,
        Rule(x=half, y=y + 0.44, to_x=half, to_y=y + 0.82, role="text", weight=1.5, dashed=True),
        block(half - 0.14, y + 0.25, 0.5, "half", role="muted"),
        block(x, y + 0.86, w, f"{_lost(time)} {_kept(time)}", most=3),
    ]


def _lost(time: TimeUse) -> str:
    edges = "" if math.isnan(time.low) else f" ({percent(time.low)} to {percent(time.high)})"
    return f"Firefighting and admin (dark): {percent(time.lost)}{edges} of {time.hours:.0f} hours a week."


def _kept(time: TimeUse) -> str:
    """The three largest uses of the other hours."""
    others = time.shares[~time.shares["lost"].astype(bool)]
    said = [f"{one.label.lower()} {percent(one.share)}" for one in others.nlargest(3, "share").itertuples()]
    return f"Then {listed(said)}." if said else ""


def _told(insights: Insights, reply: str) -> list[Mark]:
    """The manager's reply, and beside it what is not known and has no place of its own on the page."""
    unknown = [f"{part}: {sentence}" for part, sentence in insights.missing if part not in PLACED]
    untold = [*insights.hidden, *unknown]
    columns = 12 if not untold else 7 if len(lines(reply, LABEL, wide(7))) <= REPLY else 9
    y, said = 5.53, f"Reply of {insights.name}"
    own = reply or "None was given."
    marks = [
        *under_rule(MARGIN, y, wide(columns), said),
        block(MARGIN, y + 0.27, wide(columns), own, most=REPLY, role="text" if reply else "muted"),
    ]
    if not untold:
        return marks
    side = wide(12 - columns)
    return [
        *marks,
        *under_rule(at(columns), y, side, "Not shown, or not known yet"),
        block(at(columns), y + 0.27, side, " ".join(untold), most=REPLY, role="muted"),
    ]
