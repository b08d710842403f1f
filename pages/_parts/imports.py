"""What an import shows: a dropped file before it is written, and the list of those that were."""

from collections.abc import Collection
from dataclasses import replace

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.errors import DataError
from analysis.story.import_data import tell_file, tell_left_out
from analysis.story.words import be, count
from analysis.workspace import Workspace
from pages._parts.mapping import choose_mapping
from pages._parts.show import note, sentences, show_beside, show_table, show_words, text
from pages._parts.upload import Looked, Upload, look_at, read_header


def show_uploads(workspace: Workspace, uploads: list[Upload]) -> list[Looked]:
    """The dropped files: what each would do, or what it lacks, and the way to map its columns by hand."""
    boxes = [choose(workspace, upload) for upload in uploads]
    filled = {report.table for _, looked in boxes for report in looked.reports}
    for place, looked in boxes:
        with place:
            show_looked(looked, filled)
    return [looked for _, looked in boxes]


def choose(workspace: Workspace, upload: Upload) -> tuple[DeltaGenerator, Looked]:
    """One file's box: the place for its finding and, where its header can be read, the columns picked by hand."""
    with st.container(border=True):
        place = st.container()
        looked = look_at(workspace, upload)
        try:
            headers = read_header(upload)
        except DataError as fault:
            return place, replace(looked, reports=(), fault=fault, readable=False)
        with st.expander("Pick tables and columns by hand", expanded=not looked.reports):
            chosen = choose_mapping(upload, headers, looked.reports)
    return place, looked if chosen == upload else look_at(workspace, chosen)


def show_looked(looked: Looked, filled: Collection[str]) -> None:
    """The reports of one file, or the sentence that stands in their way; `filled`: tables that the drop fills."""
    if looked.fault:
        first, *rest = sentences(looked.fault)
        note(looked.upload.name)
        st.header(first, anchor=False)
        st.markdown("  \n".join(rest))
    for report in looked.reports:
        section = tell_file(report, filled)
        show_beside(section)
        with st.expander(f"{count(len(report.columns), 'column')} matched"):
            show_table(section.table, alt=f"Columns of {report.file}")
        for cause, mend, lines in tell_left_out(report):
            with st.expander(cause):
                st.markdown(text(mend))
                show_words(lines, alt=f"Rows of {report.file} left out")


def list_imports(workspace: Workspace) -> None:
    """Past imports, newest first, each with a way to take it back."""
    live = workspace.imports()
    if live.empty:
        return
    st.space(24)
    st.header("What is here", anchor=False)
    for number, loads in reversed(list(live.groupby("import_id", sort=True))):
        with st.container(gap=None):
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                st.markdown(summary(loads), width="content")
                if st.button("Undo", key=f"undo {number}", help=f"Take import {number} back"):
                    take_back(workspace, number)
            note("; ".join(counts(load) for load in loads.itertuples()))


def take_back(workspace: Workspace, number: int) -> None:
    """Undo one import and say so on the page that follows."""
    undone = workspace.undo(number)
    files = f"{', '.join(undone.files)} {be(len(undone.files))}"
    st.session_state["done"] = f"{files} taken back: {count(undone.removed, 'row')} removed."
    st.rerun()


def summary(loads: pd.DataFrame) -> str:
    """An import's files, number and time."""
    files = list(dict.fromkeys(loads.file))
    named = files[0] if len(files) == 1 else count(len(files), "file")
    at = loads.imported_at.iloc[0]
    return f"**{text(named)}** · Import {loads.import_id.iloc[0]} · {at.day} {at:%B %Y, %H:%M} UTC"


def counts(load: tuple) -> str:
    """One file and table of an import: what it brought."""
    left = f", {load.left_out:,} left out" if load.left_out else ""
    return f"{load.file} {load.added + load.updated:,} into {load.table}{left}"
