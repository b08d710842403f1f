"""Words of cause are not said: the numbers are associations."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CAUSAL = re.compile(r"\b(drives|causes|caused by|impact of)\b", re.IGNORECASE)
SPOKEN = sorted(
    path
    for folder in ("analysis", "pages", "data")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".py", ".sql", ".md") and "__pycache__" not in path.parts
)
PAPERS = [path for path in (ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "app.py") if path.exists()]


def said_in(path: Path) -> str:
    """What a person may read of a file: its strings, or all of it where it is no Python."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return text
    nodes = ast.walk(ast.parse(text))
    return "\n".join(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


@pytest.mark.parametrize("path", [*SPOKEN, *PAPERS], ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_said_to_be_a_cause(path):
    assert CAUSAL.findall(said_in(path)) == []
