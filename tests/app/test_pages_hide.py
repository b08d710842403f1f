"""Answers of fewer than five people change nothing on any page: no word, no table, no number behind a chart."""

import pandas as pd
import pytest

from tests.app.reading import words_of
from tests.made_hidden import FEW, LOVELY, UGLY, hidden_company

PAGES = "overview segments gap clarity culture coaching managers claims what_if review".split()


@pytest.fixture(scope="module")
def companies(tmp_path_factory):
    """Two folders with a company of twelve teams, too few for a split, that differ in nothing else."""
    folders = [tmp_path_factory.mktemp(name) for name in ("ugly", "lovely")]
    for folder, score in zip(folders, (UGLY, LOVELY), strict=True):
        hidden_company(folder, score, 12)
    return folders


def shown(app) -> tuple:
    """All that a page sends to the browser, but where it is kept."""
    charts = [
        (chart.proto.spec, chart.proto.data.data, [data.data.data for data in chart.proto.datasets])
        for chart in app.get("vega_lite_chart")
    ]
    tables = [table.value.to_csv() for table in (*app.table, *app.dataframe)]
    return words_of(app).split("\n"), charts, tables


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_the_same_whatever_three_people_say(page, companies, open_app):
    ugly, lovely = (shown(open_app(folder, page)) for folder in companies)
    assert ugly == lovely
    assert ugly[0]


def test_a_managers_report_is_the_same_whatever_three_of_the_team_say(companies, open_app):
    teams = pd.read_csv(companies[0] / "files" / "teams.csv").groupby("team_id").last()
    reports = []
    for folder in companies:
        app = open_app(folder)
        app.session_state["manager"] = teams["manager_id"][FEW[0]]
        reports.append(shown(app.switch_page("pages/managers.py").run()))
    assert reports[0] == reports[1]
    assert any(teams["manager_name"][FEW[0]] in line for line in reports[0][0])
