"""The review as a story: slides in order, each a finding with its figures, its notes and where it comes from."""

from dataclasses import dataclass, field
from datetime import date

import altair as alt

from analysis.story.figures import Figure
from analysis.story.words import listed

COLUMNS = 12  # of the grid a row is laid out on
NAMED = 4  # sources in a footer; further ones are counted


@dataclass(frozen=True, kw_only=True)
class Part:
    """A figure on so many of the grid's columns; `caption` stands over it in small letters.

    chart   the same numbers as the page draws them, for whoever can show a live chart; None for tables and words
    """

    figure: Figure
    columns: int = COLUMNS
    caption: str = ""
    chart: alt.LayerChart | alt.HConcatChart | alt.VConcatChart | dict | None = None


@dataclass(frozen=True, kw_only=True)
class Row:
    """Parts side by side, twelve columns together; `share` of the slide's height."""

    parts: tuple[Part, ...]
    share: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One section of the review.

    key       of the section: "bridge"
    name      "The gap bridge"
    title     the finding, two lines at most at 28 points of a slide
    sure      how sure, or what is drawn: one line
    rows      what stands below, from top to bottom
    notes     for whoever presents: how to say it, and the caveat
    tables    the tables it rests on
    method    how it was worked out, one line
    page      the page of the app that says more: "gap"
    chosen    whether the review's own choices were asked; else the footer does not name them
    """

    key: str
    name: str
    title: str
    sure: str
    rows: tuple[Row, ...]
    notes: str
    tables: tuple[str, ...]
    method: str
    page: str = ""
    chosen: bool = True


@dataclass(frozen=True, kw_only=True)
class Story:
    """A quarter's review, finished: whoever writes it to a file knows no question.

    company    whose review, in their own words; "" where nobody says
    quarter    the one it is about: "2026-Q3"
    quarters   (first, last) quarter looked at
    slides     in order; one whose key is "decisions" opens the deck, on the title slide
    run        names this very review: data, choices and words; six letters
    as_of      when the newest file was imported
    rows       table -> (label, rows it holds)
    invented   whether the numbers are those of the demo company: every foot says so
    filters    in words, "" where nothing was chosen otherwise than the app does by itself
    """

    company: str
    quarter: str
    quarters: tuple[str, str]
    slides: tuple[Slide, ...]
    run: str
    as_of: date
    rows: dict[str, tuple[str, int]] = field(default_factory=dict)
    filters: str = ""
    invented: bool = False

    @property
    def title(self) -> str:
        """ "Sales review, Q3 2026"."""
        return f"Sales review, {self.quarter[5:]} {self.quarter[:4]}"

    @property
    def file_name(self) -> str:
        """Without its ending: "sales_review_2026-Q3_7F3A21"; another run never has the same."""
        return f"sales_review_{self.quarter}_{self.run}"

    def source(self, slide: Slide) -> str:
        """The first line of a slide's footer: files, rows, date, filters where they were asked, run."""
        known = [self.rows[table] for table in slide.tables if table in self.rows]
        names, rows = [label for label, _ in known], sum(many for _, many in known)
        more = [f"{len(names) - NAMED} more"] if len(names) > NAMED + 1 else []
        labels = listed([*names[:NAMED], *more] if more else names)
        files = f"{labels[:1].upper()}{labels[1:]} ({rows:,} rows), " if known else ""
        day = f"{self.as_of.day} {self.as_of:%b %Y}"
        chosen = f" {self.filters}." if self.filters and slide.chosen else ""
        return f"{'Invented numbers. ' if self.invented else ''}Source: {files}as of {day}.{chosen} Run {self.run}."

    def method(self, slide: Slide) -> str:
        """The second line."""
        return f"Method: {slide.method}"
