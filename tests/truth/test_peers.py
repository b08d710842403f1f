"""Known truth: managers who differ in nothing but luck, and one who differs in one practice.

Measured over 3,000 managers, 60 a company, on 16 practices of four quarters with two conditions taken out: alike in all
of them, .028 are told of any strength or growth area; where a quarter is like the one before by .2, .3 or .5, .039,
.039 and .041. Ten who are ahead in one by two, two and a half or three times the luck of a quarter are told so in .38,
.65 and .83: that quarters may be alike is estimated, and costs a tenth or more. The Monte-Carlo error is .004 and .02.
"""

import numpy as np

from analysis.stats.peers import OF_NOTE, beside, levels, stepped

PEOPLE, QUARTERS, PRACTICES = 60, 4, 16


def told(draw, planted: float, alike: float = 0.0) -> np.ndarray:
    """(people, practices) clear or not, of one company; `planted` is added to the first practice of the first ten.

    A person's quarter is like the one before it by a correlation of `alike`.
    """
    who, quarter = (part.ravel() for part in np.indices((PEOPLE, QUARTERS)))
    conditions = draw.normal(size=(PEOPLE, 2))
    p, noted = (np.empty((PEOPLE, PRACTICES)) for _ in range(2))
    for practice in range(PRACTICES):
        values = draw.normal(size=QUARTERS)[quarter] + 0.3 * conditions[who] @ [1, -1] + luck(draw, alike)
        values = values + planted * (practice == 0) * (who < 10)
        found = levels(values, who, quarter)
        beside_others = beside(found.level, found.error, found.freedom, conditions)
        p[:, practice] = beside_others.p
        noted[:, practice] = np.abs(beside_others.difference) >= OF_NOTE * beside_others.spread
    return (stepped(p) <= 0.05) & (noted > 0)


def luck(draw, alike: float) -> np.ndarray:
    values = draw.normal(size=(PEOPLE, QUARTERS))
    for at in range(1, QUARTERS):
        values[:, at] = alike * values[:, at - 1] + np.sqrt(1 - alike**2) * values[:, at]
    return values.ravel()


def test_quarters_that_are_like_the_one_before_make_no_strengths():
    draw = np.random.default_rng(3)
    given = np.mean([told(draw, 0.0, 0.5).any(axis=1).mean() for _ in range(25)])
    assert given <= 0.075, given


def test_of_managers_who_are_all_alike_one_in_twenty_is_told_of_anything():
    draw = np.random.default_rng(1)
    given = np.mean([told(draw, 0.0).any(axis=1).mean() for _ in range(50)])
    assert given <= 0.06, given


def test_a_large_difference_in_one_practice_is_found():
    draw = np.random.default_rng(2)
    found = np.mean([told(draw, 3.0)[:10, 0].mean() for _ in range(50)])
    assert found >= 0.8, found
