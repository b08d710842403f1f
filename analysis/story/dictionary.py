"""The dictionary in words: every table with its columns, every measure with its meaning, from the declarations."""

import pandas as pd

from analysis.measures import MEASURES
from analysis.story.section import Section
from analysis.story.words import first_upper, number
from analysis.tables import TABLES, Column, Table
from analysis.tables.documents import TYPE_WORDS, describe_key, describe_meaning

ROLES = {"outcome": "Outcome", "driver": "Driver", "control": "Condition"}


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


def tell_measures() -> Section:
    """Every measure: what it is, in which unit, and what it is taken for."""
    rows = [
        {"Measure": measure.label, "Taken as": ROLES[measure.role], "Unit": measure.unit, "Meaning": measure.about}
        for measure in MEASURES.values()
    ]
    headline = f"{first_upper(number(len(rows)))} measures are made of them"
    return Section(headline=headline, table=pd.DataFrame(rows))


def _column(column: Column) -> dict[str, str]:
    kind = TYPE_WORDS[column.type]
    return {
        "Column": column.name,
        "Needed": "yes" if column.required else "",
        "Type": f"{kind}, {column.unit}" if column.unit else kind,
        "Meaning": describe_meaning(column),
        "Also known as": ", ".join(column.aliases),
    }
