"""What a file does not tell is asked of the person, once, with what the file says to it."""

from datetime import date
from functools import partial

import streamlit as st

from analysis.ingest import FileReport, Question
from analysis.story.words import off_line
from pages._parts.show import note, text
from pages._parts.upload import Upload, choices_of, choose, of_drop


def ask_questions(upload: Upload, reports: tuple[FileReport, ...]) -> None:
    """The questions on a file, those that are answered among them, so that an answer can be changed."""
    asked = of_drop("asked", dict).setdefault(upload.id, {})
    asked |= {(question.choice, question.column): question for report in reports for question in report.questions}
    open_ = {question for report in reports for question in report.questions}
    filled = {"", *(column for report in reports for column in report.columns)}
    for question in asked.values():
        if question in open_ or question.column in filled or not question.options:
            with st.container(gap="xsmall"):
                ask_one(upload, question)
                note(off_line(question.evidence))


def ask_one(upload: Upload, question: Question) -> None:
    """A choice among the options, or a day."""
    key = f"{question.choice} {question.column} {upload.id}"
    keep = partial(answer, upload.id, question, key)
    if not question.options:
        st.session_state.setdefault(key, None)
        st.date_input(
            text(question.ask), key=key, on_change=keep, format="YYYY-MM-DD", max_value=date.today(), width=240
        )
        return
    said = dict(question.options)
    st.session_state.setdefault(key, None)
    st.radio(text(question.ask), list(said), format_func=said.get, horizontal=True, key=key, on_change=keep)


def answer(id: str, question: Question, key: str) -> None:
    """Keep the answer with the file's choices."""
    given = st.session_state[key]
    said = given.isoformat() if isinstance(given, date) else given or ""
    choose(id, **{question.choice: fitting(getattr(choices_of(id), question.choice), question, said)})


def fitting(before: object, question: Question, said: str) -> object:
    """An answer as its choice wants it: a text, a yes or no, several tables, or a word of one column."""
    if isinstance(before, tuple):
        return (said,) if said else ()
    if isinstance(before, bool):
        return said == "yes"
    return {**before, question.column: said} if isinstance(before, dict) else said
