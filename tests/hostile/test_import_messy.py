"""Files that other projects keep because readers trip over them: each loads right, or is refused with a sentence.

Every file is read as a list of teams, its first column as the id and its second as the name, and held against a
naive second reading by Python's csv module. A row that is not there must have been reported.
"""

import csv
import gzip
import io
import json
import re
import zipfile
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
FILES = sorted(COPIES.values())
SPECTRUM = sorted((MESSY / "csv-spectrum" / "csvs").glob("*.csv"))
TWINS = "has more than one column called"
NO_HEADER = "has no header line: it begins with `1,"
REFUSED = {
    "capital-invalid.csv": TWINS,
    "duplicate-column.csv": TWINS,
    "duplicate-headers.csv": TWINS,
    "empty.csv": "(is empty|holds nothing but blank lines)",
    "invalid.csv": TWINS,
    "no_header_row3.csv": NO_HEADER,
    "table.csv": "(has no header line: it begins with `DESH_PR_0058)",
    "without-headers-extra.csv": NO_HEADER,
    "without-headers.csv": NO_HEADER,
}
BY_HAND = {"table-infer-iso-8859-7.csv": "iso-8859-7"}  # its letters are Greek, which only a person can say
IN_WORKBOOKS = "a,b,c\n"
COLUMNS = ("team_id", "team_name", "manager_id", "region", "segment")


def called(path: Path) -> str:
    return path.relative_to(MESSY).as_posix()


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return Workspace(tmp_path_factory.mktemp("messy") / "messy.duckdb")


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A workspace that remembers no mapping."""
    return Workspace(tmp_path_factory.mktemp("messy") / "empty.duckdb")


def text_of(path: Path) -> str:
    """The text in a file, by other means than the product's."""
    content = path.read_bytes()
    if path.suffix in (".xls", ".xlsx"):
        return IN_WORKBOOKS
    if content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
    elif content.startswith(b"PK"):
        content = zipfile.ZipFile(path).read("table.csv")
    utf = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(BY_HAND.get(path.name, utf))
    except UnicodeDecodeError:
        return content.decode("cp1252")


def naive(path: Path) -> tuple[list[str], list[list[str]]]:
    """Header and rows as Python's csv module reads them; comments and a title above the header are no rows."""
    text = text_of(path).replace('\\"', '""')
    text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    delimiter = max(",;\t|", key=text.count)
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True) if row]
    wide = min(2, max(map(len, rows), default=0))
    start = next((place for place, row in enumerate(rows) if sum(map(bool, map(str.strip, row))) >= wide), len(rows))
    return ([cell.strip() for cell in rows[start]], rows[start + 1 :]) if rows[start:] else ([], [])


def read_teams(workspace: Workspace, path: Path, header: list[str]) -> tuple[FileReport, list[tuple]]:
    """What the import says of `path`, and the rows that are then in `teams`; taken back afterwards."""
    mapping = dict(zip(COLUMNS, filter(None, header), strict=False))
    encoding = BY_HAND.get(path.name, "")
    imported = import_files(workspace, [path], tables=("teams",), mapping=mapping, encoding=encoding)
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
def test_no_messy_file_is_taken_for_a_table_unasked(empty, path):
    with pytest.raises(DataError, match=f"^{re.escape(path.name)} "):
        import_files(empty, [path])
    assert empty.is_empty()


def test_a_ragged_row_is_quoted_with_its_line(workspace):
    report, found = read_teams(workspace, MESSY / "csvkit" / "bad.csv", ["column_a", "column_b", "column_c"])
    assert found == [("0", "mixed types.... uh oh", "17")]
    assert [(complaint.line, complaint.text) for complaint in report.complaints] == [
        (2, '1,27,,"I\'m too long!"'),
        (3, ',"I\'m too short!"'),
    ]
