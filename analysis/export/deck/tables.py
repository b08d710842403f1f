"""Tables: as wide as their words need, as high as their place allows, in the larger of two sizes that fits."""

import itertools
from dataclasses import replace

from analysis.export.deck.paint import ON, ink
from analysis.export.deck.sheet import ZONE, Place, Sheet, centred, described, fitted
from analysis.export.letters import clean, lines, width
from analysis.export.marks import LABEL, TEXT, Cell, pitch
from analysis.export.slides import PLAIN_TABLE, colour, inches, underlined, written
from analysis.story.figures import Table

GUTTER, TIGHT = 0.2, 0.1  # between two columns; between more than `MANY`
MANY = 6
PADDING = {TEXT: 0.2, LABEL: 0.12}  # above and below the words of a row, together
TIGHTEST = 0.04  # the least of it
ROOMY = {TEXT: 0.45, LABEL: 0.25}  # more than its words need, a row takes at most
MOST = {TEXT: 3, LABEL: 6}  # lines of a cell
UNBROKEN = (2.2, 1.4, 0)  # inches that are not broken as long as there is room
BETWEEN = 0.16  # an empty row
HEAD = Cell(bold=True, role="muted")


def table(sheet: Sheet, place: Place, figure: Table, size: float) -> None:
    """A native table; rows that do not fit are counted in its last one and kept for the notes."""
    if not (figure.heads or figure.rows):
        return
    widths = columns(figure, place.w, size)
    most, padding, many = kept(figure, widths, place.h, size)
    rest = figure.rows[many:]
    for row in rest:
        sheet.cut.append(" · ".join(filter(None, map(clean, row))))
    blank = ("",) * (len(widths) - 1)
    rows = figure.rows[:many] + (((f"{len(rest)} more in the notes", *blank),) if rest and many else ())
    shades = figure.shades[:many] + ((("", *blank),) if rest else ()) if figure.shades else ()
    figure = replace(figure, rows=rows, shades=shades)
    heights = [high(figure, row, widths, size, most, padding) for row in rows]
    grid(sheet, place, figure, widths, spread(heights, place.h - headed(figure, widths), size), size)


def size_for(figure: Table, place: Place) -> float:
    """The larger size, where every word fits in it."""
    if not figure.rows:
        return TEXT
    widths = columns(figure, place.w, TEXT)
    broken = any(
        longest(row[at], TEXT) > room(widths, at) for row in figure.rows for at in range(len(widths)) if row[at]
    )
    if broken or kept(figure, widths, place.h, TEXT) != (MOST[TEXT], PADDING[TEXT], len(figure.rows)):
        return LABEL
    tall = any(tallest(figure, row, widths, TEXT) > MOST[TEXT] for row in figure.rows)
    return LABEL if tall else TEXT


def headed(figure: Table, widths: list[float]) -> float:
    """How high the heads are, in one line or two."""
    if not any(figure.heads):
        return 0
    many = max(len(lines(head, LABEL, room(widths, at), bold=True)) for at, head in enumerate(figure.heads))
    return ZONE + (min(many, 2) - 1) * pitch(LABEL)


def kept(figure: Table, widths: list[float], height: float, size: float) -> tuple[int, float, int]:
    """Lines a cell may have, what is free about them, and how many rows have room so; all of them where that can be."""
    free = height - headed(figure, widths) + 0.001
    for most, padding in itertools.product(range(MOST[size], 0, -1), (PADDING[size], TIGHTEST)):
        taken = [high(figure, row, widths, size, most, padding) for row in figure.rows]
        if sum(taken) <= free:
            return most, padding, len(taken)
    last = pitch(size) + TIGHTEST
    return 1, TIGHTEST, sum(sum(taken[: n + 1]) + last <= free for n in range(len(taken)))


def high(figure: Table, row: tuple[str, ...], widths: list[float], size: float, most: int, padding: float) -> float:
    if not any(row):
        return BETWEEN
    return min(tallest(figure, row, widths, size), most) * pitch(size) + padding


def tallest(figure: Table, row: tuple[str, ...], widths: list[float], size: float) -> int:
    """Lines of its longest cell."""
    bold = figure.bold or (False,) * len(row)
    return max(len(lines(cell, size, room(widths, at), bold[at])) for at, cell in enumerate(row))


def spread(heights: list[float], free: float, size: float) -> list[float]:
    """What is left of the height goes to the rows, as far as it does not tear them apart."""
    more = min(max(free - sum(heights), 0) / max(len(heights), 1), ROOMY[size])
    return [height + more if height > BETWEEN else height for height in heights]


def room(widths: list[float], at: int) -> float:
    """What a column has for its words."""
    return widths[at] - (gutter(len(widths)) if at < len(widths) - 1 else 0.02)


def gutter(many: int) -> float:
    return GUTTER if many <= MANY else TIGHT


def columns(figure: Table, wide: float, size: float) -> list[float]:
    """Widths as the figure shares them, as far as its words fit; else columns take from each other what they need."""
    many = len(figure.rows[0] if figure.rows else figure.heads)
    cells = [[row[at] for row in figure.rows] for at in range(many)]
    heads = figure.heads or ("",) * many
    whole = [max((width(clean(cell), size, bold=True) for cell in column), default=0) for column in cells]
    word = [max((longest(cell, size) for cell in column), default=0) for column in cells]
    line, broken = [width(clean(head), LABEL, bold=True) for head in heads], [longest(head, LABEL) for head in heads]
    shares = figure.widths or tuple(min(one, 4) + gutter(many) for one in whole)
    gutters = [gutter(many)] * (many - 1) + [0.03]
    for most, above in itertools.product(UNBROKEN, (line, broken)):
        least = [one if one <= most else other for one, other in zip(whole, word, strict=True)]
        needed = [max(pair) / 0.985 + free for *pair, free in zip(least, above, gutters, strict=True)]
        if sum(needed) <= wide:
            return at_least(shares, needed, wide)
    return [share / sum(shares) * wide for share in shares]


def at_least(shares: tuple[float, ...], needed: list[float], wide: float) -> list[float]:
    """The whole in these shares, none below what it needs."""
    held: set[int] = set()
    while True:
        free = wide - sum(needed[at] for at in held)
        rest = sum(share for at, share in enumerate(shares) if at not in held)
        widths = [needed[at] if at in held else share / rest * free for at, share in enumerate(shares)]
        short = {at for at, one in enumerate(widths) if one < needed[at] - 1e-9}
        if not short - held:
            return widths
        held |= short


def longest(words: str, size: float) -> float:
    return max((width(word, size, bold=True) for word in clean(words).split(" ")), default=0)


def grid(
    sheet: Sheet,
    place: Place,
    figure: Table,
    widths: list[float],
    heights: list[float],
    size: float,
    ruled: bool = True,
) -> None:
    """The table as it stands, rows of the given heights, a rule below each."""
    heads, top = any(figure.heads), headed(figure, widths)
    rows, heights = [figure.heads] * heads + list(figure.rows), [top] * heads + list(heights)
    if not rows:
        return
    frame = [inches(part) for part in (place.x, place.y, sum(widths), sum(heights))]
    shape = sheet.slide.shapes.add_table(len(rows), len(widths), *frame)
    described(shape, figure.about)
    made = shape.table
    made.first_row, made.horz_banding = heads, False
    shape._element.xpath(".//a:tableStyleId")[0].text = PLAIN_TABLE
    for column, one in zip(made.columns, widths, strict=True):
        column.width = inches(one)
    for n, (row, height) in enumerate(zip(made.rows, heights, strict=True)):
        row.height = inches(height)
        looks, small = _looks(figure, n - heads), _heading(figure, n - heads)
        under = "line" if small else "hair" if any(rows[n]) else ""
        for at, slot in enumerate(row.cells):
            cell = replace(looks[at], text=rows[n][at])
            filled(sheet, slot, cell, LABEL if small else size, (room(widths, at), height))
            if n < heads:
                lowered(slot)
            shaded(sheet, slot, figure, n - heads, at)
            if ruled and under:
                underlined(slot._tc.get_or_add_tcPr(), under, 1 if under == "line" else 0.75, sheet.palette)


def _heading(figure: Table, n: int) -> bool:
    """Row -1 is the heads; a row with words in its first cell only is the heading of what follows."""
    if n < 0:
        return True
    below = figure.rows[n + 1] if n + 1 < len(figure.rows) else ()
    return bool(figure.rows[n][0]) and not any(figure.rows[n][1:]) and any(below[1:])


def _looks(figure: Table, n: int) -> list[Cell]:
    """How the cells of a row look."""
    many = len(figure.heads or figure.rows[0])
    right = figure.right or (False,) * many
    if _heading(figure, n):
        return [replace(HEAD, right=one) for one in right]
    tints, bold = figure.tints or ("text",) * many, figure.bold or (False,) * many
    shades = figure.shades[n] if figure.shades else ("",) * many
    roles = [ON.get(shade, "text") if shade else ink(tint or "text") for shade, tint in zip(shades, tints, strict=True)]
    return [Cell(bold=bold[at], right=right[at], role=role) for at, role in enumerate(roles)]


def filled(sheet: Sheet, slot, cell: Cell, size: float, free: tuple[float, float]) -> None:
    """A cell's words, cut to the lines its row has room for."""
    from pptx.enum.text import MSO_ANCHOR

    wide, height = free
    last = slot._tc.getnext() is None
    slot.margin_left, slot.margin_right = 0, 0 if last else inches(gutter(len(slot._tc.getparent())))
    slot.margin_top = slot.margin_bottom = 0
    slot.vertical_anchor = MSO_ANCHOR.MIDDLE
    said = fitted(sheet, cell.text, size, wide, max(int(height / pitch(size)), 1), cell.bold)
    written(slot.text_frame.paragraphs[0], said, size, cell, sheet.palette)


def lowered(slot) -> None:
    """Heads stand on their rule."""
    from pptx.enum.text import MSO_ANCHOR

    slot.vertical_anchor, slot.margin_bottom = MSO_ANCHOR.BOTTOM, inches(0.05)


def shaded(sheet: Sheet, slot, figure: Table, n: int, at: int) -> None:
    """A cell's shade; in a column that has any, words stand in the middle."""
    if not any(row[at] for row in figure.shades):
        return
    centred(slot.text_frame.paragraphs[0])
    slot.margin_right = 0
    if n >= 0 and figure.shades[n][at]:
        slot.fill.solid()
        slot.fill.fore_color.rgb = colour(figure.shades[n][at], sheet.palette)
