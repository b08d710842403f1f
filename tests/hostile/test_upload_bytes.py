"""Bytes in any encoding, archive or workbook give the same rows; what is no table is refused with a sentence."""

import gzip
import io
import zipfile

import pytest
import xlsxwriter

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


def said_only(value) -> str:
    """Archives hold the time they were made: two processes would name a test by its bytes differently."""
    return value if isinstance(value, str) else ""


def zipped(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return buffer.getvalue()


def workbook(rows):
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Quotas")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return buffer.getvalue()


SHEET = [line.split(",") for line in GOOD.split()]
JUNK = bytes(range(256)) * 40


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "file.csv is empty."),
        (b"\n \r\n\n", "file.csv holds nothing but blank lines."),
        (gzip.compress(b""), "file.csv holds no table: all in it is empty."),
        (zipped(), "file.csv is a zip archive with no table in it."),
        (zipped(a_dot_pdf="%PDF"), "file.csv is a zip archive with no table in it."),
        (zipped(a_dot_csv=""), "file.csv is a zip archive with no table in it."),
        (zipped(word__document_dot_xml="<w/>"), "file.csv is a Word document, not a CSV file or a workbook."),
        (zipped(a_dot_csv=GOOD)[:60], "file.csv is a zip archive that is damaged or cut off."),
        (gzip.compress(GOOD.encode())[:30], "file.csv is an archive that is damaged or cut off."),
        (gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"a")))), "file.csv holds archives inside archives."),
        (gzip.compress(b"\0" * (1 << 27)), "file.csv unpacks to far more than a company's tables."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + JUNK,
            "file.csv cannot be read: the workbook is damaged or protected by a password.",
        ),
        (
            workbook(SHEET)[:-200],
            "file.csv is a zip archive that is damaged or cut off.",
        ),
        (b"%PDF-1.7", "file.csv is a PDF, not a CSV file or a workbook."),
        (b"\x89PNG\r\n", "file.csv is a picture, not a CSV file or a workbook."),
        (b"PAR1\x15", "file.csv is a Parquet file, not a CSV file or a workbook."),
        (b'[{"rep_id": "ann"}]', "file.csv is a JSON file, not a CSV file or a workbook."),
        (
            b"\xef\xbb\xbf\r\n<html><table><tr><td>rep_id</td></tr></table></html>",
            "file.csv is a web page, whatever its name says, not a CSV file or a workbook.",
        ),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "file.csv is an XML spreadsheet of Excel 2003, not a CSV file or a workbook.",
        ),
        ((GOOD + "é,2026-Q1,1\n").encode() + b"\xff", "file.csv is not saved as UTF-8: byte 51 (0xff) does not fit."),
        ((GOOD + "ann").encode() + b"\x81", "file.csv is not saved as UTF-8 or cp1252: byte 41 does not fit."),
    ],
    ids=said_only,
)
def test_what_is_no_table_is_said_with_where_and_how_to_mend_it(workspace, content, said):
    first, *remedy = refused(workspace, content).split("\n")
    assert first == said
    assert remedy


NAMED = GOOD.replace("ann", "Zoë")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (NAMED.encode(), "UTF-8"),
        (NAMED.encode("utf-8-sig"), "UTF-8"),
        (NAMED.encode("utf-16"), "UTF-16"),
        (NAMED.encode("utf-16-le"), "UTF-16"),
        (NAMED.encode("utf-16-be"), "UTF-16"),
        (b"\xfe\xff" + NAMED.encode("utf-16-be"), "UTF-16"),
        (NAMED.encode("utf-32"), "UTF-32"),
        (NAMED.encode("cp1252"), "cp1252"),
        (NAMED.rstrip().encode("cp1252"), "cp1252"),
        (gzip.compress(NAMED.encode()), "UTF-8"),
        (gzip.compress(NAMED.encode("utf-16")), "UTF-16"),
        (zipped(file_dot_csv=NAMED, __MACOSX__file_dot_csv="junk", readme_dot_pdf="%PDF"), "UTF-8"),
        (zipped(deep__er__file_dot_tsv=NAMED.replace(",", "\t").encode("cp1252")), "cp1252"),
        (zipped(file_dot_csv_dot_gz=gzip.compress(NAMED.encode())), "UTF-8"),
        (zipped(file_dot_xlsx=workbook([["rep_id", "quarter", "quota"], ["Zoë", "2026-Q1", 100]])), "UTF-8"),
        (workbook([["rep_id", "quarter", "quota"], ["Zoë", "2026-Q1", 100.0]]), "UTF-8"),
    ],
    ids=said_only,
)
def test_every_encoding_archive_and_workbook_gives_the_same_rows(workspace, content, encoding):
    (report,) = import_files(workspace, [("file.csv", content)]).files
    assert rows(workspace) == [("Zoë", 100.0)]
    assert report.reading.endswith(encoding)
    assert any("cp1252" in note for note in report.notes) == (encoding == "cp1252")


def test_an_encoding_chosen_by_hand_is_taken(workspace):
    content = GOOD.replace("ann", "Łuk").encode("cp1250")
    import_files(workspace, [("file.csv", content)], encoding="cp1250")
    assert rows(workspace) == [("Łuk", 100.0)]
    for encoding, said in [("klingon", "There is no encoding called klingon."), ("utf-8", "is not saved as UTF-8")]:
        with pytest.raises(DataError, match=said):
            import_files(workspace, [("file.csv", content)], encoding=encoding)


def test_a_row_with_a_nul_character_is_reported_and_the_others_load(workspace):
    content = GOOD + "b\0o,2026-Q1,7\ncy,2026-Q1,9\n"
    (report,) = import_files(workspace, [("file.csv", content.encode())]).files
    assert rows(workspace) == [("ann", 100.0), ("cy", 9.0)]
    assert [(each.line, each.why) for each in report.complaints] == [
        (3, "the row holds a NUL character: it is damaged")
    ]


def test_a_bad_byte_is_placed_exactly_far_into_a_file_and_across_chunks(workspace):
    start = b"rep_id,quarter,quota\n"  # of odd length, so that a character straddles the end of the first chunk
    content = start + ("é" * 2_600_000).encode() + b"\xff,2026-Q1,1\n"
    assert "byte 5,200,022 (0xff)" in refused(workspace, content)


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
def test_a_quotation_mark_left_open_in_a_large_file_costs_its_own_row_alone(workspace, at):
    lines = [f"rep {n},2026-Q1,{n + 1}" for n in range(100_000)]
    lines[at] = f'"rep {at},2026-Q1,{at + 1}'
    content = ("rep_id,quarter,quota\n" + "\n".join(lines)).encode()
    (report,) = import_files(workspace, [("file.csv", content)]).files
    assert (report.read, report.added) == (100_000, 99_999)
    assert [(each.line, each.text) for each in report.complaints] == [(at + 2, lines[at])]
    workspace.undo()


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
