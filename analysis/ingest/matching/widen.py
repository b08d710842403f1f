"""Wide files recognised: a survey with a column an item, quotas with a column a quarter."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.ingest.matching.filling import Match, fill
from analysis.ingest.matching.sheet import Sheet
from analysis.ingest.matching.signs import known_to, named, signs
from analysis.ingest.matching.wide import Wide
from analysis.ingest.matching.wide_quotas import find_quarters, read_quarter
from analysis.ingest.matching.wide_survey import Asked, find_items, is_of_bank
from analysis.tables import Table

Tables = Mapping[str, Table]
_LONG = {"item", "score", "scale_min", "scale_max"}  # columns of a survey that a wide one has not


def looks_wide(sheet: Sheet) -> set[int]:
    """Positions of headers that are quarters or items of our bank: cheap, for the choice of the header line."""
    return {at for at, header in enumerate(sheet.headers) if read_quarter(header) or is_of_bank(header)}


def find_wide(tables: Tables, sheet: Sheet) -> Match | None:
    """The wide survey or the wide quotas that the file holds, or None."""
    return _quotas(tables, sheet) or _survey(tables, sheet)


def _quotas(tables: Tables, sheet: Sheet) -> Match | None:
    table = tables.get("attainment")
    if not table:
        return None
    base = fill(table, sheet)
    keep = {name: base.positions[name] for name in ("rep_id", "team_id") if name in base.positions}
    cells, told = find_quarters(sheet, set(keep.values()))
    if "rep_id" not in keep or not cells or "quarter" in base.positions:
        return None
    wide = Wide("quotas", keep, cells)
    sure = told or named(table, sheet.name)
    doubt = "" if sure else f"{sheet.name} has a column a quarter; that they are quotas, and not sales, is a guess."
    how = {name: base.how.get(name, "alias") for name in (*keep, "quarter", *wide.values)}
    return Match(table, wide.positions(len(sheet.headers)), how=how, wide=wide, doubt=doubt)


def _survey(tables: Tables, sheet: Sheet) -> Match | None:
    """Answers of people, or scores by team where no column tells people apart and each team has one row."""
    there = [tables[name] for name in ("survey", "survey_scores") if name in tables]
    bases = {table.name: fill(table, _without(sheet)) for table in there}
    published = _is_published([base for base in bases.values() if "team_id" in base.positions], sheet)
    base = bases.get("survey_scores" if published else "survey")
    if not base or "team_id" not in base.positions:
        return None
    keep = {column: at for column, at in base.positions.items() if column not in _LONG}
    personal = {at for at, header in enumerate(sheet.headers) if header in base.dropped}
    found = find_items(sheet, set(keep.values()) | personal, known_to(tables), published)
    return _match(base, keep, found, sheet) if found else None


def _match(base: Match, keep: dict[str, int], found: Asked, sheet: Sheet) -> Match:
    table = base.table
    cells = tuple((at, item, "score") for at, item in found.items.items())
    wide = Wide("survey", keep, cells)
    sure = found.told or signs(table, sheet.keys) or "respondent_id" in keep or named(table, sheet.name)
    rater = {"rater": "rep"} if table.name == "survey" and "rater" not in keep else {}
    scale = {"scale_min": "0", "scale_max": "100"} if found.percent else {}
    chosen = {name: each for name, each in sheet.given.items() if name in wide.names}
    said = ("No column says who answered: every answer counts as a rep's.",) if rater else ()
    return replace(
        base,
        positions={**wide.positions(len(sheet.headers)), **{name: at for name, (at, _) in chosen.items()}},
        how={
            **{name: base.how[name] for name in keep},
            **{"item": "name", "score": "name"},
            **{name: how for name, (_, how) in chosen.items()},
        },
        proposed=found.proposed,
        wide=wide,
        constants={**base.constants, **rater, **scale},
        doubt="" if sure else f"{sheet.name} may be a survey with a column a question; its numbers could be others.",
        notes=(*found.notes, *said),
    )


def _without(sheet: Sheet) -> Sheet:
    """The sheet without headers for what a wide survey has not: `item` and `score` stand in many columns."""
    empty = dict.fromkeys(_LONG, "")
    return replace(sheet, choices=replace(sheet.choices, mapping={**sheet.choices.mapping, **empty}))


def _is_published(bases: Sequence[Match], sheet: Sheet) -> bool:
    """Whether a row is a team: no column on the person who answered, and no team stands twice."""
    filled = {column: at for base in bases for column, at in base.positions.items()}
    if not filled or {"respondent_id", "subject_id"} & set(filled):
        return False
    teams = sheet.cells(filled["team_id"])
    return "n" in filled or ("rater" not in filled and len(teams) > 1 and len(set(teams)) == len(teams))
