"""The sections of a review: which stand in it, and in which order."""

from dataclasses import replace
from functools import partial

import streamlit as st

from analysis.review import Review
from analysis.story.review import SECTIONS
from analysis.story.review.asked import Asked
from analysis.story.review.reviewed import Reviewed, chosen
from analysis.story.review.story import Slide
from analysis.story.words import first_upper, number
from pages._parts.review_figures import show_slide
from pages._parts.review_told import section
from pages._parts.review_words import OPEN, Change, edit
from pages._parts.show import note, text

MORE = "review more"  # of the session: whether one looks at the sections to choose from


def show_sections(asked: Asked, reviewed: Reviewed, change: Change) -> None:
    """Those that stand in the review, in their order; then the others, told once they are looked at."""
    keys, slides = chosen(asked.review), {slide.key: slide for slide in reviewed.story.slides}
    with st.container(gap="xsmall"):
        for key in keys:
            show_section(asked, reviewed, key, slides.get(key), change)
    others = [key for key in SECTIONS if key not in keys]
    if not others:
        return
    more = st.expander(f"{first_upper(number(len(others)))} more to choose from", on_change="rerun", key=MORE)
    if more.open:
        with more:
            for key in others:
                offer_section(asked, key, change)


def show_section(asked: Asked, reviewed: Reviewed, key: str, slide: Slide | None, change: Change) -> None:
    """A tick that takes it out, its name and finding, and behind them what the slide shows and the words to edit."""
    name = SECTIONS[key].name
    with st.container(horizontal=True, gap="small", wrap=False):
        tick(key, True, change, beside=slide)
        if slide is None:
            note(f"{name}: {reviewed.missing[key]}")
            return
        body = st.expander(f"**{text(name)}** · {text(slide.title)}", on_change="rerun", key=f"{OPEN}{key}")
    if key in reviewed.changed:
        note(f"The finding has changed since this title was written: {reviewed.changed[key]}")
    if body.open:
        with body:
            show_slide(slide)
            st.space(8)
            edit(asked, slide, change)
            offer_moves(asked.review, key, change)


def offer_section(asked: Asked, key: str, change: Change) -> None:
    told = section(asked, key)
    with st.container(horizontal=True, gap="small", wrap=False):
        tick(key, False, change)
        name = SECTIONS[key].name
        if isinstance(told, str):
            note(f"{name}: {told}")
        else:
            st.markdown(f":small[**{text(name)}** · {text(told.title)}]")


def tick(key: str, stands: bool, change: Change, beside: Slide | None = None) -> None:
    st.session_state[f"review {key}"] = stands
    given = {"key": f"review {key}", "label_visibility": "collapsed"}
    with st.container(width="content", gap=None):
        if beside:
            st.space(8)  # down to the name of what is folded
        st.checkbox(SECTIONS[key].name, on_change=turn, args=(key, change), **given)


def turn(key: str, change: Change) -> None:
    """Take it in or out. Those to choose from are fewer or more then: under a new name they would be folded again."""
    change(partial(turned, key=key, stands=st.session_state[f"review {key}"]))
    st.session_state[MORE] = st.session_state.get(MORE, False)


def turned(review: Review, key: str, stands: bool) -> Review:
    """With the section where its kind stands, or without it; as it is where another tab has done so already."""
    keys = list(chosen(review))
    if stands == (key in keys):
        return review
    if key in keys:
        return replace(review, sections=tuple(name for name in keys if name != key))
    order = list(SECTIONS)
    before = [at for at, name in enumerate(keys, 1) if order.index(name) < order.index(key)]
    keys.insert(max(before, default=0), key)
    return replace(review, sections=tuple(keys))


def moved(review: Review, key: str, steps: int) -> Review:
    """With the section so many places further down; as it is where another tab has taken the section out."""
    keys = list(chosen(review))
    if key not in keys:
        return review
    at = keys.index(key)
    keys.insert(max(at + steps, 0), keys.pop(at))
    return replace(review, sections=tuple(keys))


def offer_moves(review: Review, key: str, change: Change) -> None:
    keys = chosen(review)
    with st.container(horizontal=True):
        for label, steps, end in (("Move up", -1, keys[0]), ("Move down", 1, keys[-1])):
            move = partial(moved, key=key, steps=steps)
            st.button(label, key=f"{label} {key}", on_click=change, args=(move,), disabled=key == end)
