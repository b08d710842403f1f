"""Bytes that are no CSV in UTF-8 are refused with a sentence; odd names and long rows are survived."""

import gzip
import io
import zipfile

import pytest

from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.workspace import Workspace

GOOD = "rep_id,quarter,quota\nann,2026-Q1,100\n"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return Workspace(tmp_path_factory.mktemp("bytes") / "company.duckdb")


def refused(workspace, content, name="file.csv"):
    with pytest.raises(DataError) as caught:
        import_files(workspace, [(name, content)])
    assert workspace.is_empty()
    return str(caught.value)


def rows(workspace):
    with workspace.reading() as con:
        found = con.execute("select rep_id, quota from attainment order by rep_id").fetchall()
    workspace.undo()
    return found


def zipped():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("file.csv", GOOD)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "file.csv is empty."),
        (b"\n \r\n\n", "file.csv holds nothing but blank lines."),
        (zipped(), "file.csv is an Excel workbook or a zip archive, not a CSV file."),
        (gzip.compress(GOOD.encode()), "file.csv is a gzip archive, not a CSV file."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file.csv is an old Excel workbook, not a CSV file."),
        (b"%PDF-1.7", "file.csv is a PDF, not a CSV file."),
        (GOOD.encode("utf-16"), "file.csv is saved as UTF-16 (`Unicode text`), not as UTF-8."),
        (GOOD.encode("utf-16-le"), "file.csv holds a NUL character at byte 2: it is damaged, or no CSV file."),
        (
            GOOD.replace("ann", "a\0n").encode(),
            "file.csv holds a NUL character at byte 23: it is damaged, or no CSV file.",
        ),
        (GOOD.replace("ann", "Zoë").encode("cp1252"), "file.csv is not saved as UTF-8: byte 24 (0xeb) does not fit."),
        (GOOD.encode() + "é".encode()[:1], "file.csv is not saved as UTF-8: byte 38 (0xc3) does not fit."),
    ],
)
def test_what_is_no_utf8_csv_is_said_with_where_and_how_to_mend_it(workspace, content, said):
    first, *remedy = refused(workspace, content).split("\n")
    assert first == said
    assert remedy


def test_a_bad_byte_is_placed_exactly_far_into_a_file_and_across_chunks(workspace):
    start = b"rep_id,quarter,quota\n"  # of odd length, so that a character straddles the end of the first chunk
    content = start + ("é" * 600_000).encode() + b"\xff,2026-Q1,1\n"
    assert "byte 1,200,022 (0xff)" in refused(workspace, content)


def test_letters_beyond_ascii_come_in_as_they_are(workspace):
    import_files(workspace, [("file.csv", GOOD.replace("ann", "Zoë 吉田 🚀").encode())])
    assert rows(workspace) == [("Zoë 吉田 🚀", 100.0)]


@pytest.mark.parametrize(
    "name", ["[quotas].csv", "quotas*.csv", "what?.csv", "it's.csv", "{a,b}.csv", "a b.csv", "Größe.csv"]
)
def test_a_file_may_be_called_anything(workspace, tmp_path, name):
    (tmp_path / "quotas1.csv").write_text("rep_id,quarter,quota\nbo,2026-Q1,2\n")
    path = tmp_path / name
    path.write_text(GOOD)
    assert import_files(workspace, [path]).files[0].file == name
    assert rows(workspace) == [("ann", 100.0)]


def test_a_missing_file_is_said_to_be_missing(workspace, tmp_path):
    with pytest.raises(DataError, match=r"There is no file .*nowhere\.csv"):
        import_files(workspace, [tmp_path / "nowhere.csv"])
    with pytest.raises(DataError, match="There is no file"):
        import_files(workspace, [tmp_path])


def test_a_row_of_three_megabytes_is_reported_and_the_others_load(workspace):
    long = f"cy,2026-Q1,{'9' * 3_000_000}\n"
    (report,) = import_files(workspace, [("file.csv", f"{GOOD}{long}bo,2026-Q1,5\n".encode())]).files
    assert rows(workspace) == [("ann", 100.0), ("bo", 5.0)]
    (complaint,) = report.complaints
    assert complaint.line == 3
    assert complaint.why in ("the row is longer than 2 MB", "quota is not a plain number")


@pytest.mark.parametrize("at", [5, 40_000, 99_990])
def test_a_quotation_mark_left_open_in_a_large_file_loses_no_rows_in_silence(workspace, at):
    lines = [f"rep {n},2026-Q1,{n + 1}" for n in range(100_000)]
    lines[at] = f'"rep {at},2026-Q1,{at + 1}'
    said = refused(workspace, ("rep_id,quarter,quota\n" + "\n".join(lines)).encode())
    assert "quotation mark" in said


def test_lines_are_exact_far_into_a_large_file(workspace):
    lines = [f"rep {n},2026-Q1,{n + 1}" for n in range(100_000)]
    for n in range(0, 100_000, 10_000):
        lines[n] = f'"rep {n}",2026-Q1,"{n + 1}"'
    lines[50_001], lines[70_001], lines[90_001] = "short,2026-Q1", "", "bad,2026-Q1,none"
    (report,) = import_files(workspace, [("file.csv", ("rep_id,quarter,quota\n" + "\n".join(lines)).encode())]).files
    assert [(each.line, each.text) for each in report.complaints] == [
        (50_003, "short,2026-Q1"),
        (90_003, "bad,2026-Q1,none"),
    ]
    assert (report.read, report.added) == (99_999, 99_997)
    workspace.undo()


def test_a_million_bad_cells_leave_a_short_report_and_an_exact_count(workspace):
    content = "rep_id,quarter,quota\n" + "x,2026-Q1,none\n" * 200_000 + "ann,2026-Q1,100\n"
    (report,) = import_files(workspace, [("file.csv", content.encode())]).files
    assert report.reasons == {"quota is not a plain number": 200_000}
    assert len(report.complaints) == 100
    assert rows(workspace) == [("ann", 100.0)]
