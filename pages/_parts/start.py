"""Before any file is dropped: templates to fill, for those who have no export."""

import io
import zipfile

import streamlit as st

from analysis.tables import TABLES
from analysis.tables.documents import template


def offer_templates() -> None:
    """All templates as one zip, or one by one."""
    with st.popover("Templates"):
        st.markdown("A CSV file for each table, with its header and two example rows.")
        st.download_button("All of them", all_templates, "templates.zip", "application/zip", on_click="ignore")
        with st.container(gap="xsmall"):
            for table in TABLES.values():
                st.download_button(
                    table.label, template(table), f"{table.name}.csv", "text/csv", type="tertiary", on_click="ignore"
                )


def all_templates() -> bytes:
    """The templates as a zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in TABLES.values():
            archive.writestr(f"{table.name}.csv", template(table))
    return packed.getvalue()
