"""The review as a tagged PDF by typst: a page a slide, on the grid and in the letters of the deck.

What is written goes to typst as data, never as its source. Letters are embedded, nothing is fetched, and one story is
always the same bytes: on every machine, but for names in letters that `printed` takes from the machine's fonts. Figures
that a page draws are its own charts; tables, words, stacked bars and bars with numbers beside them are drawn by
`document.typ`.
"""

import json
from datetime import UTC, datetime, time
from pathlib import Path

from analysis.charts.theme import DARK, LIGHT
from analysis.export.document.figures import drawing
from analysis.export.document.printed import TOLD, fonts
from analysis.export.document.said import fitted, headed, said, sourced
from analysis.export.letters import SQUARE, drawable
from analysis.export.marks import LABEL, MARGIN, TEXT, WIDTH, wide
from analysis.story.review.story import Part, Row, Slide, Story
from analysis.story.words import period

TEMPLATE = Path(__file__).with_name("document.typ")
FULL = WIDTH - 2 * MARGIN
BODY, BETWEEN = 4.55, 0.3  # inches: the height under the title, and between two rows
UNDER_BAND = 3.75  # the same on the title page
CAPTION = 0.38
NUMBER = 0.5  # kept free for the page's number
OPENS = "decisions"  # the key of the slide that stands on the title page


def to_document(story: Story) -> bytes:
    """A PDF of 13.33 by 7.5 inches, one page a slide; without decisions a title page with the contents goes before."""
    import typst

    words = json.dumps(told(story), ensure_ascii=False)
    try:
        return _set(words, story)
    except typst.TypstError:  # signs of several fonts on one letter, which no name has
        return _set("".join(map(drawable, words)), story)


def _set(words: str, story: Story) -> bytes:
    import typst

    return typst.compile(
        TEMPLATE.read_bytes(),
        sys_inputs={"story": words},
        font_paths=fonts(words),
        pdf_standards="ua-1",
        timestamp=datetime.combine(story.as_of, time(), UTC),
    )


def told(story: Story) -> dict:
    """All that the pages hold, as JSON can; sizes in inches, every text fitted to its lines."""
    opens = [slide for slide in story.slides if slide.key == OPENS][:1]
    others = [slide for slide in story.slides if slide not in opens]
    return {
        "title": said(f"{story.company}: {story.title}" if story.company else story.title),
        "review": said(story.title),
        "company": fitted(story.company, TEXT, FULL - 5, 1, bold=True),
        "period": period(story.quarters),
        "made": [story.as_of.year, story.as_of.month, story.as_of.day],
        "light": LIGHT,
        "dark": DARK,
        "opens": page(story, opens[0], 1, UNDER_BAND) if opens else None,
        "slides": [page(story, slide, number, BODY) for number, slide in enumerate(others, 2)],
    }


def page(story: Story, slide: Slide, number: int, height: float) -> dict:
    shown = {"title": headed(slide.title, FULL), "rows": rows(slide, height)}
    squares = TOLD if SQUARE in json.dumps(shown, ensure_ascii=False) else ""
    return shown | {
        "key": slide.key,
        "number": number,
        "name": said(slide.name),
        "sure": fitted(slide.sure, TEXT, FULL),
        "source": sourced(squares + story.source(slide), FULL - NUMBER),
        "method": fitted(story.method(slide), LABEL, FULL - NUMBER),
    }


def rows(slide: Slide, height: float) -> list[dict]:
    """The rows with their heights: what is left of the page, by their shares."""
    free = height - BETWEEN * (len(slide.rows) - 1)
    whole = sum(row.share for row in slide.rows)
    return [in_row(slide, row, free * row.share / whole) for row in slide.rows]


def in_row(slide: Slide, row: Row, height: float) -> dict:
    return {"height": height, "parts": [in_part(slide, part, height) for part in row.parts]}


def in_part(slide: Slide, part: Part, height: float) -> dict:
    caption = part.caption or getattr(part.figure, "heading", "")
    width, below = wide(part.columns), height - CAPTION * bool(caption)
    return {
        "width": width,
        "height": below,
        "caption": fitted(caption, LABEL, width, bold=True),
        "about": said(part.figure.about or slide.title),
        **drawing(part, width, below),
    }
