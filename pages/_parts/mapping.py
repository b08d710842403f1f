"""Columns picked by hand: a table of ours and theirs to correct, which tables a file fills, and how it is read."""

import hashlib
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.ingest import FileReport
from analysis.ingest.matching.match import Match, find_by_hand, match_table
from analysis.ingest.reading.shape import Shape
from analysis.story import mapping as story
from analysis.tables import TABLES
from pages._parts.dry_run import Looked, sheets_of
from pages._parts.show import note
from pages._parts.upload import Upload, choices_of, choose

ENCODINGS = {"": "as found", "utf-8": "UTF-8", "cp1252": "Windows (cp1252)", "utf-16": "UTF-16"}
ROWS, ROW = 20, 35  # shown at once; pixels
DELIMITERS = {"": "as found", ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
DECIMALS = {"": "as found", ".": "1,234.50", ",": "1.234,50"}


def show_matches(upload: Upload, report: FileReport, reports: Sequence[FileReport]) -> None:
    """The columns of one of a file's reports, the least certain first; where all are sure, folded away."""
    label = story.tell_matches(report, named=len(reports) > 1)
    if story.is_sure(report):
        place = st.expander(label)
    else:
        st.header(label, anchor=False)
        place = st.container(gap="xsmall")
    with place:
        edit_columns(upload, report.table, story.tell_columns(report), story.headers_of(reports))
        note(story.tell_unused(report, reports))


def fill_by_hand(looked: Looked) -> None:
    """For a file that fits no table yet: the table it is meant for, and the headers that fill its columns."""
    upload, shape = looked.upload, looked.shape
    tables = choose_tables(upload, looked.near)
    for match in named(upload, shape, tables):
        st.header(story.tell_missing(match.table, match.positions), anchor=False)
        rows = story.tell_named(match.table, shape.headers, shape.samples, match.positions)
        edit_columns(upload, match.table.name, rows, tuple(dict.fromkeys(filter(None, shape.headers))), tables)


def edit_columns(
    upload: Upload, table: str, rows: pd.DataFrame, headers: Sequence[str], forced: Sequence[str] = ()
) -> None:
    """The table of ours and theirs; picking another header looks at the file again, as one of the `forced` tables."""
    key = f"columns {upload.id} {table} {digest(rows)}"
    st.data_editor(
        rows,
        key=key,
        hide_index=True,
        height=(min(len(rows), ROWS) + 1) * ROW + 2,
        disabled=[story.OURS, story.VALUES, story.MATCH],
        column_config={story.THEIRS: st.column_config.SelectboxColumn(options=[story.ABSENT, *headers], required=True)},
        on_change=pick_headers,
        args=(upload.id, key, list(rows.index), tuple(forced)),
        alt=f"Columns of {upload.name}",
    )


def pick_headers(id: str, key: str, columns: Sequence[str], forced: tuple[str, ...]) -> None:
    """Keep the headers picked in the table of columns."""
    edits = st.session_state[key]["edited_rows"]
    picked = {columns[row]: change[story.THEIRS] for row, change in edits.items() if story.THEIRS in change}
    mapping = {name: "" if header == story.ABSENT else header for name, header in picked.items()}
    choose(id, mapping={**choices_of(id).mapping, **mapping})
    if forced:
        choose(id, tables=forced)


def choose_tables(upload: Upload, recognised: Sequence[str]) -> list[str]:
    """The tables that a file fills: those it is recognised as, or those picked."""
    key = f"tables {upload.id}"
    st.session_state[key] = list(upload.choices.tables or recognised)
    return st.pills(
        "Tables that this file fills",
        list(TABLES),
        selection_mode="multi",
        format_func=lambda name: TABLES[name].label,
        key=key,
        on_change=lambda: choose(upload.id, tables=tuple(st.session_state[key])),
    )


def choose_reading(upload: Upload) -> None:
    """How the file is read, where that was found out wrongly."""
    asked = {"delimiter": ("Values are parted by", DELIMITERS), "decimal": ("Decimals are written", DECIMALS)}
    asked = {"encoding": ("Letters are written in", ENCODINGS), **asked}
    if sheets := sheets_of(upload):
        asked = {"sheet": ("Sheet", {"": "all of them"} | {name: name for name in sheets}), "decimal": asked["decimal"]}
    for column, (name, (label, options)) in zip(st.columns(len(asked), gap="medium"), asked.items(), strict=True):
        with column:
            choose_one(upload, name, label, options)


def choose_one(upload: Upload, name: str, label: str, options: dict[str, str]) -> None:
    key = f"{name} {upload.id}"
    st.session_state[key] = getattr(upload.choices, name)
    st.selectbox(
        label,
        list(options),
        format_func=options.get,
        key=key,
        on_change=lambda: choose(upload.id, **{name: st.session_state[key]}),
    )


def named(upload: Upload, shape: Shape, tables: Sequence[str]) -> list[Match]:
    """What the names alone and the headers picked by hand fill of these tables."""
    by_hand = find_by_hand(upload.choices.mapping, shape.headers, upload.name)
    return [match_table(TABLES[name], shape.headers, by_hand) for name in tables]


def digest(rows: pd.DataFrame) -> str:
    return hashlib.sha1(rows.to_csv().encode()).hexdigest()[:12]
