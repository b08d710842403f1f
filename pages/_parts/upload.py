"""Dropped files, each with what a person chose for it; its corrected rows come along as a file of their own."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from analysis.ingest import Choices, File

KINDS = ["csv", "txt", "tsv", "gz", "zip", "xlsx", "xls"]


@dataclass(frozen=True)
class Upload:
    """One dropped file.

    id       what its widgets and choices are known by
    name     what the page calls it; no two of a drop are called the same
    content  its bytes, copied only where they are imported
    rows     how many, where they are corrected ones
    """

    id: str
    name: str
    content: io.BytesIO = field(repr=False, compare=False)
    choices: Choices = field(default_factory=Choices)
    rows: int = 0

    @property
    def key(self) -> str:
        """Differs where the file or a choice for it does."""
        return f"{self.id} {self.name} {self.choices}"

    def as_file(self) -> File:
        return File(self.name, self.content.getvalue(), self.choices)


def drop_files() -> list[Upload]:
    """The place to drop files, and those that lie in it."""
    files = st.file_uploader("Files", type=KINDS, accept_multiple_files=True, key=f"files {of_drop('round', int)}")
    return uploads(files)


def uploads(files: Sequence[Any]) -> list[Upload]:
    """The dropped files, each followed by its corrected rows, where there are any."""
    found: list[Upload] = []
    for file in files:
        upload = Upload(file.file_id, unlike(file.name, [one.name for one in found]), file, choices_of(file.file_id))
        found += [upload, *mended(upload)]
    return found


def mended(upload: Upload) -> list[Upload]:
    """The corrected rows of a file, then those of them that had to be corrected again."""
    kept = of_drop("mended", dict).get(upload.id)
    if kept is None:
        return []
    kept = replace(kept, choices=choices_of(kept.id))
    return [kept, *mended(kept)]


def keep_mended(upload: Upload, content: str, rows: int, **known: Any) -> None:
    """Let corrected rows come along; they replace an earlier correction of the same file. No rows: none comes."""
    if not rows:
        of_drop("mended", dict).pop(upload.id, None)
        return
    id, name = f"{upload.id} mended", f"{upload.name.removesuffix(' (mended)')} (mended)"
    of_drop("mended", dict)[upload.id] = Upload(f"{id} {hash(content)}", name, io.BytesIO(content.encode()), rows=rows)
    plain = {"encoding": "utf-8", "delimiter": ",", "sheet": ""}
    of_drop("choices", dict)[f"{id} {hash(content)}"] = replace(upload.choices, **plain, **known)


def choices_of(id: str) -> Choices:
    """What was chosen for a file; guesses are applied, since the page shows them before anything is written."""
    return of_drop("choices", dict).get(id, Choices(guesses=True))


def choose(id: str, **changes: Any) -> None:
    """Change what is chosen for a file."""
    of_drop("choices", dict)[id] = replace(choices_of(id), **changes)


def of_drop(name: str, kind: type) -> Any:
    """Something kept for as long as the drop lies there: choices, questions asked, corrected rows."""
    return st.session_state.setdefault(name, kind())


def clear_drop() -> None:
    """Take the files off the page, with all that was chosen for them."""
    st.session_state["round"] = of_drop("round", int) + 1
    for name in ("choices", "asked", "mended", "dry runs", "opened", "seen"):
        st.session_state.pop(name, None)


def unlike(name: str, others: Sequence[str]) -> str:
    """The name, with a number where another file has it."""
    alike = sum(other == name or other.startswith(f"{name} (") for other in others)
    return f"{name} ({alike + 1})" if alike else name
