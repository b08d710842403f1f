"""Which table a file fills: the one its headers fit best, if they tell it from the others; else a proposal."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.errors import DataError
from analysis.ingest.matching.filling import Match, fill
from analysis.ingest.matching.guess import propose
from analysis.ingest.matching.sheet import Sheet
from analysis.ingest.matching.signs import COMMON, known_to, named, signs
from analysis.ingest.matching.spelling import key
from analysis.ingest.report import LIKELY
from analysis.tables import Table

Tables = Mapping[str, Table]
ALONGSIDE = {"reps": "teams"}  # a roster that names managers or regions fills both
_OBJECTS = {"deals": "deal", "activities": "activity"}  # as headers are prefixed: `Deal - Title`


def recognise(tables: Tables, sheet: Sheet) -> list[Match]:
    """The tables whose names alone say that the file fills them, the main one first; none where they do not.

    A table that uses fewer of the very headers another one uses is out: `survey` beside `survey_scores`, which has `n`.
    Raises DataError where several fit alike.
    """
    known = known_to(tables)
    fitting = [match for match in (fill(table, sheet) for table in tables.values()) if not match.missing]
    fitting = [match for match in fitting if not any(_uses_less(match, other) for other in fitting)]
    families = [[match, *alongside(tables, match, sheet)] for match in fitting]
    families = [family for family in families if not _repeats(family[0], sheet)]
    families = [family for family in families if any(_is_sure(match, sheet, known) for match in family)]
    ranks = [_rank(family[0], sheet, known) for family in families]
    best = [family for family, rank in zip(families, ranks, strict=True) if rank == max(ranks)]
    if len(best) > 1:
        fits = " or ".join(family[0].table.name for family in best)
        raise DataError(f"{sheet.name} could be {fits}: its columns fit equally well.\nSay which it is (--as TABLE).")
    return best[0] if best else []


def remainder(tables: Tables, sheet: Sheet) -> Match | None:
    """The table of which the file holds further columns alone: its whole key, each once, and what tells the table."""
    known = known_to(tables)
    parts = [match for match in (fill(table, sheet) for table in tables.values()) if _is_part(match, sheet)]
    parts = [match for match in parts if _is_sure(match, sheet, known)]
    best = max(parts, key=lambda match: _rank(match, sheet, known), default=None)
    return best and replace(best, notes=(*best.notes, _adds(best)))


def suppose(tables: Tables, sheet: Sheet) -> Match | None:
    """The table that the file may fill, with what is proposed for it; None where that would be no more than a guess."""
    known = known_to(tables)
    supposed = [match for table in tables.values() if (match := complete(fill(table, sheet), sheet, known))]
    supposed = [match for match in supposed if _is_worth_asking(match, sheet, known)]
    best = max(supposed, key=lambda match: _weight(match, sheet, known), default=None)
    return replace(best, doubt=_why(best, sheet)) if best else None


def complete(match: Match, sheet: Sheet, known: Mapping[str, frozenset[str]]) -> Match | None:
    """The match with proposals for what names do not fill; None where a required column stays empty even so."""
    proposed = {**match.proposed, **propose(match.table, match.positions, sheet, known)}
    lacking = [column.name for column in match.missing if (column.otherwise or column.name) not in proposed]
    lacking = [name for name in lacking if name not in proposed]
    return None if lacking else replace(match, proposed=proposed)


def alongside(tables: Tables, match: Match, sheet: Sheet) -> list[Match]:
    """The second table that the file fills: teams, where a roster names their managers or regions."""
    table = tables.get(ALONGSIDE.get(match.table.name, ""))
    if table is None:
        return []
    shared = {name: at for name, at in match.positions.items() if name in table.key}
    taken = set(match.positions.values()) - set(shared.values())
    given = {**{name: (at, match.how[name]) for name, at in shared.items()}, **sheet.given}
    second = fill(table, replace(sheet, given=given), taken)
    return [second] if not second.missing and len(second.positions) > len(shared) else []


def near(tables: Tables, sheet: Sheet) -> list[Match]:
    """The tables that come nearest to the headers, the nearest first; none that shares nothing with them."""
    matches = [fill(table, sheet) for table in tables.values()]
    matches = [match for match in matches if match.positions]
    return sorted(matches, key=lambda match: (len(match.missing), -len(match.positions)))[:3]


def _is_sure(match: Match, sheet: Sheet, known: Mapping[str, frozenset[str]]) -> bool:
    """Whether the headers tell this table from the others, in two columns or more."""
    used = set(match.positions.values())
    if len(used) < 2:
        return False
    own = all(match.how.get(name) != "alias" for name in match.table.required if name in match.positions)
    telling = _own(match, sheet, known)
    strong = {
        column for column in telling if sheet.keys[match.positions[column]] not in COMMON or column in sheet.given
    }
    told = len(telling) + len(strong) + signs(match.table, sheet.keys)
    return own or told > 1 or (told > 0 and len(used) > 3) or named(match.table, sheet.name)


def _repeats(match: Match, sheet: Sheet) -> bool:
    """Whether a roster's reps or teams stand in most rows again: then its rows are something else, with a rep each."""
    if match.table.name not in ("reps", "teams"):
        return False
    key_at = [match.positions[name] for name in match.table.key if name in match.positions]
    rows = [tuple(row[at : at + 1] for at in key_at) for row in sheet.samples]
    return len(rows) > 9 and len(set(rows)) < len(rows) / 2


def _is_part(match: Match, sheet: Sheet) -> bool:
    key_at = [match.positions.get(name) for name in match.table.key if match.table.column(name).default is None]
    if None in key_at or not match.missing or set(match.positions) <= set(match.table.key):
        return False
    keys = [cells for cells in zip(*(sheet.cells(at) for at in key_at), strict=False) if all(cells)]
    return len(set(keys)) == len(keys) > 0


def _adds(match: Match) -> str:
    absent = " and ".join(f"“{column.label}”" for column in match.missing)
    return f"Adds columns to {match.table.label.lower()} that are here; not in this file: {absent}."


def _telling(match: Match, sheet: Sheet, known: Mapping[str, frozenset[str]]) -> int:
    """How many headers say what the file is: those that no other table knows, and those of vendors' exports."""
    return len(_own(match, sheet, known)) + signs(match.table, sheet.keys)


def _own(match: Match, sheet: Sheet, known: Mapping[str, frozenset[str]]) -> set[str]:
    return {
        column
        for column, at in match.positions.items()
        if known.get(sheet.keys[at], frozenset()) == {match.table.name} or column in sheet.given
    }


def _rank(match: Match, sheet: Sheet, known: Mapping[str, frozenset[str]]) -> tuple:
    """The grain first: a deal's own id makes deals of a file that holds a roster's columns beside it."""
    table = match.table
    grain = bool(_own(match, sheet, known) & {*table.key, *table.or_key}) or _OBJECTS.get(table.name) == sheet.object
    own = sum(sheet.keys[at] == key(column) for column, at in match.positions.items())
    return grain, signs(table, sheet.keys), len(table.required), len(match.positions), own


def _is_worth_asking(match: Match, sheet: Sheet, known: Mapping[str, frozenset[str]]) -> bool:
    filled = {*match.positions.values(), *(at for at, _, _ in match.proposed.values())}
    if len(filled) < 2:
        return False
    told = _telling(match, sheet, known) or named(match.table, sheet.name)
    alike = [certainty for _, certainty, how in match.proposed.values() if how == "spelling" and certainty >= LIKELY]
    spelt = len(alike) + len(match.positions) > 1 and alike
    return bool(told or spelt or (not match.missing and len(match.table.required) > 1))


def _weight(match: Match, sheet: Sheet, known: Mapping[str, frozenset[str]]) -> tuple:
    sure = [match.proposed[column.name][1] for column in match.missing if column.name in match.proposed]
    told = _telling(match, sheet, known) + 2 * named(match.table, sheet.name)
    return not match.missing or told > 0, told, len(match.table.required), sum(sure) - len(sure), len(match.positions)


def _why(match: Match, sheet: Sheet) -> str:
    guessed = [column.name for column in match.missing if column.name in match.proposed]
    if guessed:
        each = ", ".join(f"`{name}` from {sheet.headers[match.proposed[name][0]]}" for name in guessed)
        return f"{sheet.name} may hold {match.table.label.lower()}, if these guesses are right: {each}."
    used = ", ".join(sheet.headers[at] for at in dict.fromkeys(match.positions.values()))
    return f"{sheet.name} may hold {match.table.label.lower()}, but its columns ({used}) could be those of others, too."


def _uses_less(match: Match, other: Match) -> bool:
    return set(match.positions.values()) < set(other.positions.values())


def said(columns: Sequence) -> str:
    return ", ".join(f"`{column.name}` ({column.about})" for column in columns)
