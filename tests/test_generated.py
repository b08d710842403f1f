"""Templates and dictionary say what the declarations say, and the templates could be imported as they stand."""

import csv
from datetime import date

import duckdb
import pytest

from analysis.ingest import import_files
from analysis.items import ITEMS
from analysis.tables import TABLES
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
