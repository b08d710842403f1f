"""Whatever a number or a day is written like, it is read as it was, or not at all."""

from datetime import date
from functools import cache

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ingest.cells import dates, numbers
from analysis.ingest.cells.ids import NOBODY
from analysis.ingest.cells.values import Formats, has_blank, plain, trimmed, typed
from analysis.tables import TABLES

connect = cache(duckdb.connect)
CENTS = st.lists(st.integers(-(10**11), 10**11), min_size=30, max_size=60)
DAYS = st.lists(st.dates(date(1950, 1, 1), date(2049, 12, 31)), min_size=30, max_size=60)


def read(sql: str, cells: list[str]) -> list:
    found = connect().execute(f"select {sql} from (select unnest(?) as cell)", [cells]).fetchall()
    return [value for (value,) in found]


def grouped(cents: int, thousands: str, mark: str) -> str:
    whole = f"{abs(cents) // 100:,}".replace(",", thousands)
    return f"{whole}{mark}{abs(cents) % 100:02}"


SIGNED = (
    lambda text, cents: f"-{text}" if cents < 0 else text,
    lambda text, cents: f"({text})" if cents < 0 else text,
    lambda text, cents: f"{text}-" if cents < 0 else text,
    lambda text, cents: f"−${text}" if cents < 0 else f"${text}",
    lambda text, cents: f"({text} EUR)" if cents < 0 else f"{text} EUR",
    lambda text, cents: f"CHF -{text}" if cents < 0 else f"CHF {text}",
)


@pytest.mark.parametrize("signed", SIGNED)
@pytest.mark.parametrize(
    ("thousands", "mark"), [(",", "."), (".", ","), ("'", "."), (" ", ","), ("\u202f", ","), ("", ".")]
)
@settings(max_examples=3, deadline=None)
@given(amounts=CENTS)
def test_an_amount_is_read_as_it_was_under_its_mark_or_none(thousands, mark, signed, amounts):
    cells = [signed(grouped(cents, thousands, mark), cents) for cents in amounts]
    wanted = [float(f"{cents // 100 if cents >= 0 else -(-cents // 100)}.{abs(cents) % 100:02}") for cents in amounts]
    wanted = [abs(value) * (-1 if cents < 0 else 1) for value, cents in zip(wanted, amounts, strict=True)]
    assert read(numbers.double("cell", mark), cells) == wanted
    undecided = read(numbers.double("cell", ""), cells)
    assert [pair for pair in zip(undecided, wanted, strict=True) if pair[0] not in (None, pair[1])] == []


ORDERS = {
    "day-first": ("%d/%m/%Y", "%d-%m-%Y", "%d/%m/%y", "%d.%m.%Y", "%d/%m/%Y %H:%M"),
    "month-first": ("%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y", "%m/%d/%Y %I:%M %p"),
    "": ("%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%d-%b-%y", "%d %B %Y", "%B %d, %Y", "%Y-%m-%dT%H:%M:%SZ", "%a, %d %b %Y"),
}


@pytest.mark.parametrize(("order", "style"), [(order, style) for order, styles in ORDERS.items() for style in styles])
@settings(max_examples=3, deadline=None)
@given(days=DAYS)
def test_a_day_is_read_as_it_was_in_its_order_or_none(order, style, days):
    cells = [f"{day:{style}}" for day in days]
    far = date.today().year + 3  # a year of two digits does not lie further ahead
    wanted = [None if "%y" in style and far < day.year < 2050 else day for day in days]
    assert read(dates.date("cell", order), cells) == wanted
    undecided = read(dates.date("cell", ""), cells)
    assert [pair for pair in zip(undecided, wanted, strict=True) if pair[0] not in (None, pair[1])] == []


@settings(max_examples=10, deadline=None)
@given(cells=st.lists(st.text("0123456789.,-+eE%$() '/:", min_size=1, max_size=12), min_size=50, max_size=200))
def test_what_both_marks_read_alike_is_all_that_is_read_before_one_is_known(cells):
    undecided, point, comma = (read(numbers.double("cell", mark), cells) for mark in ("", ".", ","))
    for cell, value, one, other in zip(cells, undecided, point, comma, strict=True):
        fits = {each for each in (one, other) if each is not None}
        assert value is None or fits == {value}, cell


KINDS = {  # one column of every kind that has a plain way
    (column.type, column.name.endswith("_id"), column.required, column.unit): column
    for table in TABLES.values()
    for column in table.columns
    if plain(column, "cell", Formats())
}
ODD = [
    *NOBODY, "", "0", "7", "007", "+5", "1_000", "1.5", "1e2", "1E+05", "-3", "3-", "1,5", ".5", "5.", "inf", "nan",
    "1.234", "2026-03-31", "2026-3-31", "2026/03/31", "03/04/2026", "2026-02-30", "2099-12-31", "9999-12-31", "46112",
    "NA", "NULL", '="00123"', "00123", "Oslo", "a-1", "nina", "None", "~x", "é", "=x", "-x", "(none) ", " a", "a ",
    "\ta", "a\u00a0", "2026-03-31 ", " 7", "7 ", "$5", "5%", "12345678901234567890", "9223372036854775807", "0x1F",
    "true",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("decimal", ["", ".", ","])
@settings(max_examples=8, deadline=None)
@given(
    cells=st.lists(st.sampled_from(ODD) | st.text("0123456789.,-+eE_=~nNoOaA ", max_size=10), min_size=30, max_size=90)
)
def test_what_passes_as_plainly_written_is_what_a_careful_reading_gives(kind, decimal, cells):
    column, formats = KINDS[kind], Formats(decimal=decimal)
    value, odd = plain(column, "raw", formats)
    careful = typed(column, trimmed("cell", " \t"), formats)
    flag = " or ".join(filter(None, [odd, has_blank("raw", " \t")]))
    given = "(select cell, nullif(cell, '') as raw from (select unnest(?) as cell))"
    valued = f'(select *, {value} as "{column.name}" from {given})'
    rows = connect().execute(f'select cell, ({flag}), "{column.name}", {careful} from {valued}', [cells]).fetchall()
    taken = [(cell, swift, slow) for cell, flagged, swift, slow in rows if not flagged and swift is not None]
    assert [row for row in taken if row[1] != row[2]] == []
    lost = [cell for cell, flagged, swift, slow in rows if not flagged and swift is None and column.type == "VARCHAR"]
    assert set(lost) <= {""}
