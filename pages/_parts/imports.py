"""The import's last step, and its history: write, say so, and take any import back."""

import io
import tempfile
import zipfile
from functools import partial
from pathlib import Path

import streamlit as st

from analysis.errors import DataError
from analysis.panel import Panel
from analysis.story.given import incoming
from analysis.story.import_data import CHANGED, tell_open
from analysis.story.imported import tell_done, tell_history, tell_onward, tell_undone
from analysis.story.words import count
from analysis.workspace import Workspace
from pages._parts.dry_run import Looked, bring_in, meanwhile, write
from pages._parts.show import note, sentences, text
from pages._parts.upload import Upload, clear_drop
from pages._parts.workspace import SEGMENTS, held, panel_of


def offer_import(workspace: Workspace, files: list[Looked]) -> None:
    """Import, download what is left out, or cancel."""
    reports = [report for looked in files for report in looked.reports]
    why_not = tell_open(reports)
    if meanwhile(workspace, [looked.upload for looked in files]):
        st.info(CHANGED)
    rows = incoming(reports)
    left = sum(one.left_out for one in reports if one.already is None) - sum(looked.upload.rows for looked in files)
    with st.container(horizontal=True, vertical_alignment="center"):
        open_ = rows and not why_not
        label = f"Import {count(rows, 'row')}" if open_ else "Import"
        if st.button(label, type="primary", disabled=not open_):
            commit(workspace, files)
        if left > 0 and not why_not:
            offer_left_out(workspace, files, left)
        if st.button("Cancel", type="tertiary"):
            clear_drop()
            st.rerun()


def commit(workspace: Workspace, files: list[Looked]) -> None:
    """Write what can come in, as one import, and say so on the page that follows."""
    ready = [looked.upload for looked in files if not looked.fault]
    faults = [(looked.upload.name, looked.fault) for looked in files if looked.fault]
    waiting = any(looked.state == "by hand" for looked in files)
    written = write(workspace, ready)
    st.session_state.pop("seen", None)
    if isinstance(written, DataError):
        st.session_state["refused"] = written
    else:
        mended = sum(upload.rows for upload in ready)
        st.session_state["done"], st.session_state["own"] = tell_done(written, faults, mended), True
        st.session_state["leads on"] = True
        if not waiting:
            clear_drop()
    st.rerun()


def say_done(workspace: Workspace) -> None:
    """What the last press of a button did, once; after an import, where to go from here."""
    if refused := st.session_state.pop("refused", None):
        st.error("  \n".join(sentences(refused)))
    if done := st.session_state.pop("done", ""):
        st.success(text(done))
    if st.session_state.pop("leads on", False) and held(workspace) is not None:
        lead_on(panel_of(workspace))


def lead_on(panel: Panel) -> None:
    """The way to the first chart, or what opens it."""
    if next_ := tell_onward(len(panel.teams), len(panel.outcomes)):
        st.markdown(f"**{next_}**")
    else:
        st.page_link(SEGMENTS, label="**See your segments**", icon=":material/arrow_forward:")


def offer_left_out(workspace: Workspace, files: list[Looked], left: int) -> None:
    """All rows left out, to mend and to import again; written once the button is pressed."""
    uploads = [looked.upload for looked in files if looked.reports]
    faulty = [one for looked in files for one in looked.reports if one.left_out and one.already is None]
    alone = len(faulty) == 1
    name, kind = ("left_out.csv", "text/csv") if alone else ("left_out.zip", "application/zip")
    label = f"Download the {count(left, 'row')}" if left > 1 else "Download the row left out"
    work = partial(left_out, workspace, uploads, alone=alone)
    st.download_button(label, work, name, kind, on_click="ignore")


def left_out(workspace: Workspace, uploads: list[Upload], *, alone: bool) -> bytes:
    """The rows left out as CSV, one file for each file and table; several of them as a zip."""
    with tempfile.TemporaryDirectory() as folder:
        bring_in(workspace, uploads, dry_run=True, left_out=Path(folder))
        files = {file.name: file.read_bytes() for file in sorted(Path(folder).iterdir())}
    return next(iter(files.values())) if alone and files else zipped(files)


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of files by their names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def list_imports(workspace: Workspace) -> None:
    """Past imports, newest first, each with a way to take it back."""
    live = workspace.imports()
    if live.empty:
        return
    st.space(24)
    st.header("What is here", anchor=False)
    for number, loads in reversed(list(live.groupby("import_id", sort=True))):
        title, brought, question = tell_history(loads)
        with st.container(gap=None):
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                st.markdown(text(title), width="content")
                with st.popover("Undo", key=f"undo {number}"):
                    st.markdown(text(question))
                    st.button("Take it back", key=f"take back {number}", on_click=take_back, args=(workspace, number))
            note(brought)


def take_back(workspace: Workspace, number: int) -> None:
    """Undo one import and say so; in another window it may be undone already."""
    st.session_state.pop("seen", None)
    try:
        undone = workspace.undo(number)
        st.session_state["done"] = tell_undone(undone.files, undone.removed)
    except DataError as gone:
        st.session_state["refused"] = gone
