"""What an import shows: a dropped file before it is written, and the list of those that were."""

import pandas as pd
import streamlit as st

from analysis.errors import DataError
from analysis.ingest import FileReport
from analysis.story.import_data import tell_file, tell_left_out
from analysis.story.words import be, count
from analysis.workspace import Workspace
from pages._parts.mapping import choose_mapping
from pages._parts.show import note, sentences, show_beside, show_table, show_words, text
from pages._parts.upload import Upload, dry_run

Looked = tuple[FileReport, ...] | DataError


def show_upload(workspace: Workspace, upload: Upload) -> tuple[Upload, Looked]:
    """One dropped file: what it would do, or what it lacks, and the way to map its columns by hand."""
    with st.container(border=True):
        finding = st.container()
        first = dry_run(workspace, upload)
        by_names = () if isinstance(first, DataError) else first
        try:
            with st.expander("Pick tables and columns by hand", expanded=not by_names):
                chosen = choose_mapping(upload, by_names)
        except DataError as fault:
            chosen, first = upload, fault
        looked = first if chosen == upload else dry_run(workspace, chosen)
        with finding:
            show_looked(upload, looked)
    return chosen, looked


def show_looked(upload: Upload, looked: Looked) -> None:
    """The reports of one file, or the sentence that stands in their way."""
    if isinstance(looked, DataError):
        first, *rest = sentences(looked)
        note(upload.name)
        st.header(first, anchor=False)
        st.markdown("  \n".join(rest))
        return
    for report in looked:
        section = tell_file(report)
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
    """An import's files and day."""
    files = list(dict.fromkeys(loads.file))
    named = files[0] if len(files) == 1 else count(len(files), "file")
    day = loads.imported_at.iloc[0]
    return f"**{text(named)}** · {day.day} {day:%B %Y}"


def counts(load: tuple) -> str:
    """One file and table of an import: what it brought."""
    left = f", {load.left_out:,} left out" if load.left_out else ""
    return f"{load.file} {load.added + load.updated:,} into {load.table}{left}"
