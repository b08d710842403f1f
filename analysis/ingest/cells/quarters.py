"""Quarters as companies write them, in SQL: `Q3 2026`, `FY26-Q3`, `3Q26`, or a month or day within, all to 2026-Q3.

A quarter that is named is taken as the company's own, fiscal or calendar. A month or day is put into the fiscal quarter
it lies in; a fiscal year that does not start in January is called by the calendar year in which it ends.
"""

from analysis.ingest.cells import dates

_YEAR = r"(?:fy|cy)?[ _-]?''?(\d{4}|\d{2})"
_NAMED = (  # (pattern, where year and quarter stand)
    (rf"{_YEAR}[ /_-]*q([1-4])", "yq"),
    (rf"q([1-4])[ /_-]*{_YEAR}", "qy"),
    (rf"([1-4])q[ /_-]*{_YEAR}", "qy"),
    (rf"(?:quarter|qtr|quartal) ?([1-4])[ ,/_-]*{_YEAR}", "qy"),
    (rf"([1-4])(?:\.|st|nd|rd|th)? (?:quarter|quartal|trimestre),? {_YEAR}", "qy"),
)
_MONTHS = "|".join(sorted(" ".join(dates.MONTHS.values()).split(), key=len, reverse=True))
_IN_MONTH = (  # (pattern, where year and month stand)
    (rf"({_MONTHS})\.?,?[ /-]*''?(\d{{4}}|\d{{2}})", "my"),
    (r"(\d{4})[/-](0?[1-9]|1[0-2])", "ym"),
    (r"(0?[1-9]|1[0-2])[/.-](\d{4})", "my"),
)


def quarter(raw: str, order: str = "", starts: int = 1) -> str:
    """SQL for the cell as text like 2026-Q3; null where it is no quarter.

    order   of days, as for dates.date
    starts  the first month of the fiscal year, 1 to 12
    """
    word = f"trim(strip_accents(lower({raw})), ' .')"
    named = " ".join(_when(word, shape, names, "{y} || '-Q' || {q}") for shape, names in _NAMED)
    months = " ".join(
        _when(word, shape, names, f"try_cast(concat({{y}}, '-', {_month('{m}')}, '-01') as date)")
        for shape, names in _IN_MONTH
    )
    day = f"coalesce(case {months} end, {dates.date(raw, order)})"
    within = f"list_transform([{day}], lambda day: {of_day('day', starts)})[1]"
    read = f"coalesce(case {named} end, {within})"
    return f"case when {raw} like '20__-Q_' then {raw} when {raw} is not null then {read} end"


def of_day(day: str, starts: int = 1) -> str:
    """SQL for the quarter of a day, where the fiscal year starts in month `starts`."""
    shifted = f"({day} - interval {starts - 1} month)"
    return f"(year({shifted}) + {int(starts > 1)} || '-Q' || quarter({shifted}))"


def _when(word: str, shape: str, names: str, made: str) -> str:
    found = {name: f"regexp_extract({word}, '{shape}', {place})" for place, name in enumerate(names, start=1)}
    digits = found["y"]
    found["y"] = f"(case when strlen({digits}) = 2 then '20' else '' end || {digits})"
    for name, value in found.items():
        made = made.replace(f"{{{name}}}", value)
    return f"when regexp_full_match({word}, '{shape}') then {made}"


def _month(name: str) -> str:
    return f"coalesce({dates.month(name)}, {name})"
