"""Hold a text to the one that was looked at and kept. `HEADROOM_GOLDEN=write` keeps what is there now."""

import os
from pathlib import Path

KEPT = Path(__file__).parent / "kept"


def assert_as_kept(text: str, name: str) -> None:
    path = KEPT / name
    if os.environ.get("HEADROOM_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8"), f"{name} differs: look, then HEADROOM_GOLDEN=write"
