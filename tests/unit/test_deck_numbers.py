"""The numbers of a review in its deck: in the caches of its charts, and in the workbooks that Edit data opens."""

import math

import pytest

from analysis.story.figures import Bridge, Item, Parts, Series, Trend
from analysis.story.review.bridge import figure as bridge_of
from tests.golden.made_gap import gap
from tests.made_deck import cached, charts, column, figures, held, numbers, read, sheet
from tests.made_review import BARS, BRIDGE, COLUMNS, PARTS, STATEMENTS, STEPS, TEAMS, TREND, Part, review, row, slide

STORY = review()
DECK = read(STORY)
PAIRS = [
    (figure, chart)
    for told, made in zip(STORY.slides, DECK.slides, strict=True)
    for figure, chart in zip(figures(told), charts(made), strict=True)
]
KINDS = [type(figure).__name__ for figure, _ in PAIRS]


def chart_of(figure):
    """The one chart of a deck that shows nothing else."""
    deck = read(review(slides=(slide("one", row(Part(figure=figure))),)))
    (chart,) = charts(deck.slides[1])
    return chart


@pytest.mark.parametrize(("figure", "chart"), PAIRS, ids=KINDS)
def test_every_number_of_a_figure_is_in_the_workbook_of_its_chart(figure, chart):
    assert held(figure) <= numbers(chart)


def test_every_figure_that_can_be_drawn_is_a_native_chart_with_a_workbook():
    assert set(KINDS) == {"Parts", "Trend", "Dots", "Bridge", "Bars", "Columns"}
    assert all(chart.part.chart_workbook.xlsx_part is not None for _, chart in PAIRS)
    assert not any(shape.shape_type == 13 for made in DECK.slides for shape in made.shapes), "a picture"


@pytest.mark.parametrize(("figure", "chart"), PAIRS, ids=KINDS)
def test_the_cache_of_each_series_is_what_its_workbook_says(figure, chart):
    for series in cached(chart):
        cells = column(chart, series.name)
        assert {at: pytest.approx(cell) for at, cell in enumerate(cells) if isinstance(cell, float)} == series.values


@pytest.mark.parametrize(("figure", "chart"), PAIRS, ids=KINDS)
def test_every_point_and_whisker_lies_within_the_axis(figure, chart):
    axis = chart._chartSpace.xpath("//c:valAx/c:scaling")[0]
    low, high = (float(axis.xpath(f"./c:{end}/@val")[0]) for end in ("min", "max"))
    series = cached(chart)
    found = [value for one in series for value in one.values.values()]
    found += [edge for one in series for pair in one.ends.values() for edge in pair]
    assert low - 1e-6 <= min(found)
    tallest = sum(found) if isinstance(figure, Parts) else max(found)
    assert high + 1e-6 >= tallest
    assert high - low < 4 * (max(found) - min(min(found), 0) + 1), "an axis far longer than what it shows"


@pytest.mark.parametrize(("figure", "chart"), PAIRS, ids=KINDS)
def test_what_is_missing_is_in_no_cell_and_no_cache(figure, chart):
    assert not [cell for line in sheet(chart) for cell in line if isinstance(cell, float) and math.isnan(cell)]
    assert "nan" not in chart.part.blob.decode().lower()


def test_the_steps_of_a_bridge_lead_from_level_to_level():
    level = next(series for series in cached(chart_of(BRIDGE)) if series.name == "Level")
    ends = [level.values[at + 1] - level.values[at] for at in range(len(STEPS))]
    assert ends == [pytest.approx(step.value) for step in STEPS]
    assert level.values[len(STEPS) + 1] == pytest.approx(24)
    shift = [level.values[at + 1] - step.value for at, step in enumerate(STEPS)]
    assert [(low - by, high - by) for (low, high), by in zip(level.ends.values(), shift, strict=True)] == [
        (pytest.approx(step.low), pytest.approx(step.high)) for step in STEPS
    ]


def test_a_column_of_the_bridge_stands_where_its_step_begins_and_ends():
    base, step, *_ = cached(chart_of(BRIDGE))
    assert base.values[4] == pytest.approx(11.4)
    assert base.values[4] + step.values[4] == pytest.approx(12.2)
    assert (base.values[7], step.values[7]) == (0, pytest.approx(24))


def test_a_bridge_that_falls_below_its_start_is_split_at_zero():
    steps = tuple(Item(label=str(n), value=value, said=str(value)) for n, value in enumerate((2.0, -5.0, -1.0)))
    low, high = Item(label="Low", value=30, said="30", role="low"), Item(label="High", value=26, said="26", role="high")
    base, step, under, fall, *_ = cached(chart_of(Bridge(start=low, steps=steps, end=high, about="30 to 26")))
    assert [base.values[2], step.values[2], under.values[2], fall.values[2]] == [0, 2, 0, -3]
    assert [under.values[3], fall.values[3]] == [-3, -1]
    assert fall.values[4] == -4


def test_the_bridge_of_a_fit_has_its_shares_times_its_gap():
    fitted = gap()
    level = next(series for series in cached(chart_of(bridge_of(fitted))) if series.name == "Level")
    last = len(level.values) - 2
    assert level.values[last] == pytest.approx(fitted.shares.share.sum() * fitted.gap * 100, abs=0.01)


def test_bars_have_their_values_and_their_intervals_as_whiskers():
    value, inside = cached(chart_of(BARS))
    assert list(value.values.values()) == [6.2, 4.1, 1.9, -0.8]
    assert value.ends[3] == (pytest.approx(-2.4), pytest.approx(0.9))
    assert inside.ends[0] == (pytest.approx(3.4), pytest.approx(6.2))
    assert 2 not in inside.ends, "a pale bar needs no light whisker"


def test_parts_are_one_series_each_and_their_names_are_whole():
    assert [(series.name, series.values) for series in cached(chart_of(PARTS))] == [
        (item.label, {0: item.value}) for item in PARTS.items
    ]


def test_columns_have_their_values():
    assert cached(chart_of(COLUMNS))[0].values == {n: item.value for n, item in enumerate(COLUMNS.items)}


def test_dots_of_a_group_are_where_it_has_teams_and_nowhere_else():
    low, *_ = cached(chart_of(TEAMS))
    assert list(low.values) == list(range(20))
    assert low.ends[7] == (pytest.approx(73), pytest.approx(81))


def test_dots_in_rows_have_their_intervals_and_skip_what_may_not_be_shown():
    interval, reps, managers = cached(chart_of(STATEMENTS))
    assert [reps.values[at] for at in range(4)] == [3.4, 3.4, 3.4, 3.3]
    assert [interval.values[at] for at in (0, 1, 9, 10)] == [3.3, 3.5, 3.3, 3.5]
    assert list(managers.values) == [0, 1, 3]


def test_a_trend_has_its_quarters_its_gap_and_its_target():
    high, _, target, *_ = cached(chart_of(TREND))
    assert high.values == {0: 118, 1: 115, 3: 114}
    assert set(target.values.values()) == {100}


def test_a_trend_has_quarters_over_years_where_both_have_no_room():
    labels = ("2024 Q4", "2025 Q1", "Q2", "Q3", "Q4", "2026 Q1", "Q2", "Q3")
    gains = Series(name="High teams", values=tuple(range(100, 108)), said=("",) * 7 + ("High teams 107 %",))
    trend = Trend(labels=labels, series=(gains,), about="One line.")
    made = read(review(slides=(slide("one", row(*(Part(figure=trend, columns=4) for _ in range(3)))),))).slides[1]
    assert column(charts(made)[0], "")[:3] == ["Q4", "Q1", "Q2"]
    assert column(charts(made)[0], "Name")[:3] == ["2024 Q4", "2025 Q1", "Q2"]
    assert [shape.text_frame.text for shape in made.shapes if shape.name in ("2025", "2026")] == ["2026", "2025"] * 3


def test_words_of_two_lines_that_end_alike_stand_apart():
    one, other = (
        Series(name=name, values=(1, 2, value), said=("", "", f"{name} {value}"))
        for name, value in (("High teams", 3.0), ("Low teams", 2.99))
    )
    *_, high, low = cached(chart_of(Trend(labels=("Q1", "Q2", "Q3"), series=(one, other), about="Two lines.")))
    assert high.values[2] - low.values[2] > 0.05


def test_the_words_of_a_figure_are_in_its_workbook_too():
    assert column(chart_of(BARS), "95 % interval") == [item.sure for item in BARS.items]
    assert column(chart_of(TREND), "High teams, in words")[3] == "High teams 114 %"


def test_a_long_name_is_cut_on_the_slide_and_whole_in_the_workbook():
    long = "Enterprise accounts of Northern Europe and the Baltics " * 3
    bars = type(COLUMNS)(items=tuple(Item(label=long, value=n, said=str(n)) for n in range(9)), about="Nine.")
    chart = chart_of(bars)
    assert column(chart, "")[0].endswith("…")
    assert column(chart, "Name")[0] == long


def test_a_part_below_zero_stands_left_of_zero():
    items = (Item(label="More", value=5, said="+5"), Item(label="Less", value=-2, said="−2"))
    chart = chart_of(Parts(items=items, about="Two parts."))
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (-2, 5)
