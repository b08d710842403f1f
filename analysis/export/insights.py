"""The Sales Manager Insights report on two pages: what stands clear and what to do, then what it rests on."""

import math
from dataclasses import replace
from datetime import date

from analysis.export.insights_rests import rests
from analysis.export.letters import clean, fit
from analysis.export.marks import MARGIN, TEXT, TITLE, Cell, Mark, Page, at, wide
from analysis.export.paper import to_pdf
from analysis.export.parts import FULL, block, foot, head, said_day, table, under_rule
from analysis.export.printable import printable
from analysis.export.slides import to_pptx
from analysis.insights.report import Finding, Insights
from analysis.insights.report import Mark as Measured
from analysis.story.managers import headline
from analysis.story.words import count, listed, period

NAME = "Sales Manager Insights"
MOST = 2  # findings of a kind on paper; the page shows all
KINDS = (
    ("Strength", "strengths", "None stands clear of the other managers."),
    ("Blind spot", "blind_spots", "Nothing is rated clearly above the reps."),
    ("Growth area", "growth", "None stands clear of the other managers."),
)
WIDTHS = (1.15, 1.95, 3.2, 1.95, FULL - 8.25)
METHOD = (
    "Method: usual is what others reach with like territories and as many new reps. Intervals are 95\u00a0%. "
    "Clear: all measures taken together."
)
WRITTEN = {"pptx": to_pptx, "pdf": to_pdf}  # by the ending of the file
FIGURES, BOTTOM = 0.9, 6.75
LOW = 0.34  # of a row that only says that there is nothing
NOTES = (
    "Say what goes with the manager's team, not what the manager brings about: teams differ in more than we measure. "
    "Reps' answers are means of five or more people; the manager's and the leader's answers are their own."
)


def insights_pages(insights: Insights, *, printed: date, reply: str = "", run: str = "") -> tuple[Page, Page]:
    """Two pages, whatever is missing and however long the names; `reply` is the manager's, printed as it is.

    What does not fit ends in "…"; of a reply 550 letters do.
    """
    source = f"Source: the company's own files, {_quarters(insights)}; printed on {said_day(printed)}."
    source += f" Run {run[:6].upper()}." if run else ""
    notes = f"{clean(insights.summary())}\n\n{NOTES}"
    second = rests(insights, reply)
    return printable(
        (
            Page(title=_title(insights), marks=(*front(insights), *foot(source, METHOD, 1)), notes=notes),
            Page(title=second.title, marks=(*second.marks, *foot(source, second.method, 2)), notes=notes),
        )
    )


def to_insights(insights: Insights, ending: str, **given) -> bytes:
    """The pages as a file of that ending, one of WRITTEN."""
    return WRITTEN[ending](insights_pages(insights, **given))


def front(insights: Insights) -> list[Mark]:
    under = insights.why if insights.verdict else f"What is known is shown. {insights.why}"
    marks, y = head(_section(insights), _title(insights), under)
    figures = _figures(insights, y)
    return [*marks, *figures, *_findings(insights, y + FIGURES if figures else y)]


def _section(insights: Insights) -> str:
    trained = {True: "trained", False: "not trained yet"}.get(insights.trained, "")
    rose = {True: "was a rep before", False: "was no rep before"}.get(insights.promoted, "")
    known = (listed(insights.teams), f"{count(insights.in_post, 'quarter')} in post", rose, trained)
    return " · ".join(filter(None, (NAME, *known)))


def _quarters(insights: Insights) -> str:
    return period(insights.quarters) if insights.quarters else "no quarter yet"


def _title(insights: Insights) -> str:
    """The page's own headline; what does not fit two lines is cut, the name to half of one."""
    name = fit(insights.name, TITLE, FULL / 2, 1, bold=True)
    return fit(headline(replace(insights, name=name)).removesuffix("."), TITLE, FULL, 2, bold=True)


def _figures(insights: Insights, y: float) -> list[Mark]:
    """The three balanced metrics of the team and its size, side by side."""
    figures = [_metric(mark) for mark in insights.metrics[:3]]
    now, others = insights.span
    if figures and not math.isnan(now):
        usual = "" if math.isnan(others) else f"{others:.0f} is usual"
        figures.append(("Reps on the team", f"{now:.0f}", usual))
    return [mark for place, figure in enumerate(figures) for mark in _figure(at(3 * place), y, *figure)]


def _metric(mark: Measured) -> tuple[str, str, str]:
    usual = "" if math.isnan(mark.expected) else f"{mark.measure.say(mark.expected)} is usual"
    clear = f": clearly {'above' if mark.difference > 0 else 'below'}" if mark.clear else ""
    return mark.measure.label, mark.measure.say(mark.value), f"{usual}{clear}"


def _figure(x: float, y: float, label: str, value: str, note: str) -> list[Mark]:
    return [
        *under_rule(x, y, wide(3), label),
        block(x, y + 0.27, wide(3), value, size=TEXT, bold=True),
        block(x, y + 0.54, wide(3), note, role="muted"),
    ]


def _findings(insights: Insights, top: float) -> list[Mark]:
    """A row a finding, with its evidence and its step; a kind without any says so."""
    rows = [row for kind in KINDS for row in _kind(insights, *kind)]
    header = tuple(
        Cell(text=words, bold=True, role="muted")
        for words in ("", "What", "Evidence", "Rests on", f"Next step, {insights.name}")
    )
    full = sum(bool(row[1].text) for row in rows)
    height = min((BOTTOM - top - 0.27 - LOW * (len(rows) - full)) / max(full, 1), 1.1)
    heights = [height if row[1].text else LOW for row in rows]
    about = "; ".join(f"{row[0].text} {row[1].text}: {row[2].text} {row[4].text}" for row in rows)
    return [
        table(MARGIN, top, WIDTHS, [header], [0.27], "What the columns below hold"),
        table(MARGIN, top + 0.27, WIDTHS, rows, heights, about),
        *_opened(insights, top + 0.27 + sum(heights) + 0.3),
    ]


def _opened(insights: Insights, top: float) -> list[Mark]:
    """Where nothing is found there is room for what would say more."""
    rows = [(Cell(text=part, bold=True), Cell(text=said)) for part, said in insights.missing]
    rows = rows[: max(int((BOTTOM - top - 0.27) / LOW), 0)]
    if not rows:
        return []
    about = "; ".join(f"{part}: {said}" for part, said in insights.missing)
    widths = (sum(WIDTHS[:2]), sum(WIDTHS[2:]))
    return [
        *under_rule(MARGIN, top, FULL, "What would say more"),
        table(MARGIN, top + 0.25, widths, rows, [LOW] * len(rows), about),
    ]


def _kind(insights: Insights, kind: str, name: str, none: str) -> list[tuple[Cell, ...]]:
    found = getattr(insights, name)
    if not found:
        said = none if insights.verdict else "No verdict before two quarters in post."
        return [tuple(Cell(text=text, role="muted") for text in (kind, "", said, "", ""))]
    rows = [_row(kind, one, insights) for one in found[:MOST]]
    if len(found) > MOST:
        more = f"{rows[-1][3].text}. On the page: {len(found) - MOST} more"
        rows[-1] = (*rows[-1][:3], Cell(text=more, role="muted"), rows[-1][4])
    return rows


def _row(kind: str, one: Finding, insights: Insights) -> tuple[Cell, ...]:
    step = one.step
    seen = f"{step.label}, {step.size}" if step.size else step.label
    owner = "" if step.owner == insights.name else f", {step.owner}"
    return (
        Cell(text=kind, bold=True, role="accent"),
        Cell(text=one.headline, bold=True),
        Cell(text=one.evidence),
        Cell(text=f"{one.n:,} {one.counted}; {one.comparison}", role="muted"),
        Cell(text=f"{step.action}. By the end of {step.due.replace('-', ' ')}{owner}: {seen}."),
    )
