"""Where a company's footer takes room from a slide, air gives way before words do."""

from analysis.export.marks import pitch
from analysis.story.figures import Fact, Facts, Sentences, Table
from tests.golden.made_template import company_template
from tests.made_deck import covering, read, words
from tests.made_review import COLUMNS, Part, review, row, slide

TEMPLATE = company_template()


def told(*rows):
    """The slide of these rows on the company's template, no word of which is left to its notes."""
    made = read(review(slides=(slide("one", *rows),)), template=TEMPLATE).slides[1]
    assert "In full" not in made.notes_slide.notes_text_frame.text
    assert covering(made) == []
    return words(made), made


def test_large_numbers_take_what_their_words_need_from_the_chart_above_them():
    text = "Nearly half in the second quarter, and half in the third. Teams are coached in few weeks."
    facts = tuple(Fact(head=head, value="47", what="of reps' weeks", text=text) for head in ("One", "Two", "Three"))
    said, _ = told(row(Part(figure=COLUMNS), share=0.61), row(Part(figure=Facts(items=facts)), share=0.39))
    assert said.count(text) == 3


def test_paragraphs_draw_together_before_they_lose_words():
    ends = ("when.",) * 2 + ("over whom, and in which of the quarters there are.",) * 7
    lines = tuple((f"Measure {n}.", f"What it is made of, and {end}") for n, end in enumerate(ends))
    said, _ = told(
        row(Part(columns=7, figure=COLUMNS), Part(columns=5, caption="Words", figure=Sentences(lines=lines)))
    )
    assert all(sentence in said for _, sentence in lines)


def test_rows_draw_together_before_their_words_touch_the_rules():
    long = "A sentence that goes on until it wants a second line of its own. " * 2
    rows = tuple((f"Lead {n}", long if n % 5 < 3 else "Short.") for n in range(10))
    _, made = told(row(Part(figure=Table(heads=("Head", "Head"), rows=rows, widths=(3, 9), about="Rows"))))
    (table,) = [shape.table for shape in made.shapes if shape.has_table]
    high = [line.height / 914400 for line in list(table.rows)[1:]]
    air = [height - (2 if n % 5 < 3 else 1) * pitch(12) for n, height in enumerate(high)]
    assert min(air) > 0.03


def test_a_table_that_has_room_is_written_in_the_larger_letters():
    cells = (
        "Brief next year's strategy on one page in every team meeting",
        "Maximiliane Schmidt-Rottenburg",
        "2026 Q3",
    )
    rows = ((*cells, "Strategy clarity: 3.3 to 3.6", "3.5 (2026 Q3)", "not reached"),)
    _, made = told(row(Part(figure=Table(heads=("What",) * 6, rows=rows, widths=(4, 2, 1, 3, 3, 2), about="Rows"))))
    (table,) = [shape.table for shape in made.shapes if shape.has_table]
    assert {run.font.size.pt for cell in table.rows[1].cells for run in cell.text_frame.paragraphs[0].runs} == {16}
