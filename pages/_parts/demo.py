"""The demo company, invented at first need."""

import tempfile
import threading
from pathlib import Path

import streamlit as st

from analysis.ingest import import_files
from analysis.workspace import Workspace

_building = threading.Lock()


def demo_company(folder: Path) -> Workspace:
    """The demo company's workspace in `folder`. Sessions that ask at once wait for one building of it."""
    path = folder / "demo.duckdb"
    with _building:
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            build(path)
    return Workspace(path)


def build(path: Path) -> None:
    """Invent sixty teams, import their files, and only then put the finished workspace at `path`."""
    from data.make_demo import make_demo

    bar = st.progress(0.1, "Inventing a demo company of 60 teams")
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        make_demo(folder, teams=60, quarters=8, seed=0)
        bar.progress(0.5, "Importing its fourteen files")
        draft = Path(folder) / "demo.duckdb"
        import_files(Workspace(draft), sorted(Path(folder).glob("*.csv")))
        draft.replace(path)
    bar.empty()
