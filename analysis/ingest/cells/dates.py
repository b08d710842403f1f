"""Days as people and programs write them, in SQL. A day is the day as written: clock and time zone are cut off.

`{raw}` stands for a trimmed cell, null where it was blank. 2026-03-31 is tried first, and costs what a cast costs; the
patterns below are reached by the other cells alone. Years of two digits from 50 are 1950 to 1999, others 2000 to three
years from today; one beyond is refused, since `26/03/31` is rather a day of 2026. `26-03-31` needs to be told which end
of it is the year.
"""

import datetime

OPEN_END = ("2099-12-31", "2999-12-31", "9999-12-31")  # stand for "no end" where a system wants a day
FIRST_SERIAL, LAST_SERIAL = 18264, 73050  # 1950-01-01 and 2099-12-31 as Excel counts days

MONTHS = {
    1: "jan january januar janvier janv ene enero gennaio gen januari",
    2: "feb february februar fevrier fevr fev febrero febbraio februari",
    3: "mar march marz mrz maerz mars marzo maart",
    4: "apr april avril avr abr abril aprile",
    5: "may mai mayo maggio mei",
    6: "jun june juni juin junio giugno",
    7: "jul july juli juillet juil julio luglio",
    8: "aug august aout ago agosto augustus",
    9: "sep sept september septembre septiembre setiembre settembre",
    10: "oct october oktober okt octobre octubre ottobre",
    11: "nov november novembre noviembre",
    12: "dec december dezember dez decembre dic diciembre dicembre",
}
_MONTH = "|".join(sorted(" ".join(MONTHS.values()).split(), key=len, reverse=True))
_WEEKDAY = r"(?:[a-z]{2,10}\.?,?\s)?"
_ZONE = r"(?:\s?(?:z|[a-z]{3,4}|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?))?(?:\s\([a-z ]+\))?"
_CLOCK_24 = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?"
_CLOCK_12 = r"(?:0?[1-9]|1[0-2])(?::[0-5]\d){0,2}\s?[ap]\.?m\.?"
_STAMP = r"\d{4}-\d{2}-\d{2}[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)? ?(?:Z|UTC|[+-]\d{2}(?::?\d{2})?)?"
CLOCK = rf"(?:t|,?\s|\sat\s)(?:{_CLOCK_12}|{_CLOCK_24}){_ZONE}$"

_SHORT_YMD = r"(\d{2})\D+(\d{1,2})\D+(\d{1,2})"
_THREE = r"(\d{1,2})\D+(\d{1,2})\D+(\d{2,4})"
PARTED = r"\d{1,2}(?:/\d{1,2}/(?:\d{2}|\d{4})|-\d{1,2}-\d{4})"  # 03/04/2026, 3/4/26, 03-04-2026: either order
SHORT = r"\d{2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)\d{1,2}"  # 26/03/31, which may begin with its year
SERIAL = r"\d{5}(?:[.,]\d+)?"
AHEAD = 3  # years from today that a year of two digits may lie ahead
_SHAPES = (  # (pattern of the day, where its year, month and day stand, in which order)
    (r"\d{4}(?:-\d{2}-\d{2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2}\.?)", r"(\d{4})\D(\d{1,2})\D(\d{1,2})", "ymd"),
    (r"\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{2}|\d{4})", _THREE, "dmy"),  # parted by points the day is first everywhere
    (r"(?:19|20)\d{6}(?:t?\d{6}z?)?", r"(\d{4})(\d\d)(\d\d)", "ymd"),
    (
        rf"{_WEEKDAY}\d{{1,2}}(?:st|nd|rd|th|er)?[\s./-]*(?:of\s|de\s)?(?:{_MONTH})\.?,?[\s/-]*(?:del?\s)?"
        r"(?:\d{4}|''?\d{2})",
        rf"(\d{{1,2}})\D.*?({_MONTH})\D*(\d{{2,4}})",
        "dmy",
    ),
    (
        rf"{_WEEKDAY}(?:{_MONTH})\.?[\s-]\d{{1,2}}(?:st|nd|rd|th)?,?[\s-]\d{{4}}",
        rf"({_MONTH})\D+(\d{{1,2}})\D+(\d{{4}})",
        "mdy",
    ),
    (rf"\d{{4}}[\s/-](?:{_MONTH})[\s/-]\d{{1,2}}", rf"(\d{{4}})\D({_MONTH})\D(\d{{1,2}})", "ymd"),
)


def date(raw: str, order: str = "") -> str:
    """SQL for the cell as a day; null where it is none, or could be two under the orders that are possible.

    order  "day-first", "month-first", or "year-first" for 26/03/31; "" takes only days that read the same under the
           first two, or fit one of them alone
    """
    iso = f"case when strlen({raw}) = 10 then try_cast({raw} as date) end"
    stamp = f"case when regexp_full_match({raw}, '{_STAMP}') then try_cast(left({raw}, 10) as date) end"
    return f"case when {raw} is not null then coalesce({iso}, {stamp}, {written(raw, order)}) end"


def written(raw: str, order: str) -> str:
    """SQL for a day that is not written 2026-03-31, or carries a clock."""
    shapes = " ".join(
        f"when regexp_full_match(day, '{shape}') then {_parts('day', where, names)}" for shape, where, names in _SHAPES
    )
    parted = f"when regexp_full_match(day, '{PARTED}') then {_parted('day', order)}"
    if order == "year-first":
        parted = f"when regexp_full_match(day, '{SHORT}') then {_parts('day', _SHORT_YMD, 'ymd')} {parted}"
    parts = f"case {parted} {shapes} end"
    serial = f"case when regexp_full_match(day, '{SERIAL}') then try_cast(left(day, 5) as integer) end"
    counted = f"case when {serial} between {FIRST_SERIAL} and {LAST_SERIAL} then date '1899-12-30' + {serial} end"
    return _let("day", day_part(raw), f"coalesce({_let('part', parts, _made('part'))}, {counted})")


def day_part(raw: str) -> str:
    """SQL for the cell in lower case without accents, clock and time zone."""
    return f"regexp_replace(strip_accents(lower({raw})), '{CLOCK}', '')"


def first_two(day: str) -> tuple[str, str]:
    """SQL for the first and the second number of a day like 03/04/2026."""
    return tuple(f"try_cast(regexp_extract({day}, '{_THREE}', {at}) as integer)" for at in (1, 2))


def month(name: str) -> str:
    """SQL for the number of a month's name, as text; null for any other word."""
    numbers = ", ".join(f"'{name}': '{number}'" for number, names in MONTHS.items() for name in names.split())
    return f"map {{{numbers}}}[{name}]"


def _parted(day: str, order: str) -> str:
    day_first, month_first = _parts(day, _THREE, "dmy"), _parts(day, _THREE, "mdy")
    if order in ("day-first", "month-first"):
        return day_first if order == "day-first" else month_first
    one, two = first_two(day)
    return f"case when {one} > 12 then {day_first} when {two} > 12 or {one} = {two} then {month_first} end"


def _parts(day: str, where: str, names: str) -> str:
    """SQL for a struct of y, m and d, always in this order."""
    found = f"regexp_extract({day}, '{where}', {list(names)})"
    return _let("found", found, "struct_pack(y := found.y, m := found.m, d := found.d)")


def _made(part: str) -> str:
    """SQL for the day of a struct of y, m and d; null where there is no such day."""
    last = (datetime.date.today().year + AHEAD) % 100
    of_two = f"case when {part}.y <= '{last:02}' then '20' when {part}.y >= '50' then '19' end"
    century = f"case when strlen({part}.y) = 2 then {of_two} else '' end"
    number = f"coalesce({month(f'{part}.m')}, {part}.m)"
    return f"try_cast({century} || {part}.y || '-' || {number} || '-' || {part}.d as date)"


def _let(name: str, value: str, body: str) -> str:
    """SQL for `body` with `value` worked out once under `name`; `body` sees nothing of a value that is null."""
    return f"list_transform([{value}], lambda {name}: {body})[1]"
