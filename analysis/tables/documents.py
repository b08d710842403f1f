"""The templates and the dictionary, written from the declarations: `python -m analysis.tables` rewrites them."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analysis.items import CONSTRUCTS, Item, construct_items
from analysis.tables import TABLES, Column, Rule, Table
from analysis.tables.concepts import CONCEPTS, Concept

DATA = Path(__file__).parents[2] / "data"

TYPE_WORDS = {
    "VARCHAR": "text",
    "DATE": "day",
    "DOUBLE": "number",
    "BIGINT": "whole number",
    "BOOLEAN": "yes or no",
}

OPENING = """\
# The tables

<!-- Written by `python -m analysis.tables` from the declarations in analysis/tables; edit those, not this. -->

What Headroom reads, table by table. Bring what you have: deals and a roster are enough to start, and each further file
opens more. `templates/` holds one CSV per table with two example rows.

- A row without a value in a needed column is left out and counted. Any other column may be absent or empty.
- Headers need not be ours: the names under "also known as" are recognised, others are picked once when importing.
- Days may be written 2026-03-31, 31.03.2026, 3/31/2026, 31-Mar-26 or as Excel counts them. Where 03/04 could be two
  days, the file's other days tell, or you are asked. Of a time with a time zone the day counts as it is written; of
  years of two digits 50 to 99 are 1950 to 1999. Quarters may be written 2026-Q1, Q1 2026, FY26-Q1, or as a day within.
- Numbers may be written $1,234.50, 1.234,50 EUR, (300) for minus 300, or 1.2M. The file's numbers tell which mark
  stands before the decimals, or you are asked. Rows in another currency than most are left out and counted.
- Answers to a survey may be words: Strongly agree, Often, Very satisfied. Yes or no may be true, y, x, done, open.
- An empty cell means not known, never zero. So does N/A where the value may be missing, and 9999-12-31 for a last day.
- A row sent again replaces the earlier one; each table says which columns it is matched by.
- Ids are text: `0042` stays `0042`. Use the same rep and team ids in every file.
- Columns marked † name a person.
"""


def documents() -> dict[Path, str]:
    """Every generated file by its path, with the text it should hold."""
    templates = {DATA / "templates" / f"{table.name}.csv": template(table) for table in TABLES.values()}
    return templates | {DATA / "README.md": dictionary()}


def write_documents() -> None:
    """Bring every generated file up to date."""
    for path, text in documents().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def template(table: Table) -> str:
    """The table as a CSV file with its header and two example rows."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(table.names)
    writer.writerows(zip(*(column.examples for column in table.columns), strict=True))
    return lines.getvalue()


def dictionary() -> str:
    """All tables and the item bank as one Markdown page."""
    contents = "\n".join(f"- [{table.label}](#{anchor(table.label)})" for table in TABLES.values())
    tables = "\n".join(describe_table(table) for table in TABLES.values())
    more = "- [Survey items](#survey-items): what to ask\n- [Concepts](#concepts): what is measured by which"
    return f"{OPENING}\n{contents}\n{more}\n\n{tables}\n{describe_items()}\n{describe_concepts()}"


def anchor(heading: str) -> str:
    return heading.lower().replace("'", "").replace(" ", "-")


def describe_table(table: Table) -> str:
    rows = "\n".join(describe_column(column) for column in table.columns)
    return (
        f"## {table.label}\n\n{table.about}\n\nTable `{table.name}`, template "
        f"[{table.name}.csv](templates/{table.name}.csv). {describe_key(table)}\n\n"
        f"| column | needed | type and unit | meaning | also known as |\n|---|---|---|---|---|\n{rows}\n\n"
        f"A row is left out when\n\n{describe_rules(table.rules)}\n{describe_concerns(table.rules)}"
    )


def describe_key(table: Table) -> str:
    matched = f"Rows are matched by {listing(table.key)}"
    if table.or_key:
        return f"{matched}, or where that is empty by {listing(table.or_key)}."
    if all(table.column(name).required or table.column(name).default is not None for name in table.key):
        return f"{matched}."
    part = "one of them" if len(table.key) > 1 else "that"
    return f"{matched}; where {part} is empty, the row stands by itself."


def describe_concerns(rules: tuple[Rule, ...]) -> str:
    kept = tuple(replace(rule, keeps=False) for rule in rules if rule.keeps)
    return f"\nA row comes in, and is counted as odd, when\n\n{describe_rules(kept)}\n" if kept else ""


def describe_rules(rules: tuple[Rule, ...]) -> str:
    """One line per rule that leaves a row out; rules that say the same of several columns share a line."""
    columns: dict[tuple[str, str], list[str]] = {}
    for rule in (rule for rule in rules if not rule.keeps):
        said = rule.about.removeprefix(f"{rule.column} is ")
        columns.setdefault((said, rule.mend), []).append(rule.column)
    return "\n".join(f"- {describe_rule(names, said)}. {mend}" for (said, mend), names in columns.items())


def describe_rule(names: list[str], said: str) -> str:
    return f"{listing(names, 'or')} is {said}" if said.startswith(("not ", "before ", "below ")) else said


def listing(names: Sequence[str], last: str = "and") -> str:
    """`a`, `b` and `c`."""
    quoted = [f"`{name}`" for name in names]
    return f" {last} ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))


def describe_column(column: Column) -> str:
    cells = (
        f"`{column.name}`{' †' if column.personal else ''}",
        "yes" if column.required else "",
        ", ".join(filter(None, (TYPE_WORDS[column.type], column.unit))),
        describe_meaning(column),
        ", ".join(column.aliases),
    )
    return f"| {' | '.join(cells)} |"


def describe_meaning(column: Column) -> str:
    """The column's meaning, then what its values may be, what an empty cell means and the note."""
    parts = [f"{column.about[:1].upper()}{column.about[1:]}."]
    if column.choices:
        parts.append(f"One of {', '.join(column.choices)}.")
    if column.default and column.type != "DATE":
        parts.append(f"Empty means {column.default}.")
    if column.note:
        parts.append(column.note)
    return " ".join(parts)


def describe_items() -> str:
    sections = "\n".join(f"### {label}\n\n{describe_construct(name)}" for name, label in CONSTRUCTS.items())
    return (
        "## Survey items\n\n"
        "Statements to agree with, from 1 (not at all) to 5 (fully). The wording is ours and free to use; answers to\n"
        "your own questions can be mapped to these names. A construct is the mean of the items answered. Items that\n"
        f"are not listed here are kept and become drivers of their own.\n\n{sections}"
    )


def describe_construct(construct: str) -> str:
    rows = "\n".join(describe_item(item) for item in construct_items(construct))
    return f"| item | statement | asked of |\n|---|---|---|\n{rows}\n"


def describe_item(item: Item) -> str:
    wording = f"{item.wording} *({item.practice})*" if item.practice else item.wording
    turned = f"{wording} Agreement counts against." if item.reverse else wording
    return f"| `{item.name}` | {turned} | {', '.join(item.raters)} |"


def describe_concepts() -> str:
    """Every concept of the articles by its tables, measures and pages, or why it is not measured."""
    rows = "\n".join(describe_concept(concept) for concept in CONCEPTS)
    return (
        "## Concepts\n\n"
        "What two articles on great sales managers speak of, the tables that tell of it, what measures it (a measure\n"
        "of the dictionary, an item of the survey or a single column), and the page that shows it.\n\n"
        f"| part | concept | tables | measured by | pages |\n|---|---|---|---|---|\n{rows}\n"
    )


def describe_concept(concept: Concept) -> str:
    if concept.because:
        return f"| {concept.part} | {concept.name} | | not measured, because {concept.because} | |"
    names = (", ".join(f"`{name}`" for name in part) for part in (concept.tables, concept.measured))
    pages = ", ".join(page.replace("_", " ").capitalize() for page in concept.pages)
    return f"| {' | '.join((concept.part, concept.name, *names, pages))} |"
