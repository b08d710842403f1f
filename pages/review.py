"""What does this quarter's review say, and how is it taken along?"""

from functools import partial

import streamlit as st

from pages._parts.compare import choose_drivers, choose_groups
from pages._parts.frame import framed
from pages._parts.kit import offer_kit
from pages._parts.review import change, offer_to_keep, on_page, open_review, show_waiting
from pages._parts.review_files import offer_files
from pages._parts.review_head import refuse_no_quarter, show_head
from pages._parts.review_look import choose_look
from pages._parts.review_sections import show_sections
from pages._parts.review_told import asked_of, reviewed
from pages._parts.workspace import workspace_logs

framed()
logs = workspace_logs()
panel = logs.panel
refuse_no_quarter(logs)
opened = open_review(panel)
page = st.container()
st.space(24)
st.header("Compare something else", anchor=False)
compared = choose_groups(panel, more=("threshold",), bind=None) | choose_drivers(panel, bind=None)
quarter, review, tried = on_page(panel, opened, compared)
if tried:
    offer_to_keep(panel, opened, quarter, compared)
asked = asked_of(logs, review)
told = reviewed(asked)
keep = partial(change, opened, quarter)

with page:
    show_waiting()
    show_head(asked, told, opened, tried)
    show_sections(asked, told, keep)
    offer_files(told)
    st.space(24)
    st.header("Company, look and template", anchor=False)
    choose_look(review, keep)
offer_kit(panel)
