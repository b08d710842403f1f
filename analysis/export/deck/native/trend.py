"""Lines over quarters, each with its words at its last point."""

import math

from analysis.export.deck.native.dots import TOP, beside, marked, whiskers
from analysis.export.deck.native.plot import NONE, Axis, Drawn, Look, Plot, Words, known
from analysis.export.deck.native.scale import even, form_for, ticks, written
from analysis.export.deck.paint import ink
from analysis.export.deck.sheet import ZONE, Place, Sheet, chart, over_rule, text
from analysis.export.letters import SLACK, lines, width
from analysis.export.marks import LABEL, pitch
from analysis.story.figures import Dots, Series, Trend

BESIDE = 0.3  # of the width for words, at most
INSET = 0.12


def trend(sheet: Sheet, place: Place, figure: Trend) -> None:
    if figure.heading:
        over_rule(sheet, place, figure.heading, bold=True, role="text")
        place = place.below(ZONE + 0.08)
    plot = drawn(place, figure)
    chart(sheet, place.x, place.y, plot, figure.about)
    if plot.labels != figure.labels:
        years(sheet, place, figure.labels, plot)


def years(sheet: Sheet, place: Place, labels: tuple[str, ...], plot: Plot) -> None:
    """What stands before the quarter in a label, under it: the last of two that would touch."""
    left, _, wide, _ = plot.inner
    edge = place.x + place.w
    for n, label in reversed(list(enumerate(labels))):
        year = label.rpartition(" ")[0]
        need = width(year, LABEL) / 0.98
        x = place.x + left + n * wide / max(len(labels) - 1, 1) - need / 2
        if year and x + need <= edge:
            text(sheet, Place(x=x, y=place.y + place.h - pitch(LABEL), w=need), year)
            edge = x - 0.08


def drawn(place: Place, figure: Trend) -> Plot:
    target = (figure.target[0],) if figure.target else ()
    values = known(*((*one.values, *one.low, *one.high) for one in figure.series), target)
    low, high, step = even(min(values, default=0), max(values, default=1), 4)
    form = form_for(figure.form, step)
    left = max(width(written(tick, form), LABEL) for tick in ticks(low, high, step)) + 0.12
    ends = _ends(figure.series, place.w * BESIDE)
    right = max((width(row, LABEL, bold=True) for rows in ends.values() for row in rows), default=0) + 0.2
    wide = place.w - left - right
    labels, rows = fitting(figure.labels, wide)
    inner = (left, TOP, wide, place.h - TOP - rows * pitch(LABEL) - 0.12)
    tall = place.h if labels == figure.labels else place.h - pitch(LABEL)  # years stand below the chart
    each = (high - low) / inner[3]
    heights = apart({n: last(figure.series[n])[1] for n, rows in ends.items() if rows}, ends, each, (low, high))
    return Plot(
        width=place.w,
        height=tall,
        inner=inner,
        labels=labels,
        series=(
            *(_line(one) for one in figure.series),
            *_target(figure, low, high),
            *_words(figure, ends, heights),
        ),
        axis=Axis(low=low, high=high, step=step, line="line"),
        form=figure.form,
        stacked=False,
        between=False,
        beside=beside(Dots(labels=figure.labels, series=figure.series, about="")),
    )


def last(one: Series) -> tuple[int, float]:
    """Place and value of the last point there is."""
    return next(((n, value) for n, value in reversed(list(enumerate(one.values))) if not math.isnan(value)), (0, NONE))


def _ends(series: tuple[Series, ...], wide: float) -> dict[int, list[str]]:
    """The words of each last point; where those of one take two lines, the others break likewise."""
    found = {n: _ended(one, wide) for n, one in enumerate(series)}
    broken = [width(row, LABEL, bold=True) / SLACK for rows in found.values() if len(rows) > 1 for row in rows]
    return {n: _ended(one, max(broken) + 0.01) for n, one in enumerate(series)} if broken else found


def _ended(one: Series, wide: float) -> list[str]:
    """The words of its last point, in lines."""
    at, _ = last(one)
    return lines(one.said[at], LABEL, wide, bold=True) if one.said and one.said[at] else []


def fitting(labels: tuple[str, ...], wide: float) -> tuple[tuple[str, ...], int]:
    """The labels with room side by side, and their lines: whole, or quarters over years, or some of the quarters."""
    each = wide / max(len(labels) - 1, 1) - 0.04
    if max(width(label, LABEL) for label in labels) <= each:
        return labels, 1
    if max(width(word, LABEL) for label in labels for word in label.split()) <= each:
        return labels, 2
    quarters = [label.rpartition(" ")[2] for label in labels]
    many = math.ceil(max(width(quarter, LABEL) for quarter in quarters) / each)
    return tuple(one if (len(labels) - 1 - n) % many == 0 else "" for n, one in enumerate(quarters)), 2


def apart(values: dict[int, float], rows: dict[int, list[str]], each: float, ends: tuple[float, float]) -> dict:
    """Where words stand so that none covers another; `each` is the value of an inch."""
    found: dict[int, float] = {}
    for n in sorted(values, key=values.get):
        high = len(rows[n]) * pitch(LABEL) * each
        below = [found[one] + (len(rows[one]) * pitch(LABEL) * each + high) / 2 for one in found]
        found[n] = max([values[n], *below])
    over = max((found[n] + len(rows[n]) * pitch(LABEL) * each / 2 - ends[1] - TOP * each for n in found), default=0)
    return {n: value - max(over, 0) for n, value in found.items()} if len(found) > 1 else found


def _line(one: Series) -> Drawn:
    """A line whose last point is marked; words at other points stand over them."""
    at, _ = last(one)
    words = {
        n: Words(lines=((said, LABEL, False, ink(one.role)),)) for n, said in enumerate(one.said) if said and n != at
    }
    role = marked(one.role)
    return Drawn(
        name=one.name,
        kind="line",
        values=one.values,
        look=Look(line=role, weight=2.25),
        looks={at: Look(fill=role, line=role, weight=2.25)},
        words=words,
        whiskers=whiskers(one),
    )


def _target(figure: Trend, low: float, high: float) -> list[Drawn]:
    """A dashed line, its words over the point that is farthest from the others."""
    if not figure.target:
        return []
    value, said = figure.target
    many = len(figure.labels)
    inner = range(1, many - 1) or range(many)
    near = [
        min((abs(one.values[n] - value) for one in figure.series if _known(one, n)), default=high) for n in range(many)
    ]
    at = max(inner, key=lambda n: (near[n] > (high - low) / 5, -n))
    words = {at: Words(lines=((said, LABEL, False, "muted"),))}
    line = Look(line="muted", weight=1, dashed=True)
    return [Drawn(name=said, kind="line", values=(value,) * many, look=line, words=words)]


def _known(one: Series, n: int) -> bool:
    return not math.isnan(one.values[n])


def _words(figure: Trend, ends: dict[int, list[str]], heights: dict[int, float]) -> list[Drawn]:
    """Series without a line that carry the words at the height where they have room."""
    found = []
    for n, height in sorted(heights.items()):
        one = figure.series[n]
        at, _ = last(one)
        values = tuple(height if place == at else NONE for place in range(len(figure.labels)))
        rows = tuple((f"\u00a0{row}", LABEL, True, ink(one.role)) for row in ends[n])
        found.append(
            Drawn(name=f"{one.name}, label", kind="line", values=values, words={at: Words(lines=rows, at="r")})
        )
    return found
