"""How sure the split is: each practice with its interval, and what would make it wrong."""

import re

import pandas as pd

from analysis.charts.gap import bars, describe, in_steps
from analysis.questions.evidence import weigh_evidence
from analysis.questions.gap import GapAttribution
from analysis.questions.specifications import Specifications, run_specifications, said
from analysis.story.figures import Bars, Sentences
from analysis.story.gap import CAVEAT, drivers_of
from analysis.story.how_sure import tell_how_sure as tell_why
from analysis.story.review import bridge as bridged
from analysis.story.review.asked import Asked
from analysis.story.review.bridge import NAMED, names
from analysis.story.review.differences import tell_differences
from analysis.story.review.numbers import form_of_parts
from analysis.story.review.story import Part, Row, Slide
from analysis.story.specifications import MATTERS, tell_specifications
from analysis.story.words import first_upper, number, percent

KEY, NAME = "how_sure", "How sure we are"
FIRST = ("Out of sample", "The order", "Part of the order", "Other ways", *MATTERS, "Something hidden")
NONE = "–"


def tell_how_sure(asked: Asked) -> Slide | None:
    """Intervals, reliability and the checks; nothing where the gap is not split."""
    gap = asked.gap
    if gap.gate == "closed":
        return tell_differences(asked, KEY, NAME) if "bridge" not in (asked.review.sections or ("bridge",)) else None
    chosen = asked.groups | ({"drivers": asked.review.drivers} if asked.review.drivers else {})
    ways, evidence = asked.of_panel(run_specifications, **chosen), asked.of_panel(weigh_evidence, **chosen)
    groups = [*tell_why(gap, ways, evidence), *([tell_specifications(ways)] if ways else [])]
    lines = [(lead, said) for group in groups for lead, said, *_ in group.how_sure]
    picked = tuple(line for start in FIRST for line in lines if line[0].startswith(start))
    return Slide(
        key=KEY,
        name=NAME,
        title=_title(gap),
        sure=gap.why if gap.gate == "shown" else f"Exploratory. {gap.why}",
        rows=(
            Row(parts=(Part(figure=figure(gap, ways), chart=bars(gap)),), share=0.45),
            Row(parts=(Part(figure=Sentences(lines=picked)),), share=0.55),
        ),
        notes=" ".join([CAVEAT, *(f"{lead} {said}" for lead, said in lines if (lead, said) not in picked)]),
        tables=asked.split_by,
        method=bridged.METHOD,
        page="gap",
    )


def figure(gap: GapAttribution, ways: Specifications | None = None) -> Bars:
    """Practices and conditions from zero: interval, share here and over all ways to compute it, reliability."""
    rows = in_steps(gap)
    kept = rows.role.isin(["driver", "control"]).to_numpy()
    items = tuple(item for item, here in zip(bridged.steps(gap), kept, strict=True) if here)
    spans = {row.name: f"{_share(row.lowest)} to {_share(row.highest)}" for row in _over(ways)}
    cells = tuple(_cells(item, row, spans) for item, row in zip(items, rows[kept].itertuples(), strict=True))
    heads = ("Part", "95 % interval", "Share of the gap", *([f"In {ways.ways} ways"] if spans else []), "Reliability")
    return Bars(items=items, heads=heads, cells=cells, form=form_of_parts(gap.outcome), about=describe(gap))


def _over(ways: Specifications | None) -> list:
    """A row a driver: between which shares all ways to compute it put it."""
    return list(ways.agreement.itertuples()) if ways and ways.ways else []


def _share(share: float) -> str:
    """A share above zero never reads as zero."""
    words = said(share)
    return words if share <= 0 or re.search("[1-9]", words) else f"{100 * share:.1g}\u00a0%"


def _cells(item, row, spans: dict[str, str]) -> tuple[str, ...]:
    reliability = getattr(row, "reliability", float("nan"))
    over = (spans.get(row.name, NONE),) if spans else ()
    return (
        item.said,
        item.sure or NONE,
        percent(row.share),
        *over,
        NONE if pd.isna(reliability) else f"{reliability:.2f}",
    )


def _title(gap: GapAttribution) -> str:
    drivers = drivers_of(gap)
    clear, open_ = drivers[drivers.above | drivers.below], drivers[~drivers.above & ~drivers.below]
    stands = "stands" if len(clear) == 1 else "stand"
    doubt = f"for {names(open_)} there is no clear difference"
    if clear.empty:
        return f"No practice stands clear of zero: {doubt}"
    if len(drivers) > NAMED:
        return f"{first_upper(number(len(clear)))} of the {number(len(drivers))} practices {stands} clear of zero"
    found = f"{first_upper(names(clear))} {stands} clear of zero"
    if len(open_):
        return f"{found}; {doubt}"
    return found if gap.settled or len(clear) == 1 else f"{found}; which of them is largest cannot be told"
