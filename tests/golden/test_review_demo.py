"""The practices' slides of an invented company, from its files: the numbers of the pages, and fit to be shown."""

import pytest

from analysis.ingest import import_files
from analysis.logs import build_logs
from analysis.panel import build_panel
from analysis.questions.clarity import compare_clarity
from analysis.questions.coaching import review_coaching
from analysis.questions.culture import rate_culture
from analysis.questions.profile import profile_teams
from analysis.questions.routines import measure_routines
from analysis.questions.segments import segment_teams
from analysis.review import Review
from analysis.story.clarity import tell_clarity
from analysis.story.profile import tell_profile
from analysis.story.review import SECTIONS as ALL
from analysis.story.review import prepare
from analysis.workspace import Workspace
from data.make_demo import make_demo
from tests.golden.asked_company import assert_fit_to_show

SECTIONS = ("metrics", "clarity", "culture", "coaching", "time", "talent")


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    workspace = Workspace(folder / "company.duckdb")
    import_files(workspace, sorted(make_demo(folder, teams=12, quarters=4).glob("*.csv")))
    return prepare(workspace, build_logs(workspace, build_panel(workspace)), Review(company="Demo company"))


@pytest.fixture(scope="module")
def slides(asked):
    return {key: ALL[key].tell(asked) for key in SECTIONS}


def figures(slide) -> list:
    return [part.figure for row in slide.rows for part in row.parts]


@pytest.mark.parametrize("key", SECTIONS)
def test_every_slide_is_fit_to_show_and_its_charts_are_whole(slides, key):
    assert_fit_to_show(slides[key])
    assert all(part.chart.to_dict() for row in slides[key].rows for part in row.parts if part.chart is not None)


def test_the_outcomes_lines_are_those_of_its_page(asked, slides):
    page = segment_teams(asked.panel)
    for series, side in zip(figures(slides["metrics"])[0].series, ("high", "low"), strict=True):
        rows = page.trend[page.trend["segment"] == side]
        assert series.values == pytest.approx(tuple(100 * rows["value"]))
        assert series.said[-1] == f"{side.capitalize()} teams {page.outcome.say(rows['value'].iloc[-1])}"


def test_clarity_says_its_differences_as_its_page_does(asked, slides):
    page = tell_clarity(compare_clarity(asked.logs)).table
    said = [f"{row['Reps rate it']}, {row['95 % interval']}" for _, row in page.iterrows()]
    said = [words.removesuffix(", how sure is not known") for words in said]
    table = figures(slides["clarity"])[1]
    assert said == [row[1] for row in table.rows] + [row[2] for row in table.rows]


def test_a_culture_cell_is_the_teams_own_and_hidden_ones_are_in_no_figure(asked, slides):
    result = rate_culture(asked.logs)
    table = figures(slides["culture"])[1]
    cells = result.cells.pivot(index="team_id", columns="practice", values="value")
    names = dict(zip(result.teams["team_name"], result.teams["team_id"], strict=True))
    for name, *said, _ in table.rows:
        assert said == [f"{value:.1f}" for value in cells.loc[names[name], list(result.practices["practice"])]]
    hidden = set(result.teams.loc[result.teams["value"].isna(), "team_name"])
    assert not hidden & {row[0] for row in table.rows}


def test_coaching_counts_every_rep_once(asked, slides):
    assert sum(item.value for item in figures(slides["coaching"])[0].items) == len(review_coaching(asked.logs).reps)


def test_the_hours_lost_are_those_of_the_claims_page(asked, slides):
    share, low, high = measure_routines(asked.logs).levels["lost"]
    first = figures(slides["time"])[0].items[0]
    assert (first.value, first.low, first.high) == pytest.approx((100 * share, 100 * low, 100 * high))


def test_talents_rows_are_rows_of_the_comparison_of_teams(asked, slides):
    page = tell_profile(profile_teams(asked.panel)).table
    rows = {tuple(row[:4]) for row in page.itertuples(index=False, name=None)}
    table = figures(slides["talent"])[0]
    assert {row[:4] for row in table.rows} <= rows
