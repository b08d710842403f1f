"""What a hidden factor would leave of a slope: published numbers, and omitted variables that are known."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.stats.hidden import left_by_hidden
from analysis.stats.sensitivity import hidden_factor

DARFUR = Path(__file__).parents[3] / "shared" / "data" / "references" / "darfur.csv"
NAMES = "directlyharmed age farmer_dar herder_dar pastvoted hhsize_darfur female peacefactor".split()


@pytest.fixture(scope="module")
def darfur():
    """Slopes, inverse and residual variance of peacefactor on the other columns, villages' means out."""
    if not DARFUR.exists():
        pytest.skip("../shared/data/references is not here")
    frame = pd.read_csv(DARFUR)
    rows = frame[NAMES] - frame.groupby("village")[NAMES].transform("mean")
    return regress(rows.cov(ddof=0).to_numpy())


def regress(covariance):
    inverse = np.linalg.inv(covariance[:-1, :-1])
    slopes = inverse @ covariance[:-1, -1]
    return slopes, inverse, covariance[-1, -1] - slopes @ covariance[:-1, -1]


@pytest.mark.parametrize(
    ("strength", "with_driver", "with_outcome", "left"),
    [
        (1, 0.00916428667504862, 0.12464092303637, 0.0752202712144491),
        (2, 0.0183285733500972, 0.249324064199975, 0.0529151723844518),
        (3, 0.0274928600251459, 0.374050471038094, 0.0303960234641548),
    ],
)
def test_bounds_of_darfur_by_female_are_those_of_sensemakr(darfur, strength, with_driver, with_outcome, left):
    found = [each[NAMES.index("directlyharmed"), NAMES.index("female")] for each in hidden_factor(*darfur, strength)]
    assert found == pytest.approx([with_driver, with_outcome, left], abs=1e-13)


def test_leaving_out_a_column_moves_the_slope_by_what_its_own_strength_says(darfur):
    """What female does when it is left out is the bias of a factor with exactly its partial R2s (Cinelli, Hazlett)."""
    slopes, inverse, residual = darfur
    female = NAMES.index("female")
    shared = inverse[0, female] ** 2 / (inverse[0, 0] * inverse[female, female])
    f2 = slopes[female] ** 2 / (inverse[female, female] * residual)
    rest = [at for at in range(len(slopes)) if at != female]
    covariance = np.linalg.inv(inverse)
    without = np.linalg.solve(covariance[np.ix_(rest, rest)], (covariance @ slopes)[rest])
    left_residual = residual * (1 + f2)
    own = np.linalg.inv(covariance[np.ix_(rest, rest)])[0, 0]
    bias = np.sqrt(left_residual * own * f2 / (1 + f2) * shared / (1 - shared))
    assert abs(without[0] - slopes[0]) == pytest.approx(bias, rel=1e-9)


def test_twice_as_strong_leaves_less_and_the_slope_may_turn_round():
    covariance = np.array([[1.0, 0.6, 0.5], [0.6, 1.0, 0.6], [0.5, 0.6, 1.0]])
    fitted = regress(covariance)
    once, twice = (hidden_factor(*fitted, strength)[2][0, 1] for strength in (1, 2))
    assert fitted[0][0] > once > twice
    assert twice < 0


def test_a_factor_too_strong_to_exist_is_taken_as_one_that_says_all():
    covariance = np.array([[1.0, 0.9, 0.8], [0.9, 1.0, 0.8], [0.8, 0.8, 1.0]])
    with_driver, with_outcome, left = hidden_factor(*regress(covariance), 3)
    assert with_driver[0, 1] == pytest.approx(1)
    assert with_outcome[0, 1] == 1
    assert np.isfinite(left[0, 1])


def test_what_is_left_of_every_driver_by_every_condition():
    rng = np.random.default_rng(0)
    z = rng.standard_normal((400, 2))
    x = 0.8 * z[:, :1] + rng.standard_normal((400, 1))
    y = (x + z @ [[1.0], [0.0]])[:, 0] + rng.standard_normal(400)
    rows = (y, np.column_stack([x, z]), np.arange(400), np.zeros(400, int))
    left = left_by_hidden(*rows, drivers=1, strengths=(1, 2))
    assert left.shape == (2, 1, 2)
    assert left[0, 0, 0] < 0.5
    assert left[1, 0, 0] < left[0, 0, 0]
    assert left[0, 0, 1] == pytest.approx(1, abs=0.02)
