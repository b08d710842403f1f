"""How far the survey's scores can be trusted, in words."""

import math

import pandas as pd

from analysis.measures import MEASURES
from analysis.measures.own import ABOUT
from analysis.questions.scales import Scale, Scales
from analysis.stats.scales import GOOD
from analysis.story.section import Section
from analysis.story.words import first_upper, inside, listed, period

HOW_TO_READ = (
    "Alpha and omega: how far the questions measure one thing. rwg(j): how far answers of one team agree. "
    "ICC(1): the part of the differences between answers that lies between teams. "
    f"ICC(2): how sure a team's mean is. All run to 1; {GOOD:g} is the usual bar, for ICC(1) 0.05 to 0.25 is usual."
)
CAVEAT = "Only teams with five or more people who answered count."


def tell_scales(result: Scales) -> Section | None:
    """What the survey can bear, measure by measure; None where nothing was surveyed."""
    if not result.scales:
        return None
    told = [scale for scale in result.scales if not scale.why]
    return Section(
        note=f"{period(result.quarters)} · survey",
        headline=_headline(result, told),
        how_to_read=HOW_TO_READ if told else "",
        details=(*((f"{scale.label}.", " ".join(scale.sentences())) for scale in told), *_untold(result)),
        table=_table(told) if told else None,
        caveat=CAVEAT if told else "",
        sources=tuple((scale.label, _about(scale.name)) for scale in told),
    )


def _headline(result: Scales, told: list[Scale]) -> str:
    if not told:
        return "How well the survey measures cannot be told."
    sure = [inside(scale.label) for scale in told if scale.icc1_low > 0 and scale.icc2 >= GOOD]
    if len(sure) == len(result.scales):
        return "The survey tells teams apart."
    return f"The survey tells teams apart in {listed(sure)}." if sure else "The survey hardly tells teams apart."


def _untold(result: Scales) -> tuple[tuple[str, str], ...]:
    """The measures of which nothing may be said, together where the reason is the same; unnamed where it is all."""
    reasons: dict[str, list[str]] = {}
    for scale in result.scales:
        if scale.why:
            reasons.setdefault(scale.why, []).append(scale.label)
    return tuple(
        ("" if len(labels) == len(result.scales) else f"{first_upper(listed([inside(each) for each in labels]))}.", why)
        for why, labels in reasons.items()
    )


def _table(scales: list[Scale]) -> pd.DataFrame:
    """Every number, as words."""
    return pd.DataFrame(
        {
            "": [scale.label for scale in scales],
            "Questions": [scale.questions for scale in scales],
            "Answers": [scale.answers for scale in scales],
            "Teams": [scale.teams for scale in scales],
            "Alpha": [_said(scale.alpha) for scale in scales],
            "Omega": [_said(scale.omega) for scale in scales],
            "rwg(j)": [_said(scale.rwg_j) for scale in scales],
            "ICC(1)": [_said(scale.icc1) for scale in scales],
            "95 % interval": [_span(scale) for scale in scales],
            "ICC(2)": [_said(scale.icc2) for scale in scales],
        }
    )


def _said(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.2f}".replace("-", "−")


def _span(scale: Scale) -> str:
    return "–" if math.isnan(scale.icc1) else f"{_said(scale.icc1_low)} to {_said(scale.icc1_high)}"


def _about(name: str) -> str:
    return MEASURES[name].about if name in MEASURES else ABOUT
