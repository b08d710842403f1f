"""Bring files in: see what was recognised and what would be left out, import, and take any import back."""

import streamlit as st

from analysis.story.import_data import tell_files, tell_start
from pages._parts.checked import show_files
from pages._parts.coverage import show_coverage
from pages._parts.dry_run import look_at
from pages._parts.frame import framed
from pages._parts.imports import list_imports, offer_import, say_done
from pages._parts.show import show
from pages._parts.start import offer_templates
from pages._parts.upload import drop_files
from pages._parts.workspace import own_company

framed()
own = own_company()
title = st.container()
say_done()
uploads = drop_files()
files = look_at(own, uploads)

with title:
    ready = [looked.reports for looked in files if not looked.fault]
    show(tell_files(ready, [looked.state for looked in files if looked.fault]) if uploads else tell_start())
if uploads:
    show_files(files)
    offer_import(own, files)
else:
    offer_templates()
list_imports(own)
show_coverage(own)
