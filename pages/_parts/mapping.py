"""Columns picked by hand: which tables a file fills, and which of its headers goes where."""

from dataclasses import replace

import streamlit as st

from analysis.ingest import FileReport
from analysis.ingest.match import match_table
from analysis.tables import TABLES, Column
from pages._parts.upload import Upload, nearest


def choose_mapping(upload: Upload, headers: tuple[str, ...], known: tuple[FileReport, ...]) -> Upload:
    """The upload with the tables and headers chosen for it; untouched, its names decide."""
    recognised = tuple(report.table for report in known)
    tables = st.pills(
        "Tables that this file fills",
        list(TABLES),
        selection_mode="multi",
        default=recognised or nearest(headers),
        format_func=lambda name: TABLES[name].label,
        key=f"tables {upload.id}",
    )
    matched = by_name(tables, headers)
    chosen = {}
    for columns in columns_of(tables):
        chosen |= choose_headers(upload, columns, headers, matched)
    mapping = tuple((name, header) for name, header in chosen.items() if header and matched.get(name) != header)
    return replace(upload, tables=() if set(tables) == set(recognised) else tuple(tables), mapping=mapping)


def by_name(tables: list[str], headers: tuple[str, ...]) -> dict[str, str]:
    """Column -> header, as the names alone tell."""
    matches = [match_table(TABLES[name], headers, {}) for name in tables]
    return {column: headers[at] for match in matches for column, at in match.positions.items()}


def columns_of(tables: list[str]) -> tuple[list[Column], list[Column]]:
    """The columns of these tables, each name once: the needed ones, and the rest."""
    columns = {column.name: column for name in reversed(tables) for column in TABLES[name].columns}.values()
    return [column for column in columns if needed(column)], [column for column in columns if not needed(column)]


def needed(column: Column) -> bool:
    """Whether a file without the column cannot come in."""
    return column.required and column.default is None


def choose_headers(
    upload: Upload, columns: list[Column], headers: tuple[str, ...], matched: dict[str, str]
) -> dict[str, str | None]:
    """Column -> header, side by side in two columns, which a phone stacks."""
    chosen = {}
    with st.container():
        sides = st.columns(2, gap="medium")
        for place, column in enumerate(columns):
            with sides[place % 2]:
                chosen[column.name] = choose_header(upload, column, headers, matched.get(column.name))
    return chosen


def choose_header(upload: Upload, column: Column, headers: tuple[str, ...], matched: str | None) -> str | None:
    """The header that fills one column."""
    label = f"{column.label} (needed)" if needed(column) else column.label
    at = headers.index(matched) if matched else None
    return st.selectbox(label, headers, at, placeholder="not in the file", key=f"{column.name} {upload.id}")
