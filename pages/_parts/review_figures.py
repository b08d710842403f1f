"""A slide before it is exported: how sure, its figures, and what is said beside them."""

from functools import singledispatch

import pandas as pd
import streamlit as st

from analysis.story.figures import Chart, Facts, Sentences, Table
from analysis.story.review.story import Part, Slide
from pages._parts.review_told import charts
from pages._parts.show import note, show_words, text, told


def show_slide(slide: Slide) -> None:
    """The slide's rows from top to bottom, as the page draws them."""
    note(slide.sure)
    drawn = iter(charts(slide))
    for row in slide.rows:
        sides = (
            st.columns([part.columns for part in row.parts], gap="medium") if len(row.parts) > 1 else [st.container()]
        )
        for side, part in zip(sides, row.parts, strict=True):
            with side:
                show_part(part, next(drawn))


def show_part(part: Part, chart: dict | None) -> None:
    note(part.caption or getattr(part.figure, "heading", ""))
    if chart is None:
        show_figure(part.figure)
    else:
        st.vega_lite_chart(chart, width="stretch")


@singledispatch
def show_figure(figure: Chart) -> None:
    """A chart that no page draws, in words."""
    st.markdown(text(figure.about))


@show_figure.register
def _(figure: Table) -> None:
    heads = [head or "\u00a0" * at for at, head in enumerate(figure.heads, 1)]
    show_words(pd.DataFrame(list(figure.rows), columns=heads), alt=figure.about)


@show_figure.register
def _(figure: Facts) -> None:
    for side, fact in zip(st.columns(len(figure.items), gap="medium"), figure.items, strict=True):
        with side, st.container(gap=None):
            st.metric(text(fact.head), text(fact.value))
            st.markdown("  \n".join(filter(None, (told(fact.what, ""), text(fact.text)))))


@show_figure.register
def _(figure: Sentences) -> None:
    for lead_in, sentence in figure.lines:
        st.markdown(told(lead_in, sentence))
