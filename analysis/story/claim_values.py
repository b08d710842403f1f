"""This company's value for every wording of every published claim, taken from the answers of several questions."""

import numpy as np

from analysis.published import CLAIMS
from analysis.questions.claims import Weighed, weigh_claim
from analysis.questions.clarity import Clarity
from analysis.questions.gap import GapAttribution
from analysis.questions.multiplier import Multiplier
from analysis.questions.routines import Routines

Value = tuple[float, float, float]
UNKNOWN = (np.nan,) * 3
OF_CLARITY = {  # wording -> rater and way of `Clarity.gap`
    "relative": ("manager", "relative"),
    "from_lowest": ("manager", "from_lowest"),
    "fewer": ("manager", "fewer"),
    "leaders": ("leader", "relative"),
}
OF_MANAGERS = {  # wording -> measure and way of `Multiplier.top`
    "attainment": ("quota_attainment", "other quarters"),
    "reps_at_quota": ("reps_at_quota", "other quarters"),
    "truly": ("quota_attainment", "truly"),
}


def weigh_all(
    gap: GapAttribution | None,
    both: GapAttribution | None,
    clarity: Clarity | None,
    managers: Multiplier | None,
    routines: Routines | None,
) -> tuple[tuple[Weighed, ...], ...]:
    """Every claim with its wordings weighed, the first wording first; without an answer a value is not known."""
    values: dict[str, Value] = dict(routines.levels) if routines else {}
    values |= _of_gaps(gap, both)
    rows = {name: clarity.gap(*which) for name, which in OF_CLARITY.items()} if clarity else {}
    values |= {name: (row["gap"], row["low"], row["high"]) for name, row in rows.items() if row is not None}
    rows = {name: managers.top(*which) for name, which in OF_MANAGERS.items()} if managers else {}
    values |= {name: (row["times"], row["low"], row["high"]) for name, row in rows.items() if row is not None}
    return tuple(
        tuple(weigh_claim(claim, wording, *values.get(wording.name, UNKNOWN)) for wording in claim.wordings)
        for claim in CLAIMS
    )


def _of_gaps(gap: GapAttribution | None, both: GapAttribution | None) -> dict[str, Value]:
    """Shares of a gap in what teams reached; one in what they answered is not what the claim is about."""
    found = {}
    if gap is not None and not gap.outcome.surveyed:
        found |= dict.fromkeys(("strategy", "strategy_at_most"), _strategy(gap))
    if both is not None and not both.outcome.surveyed and both.explained is not None:
        found["strategy_and_culture"] = (both.explained, both.explained_low, both.explained_high)
    return found


def _strategy(gap: GapAttribution) -> Value:
    """The share of strategy clarity where it has a row of its own."""
    rows = gap.shares[gap.shares["name"] == "strategy_clarity"]
    return UNKNOWN if rows.empty else tuple(float(rows.iloc[0][name]) for name in ("share", "ci_low", "ci_high"))
