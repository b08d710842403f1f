"""Two pages of a report, as they are laid out, and as the PDF and the PPTX that come of them are read back."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from pptx import Presentation
from pptx.util import Inches

from analysis.export.insights import insights_pages
from analysis.export.letters import drawable, fit, lines, width
from analysis.export.marks import LABEL, Grid, Words
from analysis.export.paper import to_pdf
from analysis.export.parts import ends_within
from analysis.export.slides import to_pptx
from tests.made_insights import LONG, empty_insights, insights, long_insights

REPLY = "I agree on the reviews: two of the seven reps joined in May, and I put them off. "
PRINTED = date(2027, 1, 8)
MADE = {"ordinary": (insights(), REPLY), "long": (long_insights(), REPLY * 20), "empty": (empty_insights(), "")}


def pages_of(name):
    report, reply = MADE[name]
    return insights_pages(report, printed=PRINTED, reply=reply, run="7f3a21bb")


def pdf_text(pages) -> list[str]:
    """What each page of the PDF says, line ends as spaces."""
    read = pypdfium2.PdfDocument(to_pdf(pages))
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in read]


def slide_text(pages) -> list[str]:
    deck = Presentation(io.BytesIO(to_pptx(pages)))
    return [" ".join(words for shape in slide.shapes for words in shape_text(shape)) for slide in deck.slides]


def shape_text(shape) -> list[str]:
    if shape.has_table:
        return [cell.text for row in shape.table.rows for cell in row.cells]
    return [shape.text_frame.text] if shape.has_text_frame else []


def cells(pages) -> list[str]:
    return [
        cell.text
        for page in pages
        for mark in page.marks
        if isinstance(mark, Grid)
        for row in mark.rows
        for cell in row
    ]


@pytest.mark.parametrize("name", MADE)
def test_everything_stands_within_two_pages(name):
    pages = pages_of(name)
    assert [mark for page in pages for mark in page.marks if not ends_within(mark)] == []
    assert len(pypdfium2.PdfDocument(to_pdf(pages))) == 2
    assert len(Presentation(io.BytesIO(to_pptx(pages))).slides) == 2


@pytest.mark.parametrize("name", MADE)
def test_no_text_takes_more_lines_than_it_was_given(name):
    for page in pages_of(name):
        for mark in page.marks:
            if isinstance(mark, Words):
                assert len(lines(mark.text, mark.size, mark.w, mark.bold)) <= mark.lines
            if isinstance(mark, Grid):
                assert tight(mark) == []


def tight(grid: Grid) -> list[str]:
    """Cells whose text is higher than their row."""
    return [
        cell.text
        for row, height in zip(grid.rows, grid.heights, strict=True)
        for cell, w in zip(row, grid.widths, strict=True)
        if len(lines(cell.text, LABEL, w - cell.free, cell.bold)) * LABEL * 1.149 / 72 > height + 1e-9
    ]


@pytest.mark.parametrize("name", MADE)
def test_texts_and_tables_do_not_stand_on_each_other(name):
    for page in pages_of(name):
        boxes = [extent(mark) for mark in page.marks if isinstance(mark, Words | Grid)]
        for place, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[place + 1 :]:
                apart = other[0] >= right - 1e-6 or other[2] <= left + 1e-6 or other[1] >= bottom - 0.03
                assert apart or other[3] <= top + 0.03


def extent(mark) -> tuple[float, float, float, float]:
    if isinstance(mark, Grid):
        return mark.x, mark.y, mark.x + sum(mark.widths), mark.y + sum(mark.heights)
    wide = max(
        (width(line, mark.size, mark.bold) for line in lines(mark.text, mark.size, mark.w, mark.bold)), default=0
    )
    high = len(lines(mark.text, mark.size, mark.w, mark.bold)) * mark.size * 1.149 / 72
    left = mark.x + mark.w - wide if mark.right else mark.x
    return left, mark.y, left + wide, mark.y + high


def test_of_the_ordinary_report_nothing_is_cut():
    pages = pages_of("ordinary")
    said = [mark.text for page in pages for mark in page.marks if isinstance(mark, Words)]
    assert [text for text in said + cells(pages) if "…" in text] == []


@pytest.mark.parametrize("read", [pdf_text, slide_text])
def test_both_files_say_finding_evidence_step_and_reply(read):
    first, second = (" ".join(text.replace("\u00a0", " ").split()) for text in read(pages_of("ordinary")))
    assert "61 % of Anna Lindqvist's hours go to firefighting and admin; Anna Lindqvist rates talent 4.7" in first
    assert "Own rating 4.7, 7 reps 3.0: 1.7 points higher (1.2 to 2.2)." in first
    assert (
        "By the end of 2027 Q1: Talent reviews, from 31 % to 42 %, the nearer edge of the middle half of managers."
        in first
    )
    assert "98 % is usual" in first
    assert "61 % of the hours go to firefighting and admin; 41 % is usual" in second
    assert "Reply of Anna Lindqvist" in second
    assert REPLY.strip() in second


def test_a_report_without_verdict_says_so_and_what_would_say_more():
    first, second = pdf_text(pages_of("empty"))
    assert "M07 has been in post for one quarter: nothing is judged yet" in first
    assert first.count("No verdict before two quarters in post.") == 3
    assert "Coaching A file that is not there yet would show it" in first
    assert "Accountability, not known" in second
    assert "None was given." in second


def test_a_reply_too_long_for_its_place_ends_in_three_dots():
    first = next(
        mark for mark in pages_of("long")[1].marks if isinstance(mark, Words) and mark.text.startswith("I agree")
    )
    assert first.lines == 5
    assert first.text.endswith("…")


def test_the_same_report_is_the_same_pdf():
    assert to_pdf(pages_of("ordinary")) == to_pdf(pages_of("ordinary"))


def test_too_few_reps_leave_no_number_behind():
    rated = next(mark for mark in pages_of("ordinary")[1].marks if isinstance(mark, Grid) and "Coach:" in mark.about)
    assert [cell.text for cell in rated.rows[-1]] == ["Coach", "4.0", "too few", "4.0", ""]


def test_slides_are_wide_native_and_told_to_those_who_cannot_see():
    deck = Presentation(io.BytesIO(to_pptx(pages_of("ordinary"))))
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    slide = deck.slides[1]
    assert slide.shapes.title.text_frame.text.startswith("61\u00a0% of the hours")
    tables = [shape for shape in slide.shapes if shape.has_table]
    assert "Talent: self 4.7, reps 3.0 (7)" in " ".join(
        shape._element.xpath(".//p:cNvPr/@descr")[0] for shape in tables
    )
    assert not [shape for shape in slide.shapes if shape.shape_type == 13]  # no pictures
    assert "not what the manager brings about" in slide.notes_slide.notes_text_frame.text


def test_border_stands_first_in_a_cell_as_powerpoint_wants_it():
    deck = Presentation(io.BytesIO(to_pptx(pages_of("ordinary"))))
    ruled = [
        node
        for shape in deck.slides[0].shapes
        if shape.has_table
        for node in shape._element.iter()
        if node.tag.endswith("}tcPr")
    ]
    assert {node[0].tag.rpartition("}")[2] for node in ruled} == {"lnB"}


@pytest.mark.parametrize(
    "name", ["Zoë\x00 \x1bSmith", "Łukasz Żółć", "山田 太郎", 'A&B <b>"x"</b>', "", "\u202eevil", "x" * 400]
)
def test_any_name_is_printed_or_shown_as_squares(name):
    pages = insights_pages(replace(insights(), name=name), printed=PRINTED, reply=name)
    assert len(pypdfium2.PdfDocument(to_pdf(pages))) == 2
    assert len(Presentation(io.BytesIO(to_pptx(pages))).slides) == 2


def test_letters_the_font_has_not_are_squares_and_accents_are_kept():
    assert drawable("Łukasz Żółć, Ωμέγα, Юлия") == "Łukasz Żółć, Ωμέγα, Юлия"
    assert drawable("山田") == "□□"


def test_text_is_cut_at_a_word_and_never_longer_than_its_lines():
    assert fit("short", 12, 3) == "short"
    cut = fit(f"{LONG} {LONG}", 12, 2, most=2)
    assert cut.endswith("…")
    assert len(lines(cut, 12, 2)) == 2
    assert width("x" * 500, 12) > 2 >= max(width(line, 12) for line in lines("x" * 500, 12, 2))


def test_a_reply_of_five_hundred_letters_is_printed_whole():
    reply = (REPLY * 7)[:500]
    second = pdf_text(insights_pages(insights(), printed=PRINTED, reply=reply))[1]
    assert reply.strip() in second


def test_a_name_in_chinese_letters_takes_the_room_it_needs():
    assert width("東京", 72) == pytest.approx(2)
    assert width("Kyoto 東京", 72) == pytest.approx(width("Kyoto ", 72) + 2)


def test_slides_do_not_say_that_another_program_made_them():
    with zipfile.ZipFile(io.BytesIO(to_pptx(insights_pages(insights(), printed=PRINTED)))) as parts:
        assert {"docProps/app.xml", "docProps/thumbnail.jpeg"}.isdisjoint(parts.namelist())
