"""What the estimator must reach in each simulated cell, and where it misses; every bound plus 3 Monte-Carlo errors."""

import numpy as np

from tests.truth.measure import DRIVERS, claimed

NAMES = ("clarity", "culture", "coaching")
BIAS = {
    30: (0.015, 0.03),
    60: (0.01, 0.015),
    200: (0.005, 0.01),
    400: (0.005, 0.01),
}  # of each share, and of the drivers together
COVERAGE, COVERAGE_OF_ZERO = (0.92, 0.975), 0.95
NOISE_TOTAL, NOISE_CLAIMED = 0.01, 0.06
ERRORS = 3


def misses(kind, teams, findings):
    """Sentences, one a missed target; none when all are reached."""
    if kind == "noise":
        return noise_misses(findings)
    if kind == "anonymous":
        return bracket_misses(findings)
    return bias_misses(teams, findings) + coverage_misses(findings)


def bias_misses(teams, findings):
    if teams not in BIAS:
        return []
    each, together = BIAS[teams]
    shares = np.r_[0 : findings.estimates.shape[1] - 3]
    slack = ERRORS * findings.error
    worst = [f"share {k}: bias {findings.bias[k]:.4f}" for k in shares if abs(findings.bias[k]) > each + slack[k]]
    return worst + [f"sum: bias {findings.bias[-1]:.4f}"] * bool(abs(findings.bias[-1]) > together + slack[-1])


def coverage_misses(findings):
    covered, companies = findings.coverage, len(findings.estimates)
    low, high = (p + s * ERRORS * spread(p, companies) for p, s in zip(COVERAGE, (-1, 1), strict=True))
    zero = COVERAGE_OF_ZERO - ERRORS * spread(COVERAGE_OF_ZERO, companies)
    found = [
        f"{name} covered {covered[k]:.3f}"
        for k, name in [*enumerate(NAMES), (-2, "unmeasured"), (-1, "sum")]
        if not low <= covered[k] <= high
    ]
    never = np.flatnonzero((findings.truth[:, :-3] == 0).all(axis=0))
    return found + [f"share {k}, truly 0, covered {covered[k]:.3f}" for k in never if covered[k] < zero]


def bracket_misses(findings):
    """Where nobody knows who answered before, the truth lies between the two ends that are shown."""
    ends = np.sort(
        np.stack([findings.bias[:DRIVERS], (findings.bracket - findings.truth[:, :DRIVERS]).mean(axis=0)]), axis=0
    )
    slack = ERRORS * findings.error[:DRIVERS]
    return [
        f"{name} lies outside its two ends by {max(low, -high):.4f}"
        for name, low, high, more in zip(NAMES, *ends, slack, strict=True)
        if max(low, -high) > more
    ]


def noise_misses(findings):
    companies = len(findings.estimates)
    total, rate = findings.bias[-1], claimed(findings.intervals[:, :DRIVERS])
    missed = []
    if abs(total) > NOISE_TOTAL + ERRORS * findings.error[-1]:
        missed.append(f"noise: mean total share {total:.4f}")
    if rate > NOISE_CLAIMED + ERRORS * spread(NOISE_CLAIMED, companies):
        missed.append(f"noise: an interval excludes 0 in {rate:.3f} of companies")
    return missed + [f"share {k}: covered {c:.3f}" for k, c in enumerate(findings.coverage[:DRIVERS]) if c < 0.95]


def spread(probability, companies):
    return np.sqrt(probability * (1 - probability) / companies)
