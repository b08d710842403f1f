"""Dropped files: looked at with a dry run, mapped by hand where no name can tell, imported, taken back."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from analysis.errors import DataError
from analysis.ingest import FileReport, import_files
from analysis.ingest.match import near
from analysis.ingest.read import header, look
from analysis.ingest.shape import DELIMITERS
from analysis.tables import TABLES
from analysis.workspace import Workspace
from pages._parts.workspace import held


@dataclass(frozen=True)
class Upload:
    """One dropped file, with what was chosen by hand: the tables it fills, and {column: header}."""

    id: str
    name: str
    content: bytes
    tables: tuple[str, ...] = ()
    mapping: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Looked:
    """A dropped file that was looked at: its reports, or the fault in their way; `readable`: its header is known."""

    upload: Upload
    reports: tuple[FileReport, ...] = ()
    fault: DataError | None = None
    readable: bool = True


def look_at(workspace: Workspace, upload: Upload) -> Looked:
    """What importing the file would do."""
    found = dry_run(workspace, upload)
    return Looked(upload, fault=found) if isinstance(found, DataError) else Looked(upload, found)


def dry_run(workspace: Workspace, upload: Upload) -> tuple[FileReport, ...] | DataError:
    """What importing the file would do, one report a table it fills; or the sentence on why it cannot be read yet."""
    return _dry_run((upload.id, upload.tables, upload.mapping), held(workspace), workspace, upload)


def write(workspace: Workspace, uploads: list[Upload]) -> list[FileReport]:
    """Import the files, each as an import of its own, so that each can be undone alone."""
    bar = st.progress(0.0, "Importing")
    reports: list[FileReport] = []
    for place, upload in enumerate(uploads):
        bar.progress(place / len(uploads), f"Importing {upload.name}")
        reports += bring_in(workspace, upload, dry=False)
    bar.empty()
    return reports


def bring_in(workspace: Workspace, upload: Upload, *, dry: bool) -> tuple[FileReport, ...]:
    file = (upload.name, upload.content)
    return import_files(workspace, [file], tables=upload.tables, mapping=dict(upload.mapping), dry_run=dry).files


def read_header(upload: Upload) -> tuple[str, ...]:
    """The file's headers, by the delimiter that finds the most. Raises DataError for what is no CSV file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload.csv"
        path.write_bytes(upload.content)
        source = look(upload.name, path)
        return tuple(max((header(source, delimiter)[0] for delimiter in DELIMITERS), key=len))


def nearest(headers: tuple[str, ...]) -> tuple[str, ...]:
    """The table that comes nearest to these headers, where one needed column is all that it lacks."""
    return tuple(match.table.name for match in near(TABLES, headers, {})[:1] if len(match.missing) == 1)


@st.cache_data(max_entries=64, show_spinner="Reading the file")
def _dry_run(key: tuple, state: str | None, _workspace: Workspace, _upload: Upload):
    try:
        return bring_in(_workspace, _upload, dry=True)
    except DataError as fault:
        return fault
