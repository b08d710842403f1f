"""What importing the dropped files together would do, before anything is written; and the import itself."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from analysis.errors import DataError
from analysis.ingest import FileReport, import_files
from analysis.ingest.matching.match import find_by_hand, fitness, near
from analysis.ingest.reading.shape import Shape, find_shape
from analysis.ingest.reading.unpack import unpack
from analysis.story.import_data import TWICE
from analysis.tables import TABLES
from analysis.workspace import Workspace
from pages._parts.progress import progress, remembered
from pages._parts.upload import Upload
from pages._parts.workspace import held

SEVERAL = (".xlsx", ".xls", ".zip")


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
    return remembered(key, partial(foresee, workspace, uploads, on_progress))


def foresee(workspace: Workspace, uploads: Sequence[Upload], on_progress: Callable) -> Any:
    """A dry run's reports; a file that is here only as another of the same drop lies here twice."""
    found = bring_in(workspace, uploads, dry_run=True, on_progress=on_progress)
    if isinstance(found, DataError):
        return found
    live = {None, *workspace.imports().import_id}
    return tuple(one if one.already in live else replace(one, already=TWICE) for one in found)


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
    """How the file is cut, of several sheets the one that fits the tables best. Raises DataError if unreadable."""
    return max(shapes_of(upload).values(), key=lambda shape: fit_of(upload, shape.headers))


def shapes_of(upload: Upload) -> dict[str, Shape]:
    """How each text of the file is cut, by its name in the report: a workbook has one a sheet. Raises DataError."""
    found = remembered(f"shapes {upload.key}", partial(_shapes, upload))
    if isinstance(found, DataError):
        raise found
    return found


def sheets_of(upload: Upload) -> tuple[str, ...]:
    """What can be picked of a workbook or an archive; () of a file that holds one table."""
    if not upload.name.lower().endswith(SEVERAL):
        return ()
    try:
        whole = shapes_of(replace(upload, choices=replace(upload.choices, sheet="")))
    except DataError:
        return ()
    labels = [name.removeprefix(f"{upload.name}, ").removeprefix("sheet ") for name in whole]
    return tuple(labels) if len(labels) > 1 else ()


def fit_of(upload: Upload, headers: Sequence[str]) -> tuple:
    return fitness(TABLES, upload.name, upload.choices, headers)


def reports_of(upload: Upload, reports: Sequence[FileReport]) -> tuple[FileReport, ...]:
    """The reports of one file, and of every sheet of it."""
    return tuple(one for one in reports if one.file == upload.name or one.file.startswith(f"{upload.name}, "))


def meanwhile(workspace: Workspace, uploads: Sequence[Upload]) -> bool:
    """Whether an import of another window changed what these files were counted against."""
    now = (held(workspace), tuple(upload.id for upload in uploads))
    before = st.session_state.get("seen")
    st.session_state["seen"] = now
    return before is not None and before[1] == now[1] and before[0] != now[0]


def _shapes(upload: Upload) -> dict[str, Shape] | DataError:
    with tempfile.TemporaryDirectory() as folder:
        try:
            sources = unpack(upload.as_file(), Path(folder))
            by = upload.choices.delimiter
            return {source.name: find_shape(source, partial(fit_of, upload), by) for source in sources}
        except DataError as fault:
            return fault
