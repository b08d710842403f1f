"""A deck read back with python-pptx: its charts, their caches and their workbooks, and where everything stands."""

import io
import math
from dataclasses import dataclass
from itertools import combinations

import python_calamine
from pptx import Presentation

from analysis.export.deck import to_deck
from analysis.story.figures import Bars, Bridge, Columns, Dots, Parts, Trend

DRAWN = (Bars, Bridge, Columns, Dots, Parts, Trend)
EMU = 914400


def read(story, **given):
    """The story as a deck, opened again."""
    return Presentation(io.BytesIO(to_deck(story, **given)))


def charts(slide) -> list:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def figures(slide) -> list:
    """Those of a told slide that are drawn as charts, in order."""
    return [part.figure for row in slide.rows for part in row.parts if isinstance(part.figure, DRAWN)]


def sheet(chart) -> list[list]:
    """The rows of a chart's workbook, as "Edit data" shows them."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return book.get_sheet_by_index(0).to_python()


def column(chart, heading: str) -> list:
    rows = sheet(chart)
    return [row[rows[0].index(heading)] for row in rows[1:]]


def numbers(chart) -> set[float]:
    """Every number in a workbook."""
    return {round(cell, 6) for row in sheet(chart)[1:] for cell in row if isinstance(cell, float)}


def held(figure) -> set[float]:
    """Every number of a figure."""
    if isinstance(figure, Dots | Trend):
        groups = [(*one.values, *one.low, *one.high) for one in figure.series]
        levels = [level.value for level in figure.levels] if isinstance(figure, Dots) else [figure.target[0]]
        found = [value for group in groups for value in group] + levels
    else:
        items = (figure.start, *figure.steps, figure.end) if isinstance(figure, Bridge) else figure.items
        found = [value for item in items for value in (item.value, item.low, item.high)]
    return {round(value, 6) for value in found if not math.isnan(value)}


@dataclass(frozen=True)
class Cached:
    """A series as the slide shows it: name, place -> value, place -> (from, to)."""

    name: str
    values: dict[int, float]
    ends: dict[int, tuple[float, float]]


def cached(chart) -> list[Cached]:
    return [_cached(series) for series in chart._chartSpace.xpath("//c:ser")]


def _cached(series) -> Cached:
    (name,) = series.xpath("./c:tx//c:v/text()")
    values = _points(series, "c:val") or _points(series, "c:xVal")
    up, down = _points(series, "c:errBars/c:plus"), _points(series, "c:errBars/c:minus")
    ends = {at: (values[at] - down.get(at, 0), values[at] + up.get(at, 0)) for at in up | down}
    return Cached(name, values, ends)


def _points(series, of: str) -> dict[int, float]:
    points = series.xpath(f"./{of}//c:numCache/c:pt")
    return {int(point.get("idx")): float(point[0].text) for point in points}


def box(shape) -> tuple[float, float, float, float]:
    """Left, top, right, lower edge in inches."""
    x, y, w, h = (size / EMU for size in (shape.left, shape.top, shape.width, shape.height))
    return x, y, x + w, y + h


def seen(slide) -> list:
    """What is read on a slide: no rules and no bands."""
    return [shape for shape in slide.shapes if not shape._element.xpath(".//*[local-name()='decorative']")]


def covering(slide) -> list[tuple[str, str]]:
    """Pairs of shapes that lie on each other by more than a hundredth of an inch."""
    pairs = []
    for one, other in combinations(seen(slide), 2):
        (left, top, right, low), (x, y, end, foot) = box(one), box(other)
        if min(right, end) - max(left, x) > 0.01 and min(low, foot) - max(top, y) > 0.01:
            pairs.append((one.name, other.name))
    return pairs


def words(slide) -> str:
    """All text of a slide, tables too."""
    said = []
    for shape in slide.shapes:
        if shape.has_table:
            said += [cell.text for row in shape.table.rows for cell in row.cells]
        elif shape.has_text_frame:
            said.append(shape.text_frame.text)
    return "\n".join(said)
