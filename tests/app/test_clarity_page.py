"""The clarity page: its finding is that of the files, and with any of them missing it says so and shows the rest."""

import re

import pandas as pd
import pytest

from analysis.ingest import import_files
from analysis.workspace import Workspace
from tests.app.reading import charts_of, title_of, words_of

UNKNOWN = "Whether bosses see the strategy as their reps do is not known"
NEEDED = "The same three statements, answered by managers, would show how differently they see it."


@pytest.fixture(scope="module")
def without(tmp_path_factory, small_files):
    """without(file), or without("survey.csv", rater): a folder with the company of eight teams, less that."""

    def made(name: str, rater: str = ""):
        folder = tmp_path_factory.mktemp("without")
        files = [path for path in sorted(small_files.glob("*.csv")) if path.name != name]
        if rater:
            answers = pd.read_csv(small_files / name, dtype=str)
            answers[answers["rater"] != rater].to_csv(folder / name, index=False)
            files.append(folder / name)
        import_files(Workspace(folder / "company.duckdb"), files)
        return folder

    return made


def by_hand(folder) -> int:
    """How much lower reps rate strategy clarity than managers, in per cent: every team and quarter alike."""
    answers = pd.read_csv(folder / "survey.csv", dtype={"subject_id": str})
    answers = answers[answers["item"].str.startswith("clarity_") & answers["subject_id"].isna()]
    quarters = answers.assign(quarter=pd.PeriodIndex(answers["asked_on"], freq="Q").astype(str))
    means = quarters.groupby(["team_id", "quarter", "rater"])["score"].mean().unstack()[["rep", "manager"]].dropna()
    rep, manager = means.groupby("team_id").mean().mean()
    return round(100 * (1 - rep / manager))


def test_the_title_says_how_far_reps_and_managers_are_apart(open_app, small_workspace, small_files):
    app = open_app(small_workspace, "clarity")
    said = re.fullmatch(r"Reps rate strategy clarity (\d+)\s% lower than their managers, −?\d+ to \d+\.", title_of(app))
    assert abs(int(said[1]) - by_hand(small_files)) <= 1


def test_three_ways_to_say_it_stand_behind_it(open_app, small_workspace):
    words = words_of(open_app(small_workspace, "clarity"))
    assert re.search(r"That is 3\.\d against [34]\.\d on a scale of 1 to 5; \d+\s% of reps' answers agree", words)
    assert re.search(r"Counted from the lowest answer it is \d+\s% lower and \d+\s% fewer answers agree\.", words)
    assert re.search(r"\d+ managers and \d+ leaders? answered\.", words)


def test_teams_metrics_and_balance_follow(open_app, small_workspace):
    app = open_app(small_workspace, "clarity")
    words = words_of(app)
    assert re.search(r"Reps of high teams rate strategy clarity [\d.]+, of low teams [\d.]+", words)
    assert "qualities of the metrics" in words or "Reps rate the metrics lowest on" in words
    assert "high on quota attainment and low on customer satisfaction or engagement" in words
    told = [chart["description"] for chart in charts_of(app)]
    assert sum(description.startswith("Strategy clarity by team, 1 to 5.") for description in told) == 1
    assert any(description.startswith("Balanced metrics by team.") for description in told)


def test_no_chart_shows_what_one_rep_answered(open_app, small_workspace):
    """Means of reps are shown to a tenth by team; nothing carries a respondent."""
    specs = str(charts_of(open_app(small_workspace, "clarity")))
    assert "respondent" not in specs
    assert "rep_id" not in specs


def test_fewer_quarters_are_told_by_choice(open_app, small_workspace):
    app = open_app(small_workspace, "clarity")
    slider = app.select_slider(key="quarters")
    slider.set_range(slider.options[-4].replace(" ", "-"), slider.options[-1].replace(" ", "-")).run()
    assert f"{slider.options[-4]} to {slider.options[-1]}" in words_of(app)


def test_without_a_survey_the_page_says_what_it_would_show_and_shows_the_rest(open_app, without):
    app = open_app(without("survey.csv"), "clarity")
    words = words_of(app)
    assert title_of(app) == "Strategy clarity is not measured yet"
    assert "Whether reps and their bosses see the strategy alike is not known" in words
    assert "How good the metrics are is not measured yet" in words
    assert "high on quota attainment and low on customer satisfaction" in words
    assert "Survey form (Excel)" in [button.proto.label for button in app.get("download_button")]


def test_without_managers_leaders_stand_in(open_app, without):
    app = open_app(without("survey.csv", "manager"), "clarity")
    assert re.search(r"than leaders|the same as leaders", title_of(app))
    assert NEEDED in words_of(app)


def test_without_customers_the_rest_is_balanced(open_app, without):
    words = words_of(open_app(without("satisfaction.csv"), "clarity"))
    assert "high on quota attainment and low on engagement" in words
    assert "Customers' answers (csat or nps) would show which high teams their customers rate low." in words


@pytest.mark.parametrize("name", ["attainment.csv", "teams.csv"])
def test_without_quotas_or_names_there_is_still_a_finding(open_app, without, name):
    assert "strategy clarity" in title_of(open_app(without(name), "clarity"))
