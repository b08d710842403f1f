"""A section on a page, in the house's order: note, headline, lead, numbers, chart, how to read it, how sure."""

import re
from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd
import streamlit as st

from analysis.errors import DataError
from analysis.story import Number, Section
from analysis.story.left_out import in_plain
from analysis.story.statistics import meaning

HOW_SURE = "How sure?"
WHOLE = 20  # rows of a table that are shown without scrolling
_SPECIAL = re.compile(r"`[^`]*`|(?<!\*)\*(?!\*)|[\\_\[\]$<~#|]")
_COMMAND_LINE = re.compile(r" \(--[^)]*\)")


def show(section: Section) -> None:
    """The page's main section: its headline is the page's title."""
    show_head(section)
    st.space(8)
    show_body(section)
    fold_behind(section)


def show_head(section: Section) -> None:
    """Note, headline and lead of the page's main section."""
    with st.container(gap=None):
        note(section.note)
        st.title(text(section.headline), anchor=False)
        if section.lead:
            with st.container(key="lead"):
                st.markdown(text(section.lead))


def show_beside(section: Section, statistic: str = "") -> None:
    """A further section: a smaller headline, the rest alike. The meaning of its statistic stands on hover."""
    with st.container(gap=None):
        note(section.note)
        st.header(text(section.headline), anchor=False, help=help_on(statistic))
    if section.lead:
        st.markdown(text(section.lead))
    show_body(section)


def show_further(section: Section | None, statistic: str = "") -> None:
    """A further section apart from the last, with what stands behind it; nothing where there is none."""
    if section is not None:
        st.space(24)
        show_beside(section, statistic)
        fold_behind(section)


def show_body(section: Section) -> None:
    """Numbers, chart and details."""
    beneath = " ".join(filter(None, (section.how_to_read, section.caveat)))
    if section.numbers:
        show_numbers(section.numbers)
    if section.chart is not None:
        with st.container(gap="xsmall"):
            st.vega_lite_chart(section.chart, width="stretch")
            note(beneath)
    else:
        note(beneath)
    for lead_in, sentence in section.details:
        st.markdown(told(lead_in, sentence))


def show_numbers(numbers: tuple[Number, ...]) -> None:
    """Large numbers below each other; more than two side by side, on a phone two by two."""
    many = len(numbers) > 2
    with st.container(horizontal=many, gap="small"):
        for number in numbers:
            with st.container(gap=None, width=150 if many else "stretch"):
                st.metric(text(number.label), text(number.value))
                note(number.note)


def fold_behind(section: Section) -> None:
    """What stands behind one finding, folded away; nothing where there is nothing."""
    if section.how_sure or section.table is not None:
        with st.expander(HOW_SURE):
            show_behind(section)


def show_how_sure(sections: tuple[Section, ...]) -> None:
    """What stands behind the finding in several groups, folded away."""
    with st.expander(HOW_SURE):
        for section in sections:
            note(section.headline)
            show_behind(section)
            st.space(8)


def show_folded(section: Section | None, statistic: str = "") -> None:
    """A further finding, folded away under its headline; nothing where there is none."""
    if section is None:
        return
    with st.expander(text(section.headline)):
        note(section.note)
        if section.lead:
            st.markdown(text(section.lead), help=help_on(statistic))
        show_body(section)
        show_behind(section)


def show_behind(section: Section | None) -> None:
    """What bears a finding, each line with the meaning of its statistic on hover; the numbers; what was measured."""
    if section is None:
        return
    with st.container(gap="xsmall"):
        for lead_in, sentence, *statistic in section.how_sure:
            st.markdown(f"- {told(lead_in, sentence)}", help=help_on(*statistic))
    if section.table is not None:
        show_table(section.table, alt=section.headline)
    for name, about in section.sources:
        note(f"{name}: {about}")


def help_on(statistic: str = "") -> str | None:
    """A statistic's meaning in one line, for Streamlit's own hover; None for what is no statistic."""
    return text(meaning(statistic)) or None


def show_table(table: pd.DataFrame, *, alt: str, widths: Mapping[str, int] = MappingProxyType({})) -> None:
    """A table of numbers, to sort and to search, headers with their meaning on hover; on a phone it scrolls inside.

    widths  of columns that would be cut, in px
    """
    height, told_of = "content" if len(table) <= WHOLE else "auto", [name for name in table.columns if meaning(name)]
    hints = {name: st.column_config.Column(help=help_on(name), width=widths.get(name)) for name in {*told_of, *widths}}
    st.dataframe(table, hide_index=True, width="stretch", height=height, alt=alt, column_config=hints)


def show_words(table: pd.DataFrame, *, alt: str) -> None:
    """A table of sentences, which wrap."""
    st.table(table.map(text), hide_index=True, border="horizontal", alt=alt)


def show_fault(fault: DataError) -> None:
    """A DataError as it stands: what, where, how to mend it."""
    show_sentences(fault)
    st.page_link("pages/import_data.py", label="Import a file")


def show_interrupted(fault: DataError) -> None:
    """The same of a file that could not be read while a page was drawn: the next try may."""
    show_sentences(fault)
    st.button("Try again")


def show_sentences(fault: DataError) -> None:
    first, *rest = sentences(fault)
    st.title(first, anchor=False)
    for line in rest:
        st.markdown(line)


def sentences(fault: DataError) -> list[str]:
    """The lines of a DataError, without what only the command line can do."""
    first, *rest = _COMMAND_LINE.sub("", str(fault)).split("\n")
    return [text(first.replace("`", "")), *(text(in_plain(line)) for line in rest)]


def note(words: str) -> None:
    """A line in the small grey of notes; nothing for no words. (Streamlit's caption is too pale.)"""
    if words:
        st.markdown(f":small[:gray[{text(words)}]]")


def told(lead_in: str, sentence: str) -> str:
    """A bold lead-in and its sentence."""
    return f"**{text(lead_in)}** {text(sentence)}" if lead_in else text(sentence)


def text(words: str) -> str:
    """Words as Markdown that shows them as they stand; ** and `code` keep their meaning."""
    return _SPECIAL.sub(lambda found: found[0] if found[0].startswith("`") else f"\\{found[0]}", words)
