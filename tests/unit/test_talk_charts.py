"""Charts of the HTML file: the page's own kept as they are, else drawn from the figure, in roles and never in hues."""

import json
import math
import re

import altair as alt
import pandas as pd
import pytest

from analysis.charts.theme import LIGHT
from analysis.export.talk import in_script
from analysis.export.talk.charts import specification
from analysis.export.talk.figures import drawn
from analysis.story.figures import Bars, Item
from analysis.story.review.story import Part
from tests.made_review import BARS, BRIDGE, COLUMNS, FACTS, PARTS, STATEMENTS, TABLE, TEAMS, TREND

DRAWN = {"bridge": BRIDGE, "columns": COLUMNS, "teams": TEAMS, "statements": STATEMENTS, "trend": TREND}


def values(figure, column: str) -> list:
    """What stands in a column of the chart's largest table."""
    tables = specification(Part(figure=figure))["datasets"].values()
    return [line[column] for line in max(tables, key=len)]


@pytest.mark.parametrize("figure", DRAWN.values(), ids=DRAWN)
def test_a_chart_says_its_numbers_and_names_roles_alone(figure):
    spec = specification(Part(figure=figure))
    assert spec["description"] == figure.about
    assert spec["width"] == "container"
    assert spec["config"]["range"]["category"] == [f"var(--{role})" for role in LIGHT]
    assert re.findall(r'"#[0-9A-Fa-f]{3,8}"', json.dumps(spec)) == []


def test_columns_and_dots_hold_the_figures_values():
    assert values(COLUMNS, "value") == [item.value for item in COLUMNS.items]
    assert values(COLUMNS, "said") == [item.said for item in COLUMNS.items]
    for figure in (TEAMS, STATEMENTS, TREND):
        told = [value for series in figure.series for value in series.values]
        assert values(figure, "value") == [None if math.isnan(value) else value for value in told]


def test_the_bridges_steps_start_where_the_one_before_ended():
    left, right = values(BRIDGE, "left")[1:-1], values(BRIDGE, "right")[1:-1]
    assert left[0] == BRIDGE.start.value
    assert left[1:] == pytest.approx(right[:-1])
    assert right[-1] == pytest.approx(BRIDGE.end.value, abs=0.1)
    assert values(BRIDGE, "said") == [item.said for item in (BRIDGE.start, *BRIDGE.steps, BRIDGE.end)]


def test_the_pages_own_chart_is_kept_and_given_the_palette_and_its_words():
    own = {"mark": "bar", "data": {"values": [{"x": 1}]}, "config": {"axis": {"grid": False}}, "description": "Own."}
    spec = specification(Part(figure=STATEMENTS, chart=own))
    assert (spec["mark"], spec["data"], spec["description"]) == ("bar", own["data"], "Own.")
    assert spec["config"]["axis"]["grid"] is False
    assert spec["config"]["range"]["category"][0] == "var(--high)"
    assert own["config"] == {"axis": {"grid": False}}


def test_columns_a_chart_never_names_stay_out_of_the_file():
    people = pd.DataFrame([{"team": "Chile", "sold": 3.0, "manager_name": "Ada"}])
    own = alt.Chart(people).mark_bar().encode(x="sold:Q", y="team:N")
    tables = specification(Part(figure=STATEMENTS, chart=own))["datasets"]
    assert list(tables.values()) == [[{"team": "Chile", "sold": 3.0}]]


def test_where_the_figure_says_more_than_the_pages_chart_it_is_drawn_itself():
    people = pd.DataFrame([{"team_name": "Chile", "manager_name": "Ada"}])
    own = alt.Chart(people).mark_bar().encode(y="team_name:N", tooltip="manager_name:N")
    told = json.dumps(specification(Part(figure=TEAMS, chart=own)))
    assert "Ada" not in told
    assert "High teams 120 %" in told.replace("\\u00a0", " ")
    assert "20 low teams" in told


class Kept:
    """Counts the charts taken in."""

    def __init__(self):
        self.parts = []

    def add(self, part):
        self.parts.append(part)
        return len(self.parts) - 1


@pytest.mark.parametrize("figure", [TABLE, FACTS, PARTS, BARS])
def test_tables_numbers_and_parts_stand_in_html_alone(figure):
    charts = Kept()
    assert 'class="slot"' not in drawn(Part(figure=figure, chart={"mark": "bar"}), charts)
    assert charts.parts == []


def test_bars_without_cells_are_the_pages_own_chart_where_there_is_one():
    figure = Bars(items=(Item(label="A", value=1.0, said="1"),), about="One.")
    charts = Kept()
    assert 'data-chart="0"' in drawn(Part(figure=figure, chart={"mark": "bar"}), charts)
    assert len(charts.parts) == 1


def test_a_bridges_groups_stand_over_it():
    assert "<b>Drivers 12 points</b> (8 to 17), 51\u00a0%" in drawn(Part(figure=BRIDGE), Kept())


def test_data_in_a_script_reads_back_as_it_was():
    told = ["</script><!--", "a & b", "\u2028", 1.5, None]
    written = in_script(told)
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written) == told
