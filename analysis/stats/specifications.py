"""Shares under other reasonable choices of columns, groups and correction: many fits of the same rows."""

from dataclasses import replace

import numpy as np

from analysis.stats.attribution import share_by
from analysis.stats.gather import gather, standardise, without_rater_error
from analysis.stats.pooling import pool
from analysis.stats.random_effects import solve

CORRECTIONS = (True, False)


def share_ways(y, x, team, quarter, *, choices, rules, answers=None, surveyed=(), anonymous=False):
    """Shares of every choice of columns by every rule, with the raters' error taken out and with it left in.

    y, x, team, quarter, answers, surveyed, anonymous   as `attribute` takes them
    choices   C sequences of column numbers of x, those to split by
    rules     R rules that cut high from low
    Returns (C, R, 2, p), the last but one in the order of CORRECTIONS; NaN where a column is not in the choice, and
    throughout where the columns cannot be told apart or a rule leaves a side empty.
    """
    x, _, survey = standardise(x, quarter, answers=answers, surveyed=surveyed, anonymous=anonymous)
    found = np.full((len(choices), len(rules), len(CORRECTIONS), x.shape[1]), np.nan)
    for at, columns in enumerate(choices):
        teams = gather(y, x[:, list(columns)], team, quarter, **chosen(survey, columns))
        for side, version in enumerate((teams, without_rater_error(teams))):
            found[at, :, side, list(columns)] = point_shares(version, rules).T
    return found


def point_shares(teams, rules):
    """The shares (R, p) of the data themselves by every rule, no draws; NaN where there are none."""
    once = np.ones((1, len(teams.moments.level)))
    pooled = pool(teams.moments, teams.raters, teams.surveyed, once)
    fit = solve(pooled)
    found = [share_by(rule, teams, once, pooled, fit) for rule in rules]
    return np.stack([np.where(each.solved[0], each.shares[0], np.nan) for each in found])


def chosen(survey, columns):
    """The survey behind some of the columns alone."""
    kept = [at for at, column in enumerate(survey["surveyed"]) if column in columns]
    answers = survey["answers"]
    if not kept or answers is None:
        return {}
    return {
        "answers": replace(answers, scores=answers.scores[:, kept]),
        "surveyed": [list(columns).index(survey["surveyed"][at]) for at in kept],
        "anonymous": survey["anonymous"],
    }
