"""The demo company, invented at first need."""

import hashlib
import tempfile
import threading
from functools import lru_cache
from pathlib import Path

import streamlit as st

from analysis.ingest import import_files
from analysis.workspace import Workspace

DATA = Path(__file__).parents[2] / "data"
SOURCES = [DATA / "make_demo.py", *sorted((DATA / "demo_company").rglob("*"))]
_building = threading.Lock()


def demo_company(folder: Path) -> Workspace:
    """The demo company's workspace in `folder`. Sessions that ask at once wait for one building of it."""
    path = demo_path(folder)
    with _building:
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            build(path)
    return Workspace(path)


def demo_path(folder: Path) -> Path:
    """Where the demo company lies; the name tells of what it was made from, so that it is never outdated."""
    return folder / f"demo-{edition()}.duckdb"


@lru_cache
def edition() -> str:
    """A digest of all that the demo company is made from."""
    sources = [path for path in SOURCES if path.suffix in (".py", ".txt", ".csv", ".json")]
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:8]


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
