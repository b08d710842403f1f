"""Three metrics by quarter and what changed, and managers' hours, made by hand."""

import pandas as pd

from analysis.measures import MEASURES
from analysis.questions.changes import Changes
from analysis.questions.time_use import TimeUse
from tests.golden.made import QUARTERS, QUOTA, frame

NAN = float("nan")
METRICS = (QUOTA, MEASURES["customer_satisfaction"], MEASURES["engagement"])
_LEVELS = {"quota_attainment": (1.2, 0.8), "customer_satisfaction": (80.0, 77.0), "engagement": (3.7, 3.5)}
_CHANGES = """
quota_attainment|high|0.04|-0.06|0.14|20
quota_attainment|low|-0.01|-0.12|0.1|20
quota_attainment|gap|0.05|-0.08|0.18|40
customer_satisfaction|high|-0.3|-2.1|1.6|20
customer_satisfaction|low|1.0|-0.7|2.8|20
customer_satisfaction|gap|-1.3|-3.7|1.1|40
engagement|high|-0.03|-0.32|0.25|11
engagement|low|0.11|-0.05|0.28|15
engagement|gap|-0.15|-0.45|0.15|26
"""
_USES = """
customers|0.35|0.33|0.37|8|no
coaching|0.25|0.22|0.28|9|no
admin|0.16|0.14|0.18|9|yes
firefighting|0.1|0.08|0.12|7|yes
meetings|0.14|0.12|0.16|9|no
"""


def changes(*clear: tuple[str, str, float], **given) -> Changes:
    """Nothing changed but what is `clear`: (metric, side, by how much), each sure to a hundredth of its size."""
    rows = frame(_CHANGES, "name side value low high teams")
    for name, side, value in clear:
        at = (rows["name"] == name) & (rows["side"] == side)
        rows.loc[at, ["value", "low", "high"]] = value, *sorted((0.99 * value, 1.01 * value))
    lines = [
        (name, quarter, side, value)
        for name, levels in _LEVELS.items()
        for side, value in zip(("high", "low"), levels, strict=True)
        for quarter in QUARTERS
    ]
    levels = pd.DataFrame(lines, columns=["name", "quarter", "segment", "value"])
    known = {"outcome": QUOTA, "by": "top-third", "before": "2026-Q3", "now": "2026-Q4", "measures": METRICS}
    return Changes(**known | {"missing": (), "few": (), "levels": levels, "changes": rows} | given)


def time_use(**given) -> TimeUse:
    """A quarter of nine managers' hours is lost; with meetings it is two fifths."""
    uses = frame(_USES, "name share low high managers lost")
    known = {
        "categories": uses.assign(lost=uses["lost"] == "yes").sort_values("share", ascending=False, ignore_index=True),
        "together": {"lost": (0.26, 0.23, 0.29, 9), "internal": (0.4, 0.36, 0.44, 9)},
        "managers": 9,
        "quarters": QUARTERS,
    }
    return TimeUse(**known | given)


def time_use_of_four() -> TimeUse:
    """Too few managers for an interval."""
    made = time_use()
    unknown = {name: (share, NAN, NAN, 4) for name, (share, *_) in made.together.items()}
    uses = made.categories.assign(low=NAN, high=NAN, managers=4)
    return time_use(categories=uses, together=unknown, managers=4)
