"""The review that stands on the page: the quarter's own as it is kept, or a run that was opened from its id."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial, reduce

import streamlit as st

from analysis.errors import DataError
from analysis.panel import Panel
from analysis.review import Review, Run, find_run, keep_review, reopened, settled, until
from pages._parts.arrival import begin, begun
from pages._parts.compare import set_groups
from pages._parts.review_told import kept
from pages._parts.show import sentences
from pages._parts.workspace import company

RUN = "run"  # parameter of the address
OPENED = "review opened"  # of the session: what stands on the page
WAITING = "review waiting"  # of the session: company -> quarter -> changes that could not be kept yet
UNKEPT = "review unkept"  # of the session: that they are not, and why, in sentences

Do = Callable[[Review], Review]


@dataclass
class Opened:
    """What the address asked for, once for a session.

    run, review   of a run: as it was written, and as changed here since; None where the quarter's own stands
    fault         why the run cannot stand here, in sentences
    unmeasured    what is compared in the review and is not measured any more, in sentences
    """

    run: Run | None = None
    review: Review | None = None
    fault: tuple[str, ...] = ()
    unmeasured: tuple[str, ...] = ()


def open_review(panel: Panel) -> Opened:
    """Set the controls of "Compare something else" to the review of the address; once, before they are drawn."""
    asked = (str(company().path), st.query_params.get(RUN, ""))
    known, opened = st.session_state.get(OPENED, (None, None))
    if known == asked and begun():
        return opened
    opened = opened if known == asked else opened_run(asked[1], panel)
    st.session_state[OPENED] = (asked, opened)
    opened.unmeasured = put(panel, held(opened, panel.quarters[-1]))
    begin()
    return opened


def opened_run(name: str, panel: Panel) -> Opened:
    """The run of that id; none where no id is given, nor where it cannot be opened."""
    if not name:
        return Opened()
    try:
        run = find_run(company(), name)
        return Opened(run=run, review=reopened(run, panel))
    except DataError as fault:
        return Opened(fault=tuple(sentences(fault)))


def put(panel: Panel, review: Review) -> tuple[str, ...]:
    """Every control as the review says; what is not measured here any more is told in sentences, and not chosen."""
    drivers, fresh = review.drivers or panel.core_drivers, not begun()
    try:
        set_groups(panel, outcome=review.outcome, by=review.by, quarters=review.quarters, drivers=drivers)
    except DataError as fault:
        set_groups(panel, outcome=None, by=Review.by, quarters=None, drivers=panel.core_drivers)
        return tuple(sentences(fault))
    if fresh and not review.quarters:
        st.session_state.pop("quarters", None)  # a slider that is not drawn yet begins with all of them by itself
    return ()


def on_page(panel: Panel, opened: Opened, compared: dict) -> tuple[str, Review, bool]:
    """The quarter that the review is about; the review as it is held, of what is compared on this page; and whether
    that is only tried: the quarter's own compares something else. What is compared in a run is held for the session.
    """
    quarter = (compared["quarters"] or panel.quarters)[-1]
    own = settled(until(held(opened, quarter), quarter, panel), panel)
    review = with_compared(own, panel, compared)
    if opened.review:
        opened.review = review
    return quarter, review, not opened.review and review != own


def offer_to_keep(panel: Panel, opened: Opened, quarter: str, compared: dict) -> None:
    """What is tried, kept for the quarter; or the way back, as the page is come to."""
    when = quarter.replace("-", " ")
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f"The page and its files show this. The review kept for {when} compares something else.")
        do = partial(with_compared, panel=panel, compared=compared)
        st.button(f"Keep this for {when}", on_click=change, args=(opened, quarter, do), type="primary")
        st.button("Back to what is kept", on_click=put, args=(panel, held(opened, panel.quarters[-1])))


def with_compared(review: Review, panel: Panel, compared: dict) -> Review:
    return settled(replace(review, **compared), panel)


def held(opened: Opened, quarter: str) -> Review:
    return opened.review or changed(quarter)


def changed(quarter: str) -> Review:
    """What is kept for the quarter, with the changes that wait to be kept."""
    return reduce(lambda review, do: do(review), waiting().get(quarter, ()), kept(quarter).review)


def waiting() -> dict[str, list[Do]]:
    """Quarter -> the changes of this company's review that could not be kept yet."""
    (path, _), _ = st.session_state[OPENED]
    return st.session_state.setdefault(WAITING, {}).setdefault(path, {})


def change(opened: Opened, quarter: str, do: Do) -> None:
    """Change what is held: of a run for this session only, else for the quarter."""
    if opened.review:
        opened.review = do(opened.review)
    else:
        waiting().setdefault(quarter, []).append(do)
        keep_waiting()


def keep_waiting() -> None:
    """Keep every change that waits; where that cannot be, say why, and let them wait on."""
    try:
        for quarter in list(waiting()):
            keep_review(company(), quarter, changed(quarter))
            waiting().pop(quarter)
    except DataError as fault:
        st.session_state[UNKEPT] = "  \n".join(("What was changed is not kept yet.", *sentences(fault)))
        st.toast(st.session_state[UNKEPT])


def show_waiting() -> None:
    """That changes wait, why, and the next try; nothing where all of them are kept."""
    if waiting():
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(st.session_state[UNKEPT])
            st.button("Keep it", on_click=keep_waiting, type="primary")
