"""The quarterly review told: which sections there are, and the story of those chosen."""

from collections.abc import Callable
from datetime import date
from typing import Any

from analysis.errors import DataError
from analysis.logs import Logs
from analysis.plans import plans as kept_plans
from analysis.review import Review, Run, run_id
from analysis.scenarios import scenarios as kept_scenarios
from analysis.story.review.asked import Asked, once
from analysis.story.review.sections import CORE, SECTIONS
from analysis.story.review.story import Slide, Story
from analysis.story.words import inside, listed, number, period, rule
from analysis.tables import TABLES
from analysis.workspace import Workspace

NAMED = 2  # chosen drivers that a foot names
__all__ = ["CORE", "SECTIONS", "Asked", "Slide", "Story", "id_of", "prepare", "story_of"]


def prepare(workspace: Workspace, logs: Logs, review: Review, ask: Callable[..., Any] | None = None) -> Asked:
    """All that a story of this company is told from."""
    if not logs.panel.quarters:
        raise DataError("There is no quarter to review yet: no outcome is known.\nImport quota attainment, or deals.")
    return Asked(
        logs=logs,
        review=review,
        ask=ask or once(),
        plans=kept_plans(workspace),
        scenarios=kept_scenarios(workspace),
        rows=_rows(workspace),
        as_of=_as_of(workspace),
    )


def story_of(asked: Asked, run: Run, slides: tuple[Slide, ...]) -> Story:
    """The slides, told of these choices, with what stands at their feet."""
    return Story(
        company=run.review.company or ("Demo company" if asked.invented else ""),
        quarter=run.quarter,
        quarters=(asked.quarters[0], asked.quarters[-1]),
        slides=slides,
        run=id_of(run, asked),
        as_of=asked.as_of,
        rows=asked.rows,
        filters=_filters(asked),
        invented=asked.invented,
    )


def id_of(run: Run, asked: Asked) -> str:
    """The run's id as the story carries it."""
    return run_id(run, (asked.plans, asked.scenarios))


def _rows(workspace: Workspace) -> dict[str, tuple[str, int]]:
    filled = [name for name in TABLES if name in workspace.filled()]
    with workspace.reading() as con:
        counts = {name: con.execute(f'select count(*) from "{name}"').fetchone() for name in filled}
    return {name: (inside(TABLES[name].label), int(many)) for name, (many,) in counts.items()}


def _as_of(workspace: Workspace) -> date:
    made = workspace.imports()["imported_at"]
    return made.max().date() if len(made) else date.today()


def _filters(asked: Asked) -> str:
    review, said = asked.review, []
    if review.outcome:
        said.append(inside(asked.panel.measures[review.outcome].label))
    if review.by != Review.by:
        said.append(inside(rule(review.by, asked.panel.measures[review.outcome or asked.panel.outcome])))
    if review.quarters:
        said.append(period(review.quarters))
    if review.drivers:
        labels = [inside(asked.panel.measures[name].label) for name in review.drivers]
        said.append(listed(labels) if len(labels) <= NAMED else f"{number(len(labels))} drivers")
    return f"Chosen: {'; '.join(said)}" if said else ""
