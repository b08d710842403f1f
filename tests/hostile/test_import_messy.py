"""Files that other projects keep because readers trip over them: each loads right, or is refused with a sentence.

Every file is read as a list of teams, its first column as the id and its second as the name, and held against a
naive second reading by Python's csv module. A row that is not there must have been reported.
"""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from analysis.errors import DataError
from analysis.ingest import FileReport, import_files
from analysis.workspace import Workspace

MESSY = Path(__file__).parents[3] / "shared" / "data" / "messy"
pytestmark = pytest.mark.skipif(not MESSY.exists(), reason="../shared/data/messy is not here")

COPIES = {
    path.read_bytes(): path for path in sorted(MESSY.rglob("*")) if path.suffix in {".csv", ".tsv", ".xls", ".xlsx"}
}
FILES = sorted(path for path in COPIES.values() if path.name != "test_header_newline.csv")
SPECTRUM = sorted((MESSY / "csv-spectrum" / "csvs").glob("*.csv"))
UNREADABLE = "is not a CSV file that can be read safely"
UNCLOSED = "has a quotation mark"
TWINS = "has more than one column called"
NOT_UTF8 = "is not saved as UTF-8"
REFUSED = {
    "capital-invalid.csv": TWINS,
    "duplicate-column.csv": TWINS,
    "duplicate-headers.csv": TWINS,
    "empty.csv": "(is empty|holds nothing but blank lines)",
    "implicit-gz.csv": "is a gzip archive",
    "implicit-zip.csv": "is an Excel workbook or a zip archive",
    "inconsistent-line-endings-unquoted.csv": UNREADABLE,
    "inconsistent-line-endings.csv": UNCLOSED,
    "invalid-byte-sequence.csv": NOT_UTF8,
    "invalid.csv": TWINS,
    "invalid_many_rows.csv": UNCLOSED,
    "latin1.csv": NOT_UTF8,
    "null_byte.csv": "holds a NUL character at byte 7",
    "package-dialect-no-header.csv": UNREADABLE,
    "table.csv": UNREADABLE,
    "spreadsheet.xls": "is an old Excel workbook",
    "spreadsheet.xlsx": "is an Excel workbook",
    "table-infer-iso-8859-7.csv": NOT_UTF8,
    "test_latin1.csv": NOT_UTF8,
    "test_utf16_big.csv": "is saved as UTF-16",
    "test_utf16_little.csv": "is saved as UTF-16",
}
COLUMNS = ("team_id", "team_name", "manager_id", "region", "segment")


def called(path: Path) -> str:
    return path.relative_to(MESSY).as_posix()


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return Workspace(tmp_path_factory.mktemp("messy") / "messy.duckdb")


def naive(path: Path) -> tuple[list[str], list[list[str]]]:
    """Header and rows as Python's csv module reads them; a byte that is not UTF-8 becomes a question mark."""
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    first = next(filter(str.strip, text.splitlines()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=first.count), skipinitialspace=True)
    rows = [row for row in reader if row]
    start = next((place for place, row in enumerate(rows) if any(map(str.strip, row))), len(rows))
    return ([cell.strip() for cell in rows[start]], rows[start + 1 :]) if rows[start:] else ([], [])


def read_teams(workspace: Workspace, path: Path, header: list[str]) -> tuple[FileReport, list[tuple]]:
    """What the import says of `path`, and the rows that are then in `teams`; taken back afterwards."""
    mapping = dict(zip(COLUMNS, filter(None, header), strict=False))
    imported = import_files(workspace, [path], tables=("teams",), mapping=mapping)
    with workspace.reading() as con:
        found = con.execute(f"select {', '.join(mapping)} from teams").fetchall()
    if imported.import_id is not None:
        workspace.undo(imported.import_id)
    return imported.files[0], found


def expected_rows(header: list[str], rows: list[list[str]]) -> dict[str, tuple]:
    """The last whole row of each id, blank cells as None."""
    at = [place for place, name in enumerate(header) if name][: len(COLUMNS)]
    whole = [tuple(row[place].strip(" \t\xa0") or None for place in at) for row in rows if len(row) == len(header)]
    return {row[0]: row for row in whole if row[0]}


@pytest.mark.parametrize("path", FILES, ids=called)
def test_a_messy_file_loads_right_or_is_refused(workspace, path):
    header, rows = naive(path)
    if path.name in REFUSED:
        with pytest.raises(DataError, match=f"^{re.escape(path.name)} {REFUSED[path.name]}.*[.\n].+[.`]$"):
            read_teams(workspace, path, header)
        assert workspace.is_empty()
        return
    report, found = read_teams(workspace, path, header)
    expected = expected_rows(header, rows)
    assert report.read == report.added + report.updated + report.unchanged + report.left_out == len(rows)
    assert report.left_out == sum(report.reasons.values())
    assert {row[0]: row for row in found}.items() <= expected.items()
    assert len(expected) - len(found) <= report.left_out
    assert len(found) == report.added


@pytest.mark.parametrize("path", SPECTRUM, ids=called)
def test_the_csv_spectrum_loads_as_its_answers_say(workspace, path):
    answers = json.loads((MESSY / "csv-spectrum" / "json" / f"{path.stem}.json").read_text(encoding="utf-8"))
    report, found = read_teams(workspace, path, list(answers[0]))
    whole = [tuple(value or None for value in answer.values()) for answer in answers]
    # an id is one line: a line break in it is far more often a quotation mark that does not close
    assert sorted(found) == sorted(row for row in whole if "\n" not in row[0])
    assert report.left_out == len(whole) - len(found)


@pytest.mark.parametrize("path", FILES, ids=called)
def test_no_messy_file_is_taken_for_a_table_unasked(workspace, path):
    with pytest.raises(DataError, match=f"^{re.escape(path.name)} "):
        import_files(workspace, [path])


def test_a_ragged_row_is_quoted_with_its_line(workspace):
    report, found = read_teams(workspace, MESSY / "csvkit" / "bad.csv", ["column_a", "column_b", "column_c"])
    assert found == [("0", "mixed types.... uh oh", "17")]
    assert [(complaint.line, complaint.text) for complaint in report.complaints] == [
        (2, '1,27,,"I\'m too long!"'),
        (3, ',"I\'m too short!"'),
    ]
