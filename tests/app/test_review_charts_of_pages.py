"""Every number that a slide of the demo company's review draws is one that its page draws."""

import json
from itertools import accumulate

import numpy as np
import pyarrow as pa
import pytest

from analysis.logs import build_logs
from analysis.panel import build_panel
from analysis.review import Review
from analysis.story.review import SECTIONS, prepare
from analysis.workspace import Workspace
from pages._parts.demo import demo_path
from tests.made_deck import figures, held, numbers, read
from tests.made_review import review

PAGES = ("clarity", "culture", "coaching")


@pytest.fixture(scope="module")
def asked(demo_workspace):
    workspace = Workspace(demo_path(demo_workspace))
    return prepare(workspace, build_logs(workspace, build_panel(workspace)), Review())


@pytest.fixture(scope="module")
def figure(asked):
    """figure(key): what the slide draws, each number of which is in the workbook of its chart."""

    def one(key):
        slide = SECTIONS[key].tell(asked)
        (found,) = figures(slide)
        (chart,) = [shape.chart for shape in read(review(slides=(slide,))).slides[1].shapes if shape.has_chart]
        assert held(found) <= numbers(chart)
        assert len(held(found)) > 5
        return found

    return one


def drawn(app) -> set[float]:
    """Every number in the data and specifications of a page's charts; shares in percent too, as slides have them."""
    found = set()
    for chart in app.get("vega_lite_chart"):
        found |= inside(json.loads(chart.proto.spec))
        sent = [data.data.data for data in chart.proto.datasets] + [chart.proto.data.data]
        for table in filter(None, sent):
            found |= set(pa.ipc.open_stream(table).read_pandas().select_dtypes("number").to_numpy().ravel())
    return {round(number * unit, 4) for number in found for unit in (1, 100)}


def inside(spec) -> set[float]:
    if isinstance(spec, dict):
        spec = list(spec.values())
    if isinstance(spec, list):
        return set().union(*map(inside, spec))
    return {float(spec)} if isinstance(spec, int | float) and not isinstance(spec, bool) else set()


def rounded(values) -> set[float]:
    return {round(value, 4) for value in values}


@pytest.mark.parametrize("page", PAGES)
def test_practices_have_the_numbers_of_their_pages(page, figure, open_app, demo_workspace):
    assert rounded(held(figure(page))) <= drawn(open_app(demo_workspace, page))


def test_the_steps_of_the_bridge_lead_where_they_lead_on_the_gap_page(figure, open_app, demo_workspace):
    there, bridge = drawn(open_app(demo_workspace, "gap")), figure("bridge")
    levels = list(accumulate((step.value for step in bridge.steps), initial=bridge.start.value))
    assert levels[-1] == pytest.approx(bridge.end.value)
    edges = {at + edge for at, step in zip(levels, bridge.steps, strict=False) for edge in (step.low, step.high)}
    assert len(edges) >= 2 * (len(bridge.steps) - 1)
    assert rounded({*levels, *edges}) <= there
    assert figure("summary").items == bridge.steps
    assert set(figure("how_sure").items) < set(bridge.steps)


def test_every_team_stands_where_it_stands_on_the_segments_page(figure, open_app, demo_workspace):
    teams = figure("teams")
    values = {value for series in teams.series for value in (*series.values, *series.low, *series.high)}
    assert rounded(value for value in values if value == value) <= drawn(open_app(demo_workspace, "segments"))
    means = {series.name.split()[0]: np.nanmean(series.values) for series in teams.series}
    low, high, _ = teams.levels
    assert (low.value, high.value) == (pytest.approx(means["Low"]), pytest.approx(means["High"]))
