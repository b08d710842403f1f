"""What each table, column and measure means, with a template to fill."""

import streamlit as st

from analysis.story.dictionary import tell_dictionary, tell_measures, tell_statistics, tell_table
from analysis.story.kit import tell_items
from analysis.tables import TABLES
from analysis.tables.documents import template
from pages._parts.frame import framed
from pages._parts.kit import download_kit, own_teams
from pages._parts.show import note, show, show_beside, show_body, show_words, text

framed()
show(tell_dictionary())
for table in TABLES.values():
    section = tell_table(table)
    with st.expander(f"**{section.headline}** · {text(section.lead)}"):
        show_words(section.table, alt=f"Columns of {section.headline}")
        note(section.how_to_read)
        st.download_button("Download the template", template(table), f"{table.name}.csv", "text/csv", key=table.name)

st.space(24)
st.header("What is measured with them", anchor=False)
for section in tell_measures():
    with st.expander(f"**{section.headline}** · {text(section.lead)}"):
        show_body(section)

st.space(24)
st.header("What the statistics mean", anchor=False)
for section in tell_statistics():
    with st.expander(f"**{section.headline}** · {text(section.lead)}"):
        show_body(section)

st.space(24)
items = tell_items()
show_beside(items)
download_kit(own_teams())
with st.expander("All the statements"):
    show_words(items.table, alt=items.headline)
