"""The estimator written a second time: one company, team by team, in loops; nothing shared, nothing batched."""

import numpy as np


def plain_shares(y, x, team, quarter, scores, surveyed):
    """Shares before and after the optimism is taken out.

    scores: {(team, quarter): {rater: [score on each surveyed predictor]}}; every rater answers all of them.
    """
    x, y = x.copy(), y.copy()
    for t in np.unique(quarter):
        for column in [*x.T, y]:
            here = quarter == t
            column[here] -= np.nanmean(column[here])
    size = np.sqrt(np.nanmean(x**2, axis=0))  # negative eigenvalues are told in these units
    x /= size
    scores = {at: {r: np.array(v) / size[surveyed] for r, v in cell.items()} for at, cell in scores.items()}
    complete = ~np.isnan(x).any(axis=1)
    rows = np.column_stack([x, y])
    teams = [i for i in np.unique(team) if complete[team == i].any()]
    mine = {i: rows[complete & (team == i)] for i in teams}
    n, total, span = len(teams), sum(map(len, mine.values())), len(np.unique(quarter[complete]))
    means = {i: mine[i].mean(axis=0) for i in teams}
    s_w = sum((mine[i] - means[i]).T @ (mine[i] - means[i]) for i in teams) / total
    s_b = np.cov(np.array([means[i] for i in teams]).T, bias=True)
    errors = rater_errors(scores, {i: list(quarter[complete & (team == i)]) for i in teams}, x.shape[1], surveyed, n)
    theta, b = dict.fromkeys(teams, 0.3), None
    for step in range(3):
        if step:
            s2_w, s2_b = residuals(s_w, s_b, b, n, total, span)
            s2_u = max(s2_b - s2_w * np.mean([1 / len(mine[i]) for i in teams]), 0)
            theta = {i: np.clip(s2_w / len(mine[i]) / (s2_u + s2_w / len(mine[i])), 0.01, 1) for i in teams}
        s, error = weigh(mine, means, theta, errors, s_w, total)
        c = guard(s, error, n)
        a = np.linalg.inv(s[:-1, :-1] - c * error)
        b = a @ s[:-1, -1]
    return finish(rows, team, b, a, s, s_b, theta, mine, means, n, total)


def rater_errors(scores, quarters, predictors, surveyed, n):
    """Lambda_B and Lambda_W of every team, by moments, worked out rater by rater."""
    s1 = s2 = 0
    k1 = k2 = 0.0
    for i in {i for i, _ in scores}:
        cells = {t: cell for (j, t), cell in scores.items() if j == i}
        away = {
            t: {r: np.array(v) - np.mean(list(cell.values()), axis=0) for r, v in cell.items()}
            for t, cell in cells.items()
        }
        raters = sorted({r for cell in cells.values() for r in cell})
        sums = [sum(away[t][r] for t in cells if r in away[t]) for r in raters]
        s1 = s1 + sum(np.outer(d, d) for cell in away.values() for d in cell.values())
        s2 = s2 + sum(np.outer(u, u) for u in sums)
        k1 += sum(len(cell) - 1 for cell in cells.values())
        m = np.diag([sum(r in cell for cell in cells.values()) for r in raters]).astype(float)
        for cell in cells.values():
            here = np.array([float(r in cell) for r in raters])
            m -= np.outer(here, here) / len(cell)
        k2 += (m**2).sum()
    p = positive((s2 - s1) / (k2 - k1))
    q = positive(s1 / k1 - p)
    found = {}
    for i, mine in quarters.items():
        cells = [scores[i, t] for t in mine]
        w = [sum((r in cell) / len(cell) for cell in cells) / len(mine) for r in {r for cell in cells for r in cell}]
        a, h = sum(v**2 for v in w), np.mean([1 / len(cell) for cell in cells])
        between, within = np.zeros((2, predictors, predictors))
        at = np.ix_(surveyed, surveyed)
        between[at] = (a * p + h * q / len(mine)) * (n - 1) / n
        within[at] = ((h - a) * p + h * (1 - 1 / len(mine)) * q) * (n - 1) / n
        found[i] = between, within
    return found


def positive(matrix):
    values, vectors = np.linalg.eigh(matrix)
    return vectors @ np.diag(np.maximum(values, 0)) @ vectors.T


def residuals(s_w, s_b, b, n, total, span):
    v = np.append(-b, 1)
    return v @ s_w @ v * total / (total - n - (span - 1)), v @ s_b @ v * n / (n - len(b) - 1)


def weigh(mine, means, theta, errors, s_w, total):
    weight = {i: len(mine[i]) * theta[i] for i in mine}
    mu = sum(weight[i] * means[i] for i in mine) / sum(weight.values())
    s = s_w + sum(weight[i] * np.outer(means[i] - mu, means[i] - mu) for i in mine) / total
    error = sum(len(mine[i]) * (errors[i][1] + theta[i] * errors[i][0]) for i in mine) / total
    return s, error


def guard(s, error, n):
    own = s[:-1, :-1] - np.outer(s[:-1, -1], s[:-1, -1]) / s[-1, -1]
    largest = max(np.linalg.eigvals(np.linalg.inv(own) @ error).real)
    room = 1 / largest if largest > 1e-12 else np.inf
    whole = 1 if room > 1 + 1 / (n - 1) else room - 1 / (n - 1)
    return np.clip(whole - 4 / (n - 1), 0, 1)


def finish(rows, team, b, a, s, s_b, theta, mine, means, n, total):
    level = np.array([present_means(rows[team == i]) for i in np.unique(team)])
    order, third = np.argsort(level[:, -1]), len(level) / 3
    high, low = (thirds(level[o], third) for o in (order[::-1], order))
    gap = high[-1] - low[-1]
    raw = b * (high - low)[:-1] / gap
    spread, v = s_b[:-1, :-1], np.append(-b, 1)
    inverse_weight = np.mean([1 / (len(mine[i]) * theta[i]) for i in mine])
    weight = n / (total * inverse_weight)
    spent = weight * (2 * np.trace(a @ spread) - np.trace(spread @ a @ s[:-1, :-1] @ a))
    optimism = np.diag(a @ spread) * (v @ s_b @ v) * weight / (n - 1 - spent) / s_b[-1, -1]
    return raw, raw - optimism


def present_means(rows):
    return [column[~np.isnan(column)].mean() if (~np.isnan(column)).any() else np.nan for column in rows.T]


def thirds(ordered, third):
    """Mean of the first `third` rows, the boundary row by its fraction, missing values left out column by column."""
    weight = np.clip(third - np.arange(len(ordered)), 0, 1)[:, None] * ~np.isnan(ordered)
    return (weight * np.nan_to_num(ordered)).sum(axis=0) / weight.sum(axis=0)
