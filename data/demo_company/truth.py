"""The true shares: the formula of the product on a superpopulation instead of a sample.

share = slope x (mean of the measure in the top third - bottom third of teams) / (mean outcome top - bottom), with true
values in place of answers, teams' means over all quarters, and the slopes the company was drawn with. Shares depend on
the number of quarters alone, so they are computed once (`python -m data.demo_company.truth 8`) and kept in
true_shares.json.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np

from data.demo_company.parameters import CONTROLS, DRIVERS, NAMES, Parameters
from data.demo_company.teamwork import draw_teamwork
from data.demo_company.weeks import Weeks

STORE = Path(__file__).with_name("true_shares.json")
POPULATIONS, TEAMS, BATCH = 10, 150_000, 5_000
ON_THE_SPOT = 4, 10_000  # for a number of quarters that is not kept: a standard error of about .003 within seconds


def true_shares(quarters: int) -> dict:
    """The kept shares for `quarters`, or ones computed on the spot from fewer teams."""
    kept = json.loads(STORE.read_text()) if STORE.exists() else {}
    return kept.get(str(quarters)) or compute_shares(quarters, *ON_THE_SPOT)


def compute_shares(quarters: int, populations: int = POPULATIONS, teams: int = TEAMS, seed: int = 2026) -> dict:
    """Shares of `populations` superpopulations of `teams` teams each: their mean and its standard error."""
    found = [_population(quarters, teams, np.random.default_rng([seed, quarters, p])) for p in range(populations)]
    mean = {name: float(np.mean([one[name] for one in found])) for name in found[0]}
    error = max(float(np.std([one[name] for one in found], ddof=1)) for name in found[0] if name not in ("low", "high"))
    return {
        "populations": populations,
        "teams": teams,
        "standard_error": round(error / populations**0.5, 6),
        "low": round(mean["low"], 4),
        "high": round(mean["high"], 4),
        "shares": {name: round(mean[name], 5) for name in (*NAMES, "noise", "unmeasured")},
    }


def describe(quarters: int, teams: int, seed: int, law: Parameters) -> dict:
    """What truth.json holds."""
    return {
        "seed": seed,
        "teams": teams,
        "quarters": list(Weeks(quarters).names),
        "drivers": list(DRIVERS),
        "controls": list(CONTROLS),
        "parameters": asdict(law),
        "true": true_shares(quarters),
    }


def _population(quarters: int, teams: int, rng: np.random.Generator) -> dict[str, float]:
    law, weeks = Parameters(), Weeks(quarters)
    sizes = [BATCH] * (teams // BATCH) + [teams % BATCH] * (teams % BATCH > 0)
    means = np.concatenate([_team_means(size, weeks, law, rng) for size in sizes])
    return _shares(means, law.luck_sd**2 / quarters, law)


def _team_means(teams: int, weeks: Weeks, law: Parameters, rng: np.random.Generator) -> np.ndarray:
    """teams x (measures..., outcome), each the mean over the quarters."""
    drawn = draw_teamwork(teams, weeks, law, rng)
    nothing = np.zeros(drawn.outcome.shape)
    columns = [drawn.values.get(name, nothing) for name in NAMES] + [drawn.outcome]
    return np.stack([column.mean(axis=1) for column in columns], axis=1)


def _shares(means: np.ndarray, luck: float, law: Parameters) -> dict[str, float]:
    third, order = len(means) // 3, np.argsort(means[:, -1], kind="stable")
    low, high = means[order[:third]].mean(axis=0), means[order[-third:]].mean(axis=0)
    gap = high - low
    shares = {name: law.slopes[name] * gap[k] / gap[-1] for k, name in enumerate(NAMES)}
    noise = luck / means[:, -1].var()
    rest = 1 - sum(shares.values()) - noise
    return {**shares, "noise": noise, "unmeasured": rest, "low": low[-1], "high": high[-1]}


if __name__ == "__main__":
    kept = json.loads(STORE.read_text()) if STORE.exists() else {}
    kept |= {quarters: compute_shares(int(quarters)) for quarters in sys.argv[1:]}
    STORE.write_text(json.dumps(dict(sorted(kept.items(), key=lambda one: int(one[0]))), indent=1) + "\n")
