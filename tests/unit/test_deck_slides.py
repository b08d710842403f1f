"""The slides of a deck as they are read: titles, footers, notes, sizes, and nothing on top of anything else."""

import re
from dataclasses import replace

import pytest

from analysis.export.deck.own import FULL
from analysis.export.letters import SLACK, clean, lines, width
from analysis.export.marks import HEIGHT, TITLE, WIDTH, pitch
from tests.golden.made_template import company_template
from tests.made_deck import box, covering, read, seen, words
from tests.made_review import LONG, Part, review, row, slide

STORY = review()
LOOKS = {"light": {}, "dark": {"look": "dark"}, "company": {"template": company_template()}}
DECKS = {name: read(STORY, **given) for name, given in LOOKS.items()}
SMALLEST = 1200  # hundredths of a point
ALL = [(name, n) for name, deck in DECKS.items() for n in range(len(deck.slides))]


def made(name: str, n: int):
    return DECKS[name].slides[n]


def test_a_deck_has_a_slide_a_section_the_first_on_the_title():
    for deck in DECKS.values():
        assert len(deck.slides) == len(STORY.slides)
        assert [one.shapes.title.text_frame.text for one in deck.slides][:2] == [STORY.title, STORY.slides[1].title]


def test_the_title_slide_names_company_quarters_and_the_decisions():
    said = words(made("light", 0))
    assert "Northwind Industrial Traders, 2024 Q4 to 2026 Q3" in said
    assert "Two decisions asked for Q4, each with one owner" in said
    assert "Maximiliane Schmidt-Rottenburg" in said


def test_without_decisions_the_title_stands_alone():
    deck = read(replace(STORY, slides=STORY.slides[1:]))
    assert len(deck.slides) == len(STORY.slides)
    assert not any(shape.has_table for shape in deck.slides[0].shapes)
    assert "as of 30 Sep 2026. Run 7F3A21." in words(deck.slides[0])


@pytest.mark.parametrize(("name", "n"), ALL)
def test_nothing_leaves_the_slide(name, n):
    for shape in made(name, n).shapes:
        left, top, right, low = box(shape)
        assert left > -0.01, shape.name
        assert top > -0.01, shape.name
        assert right < WIDTH + 0.01, shape.name
        assert low < HEIGHT + 0.01, shape.name


@pytest.mark.parametrize(("name", "n"), ALL)
def test_nothing_lies_on_anything_else(name, n):
    assert covering(made(name, n)) == []


@pytest.mark.parametrize(("name", "n"), ALL)
def test_no_letter_is_smaller_than_twelve_points(name, n):
    slide = made(name, n)
    runs = slide._element.xpath(".//a:r | .//a:fld")
    assert runs
    assert [run for run in runs if int((run.xpath("./a:rPr/@sz") or [0])[0]) < SMALLEST] == []
    for shape in slide.shapes:
        if shape.has_chart:
            sizes = re.findall(r'sz="(\d+)"', shape.chart.part.blob.decode())
            assert min(map(int, sizes)) >= SMALLEST


@pytest.mark.parametrize(("name", "n"), ALL)
def test_a_table_is_as_high_as_its_words(name, n):
    for shape in made(name, n).shapes:
        if not shape.has_table:
            continue
        wide = [column.width / 914400 for column in shape.table.columns]
        for line in shape.table.rows:
            for at, cell in enumerate(line.cells):
                size = int((cell._tc.xpath(".//@sz") or [0])[0]) / 100
                room = wide[at] - cell.margin_right / 914400
                bold = bool(cell._tc.xpath(".//a:rPr[@b='1']"))
                taken = len(lines(cell.text, size, room, bold)) * pitch(size)
                assert taken <= line.height / 914400 + 0.001, cell.text


@pytest.mark.parametrize(("name", "n"), [one for one in ALL if one[1]])
def test_a_title_takes_two_lines_at_most(name, n):
    shape = made(name, n).shapes.title
    assert len(lines(shape.text_frame.text, TITLE, shape.width / 914400, bold=True)) <= 2


def test_no_title_ends_in_one_short_word():
    title = "High teams are ahead in all of the three balanced metrics; no clear change since Q2"
    shape = read(review(slides=(slide("one", title=title),))).slides[1].shapes.title
    *_, last = lines(title, TITLE, shape.width / 914400, bold=True)
    assert width(last, TITLE, bold=True) > FULL / 4


@pytest.mark.parametrize(
    ("title", "end"),
    [
        ("Reps rate strategy clarity 19 % lower than the company's managers do, 18 to 21", "managers do, 18 to 21"),
        ("Of six published claims none is consistent here and three are not", "here and three are not"),
    ],
)
def test_a_title_breaks_alike_where_a_program_fills_the_whole_of_a_line(title, end):
    shape = read(review(slides=(slide("one", title=title),))).slides[1].shapes.title
    for wide in (shape.width / 914400, shape.width / 914400 / SLACK):
        assert lines(title, TITLE, wide, bold=True)[-1] == end


def test_how_sure_and_each_line_of_the_footer_take_one_line():
    for deck in DECKS.values():
        for told, one in zip(STORY.slides[1:], list(deck.slides)[1:], strict=True):
            named = {shape.name: shape for shape in one.shapes}
            assert named["How sure"].text_frame.text == clean(told.sure)
            foot = named["Source and method"]
            assert foot.text_frame.text.split("\n") == [clean(STORY.source(told)), clean(STORY.method(told))]
            assert all(width(line, 12) <= foot.width / 914400 for line in foot.text_frame.text.split("\n"))


def test_a_source_too_long_keeps_its_date_and_its_run():
    many = {f"table{n}": (f"a table with a long name, number {n}", n) for n in range(9)}
    told = replace(STORY.slides[1], tables=tuple(many))
    story = replace(STORY, rows=many, slides=(told,))
    one = read(story).slides[1]
    (foot,) = [shape for shape in one.shapes if shape.name == "Source and method"]
    source = foot.text_frame.text.split("\n")[0]
    assert source.endswith("… (36 rows), as of 30 Sep 2026. Run 7F3A21.")
    assert story.source(told) in one.notes_slide.notes_text_frame.text


def test_pages_are_numbered_by_powerpoint_itself():
    for one in DECKS["light"].slides:
        assert len(one._element.xpath(".//a:fld[@type='slidenum']")) == 1


def test_notes_are_the_slides_own_and_hold_what_was_cut():
    for told, one in zip(STORY.slides, DECKS["light"].slides, strict=True):
        assert one.notes_slide.notes_text_frame.text.startswith(told.notes)
    assert f"each week in {LONG}" in made("light", 0).notes_slide.notes_text_frame.text


def test_notes_say_that_words_on_a_chart_do_not_follow():
    assert "do not follow edited numbers" in made("light", 4).notes_slide.notes_text_frame.text
    assert "do not follow edited numbers" not in made("light", 9).notes_slide.notes_text_frame.text


@pytest.mark.parametrize("name", DECKS)
def test_every_chart_and_table_says_its_numbers_to_those_who_cannot_see_it(name):
    for told, one in zip(STORY.slides, DECKS[name].slides, strict=True):
        abouts = {part.figure.about for line in told.rows for part in line.parts}
        for shape in one.shapes:
            if shape.has_chart:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr") in abouts


def test_rules_are_passed_over_by_those_who_read_aloud():
    for one in DECKS["light"].slides:
        assert not [shape for shape in seen(one) if shape.shape_type == 9 or shape.name == "Band"]


def test_nothing_empty_is_left_to_be_filled_in():
    for deck in DECKS.values():
        for one in deck.slides:
            assert [shape.name for shape in one.placeholders if not shape.text_frame.text] == []


def test_a_title_of_a_paragraph_is_cut_at_a_word_and_whole_in_the_notes():
    title = "A finding that goes on and on, " * 12
    one = read(review(slides=(slide("one", title=title),))).slides[1]
    assert one.shapes.title.text_frame.text.endswith("and on, A…")
    assert title.strip() in one.notes_slide.notes_text_frame.text


def test_shapes_have_numbers_of_their_own():
    for deck in DECKS.values():
        for one in deck.slides:
            numbers = one._element.xpath(".//p:cNvPr/@id")
            assert len(numbers) == len(set(numbers))


def test_rows_that_have_no_room_are_told_in_the_notes():
    table = STORY.slides[0].rows[0].parts[0].figure
    long = replace(table, rows=tuple((f"Action {n}", *table.rows[0][1:]) for n in range(60)))
    one = read(review(slides=(slide("plan", row(Part(figure=long))),))).slides[1]
    assert "Action 59" in one.notes_slide.notes_text_frame.text
    assert re.search(r"^\d\d more in the notes$", words(one), re.MULTILINE)
    assert covering(one) == []
