"""A slide as a section of the page: over it what it says, below it where it comes from."""

from analysis.export.talk.charts import Charts
from analysis.export.talk.figures import drawn
from analysis.export.talk.texts import tag, text
from analysis.story.review.story import Part, Row, Slide, Story
from analysis.story.words import period

OPENING = "decisions"  # the section that stands on the first screen


def screens(story: Story, charts: Charts) -> list[str]:
    """Every screen; the decisions asked stand on the first, below whose review it is."""
    first = opening(story, charts)
    rest = story.slides[1:] if _opens(story) else story.slides
    return [first, *(section(story, slide, number, charts) for number, slide in enumerate(rest, 2))]


def opening(story: Story, charts: Charts) -> str:
    """The first screen: whose review it is; below it the decisions asked, else what comes."""
    day = f"{story.as_of.day} {story.as_of:%B %Y}"
    mark = '<svg class="mark" aria-hidden="true"><use href="#mark"/></svg>'
    band = tag("h1", mark + text(story.title))
    band += tag("p", text(story.company), class_="company") if story.company else ""
    band += tag("p", text(f"{period(story.quarters)}. Data as of {day}."), class_="period")
    band = tag("div", band, class_="band")
    if _opens(story):
        slide = story.slides[0]
        return _section(slide.key, band + _inner(story, slide, 1, charts), "slide first")
    return _section("start", band + _ahead(story), "slide first", name=story.title)


def section(story: Story, slide: Slide, number: int, charts: Charts) -> str:
    """One slide on a screen."""
    return _section(slide.key, _inner(story, slide, number, charts), "slide")


def contents(story: Story) -> str:
    """Every screen by number, name and finding, each a link."""
    if _opens(story):
        return _cards(story.slides, 1)
    return tag("li", tag("a", _card(1, "Start", story.title), href="#start")) + _cards(story.slides, 2)


def _opens(story: Story) -> bool:
    return bool(story.slides) and story.slides[0].key == OPENING


def _cards(slides: tuple[Slide, ...], first: int) -> str:
    return "".join(
        tag("li", tag("a", _card(number, slide.name, slide.title), href=f"#{slide.key}"))
        for number, slide in enumerate(slides, first)
    )


def _card(number: int, name: str, title: str) -> str:
    return tag("span", str(number), class_="number") + tag("b", text(name)) + tag("span", text(title), class_="finding")


def _ahead(story: Story) -> str:
    return tag("nav", tag("ol", _cards(story.slides, 2)), class_="ahead", aria_label="Sections")


def _section(key: str, inner: str, kind: str, name: str | None = None) -> str:
    titled = None if name else f"name-{key} title-{key}"
    return tag("section", inner, id=key, class_=kind, tabindex="-1", aria_label=name, aria_labelledby=titled)


def _inner(story: Story, slide: Slide, number: int, charts: Charts) -> str:
    head = tag("p", text(slide.name), id=f"name-{slide.key}", class_="name")
    head += tag("h2", text(slide.title), id=f"title-{slide.key}")
    head += tag("p", text(slide.sure), class_="sure")
    body = "".join(_row(row, charts) for row in slide.rows)
    return (
        tag("header", head)
        + tag("div", body, class_="body")
        + tag("aside", tag("p", text(slide.notes)), class_="notes", tabindex="0", aria_label=f"Notes on {slide.name}")
        + _foot(story, slide, number)
    )


def _foot(story: Story, slide: Slide, number: int) -> str:
    lines = [story.source(slide), story.method(slide)]
    if slide is story.slides[-1]:
        lines.append(f"Run {story.run} opens the same view in Headroom's Review page.")
    said = "".join(tag("p", text(line)) for line in lines)
    return tag("footer", tag("div", said) + tag("p", str(number), class_="number"))


def _row(row: Row, charts: Charts) -> str:
    parts = "".join(_part(part, charts) for part in row.parts)
    return tag("div", parts, class_="row", style=f"--share:{row.share:g}")


def _part(part: Part, charts: Charts) -> str:
    caption = tag("h3", text(part.caption), class_="caption") if part.caption else ""
    return tag("div", caption + drawn(part, charts), class_="part", style=f"--columns:{part.columns}")
