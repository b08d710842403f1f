"""Headers and first rows -> tables: which tables a file fills, and which of its columns goes where.

In this order: by hand, as remembered, by name, by a vendor's alias; then by spelling and by values, as proposals. What
is not sure is never applied unless a person said so.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from analysis.errors import DataError
from analysis.ingest.choices import Choices
from analysis.ingest.matching import recognise as tables_of
from analysis.ingest.matching.filling import Match, fill, match_table, refuse_twins
from analysis.ingest.matching.looks import is_value, share
from analysis.ingest.matching.propose import propose_words
from analysis.ingest.matching.recognise import complete, said
from analysis.ingest.matching.sheet import Sheet, find_by_hand
from analysis.ingest.matching.signs import is_sign, known_to
from analysis.ingest.matching.spelling import normalise, signature
from analysis.ingest.matching.wide import rename
from analysis.ingest.matching.widen import find_wide, looks_wide
from analysis.tables import Table

__all__ = [
    "Match",
    "Remembered",
    "find_by_hand",
    "fitness",
    "match_file",
    "match_table",
    "near",
    "normalise",
    "propose_words",
    "signature",
]

Tables = Mapping[str, Table]
Remembered = Callable[[str], Mapping[str, str] | None]  # the signature of the headers -> column -> header
VALUES = 0.2  # of a line's cells may be days, numbers or addresses; a line with more is a row
APPLIED = 0.5  # a proposal this certain is applied where a person accepts guesses


def _nothing(_: str) -> None:
    """Nothing is remembered."""


def fitness(tables: Tables, name: str, choices: Choices, headers: Sequence[str]) -> tuple:
    """How well a header line fits the best table, larger is better; () where it fits none.

    A line that fills a table beats one that is wide, which beats one with a few known words: a note above the header.
    """
    sheet = _sheet(name, headers, (), choices)
    known = known_to(tables)
    wide = looks_wide(sheet)
    by_hand = {at for at, _ in sheet.given.values()}
    hits = by_hand | wide | {at for at, word in enumerate(sheet.keys) if word in known or is_sign(word)}
    if len(hits) < 2 or share(is_value, [header for header in headers if header.strip()]) > VALUES:
        return ()
    chosen = [tables[table] for table in choices.tables] or tables.values()
    fits = [match for match in (fill(table, sheet) for table in chosen) if not match.missing]
    best = max((len(set(match.positions.values())) for match in fits), default=0)
    there = sum(bool(header.strip()) for header in headers)
    return (2 if best > 1 else 1 if len(wide) > 1 else 0, len(hits), best, len(hits) / there)


def match_file(
    tables: Tables,
    name: str,
    headers: Sequence[str],
    samples: Sequence[Sequence[str]],
    choices: Choices,
    labels: Sequence[str] = (),
    remembered: Remembered = _nothing,
) -> list[Match]:
    """The tables that a file fills, the main one first. Raises DataError where it fits none, or several alike.

    samples     its first rows, as cells
    labels      the wording of its questions, where a second header line gives it
    remembered  what a person once confirmed for files with the same headers
    """
    sheet = _sheet(name, headers, samples, choices, labels, remembered)
    matches = _forced(tables, sheet) if choices.tables else _found(tables, sheet)
    if not matches:
        raise DataError(_does_not_fit(tables, sheet))
    for match in matches:
        refuse_twins(match, sheet)
    return [_accepted(match) if choices.guesses else match for match in matches]


def match_rest(
    tables: Tables,
    name: str,
    headers: Sequence[str],
    samples: Sequence[Sequence[str]],
    choices: Choices,
    remembered: Remembered = _nothing,
) -> list[Match]:
    """The one of `tables` to which a file that fits none by itself adds columns; empty where there is none."""
    named = {table: tables[table] for table in choices.tables or tables if table in tables}
    rest = tables_of.remainder(named, _sheet(name, headers, samples, choices, (), remembered))
    return [rest] if rest else []


def near(tables: Tables, headers: Sequence[str], by_hand: Mapping[str, int]) -> list[Match]:
    """The tables that come nearest to the headers, the nearest first; none that shares nothing with them."""
    return tables_of.near(tables, Sheet("", headers, given={name: (at, "by hand") for name, at in by_hand.items()}))


def _sheet(
    name: str,
    headers: Sequence[str],
    samples: Sequence[Sequence[str]],
    choices: Choices,
    labels: Sequence[str] = (),
    remembered: Remembered = _nothing,
) -> Sheet:
    before = remembered(signature(headers)) or {}
    before = {column: header for column, header in before.items() if column not in choices.mapping}
    given = {column: (at, "remembered") for column, at in find_by_hand(before, headers, name).items()}
    given |= {column: (at, "by hand") for column, at in find_by_hand(choices.mapping, headers, name).items()}
    return Sheet(name, headers, samples, labels, replace(choices, mapping={**before, **choices.mapping}), given)


def _found(tables: Tables, sheet: Sheet) -> list[Match]:
    """What names tell; then what a wide file tells; then what may be, with its doubt."""
    known = known_to(tables)
    wide = find_wide(tables, sheet)
    if wide and not wide.doubt:
        return [wide, *(tables_of.recognise(tables, sheet) if wide.table.name == "attainment" else ())]
    if matches := tables_of.recognise(tables, sheet):
        return [complete(match, sheet, known) or match for match in matches]
    supposed = wide or tables_of.suppose(tables, sheet)
    return [supposed] if supposed else []


def _forced(tables: Tables, sheet: Sheet) -> list[Match]:
    """The tables a person named; none where one of them lacks a column, or has it by a guess that nobody accepted."""
    known = known_to(tables)
    matches = [complete(fill(tables[name], sheet), sheet, known) for name in sheet.choices.tables]
    wide = find_wide({name: tables[name] for name in sheet.choices.tables}, sheet)
    matches = [wide if wide and (not match or match.missing) else match for match in matches]
    lacking = any(not match or (match.missing and not sheet.choices.guesses) for match in matches)
    return [] if lacking else [replace(match, doubt="") for match in matches if match]


def _accepted(match: Match) -> Match:
    """The match with every proposal applied that is certain enough; a doubt about the table itself is still told."""
    taken = {name: each for name, each in match.proposed.items() if each[1] >= APPLIED}
    wide = match.wide and rename(match.wide, {at: name for name, (at, _, _) in taken.items()})
    positions = match.positions | {name: at for name, (at, _, _) in taken.items()}
    for column in match.table.columns:
        if column.name not in positions and column.otherwise in positions:
            positions[column.name] = positions[column.otherwise]
    return replace(
        match,
        positions=positions,
        certainty=match.certainty | {name: certainty for name, (_, certainty, _) in taken.items()},
        how=match.how | {name: how for name, (_, _, how) in taken.items()},
        proposed={name: each for name, each in match.proposed.items() if name not in taken},
        wide=wide,
        doubt="" if match.missing else match.doubt,
    )


def _does_not_fit(tables: Tables, sheet: Sheet) -> str:
    has = f"It has: {', '.join(header or '(blank)' for header in sheet.headers)}."
    for match in (fill(tables[table], sheet) for table in sheet.choices.tables):
        if match.missing:
            return (
                f"{sheet.name} has no column for {said(match.missing)}, which {match.table.name} needs.\n{has}\n"
                f"{_may_be(tables, match, sheet)}Rename one of them, or pick one by hand (--map column=Header)."
            )
    lacking = [match for match in tables_of.near(tables, sheet) if match.missing]
    nearest = [f"{match.table.name} also needs {said(match.missing)}." for match in lacking]
    mend = "Rename its columns, or pick them (--map column=Header)."
    return "\n".join((f"{sheet.name} fits none of the tables.", has, *nearest, mend))


def _may_be(tables: Tables, match: Match, sheet: Sheet) -> str:
    proposed = (complete(match, sheet, known_to(tables)) or match).proposed
    named = [column.name for column in match.missing if column.name in proposed]
    each = ", ".join(f"`{name}` may be {sheet.headers[proposed[name][0]]}" for name in named)
    return f"By the looks of them {each} (--accept-guesses).\n" if each else ""
