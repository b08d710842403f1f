"""Rows and answers become what each team adds to the sums."""

from dataclasses import dataclass, replace

import numpy as np

from analysis.stats.luck import Lags, team_lags
from analysis.stats.moments import Moments, arrange_rows, collapse, remove_quarter_means, team_moments
from analysis.stats.raters import RaterMoments, arrange, no_raters, rater_moments

ROUNDING = 1e-10  # of a column's largest value: less variation than this is none


@dataclass(frozen=True, kw_only=True)
class Teams:
    """All that is known of n teams: moments of their rows and raters, their luck's lags, surveyed predictors (q,)."""

    moments: Moments
    raters: RaterMoments
    lags: Lags
    surveyed: np.ndarray


def gather(
    y,
    x,
    team,
    quarter,
    *,
    answers=None,
    surveyed=(),
    anonymous=False,
    least_error=False,
    centre=remove_quarter_means,
):
    """Each team's moments; one mean a team where raters are unknown (anonymous) or there is no within-team part to be
    had.

    y (N,), x (N, p), team and quarter (N,) integer codes; answers are those behind the columns `surveyed` of x.
    Unknown raters are taken to err alike in all quarters, and in all columns as far as their ranks do; or, with
    least_error, anew in each quarter and each column. `centre` takes the quarters' ups and downs out of the columns.
    """
    centred, means = centre(np.column_stack([x, y]), quarter)
    block = arrange_rows(centred, team, quarter)
    moments, complete = team_moments(block, means), ~np.isnan(block).any(axis=2)
    raters = no_raters(len(block), len(surveyed))
    if answers is not None:
        raters = rater_moments(arrange(answers, *complete.shape), complete)
    if anonymous and least_error:
        alone, passing = np.eye(len(surveyed)), raters.h / np.maximum(moments.quarters, 1)[:, None, None]
        raters = replace(raters, s1=raters.s1 * alone, s2=raters.s2 * alone, h=passing)
    if anonymous or _too_short(moments):
        moments = collapse(moments)
    lags = team_lags(block)
    return Teams(moments=moments, raters=raters, lags=lags, surveyed=np.asarray(surveyed, dtype=int))


def _too_short(moments):
    return moments.quarters.sum() <= (moments.quarters > 0).sum() + moments.span - 1


def without_rater_error(teams):
    """The same teams, their surveys taken at face value."""
    return replace(teams, raters=no_raters(len(teams.moments.level), len(teams.surveyed)))


def standardise(x, quarter, *, answers=None, surveyed=(), **others):
    """Columns and answers in units of the columns' standard deviation within quarters; those units (p,); the survey.

    A column that does not vary becomes 0.
    """
    centred, _ = remove_quarter_means(x, quarter)
    present = ~np.isnan(centred)
    squares = np.where(present, centred, 0) ** 2
    size = np.sqrt(squares.sum(axis=0) / np.maximum(present.sum(axis=0), 1))
    varies = size > ROUNDING * np.abs(np.where(present, x, 0)).max(axis=0)
    scale = np.where(varies, size, 1)
    if answers is not None:
        answers = replace(answers, scores=answers.scores / scale[np.asarray(surveyed, dtype=int)])
    survey = {"answers": answers, "surveyed": surveyed, **others}
    return np.where(present & ~varies, 0, x / scale), scale, survey
