"""Which mark stands before the decimals, and which currency counts: weighed over all numbers of a file."""

from dataclasses import replace

from analysis.ingest.cells import numbers
from analysis.ingest.cells.filled import Look
from analysis.ingest.cells.values import Formats
from analysis.ingest.plan import Plan
from analysis.ingest.report import Question
from analysis.tables import Column

MONEY = "company currency"
SEVERAL = 3  # amounts that all have three digits after a single mark are thousands: money has two decimals, or none
_MARKS = {".": "point", ",": "comma"}
_WHOLE = "regexp_full_match({raw}, '[+-]?[0-9]+')"


def weigh_numbers(look: Look, formats: Formats) -> Formats:
    """`formats` with decimal mark, percents and currencies; a question where the mark stays unclear."""
    columns = look.columns("DOUBLE", "BIGINT")
    counts = look.counts({(column.name, what): sql for column in columns for what, sql in _signs(column).items()})
    formats = _weigh_mark(look, formats, columns, counts)
    percents = tuple(column.name for column in columns if counts[column.name, "%"] and column.unit in numbers.PERCENT)
    formats = replace(formats, percents=percents)
    paired = beside(look.plan)
    for column in columns:
        if column.name in paired or counts[column.name, "currency"]:
            formats = _weigh_currency(look, formats, column.name, paired.get(column.name))
    return formats


def beside(plan: Plan) -> dict[str, int]:
    """Column of money -> position of the header that names its currency: `Amount Currency`, or a single `Currency`."""
    match, headers = plan.match, [header.strip().lower() for header in plan.shape.headers]
    found = {}
    for column in match.table.columns:
        at = match.positions.get(column.name)
        if column.unit == MONEY and at is not None and at < len(headers) and not _converted(headers[at]):
            named = (f"{headers[at]} currency", "currency", "currency code", "deal - currency", "currency iso code")
            place = next((headers.index(name) for name in named if headers.count(name) == 1), None)
            if place is not None and place not in match.positions.values():
                found[column.name] = place
    return found


def _converted(header: str) -> bool:
    return "converted" in header or "company currency" in header or "home currency" in header


def _signs(column: Column) -> dict[str, str]:
    """What tells of a column's numbers -> SQL."""
    raw = f"raw_{column.name}"
    odd = f"{raw} is not null and not {_WHOLE.format(raw=raw)}"
    unclear = f"{odd} and regexp_full_match({raw}, '{numbers.AMBIGUOUS}')"
    fits = {mark: f"regexp_full_match({raw}, '{numbers.shape(mark)}')" for mark in ".,"}
    signs = {
        ".": f"{odd} and {fits['.']} and not {fits[',']}",
        ",": f"{odd} and {fits[',']} and not {fits['.']}",
        "1,234": f"{unclear} and contains({raw}, ',') and {fits['.']}",
        "1.234": f"{unclear} and contains({raw}, '.') and {fits['.']}",
        "%": f"{odd} and contains({raw}, '%')",
        "currency": f"{odd} and ({fits['.']} or {fits[',']}) and {numbers.currency(raw)} is not null",
    }
    if column.unit != MONEY:
        signs["currency"] = "false"
    if column.type == "BIGINT":  # a whole number has no decimals: 1.234 is a thousand and more
        signs |= {".": signs["1,234"], ",": signs["1.234"], "1,234": "false", "1.234": "false"}
    return signs


def _weigh_mark(look: Look, formats: Formats, columns: list[Column], counts: dict) -> Formats:
    seen = {what: sum(counts[column.name, what] for column in columns) for what in (".", ",", "1,234", "1.234")}
    against = seen[{".": ",", ",": "."}.get(formats.decimal, ".")]
    if formats.decimal and against and "decimal" in look.plan.remembered:
        formats = replace(formats, decimal="")  # it was chosen for an earlier file: this one tells by itself
    if formats.decimal:
        unclear = (seen["1,234"] or seen["1.234"]) and "decimal" in look.plan.remembered
        return _said_again(formats) if unclear else _chosen(formats, against)
    only = next((mark for mark, other in ((".", ","), (",", ".")) if seen[mark] and not seen[other]), "")
    if only:
        return replace(formats, decimal=only, notes=(*formats.notes, *_said(look, columns, counts, only)))
    unclear = [column for column in columns if counts[column.name, "1,234"] or counts[column.name, "1.234"]]
    if not unclear:
        return formats if not seen["."] else _ask(look, formats, columns[0], seen)
    weighed = _weighed(look, unclear, seen) if not seen["."] else ""
    if weighed:
        return replace(formats, decimal=weighed, notes=(*formats.notes, *_said(look, unclear, counts, weighed)))
    return _ask(look, formats, unclear[0], seen)


def _said_again(formats: Formats) -> Formats:
    note = f"Numbers are read with a decimal {_MARKS[formats.decimal]}, as it was chosen for an earlier file"
    return replace(formats, notes=(*formats.notes, f"{note} with these headers."))


def _chosen(formats: Formats, against: int) -> Formats:
    note = f"Numbers that do not fit a decimal {_MARKS[formats.decimal]}, as it was chosen: {against:,}."
    return replace(formats, notes=(*formats.notes, note)) if against else formats


def _weighed(look: Look, unclear: list[Column], seen: dict[str, int]) -> str:
    """The mark where every number could be two: money alone tells, by where its file comes from."""
    if any(column.unit != MONEY for column in unclear) or (seen["1,234"] and seen["1.234"]):
        return ""
    delimiter = look.plan.shape.delimiter
    if seen["1,234"]:
        return "." if delimiter == "," or (delimiter == "\t" and seen["1,234"] >= SEVERAL) else ""
    return "," if delimiter == ";" and seen["1.234"] >= SEVERAL else ""


def _said(look: Look, columns: list[Column], counts: dict, mark: str) -> list[str]:
    """A note where a mark between thousands, or a decimal comma, was read."""
    kind = {".": "1,234", ",": "1.234"}[mark]
    if mark == "." and not any(counts[column.name, kind] for column in columns):
        return []
    fit = sum(counts[column.name, mark] for column in columns)
    example = {".": "1,234 is read as 1234", ",": "1.234 is read as 1234, 1,5 as one and a half"}[mark]
    why = f"numbers that fit a decimal {_MARKS[mark]} alone: {fit:,}" if fit else "money has no three decimals"
    return [f"{example}; {why}."]


def _ask(look: Look, formats: Formats, column: Column, seen: dict[str, int]) -> Formats:
    raw = f"raw_{column.name}"
    unclear = f"where regexp_full_match({raw}, '{numbers.AMBIGUOUS}') order by 1 limit 1"
    found = look.select(f"distinct {raw}", unclear) or look.select(
        f"distinct {raw}", f"where {raw} is not null and not {_WHOLE.format(raw=raw)} order by 1 limit 1"
    )
    cell = found[0][0] if found else "1.234"
    evidence = "Nothing in the file tells: no number fits one way alone."
    if seen["."]:
        evidence = f"Numbers that fit a decimal point alone: {seen['.']:,}; a decimal comma alone: {seen[',']:,}."
    options = tuple((mark, f"{_as_read(cell, mark)}, with a decimal {name}") for mark, name in _MARKS.items())
    asked = Question("decimal", column.name, f"How much is {cell}?", options, evidence, "--decimal . or --decimal ,")
    return replace(formats, questions=(*formats.questions, asked))


def _as_read(cell: str, mark: str) -> str:
    digits = "".join(letter for letter in cell if letter.isdigit() or letter == mark)
    return digits.replace(",", ".") or cell


def _weigh_currency(look: Look, formats: Formats, name: str, at: int | None) -> Formats:
    """The most frequent currency of a column counts; rows in another are left out."""
    found = numbers.currency(f"raw_{name}") if at is None else numbers.currency_beside(f"c{at}")
    rows = look.select(
        f"{found} as code, count(*) as n", f"where raw_{name} is not null group by 1 order by n desc, code"
    )
    codes = {code: n for code, n in rows if code}
    if not codes:
        return formats
    most, others = next(iter(codes)), list(codes.items())[1:]
    bare = sum(n for code, n in rows if not code)
    notes = []
    if others:
        listed = ", ".join(f"{n:,} in {code}" for code, n in others)
        notes.append(f"{name} counts in {most}, the most frequent currency ({codes[most]:,}); left out: {listed}.")
    if bare and at is None:
        notes.append(f"Values of {name} without a currency are read as {most}: {bare:,}.")
    places = {**formats.currency_at, name: at} if at is not None else formats.currency_at
    return replace(
        formats,
        currency={**formats.currency, name: most},
        currency_at=places,
        notes=(*formats.notes, *notes),
    )
