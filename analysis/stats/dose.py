"""How does an outcome go with the amount of something: evenly, or with a bend?

Rows are teams in quarters; quarter means are taken out of everything. The outcome is a square curve of the amount, with
what stands beside it held at its mean. Bands come from draws of whole teams, since a team's quarters are not
independent. Five groups of rows, from the least to the most, stand beside the curve: they bend where they like.

Source: Greenland (1995), Dose-response and trend analysis in epidemiology, Epidemiology 6, 356-365, on why groups alone
mislead; the square is the smallest curve that can bend.
"""

from dataclasses import dataclass

import numpy as np

from analysis.stats.bootstrap import draw_teams, interval, replicate
from analysis.stats.errors_in_variables import invert
from analysis.stats.moments import remove_quarter_means

GROUPS, POINTS = 5, 25
EDGES = (2.5, 97.5)  # percentiles of the amount between which the curve is drawn: beyond them there is hardly a row


@dataclass(frozen=True, kw_only=True)
class Dose:
    """A curve with its band, groups of rows, and what the curve says at both ends; intervals at 95 %.

    dose, level, band              (G,), (G,), (G, 2): the amount, the outcome that goes with it
    group_dose, group_level, group_band, group_rows   (5,), (5,), (5, 2), (5,): means of rows of like amount
    start, end                     what one unit more goes with at the first and the last point of the curve
    bend, bend_interval            end - start; the interval is NaN where too few draws could be solved
    solved                         False where nothing can be told: every number is then NaN
    """

    dose: np.ndarray
    level: np.ndarray
    band: np.ndarray
    group_dose: np.ndarray
    group_level: np.ndarray
    group_band: np.ndarray
    group_rows: np.ndarray
    start: float
    end: float
    bend: float
    bend_interval: np.ndarray
    solved: bool


def dose_response(y, dose, team, quarter, beside, *, seed=0, replicates=2000):
    """The curve of y on dose, both (N,); team, quarter (N,) codes from 0; beside (N, k) columns, nothing missing."""
    flat, centre = remove_quarter_means(np.column_stack([y, dose, beside]), quarter)
    y, dose, beside = flat[:, 0] + centre[0], flat[:, 1] + centre[1], flat[:, 2:]
    middle = dose.mean()
    x = np.column_stack([np.ones(len(y)), dose - middle, (dose - middle) ** 2, beside])
    grid = np.linspace(*np.percentile(dose, EDGES), POINTS)
    shape = np.column_stack([np.ones(POINTS), grid - middle, (grid - middle) ** 2])
    products = per_team(x[:, :, None] * np.column_stack([x, y])[:, None, :], team)

    def curve(counts):
        sums = np.tensordot(counts, products, axes=1)
        inverse, solved = invert(sums[:, :, :-1])
        return np.einsum("bkl,bl->bk", inverse, sums[:, :, -1]), solved

    slopes, solved = curve(np.ones((1, len(products))))
    draws = draw_teams(len(products), replicates, seed)
    drawn, drawn_solved = replicate(curve, draws)
    steps = 2 * (grid[[0, -1]] - middle)
    start, end = slopes[0, 1] + slopes[0, 2] * steps
    group = np.minimum(np.argsort(np.argsort(dose, kind="stable")) * GROUPS // len(dose), GROUPS - 1)
    adjusted = y - beside @ slopes[0, 3:]
    levels, bands = groups_of(adjusted, group, team, draws)
    found = Dose(
        dose=grid,
        level=shape @ slopes[0, :3],
        band=interval(drawn[:, :3] @ shape.T, drawn_solved),
        group_dose=np.bincount(group, dose) / np.bincount(group),
        group_level=levels,
        group_band=bands,
        group_rows=np.bincount(group),
        start=float(start),
        end=float(end),
        bend=float(end - start),
        bend_interval=interval(drawn[:, 2] * (steps[1] - steps[0]), drawn_solved),
        solved=bool(solved[0]),
    )
    return found if found.solved else untold(found)


def per_team(values, team):
    """Sums of values (N, ...) over the rows of each team, (n, ...)."""
    sums = np.zeros((team.max() + 1, *values.shape[1:]))
    np.add.at(sums, team, values)
    return sums


def groups_of(level, group, team, draws):
    """Mean level of each group of rows (G,), and its interval (G, 2) over draws of teams (B, n)."""
    belongs = np.eye(GROUPS)[group]
    sums, rows = per_team(belongs * level[:, None], team), per_team(belongs, team)
    with np.errstate(invalid="ignore"):
        drawn = (draws @ sums) / (draws @ rows)
    known = ~np.isnan(drawn).any(axis=1)
    return sums.sum(axis=0) / rows.sum(axis=0), interval(drawn, known)


def untold(found):
    """The same shapes with nothing in them."""
    numbers = {
        name: np.full_like(value, np.nan, dtype=float)
        for name, value in vars(found).items()
        if name not in ("solved", "group_rows")
    }
    return Dose(**numbers | {"group_rows": found.group_rows, "solved": False})
