"""The dictionary in words: every table with its columns, every measure with its meaning, from the declarations."""

import pandas as pd

from analysis.measures import MEASURES
from analysis.measures.balanced import BALANCED
from analysis.measures.reps import REP_MEASURES
from analysis.story.section import Section
from analysis.story.statistics import PARTS
from analysis.story.words import first_upper, number
from analysis.tables import TABLES, Column, Table
from analysis.tables.documents import TYPE_WORDS, describe_key, describe_meaning

ROLES = {"outcome": "outcome", "driver": "driver", "control": "condition"}
ABOUT = {
    "outcome": "What teams are judged by.",
    "driver": "What a manager can change.",
    "control": "What a team finds rather than does; taken into account.",
}


def tell_dictionary() -> Section:
    """What stands over the tables."""
    return Section(
        note="Written from the declarations that the import itself reads",
        headline=f"{first_upper(number(len(TABLES)))} tables; two are enough to start.",
        lead="Deals and a roster open segments and trends; each further file opens more. "
        "Headers need not be ours: the names in the last column are recognised.",
    )


def tell_table(table: Table) -> Section:
    """One table: what a row is, and its columns."""
    return Section(
        headline=table.label,
        lead=table.about,
        how_to_read=describe_key(table).replace("`", ""),
        table=pd.DataFrame([_column(column) for column in table.columns]),
    )


def tell_measures() -> tuple[Section, ...]:
    """Every measure by what it is taken for: what it means, in which unit."""
    sections = []
    for role, name in ROLES.items():
        measures = [measure for measure in (*MEASURES.values(), BALANCED) if measure.role == role]
        details = tuple((measure.label, f"({measure.unit}) {measure.about}") for measure in measures)
        headline = first_upper(f"{number(len(measures))} {name}{'' if len(measures) == 1 else 's'}")
        sections.append(Section(headline=headline, lead=ABOUT[role], details=details))
    return (*sections, _of_reps())


def _of_reps() -> Section:
    """What is measured of single reps, for companies of few teams."""
    details = tuple((measure.label, f"({measure.unit}) {measure.about}") for measure in REP_MEASURES.values())
    return Section(
        headline=f"{first_upper(number(len(details)))} of single reps",
        lead="Where teams are too few, reps are compared with the others of their team.",
        details=details,
    )


def tell_statistics() -> tuple[Section, ...]:
    """Every statistic by what it is for: its meaning in one line, how it comes about, whose it is."""
    return tuple(
        Section(
            headline=part,
            lead=", ".join(statistic.label for statistic in statistics.values()) + ".",
            details=tuple((one.label, f"{one.meaning} {one.about} ({one.source}.)") for one in statistics.values()),
        )
        for part, statistics in PARTS.items()
    )


def _column(column: Column) -> dict[str, str]:
    kind = "" if column.type == "VARCHAR" else TYPE_WORDS[column.type]
    measured = first_upper(", ".join(filter(None, (kind, column.unit))))
    return {
        "Column": f"{column.name} (needed)" if column.required else column.name,
        "Meaning": f"{describe_meaning(column)} {measured}." if measured else describe_meaning(column),
        "Also known as": ", ".join(column.aliases),
    }
