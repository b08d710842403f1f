"""How much of what the survey says about teams is about teams, not about who was asked."""

import numpy as np


def team_reliability(error, covariance):
    """Reliability of each predictor's team mean, 1 - rater error / variance, (..., p); 1 for what is logged, not asked.

    error (..., p, p) raters' error in team means, covariance (..., p, p) of team means. At least 0.
    """
    noise, total = np.einsum("...kk->...k", error), np.einsum("...kk->...k", covariance)
    return np.maximum(1 - noise / np.where(total > 0, total, np.nan), 0)
