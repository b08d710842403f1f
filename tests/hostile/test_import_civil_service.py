"""A government's published survey scores, three years as they lie: wide, in percent, undated, with benchmarks."""

from pathlib import Path

import pytest

from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.story.mapping import tell_certainty
from analysis.workspace import Workspace

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "civil_service_people_survey"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="../shared/data/civil_service_people_survey is not here")

YEARS = {
    "2014-10-01": "2014/csps2014_allorganisations_20141120.csv",
    "2015-10-01": "2015/csps2015_allorganisations_csv.csv",
    "2019-10-01": "2019/Civil-Service-People-Survey-2019-All-Organisation-Scores-CSV-format.csv",
}
THEMES = [
    "Employee engagement index",
    "Inclusion and fair treatment",
    "Leadership and managing change",
    "Learning and development",
    "My manager",
    "My team",
    "My work",
    "Organisational objectives and purpose",
    "Pay and benefits",
    "Resources and workload",
]
PURPOSE = "Organisational objectives and purpose"


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "survey.duckdb")


def select(workspace, sql: str) -> list[tuple]:
    with workspace.reading() as con:
        return con.execute(sql).fetchall()


@pytest.mark.parametrize(
    ("asked_on", "organisations", "benchmarks", "themes"),
    [
        ("2014-10-01", 101, 1, THEMES),
        ("2015-10-01", 98, 1, THEMES),
        ("2019-10-01", 109, 2, sorted([*THEMES, "PERMA index", "Proxy stress index"])),
    ],
)
def test_each_organisation_is_a_team_and_each_theme_an_item(workspace, asked_on, organisations, benchmarks, themes):
    (report,) = import_files(workspace, [FOLDER / YEARS[asked_on]], asked_on=asked_on).files
    assert (report.table, report.added) == ("survey_scores", organisations * len(themes))
    assert report.reasons == {"this is a benchmark over all teams, not a team": benchmarks * len(themes)}
    assert select(workspace, "select distinct item from survey_scores order by 1") == [(theme,) for theme in themes]
    assert select(workspace, "select count(distinct team_id), count(n), min(rater) from survey_scores") == [
        (organisations, 0, "rep")
    ]
    assert select(workspace, "select distinct asked_on::varchar, scale_min, scale_max from survey_scores") == [
        (asked_on, 0, 100)
    ]


def test_percentages_are_points_on_a_scale_to_100(workspace):
    import_files(workspace, [FOLDER / YEARS["2014-10-01"]], asked_on="2014-10-01")
    found = select(
        workspace,
        "select item, score from survey_scores where team_id = 'Crown Prosecution Service' order by 1 limit 4",
    )
    assert found == [
        ("Employee engagement index", 53),
        ("Inclusion and fair treatment", 65),
        ("Leadership and managing change", 33),
        ("Learning and development", 39),
    ]


@pytest.mark.parametrize("asked_on", YEARS)
def test_the_day_is_asked_and_nothing_is_written_without_it(workspace, asked_on):
    (report,) = import_files(workspace, [FOLDER / YEARS[asked_on]], dry_run=True).files
    assert [question.choice for question in report.questions] == ["asked_on"]
    with pytest.raises(DataError):
        import_files(workspace, [FOLDER / YEARS[asked_on]])
    assert select(workspace, "select count(*) from survey_scores") == [(0,)]


@pytest.mark.parametrize("asked_on", YEARS)
def test_themes_near_engagement_and_strategy_clarity_are_proposed_and_wait_for_a_yes(workspace, asked_on):
    (report,) = import_files(workspace, [FOLDER / YEARS[asked_on]], asked_on=asked_on, dry_run=True).files
    waiting = {match.column: match for match in report.matches if not match.applied}
    assert {name: tell_certainty(match) for name, match in waiting.items()} == {
        "clarity_clear": "Guess, 70\u00a0%",
        "engagement_proud": "Likely, 90\u00a0%",
    }
    assert waiting["clarity_clear"].header.startswith(PURPOSE)
    assert waiting["engagement_proud"].header.lower() == "employee engagement index"


def test_a_confirmed_theme_becomes_the_banks_item(workspace):
    import_files(workspace, [FOLDER / YEARS["2015-10-01"]], asked_on="2015-10-01", guesses=True)
    import_files(workspace, [FOLDER / YEARS["2019-10-01"]], asked_on="2019-10-01", mapping={"clarity_clear": PURPOSE})
    found = select(
        workspace,
        "select item, count(*) from survey_scores where item in ('clarity_clear', 'My team') group by 1 order by 1",
    )
    assert found == [("My team", 207), ("clarity_clear", 207)]
    assert select(workspace, "select count(*) from survey_scores where item = 'engagement_proud'") == [(98,)]
    assert select(workspace, f"select count(*) from survey_scores where item = '{PURPOSE}'") == [(0,)]


def test_single_questions_are_not_read_and_one_comes_in_by_hand(workspace):
    header = "B07. I have a clear understanding of [my organisation's] objectives (% strongly agree or agree)"
    (report,) = import_files(
        workspace, [FOLDER / YEARS["2014-10-01"]], asked_on="2014-10-01", mapping={"clarity_clear": header}
    ).files
    assert report.added == 101 * 11
    assert "single questions (B01" in " ".join(report.notes)
    found = "select score from survey_scores where item = 'clarity_clear' and team_id = 'Crown Prosecution Service'"
    assert select(workspace, found) == [(81,)]
