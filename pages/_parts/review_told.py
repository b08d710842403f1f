"""The review told for a page: each section once for the data and what is compared, whatever else is chosen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from analysis.errors import DataError
from analysis.logs import Logs
from analysis.plans import Plan, plans
from analysis.records import Connection
from analysis.review import Review, review_of
from analysis.scenarios import Scenario, scenarios
from analysis.story.review import prepare
from analysis.story.review.asked import Asked
from analysis.story.review.reviewed import Reviewed, tell_reviewed, tell_section
from analysis.story.review.story import Slide
from analysis.workspace import Workspace
from pages._parts.ask import try_asking
from pages._parts.workspace import company, is_demo

OWN = ("sections", "titles", "notes", "findings", "company", "look")  # what a section is not told from


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What people decided: plans and scenarios by name, and the review of a quarter."""

    plans: tuple[tuple[str, Plan], ...]
    scenarios: tuple[tuple[str, Scenario], ...]
    review: Review


@dataclass(frozen=True)
class OpenStore:
    """A workspace that is open already: to open it takes longer than to read all its records."""

    con: Connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        yield self.con


def asked_of(logs: Logs, review: Review) -> Asked:
    """What the company is asked for this review. Raises DataError where there is no quarter yet."""
    workspace = company()
    ground = _ground(str(workspace.path), logs.fingerprint, workspace, logs)
    records = kept(ground.panel.quarters[-1])
    own = {"review": review, "plans": records.plans, "scenarios": records.scenarios}
    return replace(ground, **own, invented=is_demo())


def kept(quarter: str) -> Kept:
    """The company's records, read once for what its file holds."""
    workspace = company()
    file = workspace.path.stat()
    return _kept(quarter, str(workspace.path), file.st_ino, file.st_mtime_ns, workspace)


def reviewed(asked: Asked) -> Reviewed:
    return tell_reviewed(asked, section)


def section(asked: Asked, key: str) -> Slide | str:
    """One section in its own words, told once for all sessions; where it has nothing to tell, why."""
    plain = replace(asked.review, **{name: getattr(Review(), name) for name in OWN})
    bare = replace(asked, review=plain)
    return _section(repr((asked.logs.fingerprint, plain, asked.plans, asked.scenarios)), key, bare)


def charts(slide: Slide) -> tuple[dict | None, ...]:
    """The slide's charts as finished specifications, part by part."""
    return _charts(id(slide.rows), slide.rows)[0]


def answer(question, of, **options) -> Any:
    """The answer to a question, known to all pages. Raises DataError."""
    found = try_asking(question, of, **options)
    if isinstance(found, DataError):
        raise found
    return found


@st.cache_resource(max_entries=64, show_spinner=False)
def _kept(quarter: str, path: str, inode: int, changed: int, _workspace: Workspace) -> Kept:
    with _workspace.reading() as con:
        store = OpenStore(con)
        return Kept(plans=plans(store), scenarios=scenarios(store), review=review_of(store, quarter))


@st.cache_resource(max_entries=8, show_spinner=False)
def _ground(path: str, fingerprint: str, _workspace: Workspace, _logs: Logs) -> Asked:
    return prepare(_workspace, _logs, Review(), answer)


@st.cache_resource(max_entries=400, show_spinner="Telling the review")
def _section(asked: str, key: str, _asked: Asked) -> Slide | str:
    return tell_section(_asked, key)


# The rows are kept beside their charts, so that no other object can take their id while the entry lives.
@st.cache_resource(max_entries=200, show_spinner=False)
def _charts(id: int, _rows: tuple) -> tuple:
    parts = [part.chart for row in _rows for part in row.parts]
    return tuple(part if part is None or isinstance(part, dict) else part.to_dict() for part in parts), _rows
