"""This session's company: one's own files, or the demo company until there are any."""

import streamlit as st

from analysis.logs import Logs, build_logs
from analysis.panel import Panel, build_panel
from analysis.workspace import Workspace, home
from pages._parts.demo import demo_company

IMPORT = "pages/import_data.py"
OVERVIEW = "pages/overview.py"
SEGMENTS = "pages/segments.py"


def own_company() -> Workspace:
    """The workspace of the reader's own files; HEADROOM_WORKSPACE names its folder."""
    return Workspace(home() / "company.duckdb")


def is_demo() -> bool:
    """Whether this session looks at the demo company: by choice, or because there are no own files yet."""
    return not st.session_state.get("own", held(own_company()) is not None)


def company() -> Workspace:
    """The workspace of the company this session looks at."""
    return demo_company(home()) if is_demo() else own_company()


def workspace_panel() -> Panel:
    """The panel of this session's company. Without any data the page says how to begin, and stops."""
    workspace = company()
    if held(workspace) is None:
        start()
        st.stop()
    return panel_of(workspace)


def workspace_logs() -> Logs:
    """The panel of this session's company with what lies below it: single answers, sessions, hours."""
    panel = workspace_panel()
    return _logs(panel.fingerprint, company(), panel)


def panel_of(workspace: Workspace) -> Panel:
    """The panel of a workspace that holds something."""
    return _panel(str(workspace.path), held(workspace), workspace)


def held(workspace: Workspace) -> str | None:
    """The fingerprint of what a workspace holds; None when it is empty."""
    file = workspace.path.stat()
    return _held(str(workspace.path), file.st_ino, file.st_mtime_ns, workspace)


def whose() -> None:
    """On every page of the demo company: whose numbers these are, and the way to one's own files. Else the way back.

    Where files are dropped there is nothing of the demo company.
    """
    if is_demo() and (st.context.url or "").endswith("/import_data"):
        return
    if is_demo():
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="whose"):
            st.markdown(":small[:gray[Demo company: invented numbers]]")
            if st.button("Start with your own files", type="tertiary"):
                go(own=True, page=IMPORT)
    elif st.sidebar.button("Look at the demo company", type="tertiary", key="back"):
        go(own=False, page=OVERVIEW)


def go(*, own: bool, page: str) -> None:
    """Change the company of this session and the page."""
    st.session_state["own"] = own
    st.switch_page(page)


def start() -> None:
    """What stands where there is no data."""
    st.title("Start with two files.", anchor=False)
    with st.container(key="lead"):
        st.markdown("Deals and a roster open segments and trends.")
    if st.button("Import a file", type="primary"):
        st.switch_page(IMPORT)


@st.cache_resource(max_entries=64, show_spinner=False)
def _held(path: str, inode: int, changed: int, _workspace: Workspace) -> str | None:
    return None if _workspace.is_empty() else _workspace.fingerprint()


@st.cache_resource(max_entries=8, show_spinner="Reading the company's data")
def _panel(path: str, fingerprint: str, _workspace: Workspace) -> Panel:
    return build_panel(_workspace)


@st.cache_resource(max_entries=4, show_spinner="Reading the company's data")
def _logs(fingerprint: str, _workspace: Workspace, _panel: Panel) -> Logs:
    return build_logs(_workspace, _panel)
