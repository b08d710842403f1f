"""What importing the dropped files together would do, before anything is written; and the import itself."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from analysis.errors import DataError
from analysis.ingest import FileReport, import_files
from analysis.ingest.match import find_by_hand, fitness, near
from analysis.ingest.read import look
from analysis.ingest.shape import Shape, find_shape
from analysis.tables import TABLES
from analysis.workspace import Workspace
from pages._parts.progress import progress, remembered
from pages._parts.upload import Upload
from pages._parts.workspace import held


@dataclass(frozen=True)
class Looked:
    """A dropped file that was looked at: its reports, or the fault in their way.

    shape  how a file at fault is cut; None where it cannot be read at all
    near   the tables it is meant for, by choice or because little is all that it lacks
    """

    upload: Upload
    reports: tuple[FileReport, ...] = ()
    fault: DataError | None = None
    shape: Shape | None = None
    near: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """ "ready", "by hand", "fits nothing" or "unreadable"."""
        if not self.fault:
            return "ready"
        return "unreadable" if not self.shape else "by hand" if self.near else "fits nothing"


def look_at(workspace: Workspace, uploads: list[Upload]) -> list[Looked]:
    """All files as one import; a file that cannot come in is left out of it, so that it does not hold up the others."""
    with progress("Reading the files") as on_progress:
        together = dry_run(workspace, uploads, on_progress)
        if not isinstance(together, DataError):
            return [Looked(upload, reports_of(upload, together)) for upload in uploads]
        alone = {upload.id: dry_run(workspace, [upload], on_progress) for upload in uploads}
        ready = [upload for upload in uploads if not isinstance(alone[upload.id], DataError)]
        together = dry_run(workspace, ready, on_progress)
    return [looked(upload, alone[upload.id], together) for upload in uploads]


def looked(upload: Upload, alone: Any, together: Any) -> Looked:
    """One file of several of which some cannot come in."""
    fault = next((found for found in (alone, together) if isinstance(found, DataError)), None)
    if fault is None:
        return Looked(upload, reports_of(upload, together))
    try:
        shape = shape_of(upload)
        return Looked(upload, fault=fault, shape=shape, near=upload.choices.tables or nearest(upload, shape))
    except DataError as unreadable:
        return Looked(upload, fault=unreadable)


def nearest(upload: Upload, shape: Shape) -> tuple[str, ...]:
    """The table that comes nearest to the headers, where it lacks one needed column, or fewer than it finds."""
    found = near(TABLES, shape.headers, find_by_hand(upload.choices.mapping, shape.headers, upload.name))
    return tuple(one.table.name for one in found[:1] if len(one.missing) <= 1 or len(one.missing) < len(one.positions))


def dry_run(workspace: Workspace, uploads: list[Upload], on_progress: Callable) -> tuple[FileReport, ...] | DataError:
    """What importing these files would do, one report a file and table; or the sentence on why they cannot come in."""
    key = (held(workspace), *(upload.key for upload in uploads))
    return remembered(key, partial(bring_in, workspace, uploads, dry_run=True, on_progress=on_progress))


def bring_in(workspace: Workspace, uploads: Sequence[Upload], **options: Any) -> tuple[FileReport, ...] | DataError:
    """Import the files, all or none."""
    if not uploads:
        return ()
    try:
        return import_files(workspace, [upload.as_file() for upload in uploads], **options).files
    except DataError as fault:
        return fault


def write(workspace: Workspace, uploads: Sequence[Upload]) -> tuple[FileReport, ...] | DataError:
    """Import the files, as one import with one undo."""
    with progress("Importing") as on_progress:
        return bring_in(workspace, uploads, on_progress=on_progress)


def shape_of(upload: Upload) -> Shape:
    """How the file is cut, as far as that can be told. Raises DataError for what cannot be read."""
    found = remembered(f"shape {upload.key}", partial(_shape, upload))
    if isinstance(found, DataError):
        raise found
    return found


def reports_of(upload: Upload, reports: Sequence[FileReport]) -> tuple[FileReport, ...]:
    """The reports of one file, and of every sheet of it."""
    return tuple(one for one in reports if (one.given or one.file) == upload.name)


def meanwhile(workspace: Workspace, uploads: Sequence[Upload]) -> bool:
    """Whether an import of another window changed what these files were counted against."""
    now = (held(workspace), tuple(upload.id for upload in uploads))
    before = st.session_state.get("seen")
    st.session_state["seen"] = now
    return before is not None and before[1] == now[1] and before[0] != now[0]


def _shape(upload: Upload) -> Shape | DataError:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload.csv"
        path.write_bytes(upload.content.getvalue())
        try:
            source = look(upload.name, path)
            return find_shape(source, partial(fitness, TABLES, upload.name, upload.choices), upload.choices.delimiter)
        except DataError as fault:
            return fault
