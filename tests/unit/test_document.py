"""The review as a PDF: every word is there to be read, every page holds what is on it, charts are told in words."""

import ctypes
import math
import re
from dataclasses import replace

import altair as alt
import pypdfium2
import pypdfium2.raw as raw
import pytest

from analysis.charts.theme import fill, themed
from analysis.export.document import printed, to_document
from analysis.export.marks import wide
from analysis.story.figures import Item, Sentences, Table
from analysis.story.review.story import Part, Slide, Story
from tests.made_review import BARS, PARTS, TABLE, TREND, review, row, slide

FOOT = 6.8  # inches: where the lines below the body begin
HOSTILE = '#panic("x")', "] #set page(width: 1pt) [", '"\\', "$x$ *a* _b_ `c` <d> @e", "//", "{}", "\\u{1}", "=1+1"


def pages(story: Story) -> list[str]:
    """The text layer, a string a page, as one line."""
    read = pypdfium2.PdfDocument(to_document(story))
    return [" ".join(page.get_textpage().get_text_range().split()) for page in read]


def words_of(given: Slide) -> list[str]:
    """Every word of a slide's title and tables."""
    tables = [part.figure for each in given.rows for part in each.parts if isinstance(part.figure, Table)]
    cells = [cell for table in tables for cells in (table.heads, *table.rows) for cell in cells]
    return " ".join([given.title, *cells]).split()


def made(*parts: Part, **given) -> Story:
    return review(slides=(slide("one", row(*parts), **given),))


def test_each_page_reads_as_its_slide_does():
    story = review()
    for given, text in zip(story.slides, pages(story), strict=True):
        assert [word for word in words_of(given) if unbroken(word) not in unbroken(text)] == []
        assert given.sure in text
        assert given.name in text or given.key == "decisions"
        assert story.source(given) in text
        assert story.method(given) in text


def unbroken(text: str) -> str:
    """Without hyphens, which the reader leaves out at the end of a line."""
    return re.sub(r"[-\x02\ufffe\u00ad]", "", text)


def test_without_decisions_a_title_page_with_the_contents_goes_before():
    slides = review().slides[1:]
    texts = pages(review(slides=slides))
    assert len(texts) == len(slides) + 1
    assert "Sales review, Q3 2026" in texts[0]
    assert "Northwind Industrial Traders" in texts[0]
    assert all(each.name in texts[0] for each in slides)


def test_the_file_says_what_it_is():
    file = to_document(review())
    about = pypdfium2.PdfDocument(file).get_metadata_dict()
    assert about["Title"] == "A company with the long name of Northwind Industrial Traders: Sales review, Q3 2026"
    assert about["Author"] == "Headroom"
    assert b"/StructTreeRoot" in file
    assert b"/Lang" in file


def test_however_many_files_the_foot_names_the_run():
    many = dict.fromkeys(("teams", "attainment", "survey"), ("a file of a long name, " * 9, 10))
    text = pages(review(rows=many))[1]
    assert "… (30 rows), as of 30 Sep 2026. Run 7F3A21." in text


def test_a_method_of_a_whole_line_is_not_cut_before_the_pages_number():
    method = (
        "means of teams. Ahead by: all quarters looked at, Welch's 95 % intervals. "
        "Changes: teams known in both quarters, intervals hold for all at once."
    )
    one = replace(slide("one", row(Part(figure=TABLE))), method=method)
    assert method in pages(review(slides=(one,)))[1]


def test_no_short_word_stands_alone_on_a_titles_second_line():
    title = "High teams are ahead in all three metrics; no clear change since Q2"
    read = pypdfium2.PdfDocument(to_document(made(Part(figure=TABLE), title=title)))[1].get_textpage().get_text_range()
    lines = [" ".join(line.split()) for line in read.splitlines()]
    assert "High teams are ahead in all three metrics; no clear" in lines
    assert "change since Q2" in lines


def test_a_title_of_one_endless_word_keeps_its_letters():
    text = pages(made(Part(figure=TABLE), title="Donaudampfschifffahrtsgesellschaftskapitän ist hoch"))[1]
    assert "Donaudampfschifffahrtsgesellschaftskapitän ist hoch" in text.replace("\u200b", "")


def test_the_same_story_is_the_same_bytes():
    assert to_document(review()) == to_document(review())


def test_what_people_type_is_never_a_command():
    named = replace(PARTS, items=tuple(replace(item, label=HOSTILE[0]) for item in PARTS.items))
    lines = Sentences(lines=tuple((word, word) for word in HOSTILE))
    table = Table(heads=HOSTILE[:2], rows=tuple((word, word) for word in HOSTILE), about=HOSTILE[1])
    text = pages(
        made(
            *(Part(figure=figure, columns=4, caption=HOSTILE[1]) for figure in (named, lines, table)), title=HOSTILE[0]
        )
    )[1]
    assert [word for word in HOSTILE if word not in text] == []


def test_names_in_letters_of_other_fonts_are_printed():
    name = "Batumi ბათუმი"
    parts = replace(PARTS, items=tuple(replace(item, label=name) for item in PARTS.items[:2]), groups=())
    table = Table(heads=("Team",), rows=((name,),), about="Teams.")
    text = pages(made(Part(figure=table, columns=6), Part(figure=parts, columns=6), title=f"{name} is ahead"))[1]
    assert text.count("ბათუმი") == 4
    assert "□" not in text


def test_a_letter_that_no_font_has_is_a_square_and_the_foot_says_so(monkeypatch):
    monkeypatch.setattr(printed, "_on_machine", lambda letters: False)
    table = Table(heads=("Team",), rows=(("Osaka 大阪",),), about="Teams.")
    names, none = pages(review(slides=(slide("one", row(Part(figure=table))), slide("two", row(Part(figure=TABLE))))))[
        1:
    ]
    assert "Osaka □□" in names
    assert "□ stands for a letter that could not be printed. Source: Teams," in names
    assert "□" not in none


def test_letters_that_no_page_can_hold_leave_the_pages_readable(monkeypatch):
    monkeypatch.setattr(printed, "_on_machine", lambda letters: True)
    table = Table(heads=("Team",), rows=(("Cyprus 𒾐𒾑𒾒",), ("Batumi ბათუმი",)), about="Teams.")
    [text] = pages(made(Part(figure=table)))[1:]
    assert "Cyprus" in text
    assert "Batumi" in text


def test_a_review_in_the_documents_own_letters_meets_no_other_font():
    assert printed.fonts("Zürich, Łódź, Київ, Θήρα □ −3 “…”\u200b") is printed.fonts("")
    assert printed.fonts("Batumi ბათუმი") is not printed.fonts("")


@pytest.mark.parametrize("many", [1, 15, 16, 60, 400])
def test_a_long_table_ends_with_how_many_are_not_shown(many):
    rows = tuple((f"row-{n}-a", f"row-{n}-b") for n in range(many))
    [text] = pages(made(Part(figure=Table(heads=("A", "B"), rows=rows, about="Rows."))))[1:]
    shown = len(re.findall(r"row-\d+-a", text))
    left = re.search(r"and (\d+) more", text)
    assert shown + (int(left[1]) if left else 0) == many
    assert shown == many or many > 15


@pytest.mark.parametrize("columns", [3, 4, 6, 12])
@pytest.mark.parametrize(
    "name", ["W" * 90, "Enterprise accounts of Northern Europe and the Baltics " * 4, "ä" * 40, "日本" * 9]
)
def test_whatever_the_names_no_word_leaves_the_body(columns, name):
    table = replace(TABLE, rows=tuple((name, *cells[1:]) for cells in TABLE.rows))
    parts = replace(PARTS, items=tuple(replace(item, label=name) for item in PARTS.items))
    bars = replace(BARS, items=tuple(replace(item, label=name) for item in BARS.items))
    lines = Sentences(lines=((name, name),) * 20)
    for figure in (parts, bars, lines, table)[: None if columns > 3 else -1]:
        one = replace(slide("one", row(Part(figure=figure, columns=columns)), title=name), name=name)
        read = pypdfium2.PdfDocument(to_document(review(slides=(one,), company=name)))
        assert len(read) == 2
        assert edges(read[1])[1] <= 13.333 - 0.6 + 0.02
        left, _, lowest = edges(read[1], FOOT)
        assert left >= 0.6 - 0.02
        assert lowest <= 6.65


def edges(page, above: float = 7.5) -> tuple[float, float, float]:
    """The leftmost, rightmost and lowest inch of letters that begin above so many inches."""
    text = page.get_textpage()
    boxes = [[inch / 72 for inch in text.get_charbox(at)] for at in range(text.count_chars())]
    boxes = [(left, right, 7.5 - low) for left, low, right, top in boxes if 7.5 - top < above]
    return min(box[0] for box in boxes), max(box[1] for box in boxes), max(box[2] for box in boxes)


def test_parts_keep_to_their_columns():
    parts = tuple(Part(figure=replace(TABLE, rows=TABLE.rows[:2]), columns=columns) for columns in (5, 7))
    page = pypdfium2.PdfDocument(to_document(made(*parts)))[1]
    text = page.get_textpage()
    between = (0.6 + wide(5), 0.6 + wide(5) + 0.2)
    boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
    body = [box for box in boxes if 2.1 < 7.5 - box[3] / 72 < FOOT]
    assert body
    assert not [box for box in body if box[0] / 72 < between[1] - 0.03 and box[2] / 72 > between[0] + 0.03]


def test_a_chart_stands_as_the_page_draws_it_and_is_told_in_words():
    data = alt.Data(values=[{"team": "Ireland & <Wales>", "value": 3}, {"team": "Chile", "value": 2}])
    bars = alt.Chart(data).mark_bar().encode(x="value:Q", y=alt.Y("team:N", title=None), fill=fill("accent"))
    chart = themed(bars, height=100, description="Not this")
    file = to_document(made(Part(figure=TREND, chart=chart)))
    assert "Ireland & <Wales>" in pypdfium2.PdfDocument(file)[1].get_textpage().get_text_range()
    assert "Two lines." in alternatives(file)
    as_told = to_document(made(Part(figure=TREND, chart=chart.to_dict())))
    assert as_told == file


def test_a_stacked_bar_is_told_in_words():
    assert PARTS.about in alternatives(to_document(made(Part(figure=PARTS))))


def test_a_stacked_bar_needs_no_captions():
    [text] = pages(made(Part(figure=replace(PARTS, groups=()))))[1:]
    assert "Strategy clarity" in text
    assert "Drivers" not in text


def test_a_part_below_zero_is_said_without_a_segment_and_an_unknown_interval_is_not_drawn():
    below = Item(label="Conditions", value=-0.8, said="−1 points", sure="−2 to 1", role="neutral")
    unknown = Item(label="Culture", value=math.nan, said="not known")
    text = pages(
        made(
            Part(figure=replace(PARTS, items=(*PARTS.items, below)), columns=6),
            Part(figure=replace(BARS, items=(unknown, below), cells=(), heads=()), columns=6),
        )
    )[1]
    assert "Conditions −1 points, −2 to 1" in text or "Conditions −1, −2 to 1" in text
    assert "not known" in text


def alternatives(file: bytes) -> set[str]:
    """What is said on the second page in place of figures, to those who cannot see them."""
    page = pypdfium2.PdfDocument(file)[1]
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    todo = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(raw.FPDF_StructTree_CountChildren(tree))]
    found = set()
    while todo:
        element = todo.pop()
        found.add(alternative(element))
        inside = range(raw.FPDF_StructElement_CountChildren(element))
        todo += filter(None, (raw.FPDF_StructElement_GetChildAtIndex(element, at) for at in inside))
    return found


def alternative(element) -> str:
    letters = ctypes.create_string_buffer(raw.FPDF_StructElement_GetAltText(element, None, 0))
    raw.FPDF_StructElement_GetAltText(element, letters, len(letters))
    return letters.raw.decode("utf-16-le").rstrip("\0")
