"""Days, weeks and quarters of small companies."""

from tests.company import Company, lost, roster, won, year_of


def calendar(table, **rows):
    from analysis.calendar import lay_calendar

    company = Company(**rows)
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
