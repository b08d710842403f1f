"""What one cell is worth, as a person would read it; null where it could be two values, or none."""

from datetime import date
from functools import cache

import duckdb
import pytest

from analysis.ingest.cells import dates, numbers, quarters
from analysis.ingest.cells.values import Formats, boolean, typed
from analysis.tables import TABLES

connect = cache(duckdb.connect)


def value(sql: str, cell: str | None):
    return connect().execute(f"select {sql} from (select cast(? as varchar) as cell)", [cell]).fetchall()[0][0]


def number(cell, decimal="", unit="company currency"):
    return value(numbers.double("cell", decimal, unit), cell)


def day(cell, order=""):
    return value(dates.date("cell", order), cell)


@pytest.mark.parametrize(
    ("cell", "worth"),
    [
        ("1234.5", 1234.5),
        ("$1,234.50", 1234.5),
        ("1.234,50 €", 1234.5),
        ("US$ 1,200.00", 1200),
        ("1.200,00 EUR", 1200),
        ("CHF 1'200.00", 1200),
        ("Fr.1200", 1200),
        ("1 234,50", 1234.5),
        ("1\u00a0234\u00a0567", 1234567),
        ("12,34,567", 1234567),
        ("(1,234.50)", -1234.5),
        ("($5)", -5),
        ("-$5", -5),
        ("$-5", -5),
        ("5-", -5),
        ("−5", -5),
        ("1.2M", 1200000),
        ("€500k", 500000),
        ("3.5 mn", 3500000),
        ("2bn", 2000000000),
        ("1.5E+05", 150000),
        ("0,125", 0.125),
        ("1234.567", 1234.567),
        ("12,75", 12.75),
    ],
)
def test_money_is_read_as_people_write_it(cell, worth):
    assert number(cell) == worth


@pytest.mark.parametrize(
    ("cell", "point", "comma"), [("1,234", 1234, 1.234), ("1.234", 1.234, 1234), ("€ 9.500", 9.5, 9500)]
)
def test_a_number_that_could_be_two_is_none_until_the_mark_is_known(cell, point, comma):
    assert number(cell) is None
    assert number(cell, ".") == point
    assert number(cell, ",") == comma


@pytest.mark.parametrize(
    "cell",
    [
        "abc",
        "1.2.3",
        "1,23,4",
        "12 34",
        "--5",
        "(-5)",
        "+-5",
        "1_000",
        "nan",
        "inf",
        "1e999",
        "ABC 5",
        "$",
        "-",
        "0x10",
        "5 apples",
        "1,5.5",
    ],
)
def test_what_is_no_number_is_none(cell):
    assert [number(cell, mark) for mark in ("", ".", ",")] == [None, None, None]


@pytest.mark.parametrize(
    ("unit", "worth"),
    [("points on the scale", 45), ("index, 1 = average", 0.45), ("company currency", None), ("minutes", None)],
)
def test_a_percent_sign_means_what_the_column_is_measured_in(unit, worth):
    assert number("45 %", ".", unit) == worth


@pytest.mark.parametrize(
    ("cell", "worth"),
    [
        ("12", 12),
        ("0012", 12),
        ("12.0", 12),
        ("1,234", 1234),
        ("1.5", None),
        ("1e3", None),
        ("1.2E+09", None),
        ("0x10", None),
    ],
)
def test_a_whole_number_is_never_rounded(cell, worth):
    assert value(numbers.whole("cell"), cell) == worth


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-31",
        "20260331",
        "2026/03/31",
        "2026/3/31",
        "31.03.2026",
        "31.3.26",
        "31/03/2026",
        "3/31/2026",
        "31/3/26",
        "31-03-2026",
        "31-Mar-26",
        "31 March 2026",
        "31. März 2026",
        "31 mars 2026",
        "31 de marzo de 2026",
        "Mar 31, 2026",
        "Tuesday, March 31, 2026",
        "2026-Mar-31",
        "46112",
        "46112.97",
        "2026-03-31T23:30:00Z",
        "2026-03-31 00:30:00+14:00",
        "3/31/2026 11:04 PM",
        "31.03.2026 14:05",
        "31/03/2026, 14:05:22",
        "20260331T233000Z",
        "2026-03-31 23:59:59 EST",
        "Tue Mar 31 2026 00:00:00 GMT+0200 (CEST)",
    ],
)
def test_a_day_is_the_day_as_it_is_written(cell):
    assert day(cell) == date(2026, 3, 31)


def test_a_day_that_could_be_two_is_none_until_the_order_is_known():
    assert day("03/04/2026") is None
    assert day("03/04/2026", "day-first") == date(2026, 4, 3)
    assert day("03/04/2026 11:04 PM", "month-first") == date(2026, 3, 4)
    assert day("04/04/2026") == date(2026, 4, 4)
    assert day("03.04.2026", "month-first") == date(2026, 4, 3)
    assert day("31/03/2026", "month-first") is None


@pytest.mark.parametrize(
    "cell",
    [
        "2026-02-30",
        "31/02/2026",
        "13/13/2026",
        "2026-1-5",
        "26-03-31",
        "2026-03-31 25:00",
        "3/31/2026 13:04 PM",
        "2026-03-31x",
        "infinity",
        "epoch",
        "12345",
        "99999",
        "Jan 2026",
        "0000-00-00",
        "443210",
        "2026-13-01",
        "yesterday",
    ],
)
def test_what_is_no_day_is_none(cell):
    assert [day(cell, order) for order in ("", "day-first", "month-first")] == [None, None, None]


def test_years_of_two_digits_turn_at_fifty_and_lie_at_most_three_years_ahead():
    ahead = date.today().year + 3
    assert [day(f"31-Dec-{ahead % 100}"), day("31-Dec-50")] == [date(ahead, 12, 31), date(1950, 12, 31)]
    assert [day(f"31-Dec-{ahead % 100 + 1}"), day("26-Mar-49"), day("26/03/49", "day-first")] == [None] * 3


def test_a_year_of_two_digits_may_be_said_to_come_first():
    cells = ("26/03/31", "26-03-31", "26.03.31", "26/3/1", "13/04/2026", "03/04/2026", "31-Mar-26")
    found = [date(2026, 3, 31)] * 3 + [date(2026, 3, 1), date(2026, 4, 13), None, date(2026, 3, 31)]
    assert [day(cell, "year-first") for cell in cells] == found


@pytest.mark.parametrize(
    "cell",
    [
        "2026-Q3",
        "2026-q3",
        "Q3 2026",
        "Q3-2026",
        "FY26-Q3",
        "FY2026 Q3",
        "2026Q3",
        "3Q26",
        "Q3 '26",
        "3rd quarter 2026",
        "2026-07-01",
        "Jul 2026",
        "Jul-26",
        "2026-08",
        "09/2026",
        "31.08.2026",
        "9/30/2026",
    ],
)
def test_a_quarter_is_read_from_its_name_or_a_day_within(cell):
    assert value(quarters.quarter("cell"), cell) == "2026-Q3"


@pytest.mark.parametrize("cell", ["Q5 2026", "2026", "H1 2026", "2026-13", "07/08/2026", "soon"])
def test_what_is_no_quarter_is_none(cell):
    assert value(quarters.quarter("cell"), cell) is None


def test_a_day_lies_in_the_fiscal_quarter_and_a_named_quarter_is_the_companys_own():
    february = [value(quarters.quarter("cell", starts=2), cell) for cell in ("2026-01-31", "Feb 2026", "Q1 2027")]
    assert february == ["2026-Q4", "2027-Q1", "2027-Q1"]
    october = [value(quarters.quarter("cell", starts=10), cell) for cell in ("2025-10-01", "2026-09-30", "FY26-Q1")]
    assert october == ["2026-Q1", "2026-Q4", "2026-Q1"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Yes", True),
        ("TRUE", True),
        ("1", True),
        ("x", True),
        ("✓", True),
        ("Done", True),
        ("completed", True),
        ("Ja", True),
        ("no", False),
        ("0", False),
        ("To do", False),
        ("NOT DONE", False),
        ("open", False),
        ("not_started", False),
        ("maybe", None),
        ("2", None),
    ],
)
def test_yes_and_no_in_the_fields_words(cell, said):
    assert value(boolean("cell"), cell) is said


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("won", "won"),
        ("Closed_Won", "won"),
        ("6 - Closed Won", "won"),
        ("100% - Closed Won", "won"),
        ("Closed lost (EMEA)", "lost"),
        ("2", "lost"),
        ("Out-Sold", "lost"),
        ("Contact Made", "open"),
        ("2-Develop", "open"),
        ("Closed", None),
        ("won back", None),
    ],
)
def test_won_and_lost_in_the_vendors_words(cell, status):
    column = TABLES["deals"].column("status")
    assert value(typed(column, "cell", Formats()), cell) == status


def test_a_persons_own_words_come_first():
    formats = Formats(words={"status": {"signed": "won", "closed": "lost", "open": "lost"}, "amount": {"tiny": "5"}})
    status, amount = (TABLES["deals"].column(name) for name in ("status", "amount"))
    assert [value(typed(status, "cell", formats), cell) for cell in ("Signed", "CLOSED", "Open", "won")] == [
        "won",
        "lost",
        "lost",
        "won",
    ]
    assert [value(typed(amount, "cell", formats), cell) for cell in ("Tiny", "7")] == [5, 7]


def test_a_last_day_that_stands_for_none_is_blank_where_it_may_be():
    left, held = TABLES["reps"].column("left_on"), TABLES["coaching"].column("held_on")
    assert value(typed(left, "cell", Formats()), "9999-12-31") is None
    assert value(typed(held, "cell", Formats()), "2099-12-31") == date(2099, 12, 31)
