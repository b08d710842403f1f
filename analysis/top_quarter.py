"""The top quarter of managers against the rest: what their teams reach, and how many times as much that is."""

import numpy as np
import pandas as pd

from analysis.logs.in_post import AT_QUOTA
from analysis.stats.bootstrap import draw_ranked, interval, replicate
from analysis.stats.multiplier import Stays
from analysis.stats.top_quarter import top_by_others, top_by_same, top_quarter_of

REPLICATES = 2000
FEWEST_TEAMS = 12  # below, intervals of the top quarter were found too sure in simulations
WAYS = ("other quarters", "same quarters", "truly")


def tops(rows: pd.DataFrame, ranking: np.ndarray, outcome: str, found: Stays, seed: int) -> pd.DataFrame:
    """`Multiplier.tops`, from draws of whole teams; the posts of a team are drawn with it."""
    names = [name for name in (outcome, AT_QUOTA) if rows[name].notna().all()]
    post, team, quarter = (pd.factorize(rows[name], sort=True)[0] for name in ("post", "team_id", "quarter"))
    of = np.zeros(post.max() + 1, dtype=int)
    of[post] = team
    draws = draw_ranked(np.bincount(team, ranking) / np.bincount(team), REPLICATES, seed)
    counts = np.concatenate([np.ones((1, len(of))), draws[:, of]])
    table = []
    for way, judge in zip(WAYS, (top_by_others, top_by_same), strict=False):
        means = replicate(
            lambda part, judge=judge: (judge(ranking, rows[names].to_numpy(), post, quarter, part),), counts
        )
        table += [top_row(name, way, means[0][..., at], len(draws[0])) for at, name in enumerate(names)]
    return pd.DataFrame([*table, truly_top(outcome, float(rows[outcome].mean()), found)]).dropna(subset=["times"])


def top_row(name: str, way: str, means: np.ndarray, teams: int) -> dict:
    """A row of `tops` from (B, 2) means, the data's own first."""
    with np.errstate(divide="ignore", invalid="ignore"):
        times = means[:, 0] / means[:, 1]
    known = np.isfinite(times)
    edges = interval(times[1:], known[1:]) if teams >= FEWEST_TEAMS else (np.nan, np.nan)
    said = {
        "name": name,
        "way": way,
        "top": means[0, 0],
        "rest": means[0, 1],
        "times": times[0] if known[0] else np.nan,
    }
    return said | {"low": edges[0], "high": edges[1]}


def truly_top(outcome: str, mean: float, found: Stays) -> dict:
    """What perfect knowledge of managers would find, if their levels are normal."""
    top, rest = top_quarter_of(np.array([found.deviation, *found.deviations]), mean)
    times, low, high = np.where(rest > 0, top, np.nan) / np.where(rest > 0, rest, 1)
    return {"name": outcome, "way": WAYS[2], "top": top[0], "rest": rest[0], "times": times, "low": low, "high": high}


def times_between(row: pd.Series) -> str:
    """The interval of a row of `tops`: "1.2 to 1.4"; finer where an edge that is clear of once would read as once."""
    edges = row["low"], row["high"]
    if np.isnan(edges).any():
        return "not known"
    fine = 2 if not may_be_once(row) and "1.0" in {f"{edge:.1f}" for edge in edges} else 1
    return " to ".join(f"{edge:.{fine}f}" for edge in edges)


def may_be_once(row: pd.Series) -> bool:
    """Whether the interval of a row of `tops` holds once: the top quarter may reach no more than the rest."""
    return bool(round(row["low"], 2) <= 1 <= round(row["high"], 2))
