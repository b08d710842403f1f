"""Bring files in: see what was recognised and what would be left out, import, and take any import back."""

import streamlit as st

from analysis.errors import DataError
from analysis.story.import_data import incoming, rejected, tell_done, tell_files, tell_start
from analysis.story.words import count
from pages._parts.frame import framed
from pages._parts.imports import list_imports, show_upload
from pages._parts.show import show
from pages._parts.upload import Upload, write
from pages._parts.workspace import own_company

framed()
own = own_company()
title = st.container()
if done := st.session_state.pop("done", ""):
    st.success(done)
files = st.file_uploader(
    "CSV files", type=["csv", "txt", "tsv"], accept_multiple_files=True, key=f"files {st.session_state.get('round', 0)}"
)
uploads = [Upload(file.file_id, file.name, file.getvalue()) for file in files]

looked_at = [show_upload(own, upload) for upload in uploads]
ready = [upload for upload, reports in looked_at if not isinstance(reports, DataError)]
reports = [report for _, found in looked_at if not isinstance(found, DataError) for report in found]
with title:
    show(tell_files(reports, len(uploads) - len(ready)) if uploads else tell_start())

if uploads:
    rows = incoming(reports)
    with st.container(horizontal=True):
        if st.button(f"Import {count(rows, 'row')}", type="primary", disabled=not rows):
            st.session_state["done"] = tell_done(write(own, ready))
            st.session_state["round"] = st.session_state.get("round", 0) + 1
            st.session_state["own"] = True
            st.rerun()
        if any(report.complaints for report in reports):
            st.download_button("Download the rows left out", rejected(reports), "left_out.csv", "text/csv")

list_imports(own)
