"""A bridge of many steps: what stands over and under narrow columns breaks between words, or with a hyphen."""

from dataclasses import replace

import pytest

from analysis.export.letters import lines
from tests.made_deck import charts, column, covering, read, words
from tests.made_review import BRIDGE, STEPS, Part, review, row, slide


def told(many: int, name: str = "Coaching cadence"):
    """A slide of a bridge with so many drivers, conditions in one column and two columns that are left over."""
    steps = (*(replace(STEPS[0], label=name),) * many, *STEPS[3:])
    groups = (
        ("Drivers 15 points", " (−9 to 25), 38 %", 0, many - 1),
        ("Conditions 6 points", ", 16 %", many, many),
        ("Left over 18 points", ", 47 %", many + 1, many + 2),
    )
    two_lines = "No clear share of the 39 points between low and high teams goes with the seven practices of all teams"
    figure = replace(BRIDGE, steps=steps, groups=groups)
    return read(review(slides=(slide("one", row(Part(figure=figure)), title=two_lines),))).slides[1]


@pytest.mark.parametrize("many", [4, 6, 7])
def test_a_caption_over_one_narrow_column_is_whole_and_breaks_between_words(many):
    made = told(many)
    (caption,) = [shape for shape in made.shapes if shape.name.startswith("Conditions 6 points")]
    said = caption.text_frame.text
    assert said == "Conditions 6 points, 16\u00a0%"
    assert " ".join(lines(said, 12, caption.width / 914400, bold=True)) == said
    assert covering(made) == []


def test_a_caption_whose_word_is_wider_than_its_column_is_left_to_the_notes():
    made = told(12)
    assert "Conditions 6" not in words(made)
    assert "Conditions 6 points, 16\u00a0%" in made.notes_slide.notes_text_frame.text


def test_a_name_wider_than_its_column_breaks_with_a_hyphen_and_is_whole_in_the_workbook():
    (chart,) = charts(told(7, name="Accountability (2 measures)"))
    assert list(chart.plots[0].categories)[1] == "Accountabi-lity (2 measures)"
    assert column(chart, "Name")[1] == "Accountability (2 measures)"
