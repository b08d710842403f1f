"""Days, weeks and quarters of small companies."""

import pandas as pd
import pytest

from analysis.calendar import lay_calendar, quarter_span, quarters_of
from analysis.panel import build_panel
from tests.company import Company, lost, roster, won, year_of


def calendar(table, starts=None, **rows):
    company = Company(**rows)
    if starts:
        fiscal(company, starts)
    lay_calendar(company.con)
    return company.con.execute(f"select * from {table} order by 1").df()


def test_calendar_gives_a_week_to_the_quarter_of_its_thursday():
    weeks = calendar("weeks", attainment=year_of(1, 1, "ann", quarters=("2025-Q1", "2025-Q2")))
    assert str(weeks.week_start[0].date()) == "2024-12-30"
    assert weeks.quarter.value_counts().to_dict() == {"2025-Q1": 13, "2025-Q2": 13}
    assert str(weeks.thursday[13].date()) == "2025-04-03"


def test_calendar_has_quarters_of_fourteen_weeks():
    quarters = calendar("quarters", attainment=year_of(1, 1, "ann", quarters=("2026-Q4",)))
    assert quarters.to_dict("list") == {"quarter": ["2026-Q4"], "weeks": [14]}


def test_calendar_fills_the_quarters_between_the_first_and_the_last_outcome():
    quarters = calendar("quarters", attainment=year_of(1, 1, "ann", quarters=("2024-Q4", "2025-Q2")))
    assert list(quarters.quarter) == ["2024-Q4", "2025-Q1", "2025-Q2"]


def test_calendar_ends_with_the_last_day_the_data_reach():
    weeks = calendar("weeks", deals=[won("ann", "2025-01-10"), lost("ann", "2025-02-05")])
    assert str(weeks.thursday.max().date()) == "2025-01-30"


def test_calendar_does_not_wait_for_open_deals_and_quotas_ahead():
    ahead = {"deal_id": "x", "rep_id": "ann", "status": "open", "closed_on": "2027-01-01"}
    plan = year_of(100, None, "ann", quarters=("2026-Q1",))
    weeks = calendar("weeks", deals=[won("ann", "2025-03-31"), ahead], attainment=plan)
    assert set(weeks.quarter) == {"2025-Q1"}


def test_calendar_follows_other_rows_where_there_is_no_outcome():
    survey = [{"respondent_id": "a", "team_id": "n", "rater": "rep", "item": "x", "score": 1, "asked_on": "2025-05-20"}]
    assert set(calendar("weeks", survey=survey).quarter) == {"2025-Q2"}


def test_calendar_of_nothing_is_empty():
    assert calendar("weeks", reps=roster(north="ann")).empty


def fiscal(company, starts):
    company.con.execute("create table records (kind varchar, name varchar, value json, decided_at timestamp)")
    company.con.execute("insert into records values ('setting', 'fiscal_year_starts', ?, now())", [str(starts)])
    return company


def test_calendar_year_is_the_fiscal_year_unless_somebody_says_otherwise():
    days = pd.date_range("1999-01-01", "2026-12-31")
    assert list(quarters_of(days)) == [f"{day.year}-Q{day.quarter}" for day in days]
    rows = {"attainment": year_of(1, 1, "ann", quarters=("2024-Q4", "2025-Q2"))}
    for table in ("days", "weeks", "quarters"):
        pd.testing.assert_frame_equal(calendar(table, **rows), calendar(table, starts=1, **rows), check_exact=True)


@pytest.mark.parametrize(
    ("starts", "day", "quarter"),
    [
        (2, "2025-01-31", "2025-Q4"),
        (2, "2025-02-01", "2026-Q1"),
        (2, "2025-04-30", "2026-Q1"),
        (2, "2025-05-01", "2026-Q2"),
        (2, "2025-12-31", "2026-Q4"),
        (7, "2024-06-30", "2024-Q4"),
        (7, "2024-07-01", "2025-Q1"),
        (7, "2025-01-01", "2025-Q3"),
        (12, "2024-11-30", "2024-Q4"),
        (12, "2024-12-01", "2025-Q1"),
        (12, "2025-02-28", "2025-Q1"),
    ],
)
def test_calendar_names_a_fiscal_year_by_the_year_in_which_it_ends(starts, day, quarter):
    assert list(quarters_of(pd.DatetimeIndex([day]), starts)) == [quarter]


@pytest.mark.parametrize("starts", range(1, 13))
def test_calendar_quarters_are_three_whole_months_without_gap_or_overlap(starts):
    days = pd.Series(pd.date_range("2023-01-01", "2026-12-31"))
    for quarter, inside in days.groupby(quarters_of(pd.DatetimeIndex(days), starts)):
        first, last = quarter_span(quarter, starts)
        assert (max(first, days.min()), min(last, days.max())) == (inside.min(), inside.max())
        assert (first.day, (last + pd.Timedelta(days=1)).day, (first.month - starts) % 3) == (1, 1, 0)


def test_calendar_covers_the_fiscal_quarters_with_an_outcome():
    rows = {"attainment": year_of(1, 1, "ann", quarters=("2026-Q1",)), "deals": [won("ann", "2025-05-02")]}
    weeks = calendar("weeks", starts=2, **rows)
    assert list(calendar("quarters", starts=2, **rows).quarter) == ["2026-Q1", "2026-Q2"]
    assert weeks.groupby("quarter", sort=False).thursday.agg(["min", "max"]).astype(str).values.tolist() == [
        ["2025-02-06", "2025-04-24"],
        ["2025-05-01", "2025-05-01"],
    ]


def test_calendar_of_a_year_from_july_on():
    weeks = calendar("weeks", starts=7, attainment=year_of(1, 1, "ann", quarters=("2025-Q1",)))
    assert (str(weeks.thursday.min().date()), str(weeks.thursday.max().date())) == ("2024-07-04", "2024-09-26")
    assert (str(weeks.week_start[0].date()), len(weeks)) == ("2024-07-01", 13)


def test_panel_of_a_company_whose_year_starts_in_february():
    """Ann wins 60 on 31 January (FY25 Q4) and 90 on 1 February (FY26 Q1), against quotas of 100 each."""
    company = Company(
        reps=roster(north="ann"),
        attainment=year_of(100, None, "ann", quarters=("2025-Q4", "2026-Q1")),
        deals=[won("ann", "2025-01-31", 60), won("ann", "2025-02-01", 90), lost("ann", "2025-04-30")],
    )
    panel = build_panel(fiscal(company, 2))
    assert panel.quarters == ("2025-Q4", "2026-Q1")
    assert list(panel.frame.quota_attainment) == [0.6, 0.9]
    assert list(panel.frame.win_rate) == [1.0, 0.5]
    assert list(panel.sizes.reps) == [1.0, 1.0]
    assert panel.partial == (
        "2025 Q4 has closed deals only from 31 January on: what is summed in it is not a whole quarter's.",
    )
