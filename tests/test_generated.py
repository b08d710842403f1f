"""Templates and dictionary say what the declarations say, and the templates could be imported as they stand."""

import csv
from datetime import date

import duckdb
import pytest

from analysis.ingest import import_files
from analysis.items import ITEMS
from analysis.measures import MEASURES
from analysis.measures.balanced import BALANCED
from analysis.measures.reps import REP_MEASURES
from analysis.tables import TABLES
from analysis.tables.concepts import CONCEPTS
from analysis.tables.documents import DATA, describe_rules, documents
from analysis.tables.rules import between, dated
from analysis.workspace import Workspace

PARSE = {"VARCHAR": str, "DATE": date.fromisoformat, "DOUBLE": float, "BIGINT": int, "BOOLEAN": ["false", "true"].index}
every_table = pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)


def template_rows(table) -> list[dict[str, str]]:
    with (DATA / "templates" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.relative_to(DATA).as_posix())
def test_generated_files_are_current(path):
    found = path.read_text(encoding="utf-8") if path.exists() else ""
    assert found == documents()[path], f"{path} is stale: run `python -m analysis.tables` and commit what it writes"


def test_no_template_is_left_of_a_table_that_is_gone():
    assert {path.stem for path in (DATA / "templates").glob("*.csv")} == set(TABLES)


@every_table
def test_a_template_has_two_rows_of_the_declared_types(table):
    rows = template_rows(table)
    assert len(rows) == 2
    for row in rows:
        assert tuple(row) == table.names
        for column in table.columns:
            value = row[column.name]
            assert value or not column.required, f"{column.name} is needed"
            if value:
                PARSE[column.type](value)


@every_table
def test_the_rows_of_a_template_keep_the_rules_and_choices(table):
    for row in template_rows(table):
        typed = ", ".join(f"cast(nullif(?, '') as {column.type}) as \"{column.name}\"" for column in table.columns)
        for rule in table.rules:
            sql = f"select coalesce({rule.sql}, true) from (select {typed})"
            assert duckdb.connect().execute(sql, list(row.values())).fetchall() == [(True,)], rule.about
        for column in table.columns:
            assert not column.choices or row[column.name] in ("", *column.choices)


def test_every_template_is_recognised_and_imported_whole(tmp_path):
    files = [DATA / "templates" / f"{table}.csv" for table in TABLES]
    reports = import_files(Workspace(tmp_path / "templates.duckdb"), files).files
    assert [(report.table, report.added, report.ignored) for report in reports] == [(table, 2, ()) for table in TABLES]


def test_the_templates_speak_of_the_same_reps_and_teams():
    reps = {row["rep_id"] for row in template_rows(TABLES["reps"])}
    teams = {row["team_id"] for row in template_rows(TABLES["teams"])}
    for table in TABLES.values():
        for row in template_rows(table):
            assert row.get("rep_id", "") in reps | {""}
            assert row.get("team_id", "") in teams | {""}


def test_the_dictionary_names_every_column_and_item():
    text = (DATA / "README.md").read_text(encoding="utf-8")
    for table in TABLES.values():
        section = text.split(f"\n## {table.label}\n")[1].split("\n## ")[0]
        assert [column for column in table.names if f"\n| `{column}`" not in section] == []
    assert [item.name for item in ITEMS if item.wording not in text] == []


every_concept = pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.name)
PAGES = {page.stem for page in (DATA.parent / "pages").glob("*.py")}
COLUMNS = {f"{table.name}.{column}" for table in TABLES.values() for column in table.names}
MEASURED = {*MEASURES, *REP_MEASURES, BALANCED.name, *(item.name for item in ITEMS), *COLUMNS}


@every_concept
def test_a_concept_names_tables_measures_and_pages_that_exist(concept):
    assert set(concept.tables) <= set(TABLES)
    assert set(concept.measured) <= MEASURED
    assert set(concept.pages) <= PAGES
    named = bool(concept.tables), bool(concept.measured), bool(concept.pages)
    assert named == ((False,) * 3 if concept.because else (True,) * 3), "measured and shown, or said why not"


@every_concept
def test_a_concept_is_told_by_the_tables_its_measures_read(concept):
    """A measure that reads a table is in a row that names the table."""
    reads = {"survey": "construct_scores", "time_use": "team_hours", "reviews": "reviews", "candidates": "candidates"}
    for name in concept.measured:
        sql = MEASURES[name].sql if name in MEASURES else ""
        assert [
            table for table, source in reads.items() if f"from {source}" in sql and table not in concept.tables
        ] == []
    for name in concept.measured:
        assert "." not in name or name.partition(".")[0] in concept.tables


def test_every_driver_and_survey_item_belongs_to_a_concept():
    named = {name for concept in CONCEPTS for name in concept.measured}
    drivers = {name for name, measure in MEASURES.items() if measure.role == "driver"}
    asked = {item.name for item in ITEMS if item.construct != "engagement"}
    assert (drivers | asked) - named == set()


def test_the_dictionary_has_a_row_for_every_concept():
    text = (DATA / "README.md").read_text(encoding="utf-8").split("\n## Concepts\n")[1]
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) == len(CONCEPTS) + 1
    assert "| Results | Forecasts that hold | | not measured, because no table tells what was forecast" in text
    assert "| Talent | Improve or move on | `reviews`, `reps` | `improve_or_move_on` | Managers |" in text


def test_rules_that_say_the_same_share_a_line():
    said = describe_rules(
        (dated("due_on"), dated("done_on"), TABLES["survey_scores"].rules[-1], between("n", 0, 9, "people"))
    )
    assert said.splitlines() == [
        "- `due_on` or `done_on` is not a day between 1990 and 2098. "
        "Check the year, and that day and month stand in the order you chose; leave an unknown day empty.",
        "- nobody answered. Leave out teams without an answer; an empty cell is not a zero.",
        "- `n` is not between 0 and 9. Give it in people.",
    ]
