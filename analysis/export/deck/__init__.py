"""A review as a PowerPoint deck: native charts and tables, on our own template or a company's."""

import io
from datetime import datetime, time

from analysis.export.deck.foot import foot
from analysis.export.deck.layout import BODY, FULL, body, head, new_sheet
from analysis.export.deck.opening import opening
from analysis.export.deck.sheet import Place, Sheet
from analysis.export.deck.template import Template, opened
from analysis.export.marks import MARGIN
from analysis.export.slides import without_stock
from analysis.story.review.story import Slide, Story

EDITING = "Charts open with Edit data. Words beside a chart and on its points do not follow edited numbers."
MAKER = "Headroom"
DECISIONS = "decisions"  # the section that stands on the title slide


def to_deck(story: Story, *, template: bytes | None = None, look: str = "light") -> bytes:
    """A presentation of 13.333 by 7.5 inches: a title slide, and a slide a section.

    template   a company's own .pptx of 16:9: its background, footer and colours; None is ours
    look       "light" or "dark" of ours

    Words that are too long end in "…"; in full they are in the slide's notes, names of a chart in its workbook.
    Raises DataError for a template that is no 16:9 presentation.
    """
    given = opened(template, look)
    describe(given.deck, story)
    slides = list(story.slides)
    first = slides.pop(0) if slides and slides[0].key == DECISIONS else None
    noted(opening(given, story, first), first.notes if first else "")
    for slide in slides:
        noted(told(given, story, slide), slide.notes)
    file = io.BytesIO()
    given.deck.save(file)
    return file.getvalue()


def describe(deck, story: Story) -> None:
    """The file's own properties: the run and the day of its data; without what a template says of itself."""
    without_stock(deck)
    properties, day = deck.core_properties, datetime.combine(story.as_of, time())
    properties.created = properties.modified = day
    properties.author = properties.last_modified_by = MAKER
    properties.title, properties.subject, properties.comments = story.title, f"Run {story.run}", ""
    properties.keywords, properties.category, properties.revision = "", "", 1


def told(template: Template, story: Story, slide: Slide) -> Sheet:
    """One section on its slide."""
    sheet = new_sheet(template)
    head(sheet, template, slide.name, slide.title, slide.sure)
    body(sheet, slide.rows, Place(x=MARGIN, y=BODY + template.down, w=FULL, h=template.bottom - BODY - template.down))
    foot(sheet, template, story.source(slide), story.method(slide))
    return sheet


def noted(sheet: Sheet, notes: str) -> None:
    """How to say it and the caveat; then what was cut on the slide."""
    charts = any(shape.has_chart for shape in sheet.slide.shapes)
    cut = "In full: " + "\n".join(sheet.cut) if sheet.cut else ""
    sheet.slide.notes_slide.notes_text_frame.text = "\n\n".join(filter(None, (notes, EDITING * charts, cut)))
