"""What a file is unpacked to, how it is cut, and when DuckDB may read it as it lies."""

import datetime
import io
import zipfile
from functools import partial
from pathlib import Path

import pytest
import xlsxwriter

from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.ingest.choices import Choices, File
from analysis.ingest.plan import fitness
from analysis.ingest.reading.aside import Aside
from analysis.ingest.reading.read import rows
from analysis.ingest.reading.shape import find_shape
from analysis.ingest.reading.unpack import unpack
from analysis.tables import TABLES
from analysis.workspace import Workspace

HEADER = "rep_id,quarter,quota"
LINES = [HEADER, "ann,2026-Q1,100", "bob,2026-Q1,90"]


def look_at(tmp_path, content, name="file.csv", **choices):
    content = content if isinstance(content, bytes) else content.encode()
    return unpack(File(name, content, Choices(**choices)), tmp_path)


def shape_of(tmp_path, lines, end="\n"):
    (source,) = look_at(tmp_path, end.join(lines) + end)
    return source, find_shape(source, partial(fitness, TABLES, source.name, Choices()))


def book(**sheets):
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"default_date_format": "yyyy-mm-dd hh:mm:ss"}) as made:
        for name, cells in sheets.items():
            sheet = made.add_worksheet(name)
            _ = sheet.hide() if name.startswith("hidden") else None
            for (row, column), value in cells.items():
                sheet.write(row, column, value)
    return buffer.getvalue()


def test_a_sheet_is_written_as_people_see_it_row_by_line(tmp_path):
    day = datetime.datetime(2026, 3, 31)
    cells = {(1, 0): "rep_id", (1, 1): "quota", (3, 0): 12.0, (3, 1): 0.5, (4, 0): True, (4, 1): "a\nb", (6, 0): day}
    cells[6, 1] = datetime.datetime(2026, 3, 31, 9, 30)
    (source,) = look_at(tmp_path, book(Q1=cells), "deals.xlsx")
    text = "\nrep_id,quota\n\n12,0.5\ntrue,a b\n\n2026-03-31,2026-03-31 09:30:00\n"
    assert (source.name, source.path.read_text()) == ("deals.xlsx", text)


def test_a_workbook_gives_its_visible_sheets_or_the_one_chosen(tmp_path):
    content = book(Q1={(0, 0): "a"}, Empty={}, Q2={(0, 0): "b"}, hidden={(0, 0): "c"})
    both = look_at(tmp_path, content, "deals.xlsx")
    assert [source.name for source in both] == ["deals.xlsx, sheet Q1", "deals.xlsx, sheet Q2"]
    assert both[0].notes == ("Left aside in deals.xlsx: hidden.",)
    (chosen,) = look_at(tmp_path, content, "deals.xlsx", sheet="q2")
    assert (chosen.path.read_text(), chosen.sha256) == ("b\n", both[1].sha256)
    assert both[0].sha256 != both[1].sha256
    with pytest.raises(DataError, match=r"deals.xlsx has no sheet or table called Q9.\nIt has: Q1, Q2."):
        look_at(tmp_path, content, "deals.xlsx", sheet="Q9")


def test_a_zip_archive_gives_its_tables(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in ("a/deals.csv", "b/reps.csv", "notes.txt", "__MACOSX/a/._deals.csv", ".DS_Store"):
            archive.writestr(name, "x,y\n1,2\n")
    found = look_at(tmp_path, buffer.getvalue(), "export.zip")
    assert [source.name for source in found] == ["export.zip, deals.csv", "export.zip, reps.csv"]
    assert found[0].notes == ("Left aside in export.zip: notes.txt.",)
    (chosen,) = look_at(tmp_path, buffer.getvalue(), "export.zip", sheet="reps")
    assert chosen.name == "export.zip, reps.csv"


def test_a_plain_file_is_read_where_it_lies(tmp_path):
    path = tmp_path / "file.csv"
    path.write_text("\n".join(LINES))
    (source,) = unpack(File("file.csv", path), tmp_path)
    assert (source.path, source.encoding, source.breaks, source.quoted, source.gaps) == (path, "UTF-8", 3, False, False)


PLAIN = {
    "": (LINES, True),
    "blank lines at the end": ([*LINES, "", ""], True),
    "a blank line between": ([*LINES, "", "cy,2026-Q1,80"], False),
    "a quotation mark": ([*LINES, '"cy",2026-Q1,80'], False),
    "a note above": (["Quotas", *LINES], False),
    "a total below": ([*LINES, "Total,,190"], False),
    "a NUL character": ([*LINES, "c\0y,2026-Q1,80"], False),
    "separators that close every line": ([line + "," for line in LINES], False),
    "another delimiter": ([line.replace(",", "|") for line in LINES], True),
}


@pytest.mark.parametrize(("lines", "plain"), PLAIN.values(), ids=PLAIN.keys())
def test_a_file_is_plain_where_nothing_odd_is_in_it(tmp_path, lines, plain):
    _, shape = shape_of(tmp_path, lines)
    assert shape.plain == plain
    assert shape.headers[:3] == ("rep_id", "quarter", "quota")


@pytest.mark.parametrize(
    ("at", "odd"),
    [(None, ""), (60_000, HEADER), (99_999, "Grand Totals (100000 records)"), (70_000, ""), (70_000, '"x",2026-Q1,1')],
)
def test_what_is_odd_deep_inside_a_large_file_is_found(tmp_path, at, odd):
    lines = [HEADER, *(f"rep {n},2026-Q1,{n}" for n in range(100_000))]
    _ = at and lines.insert(at, odd)
    source, shape = shape_of(tmp_path, lines)
    assert shape.plain == (at is None)
    aside = Aside()
    found = list(rows(source, shape, aside))
    assert len(found) == 100_000 + odd.endswith(",1")
    assert [(line.line, line.text) for line in aside.lines] == ([(at + 1, odd)] if odd and odd[0] != '"' else [])


def test_lines_of_one_kind_are_listed_twenty_times_and_counted(tmp_path):
    source, shape = shape_of(tmp_path, [*LINES, *["Total,,190"] * 25])
    aside = Aside()
    assert len(list(rows(source, shape, aside))) == 2
    assert len(aside.lines) == 21
    assert (aside.lines[-1].what, aside.lines[-1].text) == ("a total", "and 5 more of them")


def test_qualtrics_header_lines_become_headers_and_labels(tmp_path):
    lines = [
        "StartDate,ResponseId,team_id,Q1",
        '"Start Date","Response ID",Team,"Our strategy is clear.\n(1 to 5)"',
        '"{""ImportId"":""startDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"',
        "2026-03-31 10:00:00,R_1,North,4",
    ]
    source, shape = shape_of(tmp_path, lines)
    assert shape.headers == ("StartDate", "ResponseId", "team_id", "Q1")
    assert shape.labels == ("Start Date", "Response ID", "Team", "Our strategy is clear.\n(1 to 5)")
    assert [record.cells for _, record in rows(source, shape)] == [["2026-03-31 10:00:00", "R_1", "North", "4"]]
    assert [(line.line, line.what) for line in shape.set_aside] == [
        (2, "a second header line"),
        (4, "a line of import ids"),
    ]


SURVEY = Path(__file__).parents[3] / "shared" / "data" / "civil_service_people_survey"


@pytest.mark.skipif(not SURVEY.exists(), reason="../shared/data/civil_service_people_survey is not here")
@pytest.mark.parametrize(
    ("file", "width", "named", "whole"),
    [
        ("2014/csps2014_allorganisations_20141120.csv", 84, 84, 102),
        ("2015/csps2015_allorganisations_csv.csv", 163, 92, 99),
        ("2019/Civil-Service-People-Survey-2019-All-Organisation-Scores-CSV-format.csv", 95, 95, 111),
    ],
)
def test_published_surveys_are_cut_whole(tmp_path, file, width, named, whole):
    (source,) = unpack(File(Path(file).name, SURVEY / file), tmp_path)
    shape = find_shape(source, lambda headers: (len(headers),) if "Organisation" in headers else ())
    found = [record for _, record in rows(source, shape) if any(record.cells)]
    assert (len(shape.headers), shape.named, len(found)) == (width, named, whole)
    assert {record.fault for record in found} == {""}


def test_a_footer_whose_lines_end_otherwise_is_no_half_of_the_last_row(tmp_path):
    lines = "Opportunity ID,Owner,Stage\r\n1,ann,Won\r\n2,bob,Lost\r\n\nGrand Totals (2 records)\n"
    (report,) = import_files(Workspace(tmp_path / "w.duckdb"), [("deals.csv", lines.encode())]).files
    assert (report.table, report.read, report.added, report.left_out) == ("deals", 2, 2, 0)
    assert [line.text for line in report.set_aside] == ["Grand Totals (2 records)"]
