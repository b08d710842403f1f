"""The numbers behind every slide of a review as a workbook: a sheet a slide, a block a figure.

Numbers are numbers, in the figure's own form; finished words are text, whatever they begin with: nothing is a formula.
"""

import io
import re
from datetime import datetime, time
from math import ceil

from analysis.export.workbook_rows import Cell, Rows, Said, empty, tables_of
from analysis.story.figures import Bars, Bridge, Columns, Dots, Facts, Parts, Sentences, Table, Trend
from analysis.story.review.story import Part, Slide, Story
from analysis.story.words import period

FIRST, LONGEST = "Review", 31  # the first sheet; letters of a sheet's name that Excel takes
TAKEN = (FIRST.lower(), "history")  # Excel keeps the second for itself
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
ENDS = " '"  # neither begins nor ends a sheet's name
LEAST, MOST, LINE = 12, 48, 15  # letters a column is wide, more take more lines; points of a line
SCREEN = 25  # rows; of a longer table the heads stay in sight
KINDS = {
    Bridge: "From low to high teams",
    Parts: "Parts of the whole",
    Bars: "Values and intervals",
    Columns: "Counts",
    Dots: "Values and intervals",
    Trend: "Quarter by quarter",
    Table: "Table",
    Facts: "In short",
    Sentences: "In words",
}
ACROSS = ("title", "muted", "heading")  # looks of lines that run over the columns beside them
HEAD = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"}
LOOKS = {
    "title": {"bold": True, "font_size": 14},
    "muted": {"font_color": "#5C626B"},
    "heading": {"bold": True, "font_color": "#3F3591", "font_size": 12},
    "head": HEAD,
    "head within": HEAD | {"align": "left", "indent": 1},
    "head of numbers": HEAD | {"align": "right"},
    "words": {"text_wrap": True, "valign": "top"},
    "words within": {"text_wrap": True, "valign": "top", "align": "left", "indent": 1},
}
Line = tuple[str, list[Cell]]  # how it looks, and its cells; a look that is none of `LOOKS` is the form of its numbers


def to_workbook(story: Story) -> bytes:
    """An xlsx file: what the review is, then a sheet a slide."""
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        created = datetime.combine(story.as_of, time())
        book.set_properties({"title": story.title, "company": story.company, "author": "Headroom", "created": created})
        looks = {name: book.add_format(look) for name, look in LOOKS.items()}
        names = sheet_names([slide.name for slide in story.slides])
        _write(book, looks, FIRST, _cover(story, names))
        for name, slide in zip(names, story.slides, strict=True):
            _write(book, looks, name, _lines(story, slide))
    return made.getvalue()


def sheet_names(names: list[str]) -> list[str]:
    """As the slides are called, as far as Excel takes it, and none twice."""
    found: list[str] = []
    for name in names:
        plain = " ".join(FORBIDDEN.sub(" ", name).split()).strip(ENDS) or "Slide"
        taken = {*TAKEN, *(each.lower() for each in found)}
        ends = ("", *(f" {n}" for n in range(2, len(names) + 3)))
        tries = (plain[: LONGEST - len(end)].strip(ENDS) + end for end in ends)
        found.append(next(each for each in tries if each.lower() not in taken))
    return found


def _cover(story: Story, names: list[str]) -> list[Line]:
    about = {
        "Company": story.company,
        "Quarter": story.quarter.replace("-", " "),
        "Quarters looked at": period(story.quarters),
        "Data as of": story.as_of.isoformat(),
        "Run": story.run,
        "Chosen": story.filters.removeprefix("Chosen: "),
        "Numbers": "invented" if story.invented else "",
    }
    slides = [[slide.name, slide.title, name] for slide, name in zip(story.slides, names, strict=True)]
    sources: Rows = [[f"{label[:1].upper()}{label[1:]}", rows] for label, rows in story.rows.values()]
    return [
        ("title", [story.title]),
        *(("words", [name, value]) for name, value in about.items() if value),
        ("words", []),
        *_table([["Section", "Title", "Sheet"], *slides], "words"),
        *_table([["Source", "Rows"], *sources], "#,##0"),
    ]


def _lines(story: Story, slide: Slide) -> list[Line]:
    blocks = [line for row in slide.rows for part in row.parts for line in _block(part)]
    foot = [("muted", [story.source(slide)]), ("muted", [story.method(slide)])]
    return [("title", [slide.title]), ("muted", [slide.sure]), ("words", []), *blocks, *foot]


def _block(part: Part) -> list[Line]:
    """A heading, then each table of the figure with its heads."""
    figure = part.figure
    heading = part.caption or getattr(figure, "heading", "") or KINDS[type(figure)]
    form = getattr(figure, "form", "words")
    tables = [line for table in tables_of(figure) for line in _table(table, form)]
    return [("heading", [heading]), *tables]


def _table(table: Rows, form: str) -> list[Line]:
    heads, *rows = table
    return [("head", heads), *((form, row) for row in rows), ("words", [])]


def _write(book, looks: dict, name: str, lines: list[Line]) -> None:
    """The lines on a sheet of that name, which prints as wide as a page."""
    sheet, widths = book.add_worksheet(name), _widths(lines)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    for at, (look, cells) in enumerate(lines):
        below = lines[at + 1][1] if look == "head" else []
        for column, cell in enumerate(cells):
            named = _look(look, cell, column, below[column : column + 1])
            if named not in looks:
                looks[named] = book.add_format({"num_format": named, "valign": "top"})
            if isinstance(cell, str):
                sheet.write_string(at, column, cell, looks[named])
            elif not empty(cell):
                sheet.write_number(at, column, cell.value if isinstance(cell, Said) else cell, looks[named])
        if look not in ACROSS and (deep := _deep(cells, widths)) > 1:
            sheet.set_row(at, LINE * deep)
    sheet.freeze_panes(_frozen(lines), 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _frozen(lines: list[Line]) -> int:
    """Lines that stay in sight: what runs over the columns on top, and the heads of a table longer than a screen."""
    heads = next((at for at, (look, _) in enumerate(lines) if look == "head"), 0)
    rows = next((at for at, (_, cells) in enumerate(lines[heads:]) if not cells), 0)
    return heads + 1 if rows > SCREEN else next(at for at, (look, _) in enumerate(lines) if look not in ACROSS)


def _look(look: str, cell: Cell, column: int, below: list[Cell]) -> str:
    """Heads of numbers stand over them; words beside numbers keep their distance."""
    if isinstance(cell, Said):
        return cell.form
    if look in ACROSS or not isinstance(cell, str):
        return look
    if look == "head" and below and not isinstance(below[0], str):
        return "head of numbers"
    return ("head" if look == "head" else "words") + (" within" if column else "")


def _deep(cells: list[Cell], widths: list[int]) -> int:
    """Lines that the longest of the words takes."""
    return max(
        (ceil(len(cell) / (width - 2)) for cell, width in zip(cells, widths, strict=False) if isinstance(cell, str)),
        default=1,
    )


def _widths(lines: list[Line]) -> list[int]:
    """Letters of each column: its longest cell, within bounds."""
    cells = [cells for look, cells in lines if look not in ACROSS]
    columns = [[row[at] for row in cells if len(row) > at] for at in range(max(map(len, cells), default=0))]
    return [min(max(LEAST, *(len(cell) for cell in column if isinstance(cell, str))) + 2, MOST) for column in columns]
