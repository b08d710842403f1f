"""Balanced performance: what was sold, what customers say and how people feel about it, each weighing the same.

It is made of other measures, once privacy has taken out the engagement of too few; so that it is no SQL file.
"""

import pandas as pd

from analysis.measures import Measure

REVENUE = ("quota_attainment", "revenue_per_rep")  # the first that is measured
BESIDE = ("customer_satisfaction", "engagement")
BALANCED = Measure(
    name="balanced_performance",
    label="Balanced performance",
    unit="index, in standard deviations",
    better="higher",
    role="outcome",
    family="balance",
    about=(
        "Quota attainment (revenue per rep where there are no quotas), customer satisfaction and engagement, each as "
        "its distance from the mean of all teams and quarters in standard deviations; the mean of the three, which "
        "weigh the same. Known where all three are. Zero is a usual quarter of a usual team."
    ),
    sql="",
    source="survey",
    answers="engagement",
    follows="outcome",
)


def with_balanced(
    frame: pd.DataFrame, counts: pd.DataFrame, measures: dict[str, Measure]
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, Measure]]:
    """The panel's frame, counts and measures with the balanced outcome, where all three are measured and differ."""
    revenue = [name for name in REVENUE if name in measures][:1]
    names = [*revenue, *(name for name in BESIDE if name in measures)]
    known = frame[names].dropna()
    if len(names) < 1 + len(BESIDE) or not (known.std() > 1e-9 * known.abs().max()).all():
        return frame, counts, measures
    apart = (frame[names] - frame[names].mean()) / frame[names].std(ddof=0)
    column = {BALANCED.name: apart.mean(axis=1, skipna=False)}
    outcomes = {name: measure for name, measure in measures.items() if measure.role == "outcome"}
    return (
        frame.assign(**column),
        counts.assign(**{BALANCED.name: counts[names].min(axis=1, skipna=False).where(column[BALANCED.name].notna())}),
        {**outcomes, BALANCED.name: BALANCED, **measures},
    )
