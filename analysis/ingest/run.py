"""One import: every file recognised, loaded under a hidden name, then all of them put in force in one transaction."""

import errno
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from analysis.errors import DataError
from analysis.ingest.choices import Choices, File
from analysis.ingest.in_force import good, put_in_force, waiting
from analysis.ingest.loading import log
from analysis.ingest.loading.complain import complaints
from analysis.ingest.loading.left_out import write_left_out
from analysis.ingest.loading.load import Staged, stage
from analysis.ingest.loading.progress import Progress, part, quiet
from analysis.ingest.matching.spelling import signature
from analysis.ingest.memory import KIND, confirmed
from analysis.ingest.plan import Plan, plan_files
from analysis.ingest.reading.unpack import unpack
from analysis.ingest.report import FileReport, Import
from analysis.ingest.told import told
from analysis.ingest.words import proposed
from analysis.records import Records
from analysis.workspace import Workspace

Connection = duckdb.DuckDBPyConnection
Given = File | Path | str | tuple[str, bytes]


def import_files(
    workspace: Workspace,
    files: Sequence[Given],
    *,
    dry_run: bool = False,
    on_progress: Progress = quiet,
    left_out: Path | None = None,
    **choices: Any,
) -> Import:
    """Bring `files` (paths, names with their bytes, or Files with choices of their own) into `workspace`: all or none.

    choices      fields of Choices, for every file that has none of its own
    dry_run      count the consequence and write nothing
    on_progress  called with (share done from 0 to 1, what is being done); what it raises stops the import
    left_out     a folder for the rows left out, one CSV for each file that has any: `NAME.TABLE.left_out.csv`

    Raises DataError naming the file, what was found and how to mend it.
    """
    with _folder() as folder:
        given = [_as_file(file, Choices(**choices)) for file in files]
        on_progress(0.0, f"Opening {', '.join(file.name for file in given)}")
        texts = [(source, file.choices) for file in given for source in unpack(file, folder)]
        sources, chosen = [source for source, _ in texts], [choices for _, choices in texts]
        plans = plan_files(workspace.tables, sources, chosen, Records(workspace).all(KIND), workspace.filled())
        with workspace.writing() as con, _staged(con, plans, part(on_progress, 0.1, 0.9)) as loads:
            plans = [load.plan if load else plan for plan, load in zip(plans, loads, strict=True)]
            reports = [told(plan, load, plans) for plan, load in zip(plans, loads, strict=True)]
            if left_out:
                _write_left_out(con, loads, left_out)
            if not dry_run:
                _refuse_open(reports)
            on_progress(0.9, "Putting the rows in force")
            with _transaction(con, keep=not dry_run):
                import_id, _ = log.next_ids(con)
                reports = [put_in_force(con, import_id, *each) for each in zip(plans, loads, reports, strict=True)]
                reports = [
                    replace(report, waiting=waiting(con, workspace, plan)) for report, plan in _pairs(reports, plans)
                ]
    on_progress(1.0, "Done")
    wrote = not dry_run and any(report.already is None and good(report) for report in reports)
    if wrote:
        _remember(workspace, plans)
    return Import(import_id if wrote else None, tuple(reports))


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder for copies of the files while the import lasts. Raises DataError where the disk is full."""
    try:
        with tempfile.TemporaryDirectory(prefix="import-") as folder:
            yield Path(folder)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise
        raise DataError(f"There is no room to unpack the files: {error.strerror}.\nMake room and try again.") from error


def _pairs(reports: Sequence[FileReport], plans: Sequence[Plan]) -> Iterator[tuple[FileReport, Plan]]:
    return zip(reports, plans, strict=True)


def _refuse_open(reports: Sequence[FileReport]) -> None:
    """Raises DataError for the first question that nobody answered."""
    for report in reports:
        for asked in report.questions:
            raise DataError(
                f"{report.file}: {asked.sentence}\nNothing is written before that is answered ({asked.flag})."
            )


def _remember(workspace: Workspace, plans: Sequence[Plan]) -> None:
    for plan in plans:
        record = confirmed(plan.match, plan.columns, plan.choices)
        if record:
            Records(workspace).put(KIND, signature(plan.shape.headers), record)


def _write_left_out(con: Connection, loads: Sequence[Staged | None], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for load in filter(None, loads):
        if load.left_out:
            name = f"{load.plan.source.name}.{load.plan.match.table.name}.left_out.csv"
            write_left_out(con, load, folder / re.sub(r"[^\w., ()-]", "_", name))


@contextmanager
def _staged(con: Connection, plans: Sequence[Plan], on_progress: Progress) -> Iterator[list[Staged | None]]:
    """Every file under a hidden name; None for one that is in the workspace already. Nothing hidden is left behind."""
    _, first = log.next_ids(con)
    loads: list[Staged | None] = []
    try:
        for load_id, plan in enumerate(plans, start=first):
            held = log.held(con, plan)
            step = part(on_progress, (load_id - first) / len(plans), (load_id - first + 1) / len(plans))
            loads.append(None if held and held.whole else _stage(con, plan, load_id, step))
        yield loads
    finally:
        for load_id in range(first, first + len(plans)):
            con.execute(f"drop table if exists _staging_{load_id}")
        con.execute("checkpoint")


def _stage(con: Connection, plan: Plan, load_id: int, on_progress: Progress) -> Staged:
    """Stage a file; where guesses are welcome, once more with its unknown words taken for what they look like."""
    load = stage(con, plan, load_id, on_progress)
    better = proposed(plan, complaints(load)) if plan.choices.guesses else None
    return _stage(con, better, load_id, on_progress) if better else load


@contextmanager
def _transaction(con: Connection, keep: bool) -> Iterator[None]:
    con.begin()
    whole = False
    try:
        yield
        whole = keep
    finally:
        _ = con.commit() if whole else con.rollback()


def _as_file(file: Given, choices: Choices) -> File:
    if isinstance(file, File):
        return file
    if isinstance(file, tuple):
        return File(*file, choices)
    return File(Path(file).name, Path(file), choices)
