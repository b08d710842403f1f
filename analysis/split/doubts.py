"""What can be said against a split, in numbers: one table a doubt, one row a driver."""

import numpy as np
import pandas as pd

from analysis.panel import Panel
from analysis.split.fit import Fit, arrays
from analysis.stats.cut import turned
from analysis.stats.hidden import left_by_hidden
from analysis.stats.timing import follows, lagged
from analysis.stats.within_between import within_between

STRENGTHS = (1.0, 2.0, 3.0)  # of a hidden factor, in those of a measured condition


def doubt(panel: Panel, outcome: str, found: Fit, drivers: int, options: dict) -> dict[str, pd.DataFrame]:
    """The tables "slopes" and "timing", one row a driver, and "hidden", one a driver, condition and strength.

    found     the split, whose first `drivers` names are drivers; options: its rule, seed and replicates
    """
    direction = panel.measures[outcome].direction
    options = options | {"rule": turned(options["rule"], direction)}
    given = in_time(panel, outcome, found.names) | {"drivers": drivers}
    return {
        "slopes": slopes_of(given, options, direction),
        "timing": timing_of(given, options, found),
        "hidden": hidden_of(given, options["rule"], found),
    }


def in_time(panel: Panel, outcome: str, names: tuple[str, ...]) -> dict:
    """The rows behind the split; quarter codes count quarters, also those without an outcome."""
    _, given = arrays(panel, outcome, names)
    labels = np.unique(panel.frame.dropna(subset=[outcome])["quarter"].to_numpy(dtype=str))
    number = np.array([4 * int(label[:4]) + int(label[-1]) for label in labels])
    number -= number.min()
    answers = given["answers"]
    if answers is not None:
        answers = type(answers)(**vars(answers) | {"quarter": number[answers.quarter]})
    return given | {"quarter": number[given["quarter"]], "answers": answers}


def slopes_of(given: dict, options: dict, direction: int) -> pd.DataFrame:
    """Slopes within and between teams in the outcome's own direction, and the shares by the former."""
    found = within_between(**given, **options)
    low, high = np.sort(direction * found.difference_interval, axis=1).T
    return pd.DataFrame(
        {
            "within": direction * found.within,
            "between": direction * found.between,
            "difference": direction * found.difference,
            "diff_low": low,
            "diff_high": high,
            "within_share": found.shares,
            "within_low": found.share_intervals[:, 0],
            "within_high": found.share_intervals[:, 1],
        }
    )


def timing_of(given: dict, options: dict, found: Fit) -> pd.DataFrame:
    """Shares of the drivers of the quarter before; and how the drivers follow a quarter better by the whole gap."""
    shares, intervals = lagged(**given, **options)
    rows = {name: given[name] for name in ("y", "x", "team", "quarter", "drivers")}
    if not given["anonymous"]:
        rows |= {"answers": given["answers"], "surveyed": given["surveyed"]}
    after = follows(**rows, seed=options["seed"], replicates=options["replicates"])
    lead = abs(found.gap) * np.column_stack([after.lead, after.lead_interval])
    columns = [shares[:, None], intervals, lead]
    names = ["lagged", "lagged_low", "lagged_high", "lead", "lead_low", "lead_high"]
    return pd.DataFrame(np.concatenate(columns, axis=1), columns=names)


def hidden_of(given: dict, rule: str, found: Fit) -> pd.DataFrame:
    """driver, control, strength, left: what would be left of the driver's share, as a fraction of the gap."""
    rows = {name: value for name, value in given.items() if name != "drivers"}
    drivers = given["drivers"]
    left = left_by_hidden(**rows, drivers=drivers, strengths=STRENGTHS, rule=rule)
    index = [STRENGTHS, found.names[:drivers], found.names[drivers:]]
    shares = left * found.shares[:drivers, None]
    index = pd.MultiIndex.from_product(index, names=["strength", "driver", "control"])
    return pd.Series(shares.ravel(), index=index, name="left").reset_index()
