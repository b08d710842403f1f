"""Workspaces to open the dashboard on, each made once, and the dashboard itself without a browser."""

import shutil
from pathlib import Path

import pandas as pd
import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from analysis.ingest import import_files
from analysis.tables import TABLES
from analysis.workspace import Workspace
from data.make_demo import make_demo
from pages._parts.demo import demo_path
from tests.app.lacking import write

ROOT = Path(__file__).parents[2]
MAVEN = ROOT.parent / "shared" / "data" / "maven_crm"


@pytest.fixture(scope="session")
def demo_workspace(tmp_path_factory) -> Path:
    """A folder in which the demo company is there already; the reader's own company is empty."""
    folder = tmp_path_factory.mktemp("demo")
    files = make_demo(tmp_path_factory.mktemp("sixty"))
    import_files(Workspace(demo_path(folder)), sorted(files.glob("*.csv")))
    return folder


@pytest.fixture(scope="session")
def small_files(tmp_path_factory) -> Path:
    """The CSV files of a company of eight teams."""
    return make_demo(tmp_path_factory.mktemp("eight"), teams=8)


@pytest.fixture(scope="session")
def small_workspace(tmp_path_factory, small_files) -> Path:
    """A folder in which the reader's own company has eight teams."""
    folder = tmp_path_factory.mktemp("small")
    import_files(Workspace(folder / "company.duckdb"), sorted(small_files.glob("*.csv")))
    return folder


@pytest.fixture(scope="session")
def frames(tmp_path_factory) -> dict[str, pd.DataFrame]:
    """The tables of an invented company of twelve teams and four quarters, every cell as text."""
    files = make_demo(tmp_path_factory.mktemp("twelve"), teams=12, quarters=4)
    return {path.stem: pd.read_csv(path, dtype=str, keep_default_na=False) for path in files.glob("*.csv")}


@pytest.fixture(scope="session")
def lacking(tmp_path_factory, frames):
    """lacking("coaching"), lacking(keep=("deals", ...)), lacking(edit=f): a folder with that company, made once."""
    made = {}

    def company(*without, keep=tuple(TABLES), edit=dict) -> Path:
        key = (without, tuple(keep), edit)
        if key not in made:
            made[key] = tmp_path_factory.mktemp("lacking")
            kept = {name: frame.copy() for name, frame in frames.items() if name in keep and name not in without}
            write(edit(kept), made[key])
        return made[key]

    return company


@pytest.fixture
def own_workspace(tmp_path, demo_workspace) -> Path:
    """A fresh folder with the demo company and an empty company of one's own, to import into."""
    shutil.copy(demo_path(demo_workspace), demo_path(tmp_path))
    return tmp_path


@pytest.fixture
def maven() -> Path:
    """A CRM's real export; skips where it is not on this machine."""
    if not MAVEN.is_dir():
        pytest.skip(f"maven_crm is not at {MAVEN}")
    return MAVEN


@pytest.fixture
def navigated(monkeypatch):
    """AppTest forgets before every run that `st.navigation` was called; a server remembers."""
    begin = PagesManager.__init__

    def remembering(self, *args, **options):
        begin(self, *args, **options)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", remembering)


@pytest.fixture
def open_app(monkeypatch, navigated):
    """open_app(folder, page): the dashboard on the workspaces in `folder`, at a page."""

    def opened(folder: Path, page: str = "overview") -> AppTest:
        monkeypatch.chdir(ROOT)
        monkeypatch.setenv("HEADROOM_WORKSPACE", str(folder))
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
        return app if page == "overview" else app.switch_page(f"pages/{page}.py").run()

    return opened
