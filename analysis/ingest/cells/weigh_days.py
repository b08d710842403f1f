"""Whether the day or the month comes first: weighed over all days of a file."""

import re
from dataclasses import replace
from datetime import date

from analysis.ingest.cells import dates
from analysis.ingest.cells.filled import Look
from analysis.ingest.cells.values import Formats
from analysis.ingest.report import Question
from analysis.tables import Column
from analysis.tables.sql import literal

SHOWN = 3
FEW = 3  # days on either side of the twelfth from which their writing tells that a spreadsheet has turned some round
YEARS = (8, 1)  # before and after today's, within which a year of two digits is looked for in front
MOST = 0.9  # of the days with two digits thrice
_SEEN = ("day-first", "month-first", "both", "short", "year-first")
_ONLY = {"day-first": "the day first", "month-first": "the month first"}


def weigh_days(look: Look, formats: Formats) -> Formats:
    """`formats` with the order of days, and notes on what is cut off; a question where the order stays unclear."""
    columns = [*look.columns("DATE"), *(each for each in look.columns("VARCHAR") if each.name == "quarter")]
    counts = look.counts({(column.name, what): sql for column in columns for what, sql in _signs(column).items()})
    seen = {what: sum(counts[column.name, what] for column in columns) for what in _SEEN}
    formats = replace(formats, notes=(*formats.notes, *_notes(columns, counts)))
    if formats.dates:
        formats = _chosen(formats, seen, "dates" in look.plan.remembered)
    if formats.dates or not any(seen.values()):
        return formats
    if seen["year-first"] and seen["year-first"] >= MOST * seen["short"]:
        return _ask_for_year(look, formats, columns, counts)
    turned = [column for column in columns if _is_turned(column, counts)]
    if turned:
        return _ask_whether_turned(look, formats, turned[0], counts)
    only = [order for order in _ONLY if seen[order]]
    if len(only) == 1:
        note = f"Days are read with {_ONLY[only[0]]}: those that fit no other order: {seen[only[0]]:,}."
        return replace(formats, dates=only[0], notes=(*formats.notes, note))
    return _ask(look, formats, columns, counts, seen) if seen["both"] else formats


def _chosen(formats: Formats, seen: dict[str, int], remembered: bool) -> Formats:
    """What speaks against the chosen order is said; an order chosen for an earlier file does not hold against it."""
    order = formats.dates
    others = {each: seen[each] for each in _ONLY if each != order}
    against = seen["short"] - seen["year-first"] + seen["both"] if order == "year-first" else sum(others.values())
    if against and remembered:
        return replace(formats, dates="")
    if against:
        note = f"Days that do not fit {_ONLY.get(order, 'the year first')}, as it was chosen: {against:,}."
        return replace(formats, notes=(*formats.notes, note))
    if remembered and seen["both"]:
        note = f"Days are read with {_ONLY[order]}, as it was chosen for an earlier file with these headers."
        return replace(formats, notes=(*formats.notes, note))
    return formats


def _signs(column: Column) -> dict[str, str]:
    raw = f"raw_{column.name}"
    odd = f"{raw} is not null and not ({raw} like '____-__-__' or {raw} like '____-Q_')"
    day = dates.day_part(raw)
    one, two = dates.first_two(day)
    parted = f"{odd} and regexp_full_match({day}, '{dates.PARTED}')"
    opened = ", ".join(map(literal, dates.OPEN_END))
    first, last = (date.today().year + years for years in (-YEARS[0], YEARS[1]))
    short = f"{odd} and regexp_full_match({day}, '{dates.SHORT}')"
    dashed = f"{raw} like '____-__-__%'"
    return {
        "day-first": f"{parted} and {one} > 12 and {two} <= 12",
        "month-first": f"{parted} and {two} > 12 and {one} <= 12",
        "both": f"{parted} and {one} <= 12 and {two} <= 12 and {one} <> {two}",
        "serial": f"{odd} and regexp_full_match({raw}, '{dates.SERIAL}')",
        "zone": f"{odd} and regexp_matches({raw}, ':[0-9]{{2}}([.,][0-9]+)? ?(Z|[+-][0-9]{{2}}(:?[0-9]{{2}})?)$')",
        "short": f"{odd} and regexp_full_match({day}, '[0-9]{{1,2}}[/.-][0-9]{{1,2}}[/.-][0-9]{{1,2}}')",
        "year-first": f"{short} and {one} between {first % 100} and {last % 100} and {two} between 1 and 12",
        "early": f"{dashed} and try_cast(substr({raw}, 9, 2) as integer) <= 12",
        "late": f"{dashed} and try_cast(substr({raw}, 9, 2) as integer) > 12",
        "open": f"left({raw}, 10) in ({opened})",
    }


def _notes(columns: list[Column], counts: dict) -> list[str]:
    said = {
        "serial": "{name} holds days as Excel counts them, 46112 for 2026-03-31: {n:,}.",
        "zone": "Times of {name} that have a time zone: {n:,}; their day is taken as written.",
        "short": "{name} holds years of two digits, of which 50 to 99 are 1950 to 1999, others 2000 and later: {n:,}.",
        "open": "{name} holds days that stand for none, like 9999-12-31: {n:,}.",
    }
    return [
        text.format(n=counts[column.name, what], name=column.name)
        for column in columns
        for what, text in said.items()
        if counts[column.name, what]
    ]


def _is_turned(column: Column, counts: dict) -> bool:
    """Whether every day up to the twelfth is written one way and every later one another.

    So it looks where a spreadsheet took 03/04/2026 for 4 March and left 13/04/2026 as text.
    """
    one_way = not (counts[column.name, "both"] or counts[column.name, "late"])
    others = max(counts[column.name, order] for order in _ONLY)
    return one_way and counts[column.name, "early"] >= FEW and others >= FEW


def _ask_whether_turned(look: Look, formats: Formats, column: Column, counts: dict) -> Formats:
    raw, order = f"raw_{column.name}", max(_ONLY, key=lambda order: counts[column.name, order])
    early, late = (look.select(f"min({raw})", f"where {_signs(column)[what]}")[0][0] for what in ("early", order))
    asked = Question(
        "dates",
        column.name,
        f"Did a spreadsheet turn day and month round in {column.name}?",
        ((order, f"{early} is right as it stands"),),
        f"Days up to the 12th are all written like {early}, later ones like {late}: so it looks where a spreadsheet "
        "takes the first number for the month. If it did, export the file again and import it unopened.",
        f"--dates {order}, if they are right",
    )
    return replace(formats, questions=(*formats.questions, asked))


def _ask_for_year(look: Look, formats: Formats, columns: list[Column], counts: dict) -> Formats:
    """A question where each day of two digits thrice could begin with its year: 26/03/31."""
    column = max(columns, key=lambda column: counts[column.name, "year-first"])
    raw = f"raw_{column.name}"
    cell = look.select(f"max({raw})", f"where {_signs(column)['year-first']}")[0][0]
    one, two, three = (int(number) for number in re.findall(r"\d+", cell)[:3])
    month = date(2000, two, 1).strftime("%B")
    asked = Question(
        "dates",
        column.name,
        f"Which day is {cell}?",
        (("year-first", f"{three} {month} {2000 + one}"), ("day-first", f"{one} {month} {2000 + three}")),
        f"Days that could begin with their year: {counts[column.name, 'year-first']:,}; none tells.",
        "--dates year-first or --dates day-first",
    )
    return replace(formats, questions=(*formats.questions, asked))


def _ask(look: Look, formats: Formats, columns: list[Column], counts: dict, seen: dict[str, int]) -> Formats:
    """One question for the file, with up to three of its days read both ways."""
    column = max(columns, key=lambda column: counts[column.name, "both"])
    raw = f"raw_{column.name}"
    ways = [f"strftime({dates.date(raw, order)}, '%-d %B %Y')" for order in _ONLY]
    both = _signs(column)["both"]
    rows = look.select(f"distinct {raw}, {ways[0]}, {ways[1]}", f"where {both} order by 1 limit {SHOWN}")
    cell, day_first, month_first = rows[0]
    listed = "; ".join(f"{cell} is {one} or {other}" for cell, one, other in rows[1:])
    told = f"Days that fit the day first alone: {seen['day-first']:,}; the month first alone: {seen['month-first']:,}."
    told = told if seen["day-first"] else f"Days that fit either order: {seen['both']:,}; none tells."
    asked = Question(
        "dates",
        column.name,
        f"Which day is {cell}?",
        (("day-first", day_first), ("month-first", month_first)),
        " ".join(filter(None, [told, f"{listed}." if listed else ""])),
        "--dates day-first or --dates month-first",
    )
    return replace(formats, questions=(*formats.questions, asked))
