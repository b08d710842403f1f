"""The title slide: whose review of which quarter, and the decisions asked."""

from dataclasses import replace

from analysis.export.deck.foot import foot
from analysis.export.deck.layout import FULL, beside, body, head, new_sheet, titled, titles
from analysis.export.deck.own import BANDS
from analysis.export.deck.sheet import Place, Sheet, text
from analysis.export.deck.template import Template
from analysis.export.marks import FIGURE, MARGIN, TEXT, WIDTH, Box
from analysis.export.slides import box
from analysis.story.review.story import Slide, Story
from analysis.story.words import period

MARK = "Headroom"
BAND = 2.62
ASKED, SURE, BODY = 2.84, 3.12, 3.48
UNDER = 1.86  # company and quarters, in the band


def opening(template: Template, story: Story, decisions: Slide | None) -> Sheet:
    """Title, company and quarters over the decisions; without decisions they stand alone."""
    sheet = new_sheet(template)
    said = f"{story.company}, {period(story.quarters)}" if story.company else period(story.quarters)
    if template.header:
        head(sheet, template, MARK, story.title, said)
    else:
        named(sheet, template, story.title, said)
    if decisions:
        asked(sheet, template, decisions)
    about = decisions or _all(story)
    foot(sheet, template, story.source(about), story.method(about) if decisions else "")
    return sheet


def named(sheet: Sheet, template: Template, title: str, said: str) -> None:
    """The title in large letters over company and quarters."""
    banded, place = band(sheet, template), titles(template)
    titled(banded, replace(place, y=UNDER - 0.1), title, FIGURE, up=True)
    text(banded, beside(template), MARK, bold=True, role="muted", name="Mark")
    text(banded, replace(place, y=UNDER), said, size=TEXT, most=2, name="Company and quarters")


def band(sheet: Sheet, template: Template) -> Sheet:
    """Our own dark band behind the title, and the colours of letters on it; a company's title slide has none."""
    if not template.look:
        return sheet
    dark, letters, quiet = BANDS[template.look]
    palette = sheet.palette | {"surface": dark, "text": letters, "muted": quiet}
    shape = box(sheet.slide, Box(x=0, y=0, w=WIDTH, h=BAND, role="surface"), palette)
    shape.name = "Band"
    sheet.slide.shapes._spTree.insert(2, shape._element)  # behind all else
    return replace(sheet, palette=palette)


def asked(sheet: Sheet, template: Template, decisions: Slide) -> None:
    place = Place(x=MARGIN, y=ASKED, w=FULL)
    text(sheet, place, decisions.title, size=TEXT, bold=True, name="Decisions asked")
    text(sheet, replace(place, y=SURE), decisions.sure, role="muted", name="How sure")
    body(sheet, decisions.rows, replace(place, y=BODY, h=template.bottom - BODY))


def _all(story: Story) -> Slide:
    """A slide that rests on every table, for the footer of a title that stands alone."""
    return Slide(key="", name="", title="", sure="", rows=(), notes="", tables=tuple(story.rows), method="")
