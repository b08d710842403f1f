"""The controls under a finding: another outcome, another rule for high and low, other drivers."""

import streamlit as st

from analysis.errors import DataError
from analysis.measures import MEASURES
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


BOUND = "query-params"  # a control whose value stands in the address by itself


def choose_groups(panel: Panel, *, more: tuple[str, ...] = (), bind: str | None = BOUND) -> dict[str, object]:
    """Outcome, rule and quarters, as options of a question; they stand in the address: a link shows the same.

    more  rules beside those by rank: threshold, clusters
    bind  None for a page that writes its address itself
    """
    if not panel.outcomes:
        return {}
    left, right = st.columns(2, gap="medium")
    default = list(panel.outcomes).index(panel.outcome)
    with left:
        outcome = st.selectbox(
            "Outcome", panel.outcomes, default, key="outcome", bind=bind, format_func=label_of(panel)
        )
    with right:
        by = st.selectbox("High and low teams", [*RULES, *more], key="by", bind=bind, format_func=rule)
        if by == "threshold":
            by = f"threshold:{choose_level(panel, outcome, bind)!r}"
    return {"outcome": outcome, "by": by, "quarters": choose_quarters(panel, bind)}


def choose_level(panel: Panel, outcome: str, bind: str | None) -> float:
    """A level of the outcome, in its unit: first the mean of all teams; shares are asked for in percent."""
    measure = panel.measures[outcome]
    many, unit = (100, "%") if measure.unit.startswith("share") else (1, measure.unit)
    start = float(f"{panel.frame[outcome].mean() * many:.2g}")
    return st.number_input(f"Level, in {unit}", value=start, key=f"level_{outcome}", bind=bind) / many


def choose_quarters(panel: Panel, bind: str | None) -> tuple[str, ...] | None:
    """The quarters to look at; None for all of them."""
    known = panel.quarters
    if len(known) < 2:
        return None
    ends = (known[0], known[-1])
    first, last = st.select_slider("Quarters", known, ends, key="quarters", bind=bind, format_func=spelled)
    chosen = tuple(quarter for quarter in known if first <= quarter <= last)
    return None if chosen == known else chosen


def spelled(quarter: str) -> str:
    return quarter.replace("-", " ")


def choose_drivers(panel: Panel, *, bind: str | None = BOUND) -> dict[str, tuple[str, ...]]:
    """Drivers, as an option of a question; none chosen means the core drivers. The others are folded away."""
    if not panel.drivers:
        return {}
    first = panel.core_drivers or panel.drivers
    chosen = pick(panel, "Drivers", first, bind, key="drivers", default=panel.core_drivers)
    if further := tuple(name for name in panel.drivers if name not in first):
        with st.expander(
            MORE, expanded=bool(st.session_state.get("more_drivers")) or "more_drivers" in st.query_params
        ):
            chosen += pick(panel, "Add to the split", further, bind, key="more_drivers")
    return {"drivers": tuple(name for name in panel.drivers if name in chosen) or panel.core_drivers}


def pick(
    panel: Panel, label: str, names: tuple[str, ...], bind: str | None, *, key: str, default: tuple[str, ...] = ()
) -> list[str]:
    """Any number of measures, by their labels."""
    given = {} if key in st.session_state else {"default": default}
    named = {"key": key, "bind": bind, "format_func": label_of(panel)}
    return list(st.pills(label, names, selection_mode="multi", **given, **named))


def set_groups(
    panel: Panel, outcome: str | None, by: str, quarters: tuple[str, ...] | None, drivers: tuple[str, ...]
) -> None:
    """The controls as a question's options say. Raises DataError for what is not measured here."""
    outcome = outcome or panel.outcome
    asked = ((outcome, "outcome", panel.outcomes), *((driver, "driver", panel.drivers) for driver in drivers))
    for name, role, there in asked:
        if name not in there:
            label = MEASURES[name].label if name in MEASURES else f"`{name}`"
            raise DataError(f"{label} is no {role} that is measured here.\nThe dictionary says which file it takes.")
    known = panel.quarters
    if quarters and not set(quarters) <= set(known):
        raise DataError(f"There is no data of {spelled(min(set(quarters) - set(known)))}.\nImport that quarter first.")
    rule_, _, level = by.partition(":")
    many = 100 if panel.measures[outcome].unit.startswith("share") else 1
    first = panel.core_drivers or panel.drivers
    st.session_state.update({"outcome": outcome, "by": rule_})
    if level:
        st.session_state[f"level_{outcome}"] = float(level) * many
    if len(known) > 1:
        st.session_state["quarters"] = (min(quarters or known), max(quarters or known))
    st.session_state["drivers"] = [name for name in drivers if name in first]
    st.session_state["more_drivers"] = [name for name in drivers if name not in first]


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
