"""Known truth: managers with no blind spot, and with one of a point, rated by six reps of standard deviation .8.

Measured over 4,000 managers a world, and beside it what was given before answers' lean was put right and fewer than
twenty managers were judged more strictly:

    world                                       given any, none planted   one of a point found   given before
    items err apart                                        .037                   .996                .036
    items err half together                                .044                   .883                .046
    half together, over all constructs too                 .043                   .853                .042
    the items are one answer                               .048                   .701                .049
    five managers in the company                           .033                   .783                .052
    some managers' reps disagree more                      .054                   .794                .054
    whole points                                           .044                   .873                .049
    whole points near the top of the scale                 .043                   .889                .054
    whole points at the top of the scale                   .040                   .935                .067
    at the top, the items are one answer                   .041                   .686                .059
    anywhere, the items are one answer                     .047                   .694                .069
    at the top, some managers' reps disagree more          .046                   .908                .043
    twelve managers, some of whose reps disagree more      .042                   .747                .063
    five managers, some of whose reps disagree much more   .050                   .663                .079

Where the items are one answer a point is 3.06 standard errors: no test that looks at eight independent constructs and
holds its 5 % finds more than 71 % there, even when told how far reps disagree. The Monte-Carlo error is .0034 and .007.
"""

from dataclasses import dataclass

import numpy as np
import pytest
from scipy.stats import norm

from analysis.stats.blind_spots import find_spots, over_items

CONSTRUCTS = np.repeat(np.arange(8), [3, 3, 2, 3, 2, 3, 3, 2])
MANAGERS, SPREAD, RATERS = 1000, 0.8, 6
POINT = 1.0


@dataclass(frozen=True, kw_only=True)
class World:
    """How reps err: shares of an answer's variance that they carry over all constructs, and over a construct's items.

    company    managers who are judged together
    uneven     how much the spread differs between managers: standard deviation of its logarithm
    whole      answers in whole points from 1 to 5, as a form takes them; the truth is then their expectation
    truths     between which the constructs' true values lie
    """

    halo: float = 0.0
    shared: float = 0.0
    company: int = 40
    uneven: float = 0.0
    whole: bool = False
    truths: tuple[float, float] = (2.5, 4.0)


def found(world, planted, seed):
    """(managers, 8) blind or not. Claims are the truth, and `planted` points more on the first construct."""
    draw = np.random.default_rng(seed)
    truth = draw.uniform(*world.truths, (MANAGERS, 8))
    blind = []
    for start in range(0, MANAGERS, world.company):
        some = truth[start : start + world.company]
        answers, spread = answered(world, some, draw)
        claims = (expected(some, spread) if world.whole else some) + planted * (np.arange(8) == 0)
        blind.append(find_spots(claims, over_items(answers, CONSTRUCTS)).blind)
    return np.concatenate(blind)


def answered(world, truth, draw):
    """Answers (managers, raters, items) about `truth` (managers, 8), and their spread before rounding (managers, 1)."""
    n = len(truth)
    everywhere, item = draw.standard_normal((n, RATERS, 1)), draw.standard_normal((n, RATERS, len(CONSTRUCTS)))
    construct = draw.standard_normal((n, RATERS, 8))[:, :, CONSTRUCTS]
    own = 1 - world.halo - world.shared
    error = np.sqrt(world.halo) * everywhere + np.sqrt(world.shared) * construct + np.sqrt(own) * item
    spread = SPREAD * np.exp(world.uneven * draw.standard_normal((n, 1, 1)))
    exact = truth[:, None, CONSTRUCTS] + spread * error
    return np.clip(np.round(exact), 1, 5) if world.whole else exact, spread[:, :, 0]


def expected(truth, spread):
    """The mean of answers about `truth` once they are in whole points from 1 to 5."""
    return 1 + sum(norm.sf(step + 0.5, truth, spread) for step in range(1, 5))


WORLDS = {
    "items err apart": World(),
    "items err half together": World(shared=0.5),
    "items err half together, over all constructs too": World(halo=0.3, shared=0.3),
    "the items are one answer": World(shared=1.0),
    "five managers in the company": World(shared=0.5, company=5),
    "some managers' reps disagree more": World(shared=0.5, uneven=0.3),
    "whole points": World(shared=0.5, whole=True),
    "whole points near the top of the scale": World(shared=0.5, whole=True, truths=(3.2, 4.4)),
    "whole points at the top of the scale": World(shared=0.5, whole=True, truths=(4.3, 4.3)),
    "at the top, the items are one answer": World(shared=1.0, whole=True, truths=(4.3, 4.3)),
    "anywhere, the items are one answer": World(shared=1.0, whole=True, truths=(3.0, 4.9)),
    "at the top, some managers' reps disagree more": World(shared=0.5, uneven=0.5, whole=True, truths=(4.3, 4.3)),
    "twelve managers, some of whose reps disagree more": World(shared=0.5, uneven=0.3, company=12),
    "five managers, some of whose reps disagree much more": World(shared=0.5, uneven=0.5, company=5),
}
HARDEST = {  # where less than seven of ten are found: whole points, or few managers, take what the one answer leaves
    "at the top, the items are one answer",
    "anywhere, the items are one answer",
    "five managers, some of whose reps disagree much more",
}
SEEDS = range(4)
ALLOWED = 2 * np.sqrt(0.05 * 0.95 / (MANAGERS * len(SEEDS)))  # two Monte-Carlo errors


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_one_in_twenty_without_a_blind_spot_is_given_any(world):
    given = np.mean([found(world, 0, seed).any(axis=1).mean() for seed in SEEDS])
    assert given <= 0.05 + ALLOWED


@pytest.mark.parametrize("name", WORLDS)
def test_a_blind_spot_of_a_point_is_found_in_seven_of_ten_and_no_other_with_it(name):
    world = WORLDS[name]
    blind = np.concatenate([found(world, POINT, seed) for seed in SEEDS])
    assert blind[:, 0].mean() >= (0.65 if name in HARDEST else 0.70)
    assert blind[:, 1:].any(axis=1).mean() <= 0.05 + ALLOWED


def test_one_manager_alone_is_judged_by_six_reps_and_found_less_often():
    alone = World(shared=0.5, company=1)
    assert found(alone, 0, 0).any(axis=1).mean() <= 0.05 + 2 * ALLOWED
    assert 0.5 < found(alone, POINT, 0)[:, 0].mean() < 0.7
