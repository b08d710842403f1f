"""Who sits where, week by week: seats of teams, filled by one rep after another, vacant in between."""

from dataclasses import dataclass

import numpy as np

FILLS = 4  # reps after one another in a seat; more than three departures in three years do not occur
SEATS = (6, 7, 8, 9)
SEAT_SHARES = (0.2, 0.35, 0.3, 0.15)


@dataclass(frozen=True)
class Roster:
    """Fills of seats; arrays are teams x seats x fills, in weeks; a fill with end <= start never was.

    start, end    first week in the seat, first week no longer in it
    hired         week of joining the company: before `start` for those who moved from another team
    came_from     team, seat of the rep who moved in, else -1 (last axis: 2)
    """

    start: np.ndarray
    end: np.ndarray
    hired: np.ndarray
    came_from: np.ndarray

    def by_week(self, weeks: int) -> tuple[np.ndarray, np.ndarray]:
        """(teams x seats x weeks) the fill that sits there, -1 where none; and the week that rep was hired."""
        week = np.arange(weeks)
        fill = np.full((*self.start.shape[:2], weeks), -1, dtype=np.int8)
        hired = np.zeros(fill.shape, dtype=np.int32)
        for k in range(FILLS):
            there = (week >= self.start[:, :, k, None]) & (week < self.end[:, :, k, None])
            fill[there] = k
            hired = np.where(there, self.hired[:, :, k, None], hired)
        return fill, hired


def draw_roster(teams: int, weeks: int, rng: np.random.Generator) -> Roster:
    """Hires, leavers, vacancies, new seats and moves between teams."""
    shape = (teams, SEATS[-1], FILLS)
    seats = rng.choice(SEATS, teams, p=SEAT_SHARES)
    start0 = -1 - rng.gamma(1.15, 150, shape[:2]).astype(int)
    stays = _draw_stays(shape, rng)
    vacant = rng.integers(2, 11, shape)
    new_seat = rng.random(shape[:2]) < 0.05
    end0 = np.where(new_seat, 0, stays[:, :, 0])
    vacant[:, :, 1] = np.where(new_seat, rng.integers(1, max(2, weeks - 8), shape[:2]), vacant[:, :, 1])
    roster = _chain(start0, end0, stays, vacant)
    roster = _move(roster, start0, end0, stays, vacant, weeks, rng)
    roster.end[np.arange(SEATS[-1])[None, :] >= seats[:, None]] = -(10**6)
    return roster


def _draw_stays(shape: tuple[int, int, int], rng: np.random.Generator) -> np.ndarray:
    """Weeks each rep stays: 22 % leave a year, more in some teams; nobody hired leaves within a quarter."""
    rate = rng.gamma(4.0, 0.22 / 4.0, (shape[0], 1, 1)) / 52
    stays = np.minimum(rng.exponential(1.0, shape) / rate, 2000).astype(int) + 1
    stays[:, :, 1:] += 13
    return stays


def _chain(start0: np.ndarray, end0: np.ndarray, stays: np.ndarray, vacant: np.ndarray) -> Roster:
    start, end = np.empty(stays.shape, dtype=int), np.empty(stays.shape, dtype=int)
    start[:, :, 0], end[:, :, 0] = start0, end0
    for k in range(1, FILLS):
        start[:, :, k] = end[:, :, k - 1] + vacant[:, :, k]
        end[:, :, k] = start[:, :, k] + stays[:, :, k]
    return Roster(start=start, end=end, hired=start.copy(), came_from=np.full((*stays.shape, 2), -1))


def _move(roster, start0, end0, stays, vacant, weeks, rng) -> Roster:
    """In most pairs of neighbouring teams one rep moves over, into a seat that would have been filled by a hire."""
    giver, taker = _pair_neighbours(len(start0), rng)
    seat = np.argmax(_opens_inside(roster, weeks)[taker], axis=1)
    week = roster.start[taker, seat, 1]
    old_seat = rng.integers(0, SEATS[0], len(giver))
    able = (
        _opens_inside(roster, weeks)[taker, seat]
        & (start0[giver, old_seat] < -26)
        & (end0[giver, old_seat] > week + 13)
    )
    able &= rng.random(len(giver)) < 0.6
    giver, taker, seat, week, old_seat = (part[able] for part in (giver, taker, seat, week, old_seat))
    stays[taker, seat, 1] = end0[giver, old_seat] - week
    end0[giver, old_seat] = week
    moved = _chain(start0, end0, stays, vacant)
    moved.hired[taker, seat, 1] = start0[giver, old_seat]
    moved.came_from[taker, seat, 1] = np.column_stack([giver, old_seat])
    return moved


def _opens_inside(roster: Roster, weeks: int) -> np.ndarray:
    """Seats (teams x seats every team has) whose second fill starts well inside the window."""
    start = roster.start[:, : SEATS[0], 1]
    return (start >= 3) & (start < weeks - 6)


def _pair_neighbours(teams: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Each team with the next one of its region (four apart in the list), one giving, one taking."""
    block = np.arange(teams // 2 * 2)
    left, right = block[: len(block) // 2], block[len(block) // 2 :]
    swap = rng.random(len(left)) < 0.5
    return np.where(swap, right, left), np.where(swap, left, right)
