"""Bring files in: see what was recognised and what would be left out, import, and take any import back."""

import streamlit as st

from analysis.story.import_data import incoming, rejected, tell_done, tell_files, tell_start
from analysis.story.words import count
from pages._parts.frame import framed
from pages._parts.imports import list_imports, show_uploads
from pages._parts.show import show, text
from pages._parts.upload import Upload, write
from pages._parts.workspace import own_company

framed()
own = own_company()
title = st.container()
if done := st.session_state.pop("done", ""):
    st.success(text(done))
files = st.file_uploader(
    "CSV files", type=["csv", "txt", "tsv"], accept_multiple_files=True, key=f"files {st.session_state.get('round', 0)}"
)
uploads = [Upload(file.file_id, file.name, file.getvalue()) for file in files]

looked = show_uploads(own, uploads)
ready = [one for one in looked if not one.fault]
stuck = [one for one in looked if one.fault]
reports = [report for one in ready for report in one.reports]
unreadable = sum(not one.readable for one in stuck)
with title:
    files_told = tell_files([one.reports for one in ready], len(stuck) - unreadable, unreadable)
    show(files_told if uploads else tell_start())

if uploads:
    rows = incoming(reports)
    with st.container(horizontal=True):
        if st.button(f"Import {count(rows, 'row')}", type="primary", disabled=not rows):
            faults = [(one.upload.name, one.fault) for one in stuck]
            st.session_state["done"] = tell_done(write(own, [one.upload for one in ready]), faults)
            st.session_state["round"] = st.session_state.get("round", 0) + (not stuck)
            st.session_state["own"] = True
            st.rerun()
        if any(report.complaints for report in reports):
            st.download_button("Download the rows left out", rejected(reports), "left_out.csv", "text/csv")

list_imports(own)
