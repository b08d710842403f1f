"""Whether the day or the month comes first: weighed over all days of a file."""

from dataclasses import replace

from analysis.ingest import dates
from analysis.ingest.cells import Look
from analysis.ingest.report import Question
from analysis.ingest.values import Formats, literal
from analysis.tables import Column

SHOWN = 3
_ONLY = {"day-first": "the day first", "month-first": "the month first"}


def weigh_days(look: Look, formats: Formats) -> Formats:
    """`formats` with the order of days, and notes on what is cut off; a question where the order stays unclear."""
    columns = [*look.columns("DATE"), *(each for each in look.columns("VARCHAR") if each.name == "quarter")]
    counts = look.counts({(column.name, what): sql for column in columns for what, sql in _signs(column).items()})
    seen = {what: sum(counts[column.name, what] for column in columns) for what in ("day-first", "month-first", "both")}
    formats = replace(formats, notes=(*formats.notes, *_notes(columns, counts)))
    against = next((seen[order] for order in _ONLY if formats.dates and order != formats.dates), 0)
    if against:
        note = f"Days that do not fit {_ONLY[formats.dates]}, as it was chosen: {against:,}."
        formats = replace(formats, notes=(*formats.notes, note))
    if formats.dates or not any(seen.values()):
        return formats
    only = [order for order in _ONLY if seen[order]]
    if len(only) == 1:
        note = f"Days are read with {_ONLY[only[0]]}: those that fit no other order: {seen[only[0]]:,}."
        return replace(formats, dates=only[0], notes=(*formats.notes, note))
    return _ask(look, formats, columns, counts, seen) if seen["both"] else formats


def _signs(column: Column) -> dict[str, str]:
    raw = f"raw_{column.name}"
    odd = f"{raw} is not null and not ({raw} like '____-__-__' or {raw} like '____-Q_')"
    day = dates.day_part(raw)
    one, two = dates.first_two(day)
    parted = f"{odd} and regexp_full_match({day}, '{dates.PARTED}')"
    opened = ", ".join(map(literal, dates.OPEN_END))
    return {
        "day-first": f"{parted} and {one} > 12 and {two} <= 12",
        "month-first": f"{parted} and {two} > 12 and {one} <= 12",
        "both": f"{parted} and {one} <= 12 and {two} <= 12 and {one} <> {two}",
        "serial": f"{odd} and regexp_full_match({raw}, '{dates.SERIAL}')",
        "zone": f"{odd} and regexp_matches({raw}, ':[0-9]{{2}}([.,][0-9]+)? ?(Z|[+-][0-9]{{2}}(:?[0-9]{{2}})?)$')",
        "short": f"{odd} and regexp_full_match({day}, '[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.][0-9]{{2}}')",
        "open": f"left({raw}, 10) in ({opened})",
    }


def _notes(columns: list[Column], counts: dict) -> list[str]:
    said = {
        "serial": "{name} holds days as Excel counts them, 46112 for 2026-03-31: {n:,}.",
        "zone": "{name} holds times with a time zone, of which the day counts as it is written: {n:,}.",
        "short": "{name} holds years of two digits, of which 00 to 49 are 2000 to 2049, others 1950 to 1999: {n:,}.",
        "open": "{name} holds days that stand for none, like 9999-12-31: {n:,}.",
    }
    return [
        text.format(n=counts[column.name, what], name=column.name)
        for column in columns
        for what, text in said.items()
        if counts[column.name, what]
    ]


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
