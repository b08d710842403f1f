"""A CRM's real export through the page: headers known by name, figures to the dollar, a gate that stays closed."""

import pytest

from analysis.workspace import Workspace
from tests.app.reading import charts_of, title_of, words_of
from tests.app.test_own_files import drop, press

WON_BY_MANAGER = """
    select manager_name, sum(amount) from deals join reps using (rep_id) join teams on teams.team_id = reps.team_id
    where status = 'won' group by manager_name order by sum(amount) desc
"""
WON_BY_QUARTER = """
    select quarter(closed_on), sum(amount) from deals where status = 'won' group by 1 order by 1
"""
WIN_RATES = """
    select min(rate), max(rate) from (
        select avg(case when status = 'won' then 1.0 else 0.0 end) as rate
        from deals join reps using (rep_id) where status <> 'open' group by reps.team_id
    )
"""


def rows(folder, sql: str) -> list[tuple]:
    with Workspace(folder / "company.duckdb").reading() as con:
        return con.execute(sql).fetchall()


@pytest.fixture
def imported(open_app, own_workspace, maven):
    """The import page after both files were dropped and imported."""
    files = [(name, (maven / name).read_bytes()) for name in ("sales_pipeline.csv", "sales_teams.csv")]
    app = drop(open_app(own_workspace, "import_data"), *files)
    assert title_of(app) == "This looks like deals, reps and teams."
    assert "2 files · 8,835 rows" in words_of(app)
    return press(app, "Import 8,841 rows")


def test_won_revenue_is_that_of_the_files_to_the_dollar(imported, own_workspace):
    assert imported.success[0].value == "8,841 rows came in."
    assert rows(own_workspace, WON_BY_MANAGER) == [
        ("Melvin Marxen", 2_251_930),
        ("Summer Sewald", 1_964_750),
        ("Rocco Neubert", 1_960_545),
        ("Celia Rouche", 1_603_897),
        ("Cara Losch", 1_130_049),
        ("Dustin Brinkmann", 1_094_363),
    ]
    assert rows(own_workspace, WON_BY_QUARTER) == [(1, 1_134_672), (2, 3_086_111), (3, 2_982_255), (4, 2_802_496)]
    ((lowest, highest),) = rows(own_workspace, WIN_RATES)
    assert (round(lowest, 3), round(highest, 3)) == (0.621, 0.644)
    schlecht = "select sum(amount) from deals where status = 'won' and rep_id = 'Darcel Schlecht'"
    assert rows(own_workspace, schlecht) == [(1_153_214,)]
    assert rows(own_workspace, "select distinct region from teams order by 1") == [("Central",), ("East",), ("West",)]


def test_six_teams_are_compared_but_their_gap_is_not_split(imported):
    app = imported.switch_page("pages/gap.py").run()
    words = words_of(app)
    assert title_of(app) == "High teams bring in $87,800 a rep and quarter, low teams $50,900."
    assert "None of the differences drawn here is clear of chance." in words
    assert "6 teams are too few to split the gap, whatever is measured; 20 open it." in words
    assert "without that rep the team would be fourth of 6, not first" in words
    assert "A survey of reps opens strategy clarity and culture." in words
    assert "Deal size: high teams $2,440" in charts_of(app)[0]["description"]


def test_overview_and_segments_are_worth_looking_at(imported):
    words = words_of(imported.switch_page("pages/overview.py").run())
    assert "Between high and low teams $36,900" in words
    assert "The gap was open in all four quarters" in words
    assert (
        "One of five sources is in; quota attainment, survey answers, coaching sessions and managers' time are missing"
        in words
    )
    app = imported.switch_page("pages/segments.py").run()
    assert "Melvin Marxen" in charts_of(app)[0]["description"]
