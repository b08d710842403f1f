"""Rows left out, mended in a grid: they come along as a small file of their own."""

import csv
import io

import pandas as pd
import streamlit as st

from analysis.ingest import FileReport
from analysis.ingest.reading.shape import Shape
from analysis.story.left_out import LINE, tell_grid
from pages._parts.dry_run import shapes_of
from pages._parts.show import note
from pages._parts.upload import Upload, keep_mended, unlike

NO_HEADER = "No header"


def fix_in_grid(upload: Upload, report: FileReport) -> None:
    """The rows left out, cell by cell as they stand in the file, to correct and to send along."""
    label, how = tell_grid(report)
    place = st.expander(label, key=f"grid {upload.id} {report.table}", on_change="rerun")
    if not place.open:
        return
    shape = shapes_of(upload)[report.file]
    rows = rows_to_mend(report, shape)
    with place, st.form(f"mend {upload.id} {report.table}", border=False):
        note(how)
        key = f"rows {upload.id} {report.table}"
        mended = st.data_editor(rows, key=key, hide_index=True, disabled=[LINE], alt=f"Rows of {upload.name} to mend")
        if st.form_submit_button("Use these corrections"):
            changed = mended[(mended != rows).any(axis=1)]
            keep_mended(upload, written(changed, shape), len(changed), **as_before(report, shape))
            st.rerun()


def rows_to_mend(report: FileReport, shape: Shape) -> pd.DataFrame:
    """The rows left out that are shown, by the file's own headers; a cell too many stands where no header is."""
    rows = [[str(one.line), *cells(one.text, shape)] for one in report.complaints]
    width = max(len(shape.headers) + 1, *map(len, rows))
    names = [LINE]
    for header in (*shape.headers, *[""] * (width - 1 - len(shape.headers))):
        names.append(unlike(header or NO_HEADER, names))
    return pd.DataFrame([row + [""] * (width - len(row)) for row in rows], columns=names)


def cells(text: str, shape: Shape) -> list[str]:
    """A row of the file as its cells."""
    escape = shape.escape or None
    lines = io.StringIO(text, newline="")
    return next(csv.reader(lines, delimiter=shape.delimiter, quotechar=shape.quote, escapechar=escape), [])


def written(rows: pd.DataFrame, shape: Shape) -> str:
    """Rows of the grid as a CSV file under the file's headers; a cell that is still too many stays so."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(shape.headers)
    for _, *row in rows.fillna("").itertuples(index=False, name=None):
        extra = row[len(shape.headers) :]
        writer.writerow(row[: len(shape.headers)] + (extra if any(extra) else []))
    return lines.getvalue()


def as_before(report: FileReport, shape: Shape) -> dict:
    """The choices under which mended rows go the way of their file; one that is unpivoted finds its own."""
    known = set(report.columns.values()) <= set(shape.headers)
    return {"mapping": dict(report.columns), "tables": (report.table,)} if known else {}
