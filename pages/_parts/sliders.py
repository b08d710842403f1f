"""A slider for each driver, as far as teams have been seen, with where low and high teams stand today."""

import math

import streamlit as st

from analysis.charts.what_if_marks import marks
from analysis.measures import Measure
from analysis.split.ground import Ground
from pages._parts.show import note, text
from pages._parts.told import inlined

POSITIONS = 60  # at most so many on a slider
AS_TODAY = "as today"
ROUNDING = 1e-9
SLIDER, HOURS = "slider ", "hours "  # before a driver's name: keys of its controls
ASKED, NOTHING_ELSE = "targets asked for", "only what was asked for"  # of the session: a link's targets, not yet moved


def choose_moves(ground: Ground, first: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """(driver, target) of every slider that is not at its worst end: there, teams stay as they are.

    first  where sliders start, in the measure's unit; the others start at their worst end
    """
    rows = [row for _, row in ground.ranges.iterrows() if row["high"] > row["low"]]
    first = {} if st.session_state.get(NOTHING_ELSE) else first
    found, beside = [], 3 if len(rows) == 3 else 2
    for at in range(0, len(rows), beside):
        for column, row in zip(st.columns(beside, gap="large"), rows[at : at + beside], strict=False):
            with column:
                found.append((row["name"], slide(ground.measures[row["name"]], row, first.get(row["name"]))))
    found += [pair for pair in st.session_state.get(ASKED, {}).items() if pair[0] not in dict(found)]
    return tuple((name, target) for name, target in found if target is not None)


def slide(measure: Measure, row, start: float | None) -> float | None:
    """One slider with its marks; None at its worst end."""
    low, high, step, times = reach(measure, row)
    worst = low if measure.direction > 0 else high
    key, asked = key_of(measure.name), st.session_state.get(ASKED, {}).get(measure.name)
    if key not in st.session_state:
        start = round(start * times / step) * step if asked is None and start is not None else asked and asked * times
        st.session_state[key] = float(worst if start is None else start)
    st.session_state[key] = min(max(st.session_state[key], low), high)  # other quarters have seen other teams
    stays = math.isclose(st.session_state[key], worst)
    with st.container(gap=None):
        shown = "%d %%" if times == 100 else f"%.{decimals(step)}f"
        label = f"{measure.label}, {AS_TODAY if stays else unit_of(measure)}"
        if asked is not None and not low - ROUNDING <= asked * times <= high + ROUNDING:
            label = f"{measure.label}: {measure.say(asked)} was asked for"
        given = {"on_change": forget, "args": (measure.name,)}
        found = st.slider(text(label), low, high, step=step, format=shown, key=key, **given)
        st.vega_lite_chart(drawn(measure, row), width="stretch")
    if asked is not None:
        return asked
    return None if math.isclose(found, worst) else round(found / times, 12)


def reach(measure: Measure, row) -> tuple[float, float, float, float]:
    """(low, high, step, times): a slider's ends inside what has been seen, and what its numbers are multiplied by."""
    times = 100.0 if measure.unit.startswith("share") else 1.0
    low, high = row["low"] * times, row["high"] * times
    rough = (high - low) / POSITIONS
    power = 10 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    step = max(step, measure.grain * times)
    if (high - low) / step < 2:
        step = (high - low) / 2
    ends = math.ceil(low / step - 1e-9) * step, math.floor(high / step + 1e-9) * step
    places = decimals(step) + 2
    return round(ends[0], places), round(ends[1], places), step, times


def decimals(step: float) -> int:
    return max(0, -math.floor(math.log10(step) + 1e-9))


def unit_of(measure: Measure) -> str:
    return "%" if measure.unit.startswith("share") else measure.unit


def key_of(name: str) -> str:
    return f"{SLIDER}{name}"


def set_sliders(moves: tuple[tuple[str, float], ...], hours: tuple[tuple[str, float], ...]) -> None:
    """What the sliders say next: exactly these targets, wherever they lie, until somebody moves a slider."""
    for key in [key for key in st.session_state if str(key).startswith((SLIDER, HOURS))]:
        del st.session_state[key]
    st.session_state[ASKED], st.session_state[NOTHING_ELSE] = dict(moves), True
    for name, spent in hours:
        st.session_state[f"{HOURS}{name}"] = spent


def forget(name: str) -> None:
    """The target that was asked for gives way to where somebody has moved the slider."""
    st.session_state.get(ASKED, {}).pop(name, None)


def back_to_today(ground: Ground) -> None:
    """Every slider to its worst end."""
    st.session_state[ASKED] = {}
    for _, row in ground.ranges.iterrows():
        measure = ground.measures[row["name"]]
        low, high, _, _ = reach(measure, row)
        st.session_state[key_of(measure.name)] = low if measure.direction > 0 else high


def choose_hours(ground: Ground, moves: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    """Hours of the manager that a move takes, for each rep of the team in a quarter; those left blank are left out."""
    said, known = [], [name for name, _ in moves if name in ground.measures]
    if not known:
        return ()
    note(
        "How many hours of a manager does each move take, for every rep and quarter? Then what an hour brings is told."
    )
    for column, name in zip(st.columns(max(len(known), 2)), known, strict=False):
        label, given = text(ground.measures[name].label), {"min_value": 0.0, "value": None, "step": 1.0}
        said.append((name, column.number_input(label, key=f"{HOURS}{name}", **given)))
    return tuple((name, spent) for name, spent in said if spent)


def drawn(measure: Measure, row) -> dict:
    key = (measure.name, *(row[name] for name in ("low", "high", "low_teams", "high_teams")))
    return _drawn(key, measure, row)


@st.cache_resource(max_entries=200, show_spinner=False)
def _drawn(key: tuple, _measure: Measure, _row) -> dict:
    return inlined(marks(_row, _measure).to_dict())
