"""Plans on a page: take one up, see where those taken up stand, drop one."""

from dataclasses import replace

import streamlit as st

from analysis.errors import DataError
from analysis.measures import Measure
from analysis.panel import Panel
from analysis.plans import AHEAD, Plan, aimed, drop, later, plans, take_up, take_up_all
from analysis.questions.gap import GapAttribution
from analysis.questions.plans import draft_plan, draft_scenario_plans, follow_plans
from analysis.questions.profile import Profile
from analysis.questions.segments import Segments
from analysis.questions.what_if import WhatIf
from analysis.story.overview import deciding, expected
from analysis.story.plans import tell_plans, tell_taken_up
from analysis.story.what_if import expected_of
from analysis.story.words import inside
from pages._parts.ask import ask
from pages._parts.show import note, sentences, show_words, text
from pages._parts.told import told
from pages._parts.workspace import company

TAKEN_UP = "taken up"  # of the session: what to say after a scenario became plans


def offer_decision(panel: Panel, segments: Segments, gap: GapAttribution, profile: Profile) -> None:
    """The overview's one decision as a plan for the low teams."""
    driver, row = deciding(gap, profile)
    low = segments.teams[segments.teams["segment"] == "low"]["team_id"]
    draft = ask(
        draft_plan,
        panel,
        measure=driver["name"],
        teams=tuple(sorted(low)),
        target=float(row.high),
        action=f"Raise {inside(driver.label)} in the low teams",
        expected=expected(gap, driver),
    )
    offer_plan(draft, panel.measures[driver["name"]])


def offer_plan(draft: Plan | None, measure: Measure) -> None:
    """A button that asks for an owner and a date; who sees to it where somebody does; nothing without a draft."""
    if draft is None:
        return
    if running := running_like(draft):
        note(f"{running.owner} sees to it, until the end of {spelled(running.due_in)}.")
        return
    with st.popover("Name an owner and a date", type="primary", width="stretch"):
        plan = choose(draft, measure)
        if st.button("Take it up", type="primary", key=key(draft, "take")):
            keep(plan)


def offer_plans(panel: Panel, result: WhatIf) -> None:
    """A scenario as plans: one for each driver moved, about the teams that are short of it, with a target for each."""
    with st.popover("Keep as a plan", type="primary"):
        note("One plan for each driver that moves, with a target for every team that is short of it.")
        owner = st.text_input("Who sees to it", key="scenario owner")
        ahead = [later(panel.quarters[-1], steps) for steps in range(1, AHEAD + 1)]
        due = st.selectbox("Until the end of", ahead, 1, format_func=spelled, key="scenario due")
        if st.button("Take it up", type="primary", key="scenario take up"):
            take_up_scenario(panel, result, owner, due)


def take_up_scenario(panel: Panel, result: WhatIf, owner: str, due: str) -> None:
    """Keep the plans, all or none, and say how many there are and what has none."""
    teams = tuple(result.teams["team_id"][result.teams["why"] == ""])
    drafts = tuple(
        replace(draft, owner=owner, due_in=due, expected=expected_of(result, draft.measure))
        for draft in draft_scenario_plans(panel, result.moves, teams)
    )
    try:
        take_up_all(company(), drafts)
    except DataError as fault:
        st.warning("  \n".join(sentences(fault)))
    else:
        st.session_state[TAKEN_UP] = tell_taken_up(drafts, result)
        st.rerun()


def show_taken_up() -> None:
    """Once, what was just taken up, and where it is followed."""
    if said := st.session_state.pop(TAKEN_UP, ""):
        with st.container(border=True):
            st.markdown(text(said))
            st.page_link("pages/overview.py", label="The overview follows it")


def running_like(draft: Plan) -> Plan | None:
    """The newest plan for the same measure of most of these teams that has not ended."""
    held = [plan for _, plan in plans(company()) if plan.due_in > draft.made_in and plan.measure == draft.measure]
    return next((plan for plan in held[::-1] if 2 * len({*plan.teams} & {*draft.teams}) >= len(draft.teams)), None)


def choose(draft: Plan, measure: Measure) -> Plan:
    """The form: what, who, until when, to which value."""
    many, unit = (100, "%") if measure.unit.startswith("share") else (1, measure.unit)
    action = st.text_input("What", draft.action, key=key(draft, "what"))
    owner = st.text_input("Who sees to it", key=key(draft, "who"))
    ahead = [later(draft.made_in, steps) for steps in range(1, AHEAD + 1)]
    due = st.selectbox("Until the end of", ahead, 1, format_func=spelled, key=key(draft, "due"))
    label = f"{measure.label}: from {measure.say(draft.start)} as of {spelled(draft.made_in)} to ({unit})"
    target = st.number_input(label, value=float(f"{draft.target * many:.3g}"), key=key(draft, "to")) / many
    if draft.expected:
        note(f"With that difference go {draft.expected}. An association, not a proof.")
    return aimed(replace(draft, action=action, owner=owner, due_in=due), target)


def key(draft: Plan, part: str) -> str:
    return f"plan {part} {draft.measure} {' '.join(draft.teams[:1])} {len(draft.teams)}"


def keep(plan: Plan) -> None:
    try:
        take_up(company(), plan)
    except DataError as fault:
        st.warning("  \n".join(sentences(fault)))
    else:
        st.rerun()


def show_plans(panel: Panel) -> None:
    """What we said, what happened; nothing where nobody undertook anything."""
    held = plans(company())
    section = told(tell_plans, ask(follow_plans, panel, plans=held)) if held else None
    if section is None:
        return
    st.space(24)
    with st.container(gap=None):
        note(section.note)
        st.header(text(section.headline), anchor=False)
    show_words(section.table, alt=section.headline)
    note(section.caveat)
    with st.popover("Drop a plan"):
        for name, plan in held:
            if st.button(text(f"{plan.action} ({plan.owner})"), key=f"drop {name}"):
                drop(company(), name)
                st.rerun()


def spelled(quarter: str) -> str:
    return quarter.replace("-", " ")
