"""What can be said against a split, made by hand."""

import pandas as pd

from analysis.questions.evidence import Evidence, Flag
from tests.golden.made import CUT, SHOWN

_CLARITY = {
    "name": "strategy_clarity",
    "label": "Strategy clarity",
    "share": 0.21,
    "within_share": 0.19,
    "within_low": 0.09,
    "within_high": 0.34,
    "slopes": "alike",
    "slopes_say": "Strategy clarity: by its moves within teams it goes with 7 points; between teams it is the "
    "same, to within a tenth of the gap.",
    "lagged": 0.16,
    "lagged_low": 0.01,
    "lagged_high": 0.4,
    "timing": "holds",
    "timing_say": "Strategy clarity: as it was a quarter earlier it goes with 6 points too.",
    "benchmark": "tenure",
    "left": 0.2,
    "hidden_say": "Strategy clarity: something hidden, as strong as tenure, would leave 7 of its 8 points.",
}
_CULTURE = {"name": "culture", "label": "Culture", "share": 0.1, "timing": "halo", "left": 0.08}
_CULTURE |= dict.fromkeys(("lagged", "lagged_low", "lagged_high"), float("nan"))
_MOOD = "the same people answered on it and on engagement. Who is content says so to both."
_HALO = "winners rate it higher: after a quarter better by the whole gap by 0.3. Part of its share may follow."
_FLAGS = (
    Flag("same_source", "strategy_clarity", f"Strategy clarity: {_MOOD}"),
    Flag("same_source", "culture", f"Culture: {_MOOD}"),
    Flag("halo", "culture", f"Culture: {_HALO}"),
)


def evidence(**changes) -> Evidence:
    """Clarity stands every check; culture is rated higher by winners; both come from one survey with the outcome."""
    given = {
        "why": "60 teams bear all drivers and controls.",
        "drivers": pd.DataFrame([_CLARITY, _CLARITY | _CULTURE]),
        "benchmarks": pd.DataFrame(),
        "flags": _FLAGS,
        "seed": 0,
    }
    return Evidence(**CUT | SHOWN | given | changes)
