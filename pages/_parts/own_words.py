"""A company's own words, beside ours: shown with what each counts as, to be corrected in place."""

from collections.abc import Sequence

import streamlit as st

from analysis.ingest import FileReport
from analysis.story.own_words import LEFT_OUT, OURS, THEIRS, tell_words
from pages._parts.upload import Upload, choices_of, choose


def settle_words(upload: Upload, report: FileReport) -> None:
    """For each column that meets words it does not know: what they count as."""
    for column, (headline, rows, ours) in tell_words(report).items():
        st.header(headline, anchor=False)
        key = f"words {upload.id} {column} {rows.to_json()}"
        st.data_editor(
            rows,
            key=key,
            hide_index=True,
            disabled=[THEIRS],
            column_config={OURS: st.column_config.SelectboxColumn(options=[*ours, LEFT_OUT], required=True)},
            on_change=keep,
            args=(upload.id, column, key, list(rows[THEIRS]), list(rows[OURS])),
            alt=f"Words of {upload.name} and what they count as",
        )


def keep(id: str, column: str, key: str, words: Sequence[str], before: Sequence[str]) -> None:
    """Keep what the words were said to mean."""
    edits = st.session_state[key]["edited_rows"]
    meant = [edits.get(row, {}).get(OURS, ours) for row, ours in enumerate(before)]
    said = {word: "" if ours == LEFT_OUT else ours for word, ours in zip(words, meant, strict=True)}
    choose(id, words={**choices_of(id).words, column: said})
