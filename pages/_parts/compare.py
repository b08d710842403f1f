"""The controls under a finding: another outcome, another rule for high and low, other drivers."""

import streamlit as st

from analysis.panel import Panel
from analysis.sides import offered
from analysis.story.words import RULES, rule

MORE = "More drivers"
GROUPS = {
    "region": "Regions",
    "segment": "Segments",
    "promoted-from-rep": "Managers promoted from rep, and others",
    "trained": "Trained managers, and others",
    "promoted-untrained": "Promoted from rep without training, and others",
}


def choose_groups(panel: Panel, *, more: tuple[str, ...] = ()) -> dict[str, object]:
    """Outcome, rule and quarters, as options of a question; they stand in the address: a link shows the same.

    more  rules beside those by rank: threshold, clusters
    """
    if not panel.outcomes:
        return {}
    left, right = st.columns(2, gap="medium")
    default = list(panel.outcomes).index(panel.outcome)
    with left:
        outcome = st.selectbox(
            "Outcome", panel.outcomes, default, key="outcome", bind="query-params", format_func=label_of(panel)
        )
    with right:
        by = st.selectbox("High and low teams", [*RULES, *more], key="by", bind="query-params", format_func=rule)
        if by == "threshold":
            by = f"threshold:{choose_level(panel, outcome)!r}"
    return {"outcome": outcome, "by": by, "quarters": choose_quarters(panel)}


def choose_level(panel: Panel, outcome: str) -> float:
    """A level of the outcome, in its unit: first the mean of all teams; shares are asked for in percent."""
    measure = panel.measures[outcome]
    share = measure.unit.startswith("share")
    many, unit = (100, "%") if share else (1, measure.unit)
    start = float(f"{panel.frame[outcome].mean() * many:.2g}")
    return st.number_input(f"Level, in {unit}", value=start, key=f"level_{outcome}", bind="query-params") / many


def choose_quarters(panel: Panel) -> tuple[str, ...] | None:
    """The quarters to look at; None for all of them."""
    known = panel.quarters
    if len(known) < 2:
        return None
    ends = (known[0], known[-1])
    first, last = st.select_slider("Quarters", known, ends, key="quarters", bind="query-params", format_func=spelled)
    chosen = tuple(quarter for quarter in known if first <= quarter <= last)
    return None if chosen == known else chosen


def spelled(quarter: str) -> str:
    return quarter.replace("-", " ")


def choose_drivers(panel: Panel) -> dict[str, tuple[str, ...]]:
    """Drivers, as an option of a question; none chosen means the core drivers. The others are folded away."""
    if not panel.drivers:
        return {}
    first = panel.core_drivers or panel.drivers
    chosen = pick(panel, "Drivers", first, key="drivers", default=panel.core_drivers)
    if further := tuple(name for name in panel.drivers if name not in first):
        with st.expander(MORE, expanded="more_drivers" in st.query_params):
            chosen += pick(panel, "Add to the split", further, key="more_drivers")
    return {"drivers": tuple(name for name in panel.drivers if name in chosen) or panel.core_drivers}


def pick(panel: Panel, label: str, names: tuple[str, ...], *, key: str, default: tuple[str, ...] = ()) -> list[str]:
    """Any number of measures, by their labels."""
    named = {"key": key, "bind": "query-params", "format_func": label_of(panel)}
    return list(st.pills(label, names, selection_mode="multi", default=default, **named))


def choose_sides(panel: Panel) -> str | None:
    """Two groups that the outcome did not make, as `region:One,Other` or `manager:trained`; None until chosen."""
    known = offered(panel)
    managers = known.pop("manager", ())
    ways = [*known, *managers]
    if not ways:
        return None
    first, *rest = st.columns(3, gap="medium")
    with first:
        way = st.selectbox(
            "Groups", ways, None, key="groups", bind="query-params", format_func=GROUPS.get, placeholder="Choose"
        )
    if way not in known:
        return way and f"manager:{way}"
    with rest[0]:
        one = st.selectbox("These teams", known[way], key="one", bind="query-params")
    with rest[1]:
        others = ["All others", *(name for name in known[way] if name != one)]
        other = st.selectbox("Against", others, key="other", bind="query-params")
    return f"{way}:{one}" if other == others[0] else f"{way}:{one},{other}"


def label_of(panel: Panel):
    return lambda name: panel.measures[name].label
