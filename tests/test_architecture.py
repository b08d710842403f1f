"""The house keeps to its plan: floors, page lengths, one home for Streamlit."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "pages").glob("*.py"))


def run(*command: str) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_calls_go_down_the_floors():
    lint = run(str(Path(sys.executable).with_name("lint-imports")))
    assert lint.returncode == 0, lint.stdout + lint.stderr


def test_ruff_finds_nothing():
    for verb in (["check"], ["format", "--check"]):
        ruff = run(sys.executable, "-m", "ruff", *verb, ".")
        assert ruff.returncode == 0, ruff.stdout + ruff.stderr


def test_analysis_knows_no_streamlit():
    mentions = [str(path) for path in (ROOT / "analysis").rglob("*.py") if "streamlit" in path.read_text("utf-8")]
    assert mentions == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_sixty_lines_at_most(page):
    assert len(page.read_text("utf-8").splitlines()) <= 60


def test_every_page_stands_in_the_navigation():
    named = re.findall(r'st\.Page\("pages/(\w+)\.py"', (ROOT / "app.py").read_text("utf-8"))
    assert sorted(named) == [page.stem for page in PAGES]
    assert len(named) == 12


@pytest.mark.parametrize("path", sorted((ROOT / "analysis").rglob("*.py")), ids=lambda path: path.stem)
def test_nothing_swallows_every_exception(path):
    caught = [node.type for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ExceptHandler)]
    assert all(kind is not None and getattr(kind, "id", "") not in ("Exception", "BaseException") for kind in caught)


def test_every_measure_has_a_test_by_its_name():
    tests = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_measure*.py"))
    measures = [path.stem for path in (ROOT / "analysis" / "measures").glob("*.sql")]
    assert measures
    assert [name for name in measures if name not in tests] == []
