"""The report on one manager on one screen: findings, measures, ratings, hours, what is logged, next steps, a reply."""

import streamlit as st

from analysis.insights.report import Insights
from analysis.logs import Logs
from analysis.plans import plans
from analysis.questions.managers import Managers
from analysis.questions.plans import draft_plan, follow_plans
from analysis.records import Records
from analysis.story.managers import tell_manager, tell_marks, tell_metrics, tell_ratings
from analysis.story.managers_facts import tell_logged, tell_missing, tell_motives, tell_time
from analysis.story.managers_findings import tell_findings, tell_steps
from analysis.story.plans import tell_plans
from analysis.story.section import Section
from pages._parts.ask import ask
from pages._parts.plans import offer_plan
from pages._parts.report import offer_report
from pages._parts.show import fold_behind, note, show_beside, show_words, text
from pages._parts.show import told as spoken
from pages._parts.told import told
from pages._parts.workspace import company

LONGEST = 500  # letters of a reply: so many are printed on the report


def choose_manager(listed: Managers) -> str | None:
    """One of the managers in post; None for the list of all. The choice stands in the address."""
    names = labels(listed)
    return st.selectbox(
        "Report on one manager",
        list(names),
        None,
        key="manager",
        bind="query-params",
        format_func=names.get,
        placeholder="Choose a manager",
    )


def labels(listed: Managers) -> dict[str, str]:
    """Names and teams by id; where two are called the same, with the id, since the address holds the label."""
    label = listed.frame["name"] + " · " + listed.frame["teams"]
    label = label.where(~label.duplicated(keep=False), label + " · " + listed.frame["manager"])
    return dict(zip(listed.frame["manager"], label, strict=True))


def show_report(logs: Logs, result: Insights) -> None:
    """The report. Each part that is not known is left out; at the end stands what would open it."""
    show_row(told(tell_findings, result))
    measures, sides = st.columns((3, 2), gap="large")
    with measures:
        show_each(told(tell_marks, result), told(tell_metrics, result))
    with sides:
        show_each(told(tell_ratings, result), told(tell_time, result))
    motives, logged = st.columns((2, 3), gap="large")
    with motives:
        show_each(told(tell_motives, result), told(tell_missing, result))
    with logged:
        show_table_beside(told(tell_logged, result))
    show_next(logs, result)
    show_reply(result)
    offer_report(result, logs.fingerprint)
    fold_behind(told(tell_manager, result))


def show_row(sections: tuple[Section, ...]) -> None:
    """Sections side by side, on a phone below each other."""
    for column, section in zip(st.columns(len(sections), gap="large"), sections, strict=True):
        with column:
            show_beside(section)


def show_each(*sections: Section | None) -> None:
    for section in filter(None, sections):
        show_beside(section)


def show_table_beside(section: Section | None) -> None:
    if section:
        st.header(text(section.headline), anchor=False)
        show_words(section.table, alt=section.headline)


def show_next(logs: Logs, result: Insights) -> None:
    """The steps as drafts; one that the panel can follow may be taken up; those taken up before, and what happened."""
    steps = told(tell_steps, result)
    if steps:
        st.header(text(steps.headline), anchor=False)
        show_words(steps.table, alt=steps.headline)
        note(steps.caveat)
        take_up(logs, result)
    held = tuple((name, plan) for name, plan in plans(company()) if set(plan.teams) & set(result.team_ids))
    section = told(tell_plans, ask(follow_plans, logs.panel, plans=held)) if held else None
    if section:
        st.header("What we said, what happened", anchor=False)
        show_words(section.table, alt=section.headline)
        note(section.caveat)


def take_up(logs: Logs, result: Insights) -> None:
    """The growth areas' steps, of which the panel knows the number, to be taken up with an owner and a quarter."""
    steps = {one.headline: one.step for one in result.growth if one.step.measure in logs.panel.measures}
    if not steps:
        return
    left, right, _ = st.columns((1, 1, 1), vertical_alignment="bottom")
    with left:
        chosen = st.selectbox("A step to take up", list(steps), key=f"step {result.manager}")
    step = steps[chosen]
    given = {"measure": step.measure, "teams": result.team_ids, "target": step.target, "action": step.action}
    with right:
        offer_plan(ask(draft_plan, logs.panel, **given), logs.panel.measures[step.measure])


def show_reply(result: Insights) -> None:
    """The manager's reply, as it is printed on the report, and the place to write it."""
    records = Records(company())
    reply = records.get("reply", result.manager, "")
    if reply:
        st.markdown(spoken(f"Reply of {result.name}.", reply))
    with st.popover("Change the reply" if reply else "Add a reply of the manager"):
        note("It is printed on the report, as it stands here.")
        written = st.text_area("Reply", reply, max_chars=LONGEST, key=f"reply {result.manager}")
        if st.button("Keep the reply", key=f"keep {result.manager}"):
            if written.strip():
                records.put("reply", result.manager, written.strip())
            else:
                records.drop("reply", result.manager)
            st.rerun()
