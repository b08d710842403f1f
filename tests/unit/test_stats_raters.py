import numpy as np
import pytest

from analysis.stats.pooling import positive_part, rater_error
from analysis.stats.raters import Answers, arrange, rater_moments

NAN = np.nan


def block(*quarters):
    """One team, one item: a list of scores a quarter, one place a rater."""
    return np.array(quarters, dtype=float).T[None, :, :, None]


def moments(scores, complete=None):
    return rater_moments(scores, np.ones(scores.shape[::2][:2], bool) if complete is None else np.array([complete]))


def test_two_raters_who_disagree_alike_in_two_quarters():
    found = moments(block([1, 3], [2, 4]))
    assert found.s1.item() == 4  # four deviations of 1
    assert found.s2.item() == 8  # each rater is off by 2 over the two quarters
    assert found.k1.item() == 2
    assert found.k2.item() == 4
    p, q = rater_error(found.s1, found.s2, found.k1, found.k2)
    assert (p.item(), q.item()) == (2, 0)  # it is all persistent


def test_two_raters_who_change_sides_are_all_transient():
    found = moments(block([1, 3], [4, 2]))
    p, q = rater_error(found.s1, found.s2, found.k1, found.k2)
    assert (p.item(), q.item()) == (0, 2)


def test_the_same_raters_every_quarter_keep_their_error_in_the_mean():
    found = moments(block([1, 3], [2, 4]))
    assert (found.a.item(), found.h.item()) == (0.5, 0.5)


def test_new_raters_every_quarter_share_it():
    found = moments(block([1, 3, NAN, NAN], [NAN, NAN, 2, 4]))
    assert (found.a.item(), found.h.item()) == (0.25, 0.5)


def test_only_complete_quarters_weigh_in_the_mean():
    found = moments(block([1, 3], [2, NAN]), complete=[True, False])
    assert (found.a.item(), found.h.item()) == (0.5, 0.5)


def test_a_team_without_answers_is_taken_to_be_like_the_others():
    scores = np.concatenate([block([1, 3], [2, 4]), np.full((1, 2, 2, 1), NAN)])
    found = rater_moments(scores, np.ones((2, 2), bool))
    assert found.h.ravel().tolist() == [0.5, 0.5]


def test_variances_of_raters_who_rotate_and_leave_items_out_are_recovered():
    rng = np.random.default_rng(0)
    root = np.linalg.cholesky([[1, 0.6], [0.6, 1]]).T
    lasting = rng.normal(size=(4000, 8, 1, 2)) @ root
    scores = lasting + rng.normal(size=(4000, 8, 4, 2)) @ root * np.sqrt(2)
    scores[rng.random((4000, 8, 4)) < 0.4] = NAN
    scores[rng.random(scores.shape) < 0.1] = NAN
    found = rater_moments(scores, np.ones((4000, 4), bool))
    p, q = rater_error(*(getattr(found, name).sum(axis=0)[None] for name in ("s1", "s2", "k1", "k2")))
    assert p[0] == pytest.approx(np.array([[1, 0.6], [0.6, 1]]), abs=0.05)
    assert q[0] == pytest.approx(np.array([[2, 1.2], [1.2, 2]]), abs=0.05)


def test_error_weights_are_those_of_the_mean_of_rotating_raters():
    rng = np.random.default_rng(1)
    asked = rng.random((1, 5, 3, 1)) < 0.7
    asked[0, 0] = True
    size = asked.sum(axis=1, keepdims=True)
    found = rater_moments(np.where(asked, 1.0, NAN), np.ones((1, 3), bool))
    lasting, passing = rng.normal(size=(200_000, 5, 1, 1)), rng.normal(size=(200_000, 5, 3, 1))
    assert (lasting * asked / size).sum(axis=1).mean(axis=1).var() == pytest.approx(found.a.item(), rel=0.02)
    assert (passing * asked / size).sum(axis=1).mean(axis=1).var() == pytest.approx(found.h.item() / 3, rel=0.02)


def test_answers_are_arranged_by_team_rater_and_quarter():
    answers = Answers(
        team=np.array([1, 0, 1]),
        quarter=np.array([1, 0, 0]),
        rater=np.array([7, 9, 7]),
        scores=np.array([[4.0], [2], [3]]),
    )
    assert arrange(answers, teams=2, quarters=2)[..., 0] == pytest.approx(np.array([[[2, NAN]], [[3, 4]]]), nan_ok=True)


def test_negative_eigenvalues_are_set_to_nothing():
    assert positive_part(np.array([[[1.0, 2], [2, 1]]]))[0] == pytest.approx(np.full((2, 2), 1.5))
