"""Known truth: managers with no blind spot, and with one of a point, rated by six reps of standard deviation .8.

A rep's answers to the items of a construct err in part together; where they err wholly together the items do not help,
and a difference of one point stands 3.06 standard errors from zero: no test that looks at eight constructs and holds
its 5 % finds more than about 71 % there, even when told how far reps disagree.
"""

from dataclasses import dataclass

import numpy as np
import pytest

from analysis.stats.blind_spots import find_spots, over_items

CONSTRUCTS = np.repeat(np.arange(8), [3, 3, 2, 3, 2, 3, 3, 2])
MANAGERS, SPREAD, RATERS = 1000, 0.8, 6
POINT = 1.0


@dataclass(frozen=True, kw_only=True)
class World:
    """How reps err: shares of an answer's variance that they carry over all constructs, and over a construct's items.

    company    managers who are judged together
    uneven     how much the spread differs between managers: standard deviation of its logarithm
    whole      answers in whole points from 1 to 5, as a form takes them
    """

    halo: float = 0.0
    shared: float = 0.0
    company: int = 40
    uneven: float = 0.0
    whole: bool = False


def found(world, planted, seed):
    """(managers, 8) blind or not; `planted` points on the first construct. Claims are the truth, plus what is planted."""
    draw = np.random.default_rng(seed)
    truth = draw.uniform(2.5, 4.0, (MANAGERS, 8))
    blind = []
    for start in range(0, MANAGERS, world.company):
        some = truth[start : start + world.company]
        answers = over_items(answered(world, some, draw), CONSTRUCTS)
        claims = some + planted * (np.arange(8) == 0)
        blind.append(find_spots(claims, answers).blind)
    return np.concatenate(blind)


def answered(world, truth, draw):
    """Answers (managers, raters, items) about `truth` (managers, 8)."""
    n = len(truth)
    everywhere, item = draw.standard_normal((n, RATERS, 1)), draw.standard_normal((n, RATERS, len(CONSTRUCTS)))
    construct = draw.standard_normal((n, RATERS, 8))[:, :, CONSTRUCTS]
    own = 1 - world.halo - world.shared
    error = np.sqrt(world.halo) * everywhere + np.sqrt(world.shared) * construct + np.sqrt(own) * item
    spread = SPREAD * np.exp(world.uneven * draw.standard_normal((n, 1, 1)))
    exact = truth[:, None, CONSTRUCTS] + spread * error
    return np.clip(np.round(exact), 1, 5) if world.whole else exact


WORLDS = {
    "items err apart": World(),
    "items err half together": World(shared=0.5),
    "items err half together, and over all constructs": World(halo=0.3, shared=0.3),
    "only five managers": World(shared=0.5, company=5),
    "one manager alone": World(shared=0.5, company=1),
    "managers' reps disagree unevenly": World(shared=0.5, uneven=0.3),
    "items are one answer": World(shared=1.0),
    "whole points": World(shared=0.5, whole=True),
}
if __name__ == "__main__":
    for name, world in WORLDS.items():
        any_ = np.mean([found(world, 0, s).any(axis=1).mean() for s in range(4)])
        hit = [found(world, POINT, s) for s in range(4)]
        print(
            f"{name:50s} any {any_:.3f} found {np.mean([h[:, 0].mean() for h in hit]):.3f} others {np.mean([h[:, 1:].any(axis=1).mean() for h in hit]):.3f}"
        )
