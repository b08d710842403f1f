"""The appendix on a slide: which data there is, how it was worked out, what the measures mean."""

import re

import pandas as pd

from analysis.charts.coverage import describe, grid
from analysis.measures import MEASURES
from analysis.questions.coverage import Coverage, cover
from analysis.questions.gap import GapAttribution
from analysis.respondents import MINIMUM
from analysis.split.families import parts
from analysis.story.coverage import tell_coverage
from analysis.story.figures import Sentences, Table
from analysis.story.gap import drivers_of
from analysis.story.review.asked import Asked
from analysis.story.review.story import Part, Row, Slide
from analysis.story.review.undertaken import cut
from analysis.story.statistics import STATISTICS
from analysis.story.words import count, first_upper, inside, listed, number, period
from analysis.tables import TABLES as SOURCES

KEY, NAME = "appendix", "Appendix"
SOURCES_SHOWN, DEFINED, CONDITIONS, QUARTERS = 14, 4, 7, 8  # as many as a slide holds
INTERVAL = STATISTICS["interval"]
STATES = {"none": "–", "not_due": ""}
METHOD = "every number is worked out from the imported files; the dictionary of the app says how, measure by measure."
NOTES = "For questions: what a number means, what it rests on, and what it leaves out. Nothing here is to be presented."


def tell_appendix(asked: Asked) -> Slide | None:
    """Sources by quarter, the method, the measures; None where no row counts for a team."""
    coverage, gap = asked.of_panel(cover), asked.gap
    if coverage.cells.empty:
        return None
    return Slide(
        key=KEY,
        name=NAME,
        title=tell_coverage(coverage).headline,
        sure=f"{count(coverage.teams, 'team')}, {period(asked.quarters)}. Numbers: teams with rows. Dash: nothing yet. "
        "Blank: nothing was due.",
        rows=(Row(parts=(_sources(coverage), _method(asked, gap))),),
        notes=NOTES,
        tables=tuple(name for name in SOURCES if name in asked.rows)[:4],
        method=METHOD,
        page="dictionary",
    )


def sources(coverage: Coverage) -> Table:
    """A row a source, a column a quarter: how many teams have rows there."""
    quarters = coverage.quarters[-QUARTERS:]
    cells = coverage.cells[coverage.cells.quarter.isin(quarters)]
    named = [(label, *map(_cell, rows.itertuples())) for label, rows in cells.groupby("label", sort=False)]
    return Table(
        heads=("Source", *(f"{quarter[5:]} {quarter[2:4]}" for quarter in quarters)),
        rows=cut(tuple(named), SOURCES_SHOWN, 0),
        about=describe(coverage),
        widths=(4, *(1 for _ in quarters)),
        right=(False, *(True for _ in quarters)),
    )


def method(asked: Asked, gap: GapAttribution) -> Sentences:
    """The gate, the intervals, the noise of answers, what is kept back and what was left out."""
    lines = [("Enough teams.", gap.why), (f"{INTERVAL.label}.", INTERVAL.meaning)]
    drivers = [] if gap.gate == "closed" else drivers_of(gap).reliability.dropna()
    if noisy := sorted(value for value in drivers if value < 1):
        lines.append(("Survey noise.", f"Taken out; reliability {_between(noisy)}, 1 is no noise."))
    if any(asked.panel.measures[name].surveyed for name in asked.panel.measures):
        lines.append(("Answers.", f"Of a team only where {number(MINIMUM)} or more are in; nobody's own is shown."))
    if gap.omitted:
        more = f" And {len(gap.omitted) - 1} more, with the gap." if len(gap.omitted) > 1 else ""
        lines.append(("Left out.", f"{gap.omitted[0]}{more}"))
    return Sentences(lines=tuple(lines))


def definitions(asked: Asked, gap: GapAttribution) -> Sentences:
    """The outcome, the practices and the conditions of the split, in a sentence each."""
    drivers, controls = _names(asked, gap, "driver"), _names(asked, gap, "control")
    named = [gap.outcome.name, *(name for name in drivers if name != gap.outcome.name)]
    measures = {**MEASURES, **asked.panel.measures}
    lines = [(f"{measures[name].label}.", first_words(measures[name].about)) for name in named[:DEFINED]]
    more = len(named) - DEFINED
    if controls:
        labels = [inside(measures[name].label) for name in controls]
        rest = [f"{len(labels) - CONDITIONS} more"] if len(labels) > CONDITIONS else []
        lines.append(("Conditions.", f"{first_upper(listed([*labels[:CONDITIONS], *rest]))}."))
    if more > 0:
        lines.append(("", f"And {number(more)} more in the dictionary."))
    return Sentences(lines=tuple(lines))


def first_words(about: str) -> str:
    """What a measure means, as far as its first stop, without what stands in brackets."""
    first = re.sub(r" \([^)]*\)", "", about).split(". ")[0].split(": ")[0]
    return f"{first.rstrip('.')}."


def _sources(coverage: Coverage) -> Part:
    return Part(figure=sources(coverage), columns=7, caption="Teams by source and quarter", chart=grid(coverage))


def _method(asked: Asked, gap: GapAttribution) -> Part:
    lines = (*method(asked, gap).lines, *definitions(asked, gap).lines)
    return Part(figure=Sentences(lines=lines), columns=5, caption="How it was worked out, and what it means")


def _cell(cell) -> str:
    return STATES.get(cell.state, str(cell.teams))


def _between(values: list[float]) -> str:
    low, high = f"{values[0]:.2f}", f"{values[-1]:.2f}"
    return low if low == high else f"{low} to {high}"


def _names(asked: Asked, gap: GapAttribution, role: str) -> list[str]:
    """Measures of a role in the split, those of a family one by one; where nothing is split, the core practices."""
    rows = gap.shares[gap.shares["role"] == role]["name"] if len(gap.shares) else pd.Series(dtype=str)
    split = [name for row in rows for name in parts(row)]
    return split or (list(asked.panel.core_drivers) if role == "driver" else [])
