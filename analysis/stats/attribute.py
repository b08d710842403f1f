"""The whole way from rows to shares with intervals, on plain arrays: what the product and its truth tests both call."""

from dataclasses import dataclass

import numpy as np

from analysis.stats.attribution import between_covariance, share_gap, stand_beside
from analysis.stats.blocks import Block, correlated, correlation, take_together
from analysis.stats.bootstrap import draw_ranked, failures, interval, replicate
from analysis.stats.gather import gather, standardise, without_rater_error
from analysis.stats.luck import CARRY_OVER, told_apart


@dataclass(frozen=True, kw_only=True)
class Attribution:
    """Shares and all that stands beside them; p predictors, n teams, B replicates.

    high, low, gap             mean outcome of the groups and their difference, in the outcome's unit
    differences, slopes        (p,) high minus low, in the predictor's unit; outcome's unit per unit of predictor
    shares, uncorrected        (p,) fractions of the gap; uncorrected takes no rater error out
    bracket                    (p, 2) the lower and higher share by what unknown raters may be; NaN if known
    noise, unmeasured, explained   the rest of the gap, and the drivers' shares together
    luck_told                  False when luck may last beyond its quarter and so cannot be told from lasting traits
                               (and always with one quarter): noise is then 0, its interval NaN, the rest unmeasured
    intervals                  (p, 2), (2,) for noise_, unmeasured_, explained_interval and that of the other predictors
                               together, conditions_interval; NaN where there is none;
                               where raters are unknown, from the lower of both ends of the bracket to the upper
    shapley, reliability, robustness, out_of_sample   (p,)
    correlation                (p, p) of team means, raters' error out; 0 on the diagonal
    blocks                     drivers that move together from team to team, each group with one share
    optimism                   (p,) what was taken off each share; the interval of a sum or difference of shares is the
                               percentiles of the same sum of replicates, less that of the optimism
    replicates, slope_replicates   (B, p), NaN where a replicate did not solve; failed is the fraction that did not
    weights                    (2, n) of each team in the high and in the low group, each summing to 1
    complete                   (n,) complete quarters of each team
    solved                     False when the predictors cannot be told apart: every number is then NaN
    """

    high: float
    low: float
    gap: float
    differences: np.ndarray
    slopes: np.ndarray
    shares: np.ndarray
    uncorrected: np.ndarray
    bracket: np.ndarray
    noise: float
    unmeasured: float
    explained: float
    luck_told: bool
    intervals: np.ndarray
    noise_interval: np.ndarray
    unmeasured_interval: np.ndarray
    explained_interval: np.ndarray
    conditions_interval: np.ndarray
    shapley: np.ndarray
    reliability: np.ndarray
    robustness: np.ndarray
    out_of_sample: np.ndarray
    correlation: np.ndarray
    blocks: tuple[Block, ...]
    optimism: np.ndarray
    replicates: np.ndarray
    slope_replicates: np.ndarray
    failed: float
    weights: np.ndarray
    complete: np.ndarray
    solved: bool


def attribute(y, x, team, quarter, *, drivers=None, rule="top-third", seed=0, replicates=2000, **survey):
    """Split the gap in y between high and low teams into shares of the columns of x.

    y, x    (N,), (N, p) one row a team and quarter, NaN for missing; the first `drivers` columns (all) are drivers
    team, quarter   (N,) integer codes from 0; every team has an outcome in at least one row
    rule    top-third, quartile, median or threshold:1.0
    survey  answers, surveyed and anonymous, as `gather` takes them
    """
    scaled, scale, survey = standardise(x, quarter, **survey)
    teams = gather(y, scaled, team, quarter, **survey)
    everyone = np.ones((1, len(teams.moments.level)))
    counts = draw_ranked(teams.moments.level[:, -1], replicates, seed)
    ends = [(share_gap(teams, everyone, rule), resample(teams, counts, rule))]
    if survey.get("anonymous"):
        least = gather(y, scaled, team, quarter, **survey, least_error=True)
        ends.append((share_gap(least, everyone, rule), resample(least, counts, rule)))
    point, draws = ends[0]
    beside = {
        **stand_beside(teams, point),
        "uncorrected": share_gap(without_rater_error(teams), everyone, rule).shares[0],
        "bracket": np.sort([end.shares[0] for end, _ in ends], axis=0).T
        if len(ends) > 1
        else np.full((len(scale), 2), np.nan),
    }
    means = between_covariance(point.fit, teams.surveyed, teams.moments.quarters)[0, :-1, :-1]
    return Attribution(
        **_point(point, scale),
        **beside,
        **_rest(teams, ends),
        intervals=span(ends, lambda shares: shares),
        explained_interval=span(ends, lambda shares: shares[..., :drivers].sum(axis=-1)),
        conditions_interval=span(ends, lambda shares: shares[..., drivers:].sum(axis=-1)),
        correlation=correlation(means),
        blocks=_blocks(means, ends, drivers, beside),
        complete=np.bincount(team[~np.isnan(np.column_stack([x, y])).any(axis=1)], minlength=everyone.size),
        explained=float(point.shares[0, :drivers].sum()),
        replicates=draws["shares"],
        slope_replicates=draws["slopes"] / scale,
        failed=failures(draws["solved"]),
    )


def resample(teams, counts, rule):
    """Shares, slopes, noise and carry-over of every row of counts, and whether it solved."""

    def batch(rows):
        found = share_gap(teams, rows, rule)
        slopes = np.where(found.solved[:, None], found.fit.slopes, np.nan)
        return found.shares, slopes, found.noise, found.carry_over, found.solved

    names = ("shares", "slopes", "noise", "carry_over", "solved")
    return dict(zip(names, replicate(batch, counts), strict=True))


def _point(point, scale):
    return {
        "high": float(point.levels[0, 0]),
        "low": float(point.levels[0, 1]),
        "gap": float(point.gap[0]),
        "differences": point.differences[0] * scale,
        "slopes": np.where(point.solved, point.fit.slopes[0], np.nan) / scale,
        "shares": point.shares[0],
        "optimism": point.raw[0] - point.shares[0],
        "weights": np.stack([point.high[0], point.low[0]]),
        "solved": bool(point.solved[0]),
    }


def span(ends, of):
    """Interval of sums of shares, `of` shares (..., p): from the lower to the upper end of all `ends`.

    There are two where raters are unknown, their errors taken to last and to pass: what is true lies between.
    """
    each = [interval(of(draws["shares"]), draws["solved"], of(point.raw[0] - point.shares[0])) for point, draws in ends]
    return np.stack([np.min(each, axis=0)[..., 0], np.max(each, axis=0)[..., 1]], axis=-1)


def _blocks(covariance, ends, drivers, beside):
    point, _ = ends[0]
    shares = {"share": point.shares[0], **beside}
    return tuple(
        take_together(
            members, covariance, point.fit, shares, span(ends, lambda s, at=list(members): s[..., at].sum(-1))
        )
        for members in (correlated(covariance[:drivers, :drivers]) if point.solved[0] else ())
    )


def _rest(teams, ends):
    """Noise and unmeasured; luck that cannot be told from lasting traits is with the unmeasured."""
    point, draws = ends[0]
    solved = draws["solved"]
    told = teams.moments.span > 1 and told_apart(interval(draws["carry_over"], solved, percentiles=CARRY_OVER))
    noise = float(point.noise[0]) if told else 0.0
    luck = draws["noise"] * told
    if told:
        rest = interval(1 - draws["shares"].sum(axis=1) - luck, solved, -(point.raw - point.shares)[0].sum())
    else:
        rest = 1 - span(ends, lambda shares: shares.sum(axis=-1))[::-1]
    return {
        "luck_told": told,
        "noise": noise,
        "unmeasured": 1 - float(point.shares[0].sum()) - noise,
        "noise_interval": interval(luck, solved & told),
        "unmeasured_interval": rest,
    }
