"""What the estimator must reach in each simulated cell, and where it misses; every bound plus 3 Monte-Carlo errors."""

import numpy as np

from tests.truth.measure import DRIVERS, claimed

NAMES = ("clarity", "culture", "coaching")
UNMEASURED, SUM = -2, -1
REPORTED = [*enumerate(NAMES), (UNMEASURED, "unmeasured"), (SUM, "sum")]
BIAS = {30: (0.015, 0.03), 60: (0.01, 0.015)}  # of each share, and of the drivers together
LARGE_BIAS = (0.005, 0.01)  # from 200 teams on
COVERAGE, COVERAGE_OF_ZERO = (0.92, 0.975), 0.95
NOISE_TOTAL, NOISE_CLAIMED = 0.01, 0.06
BAND = (0.87, 0.93)
FIRED, FALSELY, WITHIN_BIAS = 0.9, 0.05, 0.01
ERRORS = 3


def misses(kind, teams, findings):
    """Sentences, one a missed target; none when all are reached."""
    if kind == "noise":
        return noise_misses(findings)
    if kind == "anonymous":
        return bracket_misses(findings)
    return bias_misses(teams, findings) + coverage_misses(findings)


def bias_misses(teams, findings):
    if teams < min(BIAS):
        return []
    each, together = BIAS.get(teams, LARGE_BIAS)
    shares = np.r_[0 : findings.estimates.shape[1] - 3]
    slack = ERRORS * findings.error
    worst = [f"share {k}: bias {findings.bias[k]:.4f}" for k in shares if abs(findings.bias[k]) > each + slack[k]]
    return worst + [f"sum: bias {findings.bias[-1]:.4f}"] * bool(abs(findings.bias[-1]) > together + slack[-1])


def coverage_misses(findings):
    covered, companies = findings.coverage, len(findings.estimates)
    zero = COVERAGE_OF_ZERO - ERRORS * spread(COVERAGE_OF_ZERO, companies)
    outside = [(k, name) for k, name in REPORTED if not held(covered[k], companies)]
    found = [
        f"{name} covered {covered[k]:.3f}" for k, name in outside if not (name == "unmeasured" and gated(findings))
    ]
    never = np.flatnonzero((findings.truth[:, :-3] == 0).all(axis=0))
    return found + [f"share {k}, truly 0, covered {covered[k]:.3f}" for k in never if covered[k] < zero]


def gated(findings):
    """What the page refuses to tell: in how many companies it does, where that is enough; else nothing.

    Luck that lingers is taken for what is not measured, unless the page says that the two cannot be told apart.
    """
    refused = ~findings.told
    if held(findings.coverage[UNMEASURED], len(findings.told)) or refused.mean() < FIRED:
        return []
    there = findings.covered(refused)[UNMEASURED]
    if not held(there, refused.sum()):
        return []
    return [
        f"unmeasured covered {findings.coverage[UNMEASURED]:.3f}; that luck cannot be told from it is said in "
        f"{refused.mean():.3f} of companies, and {there:.3f} is covered there"
    ]


def held(covered, companies):
    """Whether so many are as many as 95 % intervals should cover."""
    low, high = (p + s * ERRORS * spread(p, companies) for p, s in zip(COVERAGE, (-1, 1), strict=True))
    return low <= covered <= high


def bracket_misses(findings):
    """Nobody knows who answered: the truth lies between both ends, and in as many intervals as elsewhere."""
    low, high = (findings.bracket - findings.truth[:, :DRIVERS, None]).mean(axis=0).T
    outside = np.maximum(low, -high)
    least = COVERAGE[0] - ERRORS * spread(COVERAGE[0], len(findings.estimates))
    beside = [f"{name}: {by:.4f} outside its two ends" for name, by in zip(NAMES, outside, strict=True)]
    covered = [f"{name} covered {findings.coverage[k]:.3f}" for k, name in REPORTED if findings.coverage[k] < least]
    slack = ERRORS * findings.error[:DRIVERS]
    return [words for words, by, more in zip(beside, outside, slack, strict=True) if by > more] + covered


def flag_misses(kind, companies, found):
    """Where shares may be off a flag says so; where they are right none does; a hidden trait does no harm within."""
    if kind == "plain":
        most = FALSELY + ERRORS * spread(FALSELY, companies)
        alarms = {"slopes are called different": found["slopes_differ"], "results come first": found["result_first"]}
        return [f"{words} in {rate:.3f} of companies" for words, rate in alarms.items() if rate > most]
    if kind == "hidden trait":
        off = abs(found["within_bias"]) > WITHIN_BIAS + ERRORS * found["within_error"]
        return [f"the share by slopes within teams is off by {found['within_bias']:.4f}"] * bool(off)
    fired = found["result_first"] if kind == "halo" else 1 - found["called_alike"]
    held = COVERAGE[0] - ERRORS * spread(COVERAGE[0], companies) <= found["holds"]
    said = fired >= FIRED - ERRORS * spread(FIRED, companies)
    return [] if held or said else [f"covered {found['holds']:.3f}, and the page says so in {fired:.3f} of companies"]


def band_misses(found):
    """90 % bands hold what changed teams reach as often as they should, alone and several together."""
    slack = {"team": ERRORS * found["error"], "group": ERRORS * found["group_error"]}
    slack |= {"moved_team": slack["team"], "about_team": slack["team"], "gain": slack["group"]}
    said = f"; that luck cannot be told is said in {1 - found['luck_told']:.3f} of companies"
    words = {"team": "teams", "moved_team": "low teams brought to targets", "group": "low teams together"}
    words |= {"about_team": "low teams that vary about targets", "gain": "low teams more than today"}
    return [
        f"bands hold {found[name]:.3f} of what {what} reach{said}"
        for name, what in words.items()
        if not BAND[0] - slack[name] <= found[name] <= BAND[1] + slack[name]
    ]


def bands_gated(found):
    """Whether the page mostly shows no band of a team or a group: luck that lingers cannot be told from what lasts."""
    return 1 - found["luck_told"] >= FIRED


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
