"""What is to be found in the company: one trouble of each kind, while outcomes and true shares stay as drawn.

Here it is chosen whom each trouble meets; `bosses`, `management`, `talent` and `promotion` let it happen, and `planted`
reads from the finished tables how large it came out.
"""

from dataclasses import dataclass

import numpy as np

from analysis.items import ITEMS
from data.demo_company.crew import Crew
from data.demo_company.teamwork import Teamwork
from data.demo_company.weeks import Weeks

MOTIVES = tuple(item.name for item in ITEMS if item.construct == "motivation")
MIX = 0.25, 0.3  # standard deviations of what moves one more than something else: between teams, between their reps
LEFT_OUT = 3  # reps, each of another team
ROOM = 0.35, 0.75  # coaching of a team that leaves one rep out: its colleagues take up the sessions
NOBODY = -1


@dataclass(frozen=True)
class Plants:
    """Whom it meets: a team's number, whose manager is in post throughout; -1 where the company is too small.

    blind      the manager rates the own coaching far above what reps and leader say
    burning    most of the manager's hours go to firefighting and admin
    passive    the manager meets no candidate unless a seat is to be filled
    ageing     no development plan of the manager's reps is ever completed
    left_out   (team, seat) of reps whom nobody coaches in the last quarter, while their colleagues are coached
    team_mix   teams x motives, points on the 1-5 scale; the motives of a team even out
    rep_mix    reps x motives, what one rep adds to it
    """

    blind: int
    burning: int
    passive: int
    ageing: int
    left_out: tuple[tuple[int, int], ...]
    team_mix: np.ndarray
    rep_mix: np.ndarray


def choose_plants(drawn: Teamwork, crew: Crew, weeks: Weeks, rng: np.random.Generator) -> Plants:
    """Troubles where they are believable: the manager who coaches least is the one who puts out fires."""
    coaching = drawn.values["coaching_cadence"].mean(axis=1)
    free = list(np.flatnonzero(crew.posts.groupby("team").size() == 1))
    passive = _take(free, _count_hires(crew))
    burning = _take(free, coaching)
    blind = _take(free, np.abs(coaching - np.quantile(coaching, 0.3)))
    ageing = _take(free, rng.random(len(coaching)))
    team_mix, rep_mix = (
        spread * _even_out(rng.standard_normal((count, len(MOTIVES))))
        for spread, count in zip(MIX, (len(coaching), len(crew.reps)), strict=True)
    )
    left_out = _leave_out(coaching, crew, weeks, rng)
    return Plants(blind, burning, passive, ageing, left_out, team_mix, rep_mix)


def _take(free: list[int], order: np.ndarray) -> int:
    """The free team that comes first in `order`; it is free no longer."""
    if not free:
        return NOBODY
    first = min(free, key=lambda team: order[team])
    free.remove(first)
    return int(first)


def _count_hires(crew: Crew) -> np.ndarray:
    hired = crew.stays[(crew.stays["start"] == crew.stays["hired"]) & (crew.stays["start"] > 2)]
    return np.bincount(hired["team"], minlength=len(crew.teams))


def _even_out(mix: np.ndarray) -> np.ndarray:
    return mix - mix.mean(axis=1, keepdims=True)


def _leave_out(coaching: np.ndarray, crew: Crew, weeks: Weeks, rng: np.random.Generator) -> tuple[tuple[int, int], ...]:
    """Seats whose rep is there all through the last quarter, in teams where coaching is common."""
    last = crew.seated[:, :, weeks.starts[-1] :]
    settled = (last[..., 0] >= 0) & (last == last[..., :1]).all(axis=2)
    seats = [
        (int(team), int(rng.choice(np.flatnonzero(settled[team])))) for team in np.flatnonzero(settled.any(axis=1))
    ]
    able = [(team, seat) for team, seat in seats if ROOM[0] < coaching[team] < ROOM[1]]
    return tuple(able[i] for i in sorted(rng.permutation(len(able))[:LEFT_OUT]))
