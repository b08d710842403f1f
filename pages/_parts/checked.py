"""What importing a file would do: the counts, the rows left out by cause, the lines that are no rows."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import streamlit as st

from analysis.ingest import FileReport
from analysis.story import Section
from analysis.story.import_data import tell_box, tell_file, tell_files, wants_a_look
from analysis.story.left_out import tell_causes, tell_left_out, tell_set_aside
from analysis.tables import TABLES
from pages._parts.dry_run import Looked
from pages._parts.grid import fix_in_grid
from pages._parts.mapping import choose_reading, choose_tables, fill_by_hand, show_matches
from pages._parts.own_words import settle_words
from pages._parts.questions import ask_questions
from pages._parts.show import sentences, show_beside, show_words, text
from pages._parts.upload import Upload, choose, mended, of_drop


def tell_drop(files: list[Looked]) -> Section:
    """What the dropped files are, all together."""
    ready = [looked.reports for looked in files if not looked.fault]
    return tell_files(ready, [looked.state for looked in files if looked.fault])


def show_files(files: list[Looked]) -> None:
    """A file alone is laid open; of several, those that want a look."""
    filled = {report.table for looked in files for report in looked.reports}
    for looked in sorted(files, key=lambda looked: looked.state == "fits nothing"):
        with st.expander(*box_of(looked)) if len(files) > 1 else st.container():
            show_file(looked, filled)


def box_of(looked: Looked) -> tuple[str, bool]:
    """(line on a folded file, whether it lies open); what was opened once stays open."""
    opened = of_drop("opened", set)
    if looked.state in ("by hand", "unreadable") or wants_a_look(looked.reports):
        opened.add(looked.upload.id)
    return text(tell_box(looked.upload.name, looked.reports, looked.state)), looked.upload.id in opened


def show_file(looked: Looked, filled: Collection[str]) -> None:
    """Recognised, mapped, checked; or the sentence that stands in the way, and the way to mend it."""
    upload, reports = looked.upload, looked.reports
    if looked.fault:
        show_fault_of(looked)
    for report in reports:
        show_matches(upload, report, reports)
    for report in reports:
        settle_words(upload, report)
    ask_questions(upload, reports)
    if upload.choices.keep_personal or any(report.dropped for report in reports):
        keep_personal(upload)
    for report in with_notes_once(reports):
        if not report.questions:
            show_counts(report, filled, named=len(reports) > 1)
            show_left_out(upload, report)
    if looked.shape:
        fill_by_hand(looked)
    if looked.shape or reports or upload.choices.encoding:
        pick_by_hand(looked)


def pick_by_hand(looked: Looked) -> None:
    """The table, and how the file is read, where either was found out wrongly."""
    with st.expander("Not right? Pick the table, or how the file is read"):
        if looked.reports:
            choose_tables(looked.upload, [report.table for report in looked.reports])
        choose_reading(looked.upload)


def show_fault_of(looked: Looked) -> None:
    """Why a file cannot come in."""
    first, *rest = sentences(looked.fault)
    st.header(first, anchor=False)
    if rest:
        st.markdown("  \n".join(rest))


def with_notes_once(reports: Sequence[FileReport]) -> list[FileReport]:
    """The reports of a file; what holds for all of them is noted with the first."""
    said = [set[str]().union(*(one.notes for one in reports[:place])) for place in range(len(reports))]
    return [
        replace(one, notes=tuple(note for note in one.notes if note not in before))
        for one, before in zip(reports, said, strict=True)
    ]


def show_counts(report: FileReport, filled: Collection[str], *, named: bool) -> None:
    """The consequence in rows, then what else there is to know."""
    section = tell_file(report, filled)
    show_beside(replace(section, note=TABLES[report.table].label) if named else section)
    if set_aside := tell_set_aside(report):
        with st.expander(set_aside[0]):
            show_words(set_aside[1], alt=f"Lines of {report.file} that are no rows")


def keep_personal(upload: Upload) -> None:
    """E-mail addresses of respondents stay at the door unless asked for."""
    key = f"personal {upload.id}"
    st.session_state[key] = upload.choices.keep_personal
    label = "Keep the e-mail addresses, to tell respondents apart"
    st.checkbox(label, key=key, on_change=lambda: choose(upload.id, keep_personal=st.session_state[key]))


def show_left_out(upload: Upload, report: FileReport) -> None:
    """The rows left out, by cause, and a grid to mend them in."""
    if not report.left_out or report.already is not None:
        return
    st.header(tell_left_out(report, sum(one.rows for one in mended(upload)[:1])), anchor=False)
    for place, (cause, mend, lines) in enumerate(tell_causes(report)):
        with st.expander(cause, expanded=place == 0):
            st.markdown(text(mend))
            show_words(lines, alt=f"Rows of {report.file} left out")
    fix_in_grid(upload, report)
