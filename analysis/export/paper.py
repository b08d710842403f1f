"""Pages as a PDF: letters are embedded, nothing is fetched, the same pages are the same bytes."""

import io

from analysis.charts.theme import LIGHT
from analysis.export.letters import NAMES, drawable, face, lines
from analysis.export.marks import HEIGHT, LABEL, WIDTH, Box, Cell, Dot, Grid, Page, Rule, Words, pitch

INCH = 72
ASCENT = 0.905  # of the size, from a line's top to where letters stand


def to_pdf(pages: tuple[Page, ...]) -> bytes:
    """The pages, 13.33 by 7.5 inches: as wide as the slides, and printed on any paper to fit."""
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH * INCH, HEIGHT * INCH), invariant=True, lang="en")
    canvas.setTitle(drawable(pages[0].title))
    canvas.setCreator("Headroom")
    for page in pages:
        canvas.bookmarkPage(page.title)
        canvas.addOutlineEntry(drawable(page.title), page.title)
        for mark in page.marks:
            DRAWN[type(mark)](canvas, mark)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def words(canvas, mark: Words) -> None:
    face(mark.bold)
    canvas.setFont(NAMES[mark.bold], mark.size)
    canvas.setFillColor(LIGHT[mark.role])
    for number, line in enumerate(lines(mark.text, mark.size, mark.w, mark.bold)):
        y = (HEIGHT - mark.y - number * pitch(mark.size)) * INCH - ASCENT * mark.size
        if mark.right:
            canvas.drawRightString((mark.x + mark.w) * INCH, y, drawable(line))
        else:
            canvas.drawString(mark.x * INCH, y, drawable(line))


def rule(canvas, mark: Rule) -> None:
    canvas.setStrokeColor(LIGHT[mark.role])
    canvas.setLineWidth(mark.weight)
    canvas.setDash([3, 2] if mark.dashed else [])
    canvas.line(mark.x * INCH, (HEIGHT - mark.y) * INCH, mark.to_x * INCH, (HEIGHT - mark.to_y) * INCH)
    canvas.setDash([])


def box(canvas, mark: Box) -> None:
    canvas.setFillColor(LIGHT[mark.role])
    canvas.setStrokeColor(LIGHT[mark.line or mark.role])
    canvas.setLineWidth(1)
    upper = (HEIGHT - mark.y - mark.h) * INCH
    canvas.rect(mark.x * INCH, upper, mark.w * INCH, mark.h * INCH, stroke=int(bool(mark.line)), fill=1)


def dot(canvas, mark: Dot) -> None:
    canvas.setFillColor(LIGHT["surface" if mark.hollow else mark.role])
    canvas.setStrokeColor(LIGHT[mark.role])
    canvas.setLineWidth(1.5)
    canvas.circle(mark.x * INCH, (HEIGHT - mark.y) * INCH, mark.radius * INCH, stroke=1, fill=1)


def grid(canvas, mark: Grid) -> None:
    y = mark.y
    for cells, height in zip(mark.rows, mark.heights, strict=True):
        x = mark.x
        for cell, w in zip(cells, mark.widths, strict=True):
            words(canvas, placed(cell, x, y, w, height))
            x += w
        y += height
        if mark.ruled:
            rule(canvas, Rule(x=mark.x, y=y, to_x=x, to_y=y, role="hair", weight=0.75))


def placed(cell: Cell, x: float, y: float, w: float, height: float) -> Words:
    """A cell's words, in the middle of its height."""
    room, left = w - cell.free, x + cell.free * cell.right
    taken = len(lines(cell.text, LABEL, room, cell.bold)) * pitch(LABEL)
    looks = {"bold": cell.bold, "role": cell.role, "right": cell.right}
    return Words(x=left, y=y + max(height - taken, 0) / 2, w=room, text=cell.text, **looks)


DRAWN = {Words: words, Rule: rule, Box: box, Dot: dot, Grid: grid}
