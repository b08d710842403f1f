"""The bridge from low to high teams on a slide; behind a closed gate, how high and low teams differ."""

import numpy as np
import pandas as pd

from analysis.charts.gap import FILL, HIGH, LOW, bridge, describe, in_steps
from analysis.charts.labels import between, part
from analysis.questions.gap import GapAttribution
from analysis.story.figures import Bridge, Item
from analysis.story.gap import CAVEAT, MEANINGS, drivers_of, points, rounding
from analysis.story.review.asked import Asked
from analysis.story.review.differences import tell_differences
from analysis.story.review.numbers import form_of_parts, pointed, scaled, step
from analysis.story.review.story import Part, Row, Slide
from analysis.story.words import inside, levels, listed, number, percent

METHOD = "random-effects fit over all teams, survey noise taken out, 95 % intervals from 2,000 draws of whole teams."
SAY_IT = "Say: goes with. Solid bars are clear of zero, pale ones may be nothing, dashed ones are not explained."
KEY, NAME = "bridge", "The gap bridge"
NAMED = 4  # practices that a title names


def tell_bridge(asked: Asked) -> Slide:
    """The gap in steps; where it cannot be split, the differences between high and low teams and why."""
    gap = asked.gap
    if gap.gate == "closed":
        return tell_differences(asked, KEY, NAME)
    say = gap.outcome.say
    return Slide(
        key=KEY,
        name=NAME,
        title=title(gap),
        sure=f"Above the low teams' {say(gap.low)}. Line: 95 % interval. Pale: may be nothing. Dashed: not explained.",
        rows=(Row(parts=(Part(figure=figure(gap), chart=bridge(gap, MEANINGS)),)),),
        notes=" ".join(filter(None, (CAVEAT, SAY_IT, rounding(gap)))),
        tables=asked.split_by,
        method=METHOD,
        page="gap",
    )


def title(gap: GapAttribution) -> str:
    """The finding; an exploratory split is no headline."""
    practices = names(drivers_of(gap))
    whole = part(gap.outcome, abs(gap.gap), gap.gap)
    if gap.gate == "exploratory":
        return f"{levels(gap.outcome, gap.high, gap.low)} An exploratory split of the {whole}"
    if gap.explained <= 0 or gap.explained_low <= 0:
        return (
            f"No clear share of the {whole} between low and high teams goes with {practices.replace(' and ', ' or ')}"
        )
    rest = gap.shares[gap.shares.role.isin(["noise", "unmeasured"])].share.sum()
    finding = f"{explained(gap)} of the {whole} between low and high teams"
    return f"{finding} go with {practices}; {pointed(gap.outcome, rest * abs(gap.gap), gap.gap)} are left over"


def names(rows: pd.DataFrame) -> str:
    """The labels of rows of the gap, inside a sentence; more than a title holds are counted."""
    return (
        f"the {number(len(rows))} practices" if len(rows) > NAMED else listed([inside(label) for label in rows.label])
    )


def other(rows: pd.DataFrame, among: int) -> str:
    """The rows that are left of so many, in the same way."""
    return f"the other {number(len(rows))}" if len(rows) < among > NAMED else names(rows)


def explained(gap: GapAttribution) -> str:
    """What goes with all drivers together, without its unit: "15"."""
    return pointed(gap.outcome, gap.explained * abs(gap.gap), gap.gap)


def steps(gap: GapAttribution) -> tuple[Item, ...]:
    """The rows of the bridge, from the low teams upwards."""
    return tuple(
        step(
            gap.outcome,
            row.label,
            row.share * gap.gap,
            row.ci_low * gap.gap,
            row.ci_high * gap.gap,
            gap.gap,
            role=_role(row),
        )
        for row in in_steps(gap).itertuples()
    )


def groups(gap: GapAttribution) -> tuple[tuple[str, str, int, int], ...]:
    """Drivers, conditions and what is left over, each with its sum, over their steps."""
    rows, found = in_steps(gap), []
    sums = {"Drivers": ["driver"], "Conditions": ["control"], "Left over": ["noise", "unmeasured"]}
    for name, roles in sums.items():
        at = np.flatnonzero(rows.role.isin(roles))
        if not len(at):
            continue
        share = rows.share[at].sum()
        edges = (gap.explained_low * gap.gap, gap.explained_high * gap.gap)
        sure = f" ({between(gap.outcome, *edges, gap.gap)})" if name == "Drivers" else ""
        found.append((f"{name} {points(gap, share)}", f"{sure}, {percent(share)}", int(at[0]), int(at[-1])))
    return tuple(found)


def figure(gap: GapAttribution) -> Bridge:
    say, whole = gap.outcome.say, part(gap.outcome, abs(gap.gap), gap.gap)
    ends = {LOW: (gap.low, "low", ""), HIGH: (gap.high, "high", f"{'+' if gap.gap > 0 else '−'}{whole}")}
    low, high = (
        Item(label=label, value=scaled(gap.outcome, value), said=say(value), sure=beside, role=role)
        for label, (value, role, beside) in ends.items()
    )
    form = form_of_parts(gap.outcome)
    return Bridge(start=low, steps=steps(gap), end=high, groups=groups(gap), form=form, about=describe(gap))


def _role(row) -> str:
    if row.role == "driver":
        return "accent" if row.ci_low > 0 or row.ci_high < 0 else "soft"
    return "surface" if row.role in ("noise", "unmeasured") else FILL[row.role]
