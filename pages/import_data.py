"""Bring files in: see what was recognised and what would be left out, import, and take any import back."""

import streamlit as st

from analysis.story.import_data import tell_start
from pages._parts.checked import show_files, tell_drop
from pages._parts.coverage import show_coverage
from pages._parts.dry_run import look_at
from pages._parts.frame import framed
from pages._parts.imports import list_imports, offer_import, say_done
from pages._parts.people import review_people
from pages._parts.show import show
from pages._parts.start import offer_start
from pages._parts.upload import drop_files
from pages._parts.workspace import held, own_company

framed()
own = own_company()
title = st.container()
say_done(own)
files = look_at(own, drop_files())

with title:
    show(tell_drop(files) if files else tell_start(empty=held(own) is None))
if files:
    show_files(files)
    offer_import(own, files)
else:
    offer_start(own)
review_people(own)
list_imports(own)
show_coverage(own)
