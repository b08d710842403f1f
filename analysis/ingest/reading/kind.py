"""What a file is by its first bytes, whatever it is called."""

import re
import zipfile
from pathlib import Path

from analysis.errors import DataError

TEXT, GZIP, ZIP, WORKBOOK = "text", "gzip", "zip", "workbook"
_START = 1 << 16
_OLE, _ZIPS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (b"PK\x03\x04", b"PK\x05\x06")
_AS_CSV = "Open it, save the table as CSV or as an Excel workbook, and import that."
_OTHERS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\0": "a picture",
    b"MM\0*": "a picture",
    b"PAR1": "a Parquet file",
    b"SQLite format 3\0": "an SQLite database",
    b"7z\xbc\xaf'\x1c": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
    b"{\\rtf": "a rich text document",
    b"MIME-Version:": "a web archive",
}
_WRITTEN = {
    rb'(\{\s*("|\})|\[\s*[\[{])': "a JSON file",
    rb"(?s)<.{0,2000}urn:schemas-microsoft-com:office:spreadsheet": "an XML spreadsheet of Excel 2003",
    rb"(?i)<(!doctype\s+html|html|head|meta|body|table|style|div)\b": "a web page, whatever its name says",
    rb"<[?!/\w]": "an XML file",
}
_MEMBERS = {
    "xl/workbook.": WORKBOOK,
    "word/": "a Word document",
    "ppt/": "a PowerPoint presentation",
    "Index/Document.iwa": "an Apple Numbers document",
}


def kind_of(name: str, path: Path) -> str:
    """TEXT, GZIP, ZIP or WORKBOOK. Raises DataError naming what else it is."""
    with path.open("rb") as file:
        start = file.read(_START)
    if start.startswith(b"\x1f\x8b"):
        return GZIP
    if start.startswith(_OLE):
        return WORKBOOK
    found = _zipped(name, path) if start.startswith(_ZIPS) else _other(start)
    if found in (TEXT, ZIP, WORKBOOK):
        return found
    raise DataError(f"{name} is {found}, not a CSV file or a workbook.\n{_AS_CSV}")


def _other(start: bytes) -> str:
    for magic, what in _OTHERS.items():
        if start.startswith(magic):
            return what
    if start[257:262] == b"ustar":
        return "a tar archive"
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((what for pattern, what in _WRITTEN.items() if re.match(pattern, text)), TEXT)


def _zipped(name: str, path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "content.xml" in names and "mimetype" in names:
                return WORKBOOK if b"spreadsheet" in archive.read("mimetype") else "an OpenDocument text"
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise DataError(f"{name} is a zip archive that is damaged or cut off.\nFetch or export it again.") from error
    return next((what for start, what in _MEMBERS.items() if any(each.startswith(start) for each in names)), ZIP)
