"""How the teams are led: true clarity and culture, weekly coaching, the territory, and who joined which initiative."""

from dataclasses import dataclass

import numpy as np

from data.demo_company.weeks import Weeks

# Stable differences between teams: clarity, culture, coaching, territory. Well-led teams tend to be so in all three.
CORRELATION = np.array([[1.0, 0.45, 0.35, 0.1], [0.45, 1.0, 0.3, 0.05], [0.35, 0.3, 1.0, 0.05], [0.1, 0.05, 0.05, 1.0]])
CENTRE = np.array([3.43, 3.47, 0.52, 1.0])
SPREAD = np.array([0.29, 0.26, 0.145, 0.16])
DRIFT = np.array([0.2, 0.17, 0.08])  # from quarter to quarter around the team's own level
DRIFT_MEMORY = 0.5
AWAY = 0.06  # weeks in which a manager coaches nobody
INITIATIVES = {"clarity": ("Strategy on a page", 0.15, 0.2), "coaching": ("Weekly coaching rhythm", 0.18, 0.08)}


@dataclass(frozen=True)
class Practice:
    """clarity, culture (teams x quarters, 1-5 scale); chance of a structured session in a week (teams x weeks);
    territory (teams, index); started (initiative -> teams, the quarter of the start, -1: not taking part)."""

    clarity: np.ndarray
    culture: np.ndarray
    coaching: np.ndarray
    territory: np.ndarray
    started: dict[str, np.ndarray]


def draw_practice(teams: int, weeks: Weeks, rng: np.random.Generator) -> Practice:
    """Teams' practices over the weeks; independent of everything that nothing measures."""
    stable = CENTRE + SPREAD * (rng.standard_normal((teams, 4)) @ np.linalg.cholesky(CORRELATION).T)
    level = stable[:, None, :3] + _drift(teams, weeks.quarters, rng)
    started = {name: _draw_starts(teams, weeks.quarters, rng) for name in INITIATIVES}
    for column, name in ((0, "clarity"), (2, "coaching")):
        _, share, lift = INITIATIVES[name]
        joined = rng.random(teams) < share
        started[name] = np.where(joined, started[name], -1)
        running = joined[:, None] & (np.arange(weeks.quarters) >= started[name][:, None])
        level[:, :, column] += lift * (running - share / 2)
    away = rng.random((teams, weeks.count)) < AWAY
    return Practice(
        clarity=np.clip(level[:, :, 0], 2.3, 4.6),
        culture=np.clip(level[:, :, 1], 2.3, 4.6),
        coaching=np.clip(level[:, weeks.quarter, 2], 0.03, 0.95) * ~away,
        territory=np.round(np.clip(stable[:, 3], 0.55, 1.6), 2),
        started=started,
    )


def _drift(teams: int, quarters: int, rng: np.random.Generator) -> np.ndarray:
    steps = DRIFT * rng.standard_normal((teams, quarters, 3))
    for t in range(1, quarters):
        steps[:, t] = DRIFT_MEMORY * steps[:, t - 1] + np.sqrt(1 - DRIFT_MEMORY**2) * steps[:, t]
    return steps


def _draw_starts(teams: int, quarters: int, rng: np.random.Generator) -> np.ndarray:
    """A quarter neither at the very beginning nor, where there are enough, the last."""
    earliest = quarters // 3
    return rng.integers(earliest, max(quarters - 1, earliest + 1), teams)
