"""The review to take away: four files made when they are asked for, each the run it is named after."""

from functools import partial

import streamlit as st

from analysis.errors import DataError
from analysis.records import Store
from analysis.review import keep_run
from analysis.story.review.reviewed import Reviewed
from pages._parts.report import SLIDES
from pages._parts.review import RUN
from pages._parts.review_look import template
from pages._parts.show import note, sentences
from pages._parts.workspace import company

SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KEPT = "review run kept"  # of the session: the run whose address was looked at last
FAILED = "review file failed"  # of the session: why the last file was not made, in sentences
FILES = (
    ("PowerPoint", "pptx", SLIDES),
    ("PDF", "pdf", "application/pdf"),
    ("HTML talk", "html", "text/html"),
    ("Excel", "xlsx", SHEETS),
)


def offer_files(reviewed: Reviewed) -> None:
    """The same story as slides, on paper, as a talk and as numbers; the run it is, with the way back to it."""
    if not reviewed.story.slides:
        return
    failed = st.session_state.setdefault(FAILED, [])
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, ending, kind in FILES:
            make = partial(made, failed, ending, reviewed, template(), company())
            name, style = f"{reviewed.story.file_name}.{ending}", "primary" if ending == "pptx" else "secondary"
            st.download_button(label, make, name, kind, key=f"review {ending}", on_click="ignore", type=style)
        show_run(reviewed)
    note("The same review in each: slides with charts to edit, a talk to open in a browser, the numbers in Excel.")
    if failed:
        st.warning("  \n".join(failed))
        failed.clear()


def made(failed: list[str], ending: str, *given) -> bytes:
    """The file as it is `written`. It is made beside the page: why it cannot be is put in `failed`, for the page's next
    run, and the browser says only that it failed.
    """
    failed.clear()
    try:
        return written(ending, *given)
    except DataError as fault:
        failed[:] = [f"The .{ending} file was not made.", *sentences(fault)]
        raise


def written(ending: str, reviewed: Reviewed, look: bytes | None, store: Store) -> bytes:
    """The file; its run is kept."""
    from analysis.export.review import to_file

    made = to_file(reviewed.story, ending, look=reviewed.run.review.look, template=look)
    keep_run(store, reviewed.story.run, reviewed.run)
    return made


def show_run(reviewed: Reviewed) -> None:
    """The run's id; behind it, once it is looked at, the address that opens the same again, and a way to another."""
    body = st.popover(f"Run {reviewed.story.run}", on_change="rerun", key="review run")
    if not body.open:
        return
    with body:
        try:
            show_address(reviewed)
        except DataError as fault:
            st.warning("  \n".join(sentences(fault)))
        st.text_input("Open another run", placeholder="Such as 7F3A21", key="review other run", on_change=go_to_run)


def show_address(reviewed: Reviewed) -> None:
    """The address that opens the run again. Raises DataError where the run cannot be kept."""
    name = reviewed.story.run
    if st.session_state.get(KEPT) != name:
        keep_run(company(), name, reviewed.run)
        st.session_state[KEPT] = name
    st.markdown("This address opens the same sections, titles and choices again, also after new files came.")
    st.code(f"{(st.context.url or '').partition('?')[0]}?{RUN}={name}", language=None, wrap_lines=True)


def go_to_run() -> None:
    if name := st.session_state["review other run"].strip().upper():
        st.query_params[RUN] = name
