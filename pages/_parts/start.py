"""Before any file is dropped: templates for those who have no export, and the month in which the year starts."""

from calendar import month_name
from functools import partial

import streamlit as st

from analysis.records import FISCAL_YEAR_STARTS, Records
from analysis.tables import TABLES, Table
from analysis.tables.documents import template
from analysis.workspace import Workspace
from pages._parts.imports import zipped


def offer_start(workspace: Workspace) -> None:
    """Templates and the fiscal year, each behind a button of its own."""
    with st.container(horizontal=True):
        offer_templates()
        choose_fiscal_year(workspace)


def offer_templates() -> None:
    """All templates as one zip, or one by one."""
    with st.popover("Templates"):
        st.markdown("A CSV file for each table, with its header and two example rows.")
        st.download_button("All in one zip", all_templates, "templates.zip", "application/zip", on_click="ignore")
        sides = st.columns(2)
        for place, table in enumerate(TABLES.values()):
            with sides[place * 2 // len(TABLES)]:
                offer_template(table)


def offer_template(table: Table) -> None:
    file = partial(template, table)
    st.download_button(table.label, file, f"{table.name}.csv", "text/csv", type="tertiary", on_click="ignore")


def all_templates() -> bytes:
    return zipped({f"{table.name}.csv": template(table).encode() for table in TABLES.values()})


def choose_fiscal_year(workspace: Workspace) -> None:
    """The first month of the company's year: what every quarter is counted from."""
    records = Records(workspace)
    month = records.get("setting", FISCAL_YEAR_STARTS, 1)
    with st.popover(f"Fiscal year from {month_name[month]}"):
        st.session_state["fiscal year"] = month
        st.selectbox(
            "The fiscal year starts in",
            range(1, 13),
            format_func=lambda number: month_name[number],
            key="fiscal year",
            on_change=lambda: records.put("setting", FISCAL_YEAR_STARTS, st.session_state["fiscal year"]),
        )
