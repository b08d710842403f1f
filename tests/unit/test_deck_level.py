"""What stands side by side is level: rows of a table and of dots, and words at the ends of lines."""

from dataclasses import replace

from analysis.story.figures import Dots, Series, Table
from tests.made_deck import box, cached, charts, read
from tests.made_review import COLUMNS, TEAMS, TREND, Part, review, row, slide

NAMES = ("All three", "Clear", "Believable", "Implementable")


def told(*rows):
    return read(review(slides=(slide("one", *rows),))).slides[1]


def test_rows_of_a_table_are_level_with_those_of_the_dots_beside_it():
    dots = Dots(labels=NAMES, series=(Series(name="Reps", role="accent", values=(3.4, 3.4, 3.3, 3.5)),), about="Dots")
    table = Table(heads=("Reps", "Than managers"), rows=tuple((name, "19 % lower") for name in NAMES), about="Rows")
    beside = row(Part(figure=dots, columns=6), Part(figure=table, columns=6), share=0.6)
    made = told(beside, row(Part(figure=COLUMNS), share=0.4))
    names, beside = (shape for shape in made.shapes if shape.has_table)
    assert abs(box(names)[3] - box(beside)[3]) < 0.01
    pairs = zip(names.table.rows, list(beside.table.rows)[1:], strict=True)
    assert all(abs(one.height - other.height) / 914400 < 0.01 for one, other in pairs)


def test_where_the_words_of_one_line_break_those_of_the_others_do_too():
    high, low = TREND.series
    series = (replace(high, said=("", "", "", "High teams 3.7")), replace(low, said=("", "", "", "Low teams 3.5")))
    made = told(row(*(Part(figure=replace(TREND, series=series), columns=4) for _ in range(3))))
    rich = charts(made)[0]._chartSpace.xpath("//c:ser[contains(c:tx//c:v, ', label')]//c:rich")
    assert [[said.strip() for said in one.xpath(".//a:t/text()")] for one in rich] == [
        ["High teams", "3.7"],
        ["Low teams", "3.5"],
    ]


def test_words_of_a_level_lie_on_no_line_of_the_axis():
    made = told(row(Part(figure=TEAMS, columns=8)))
    (frame,) = [shape for shape in made.shapes if shape.has_chart]
    space = frame.chart._chartSpace
    low, high = (float(space.xpath(f"//c:valAx/c:scaling/c:{end}/@val")[0]) for end in ("min", "max"))
    inch = (high - low) / (float(space.xpath("//c:plotArea/c:layout//c:h/@val")[0]) * frame.height / 914400)
    step = float(space.xpath("//c:valAx/c:majorUnit/@val")[0])
    beside = [one for one in cached(frame.chart) if one.name.endswith(", label")]
    assert [one.name for one in beside] == ["Low teams 80 %, label", "High teams 120 %, label"]
    for height in (value for one in beside for value in one.values.values()):
        assert min(height % step, step - height % step) > 0.09 * inch
