"""The sections of a review: which stand in it, in which order, under which titles, with which notes."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from analysis.export.letters import clean, lines
from analysis.review import Review, with_notes, with_title
from analysis.story.review import SECTIONS
from analysis.story.review.asked import Asked
from analysis.story.review.reviewed import Reviewed, chosen
from analysis.story.review.story import Slide
from analysis.story.words import first_upper, number
from pages._parts.review_figures import show_slide
from pages._parts.review_told import section
from pages._parts.show import note, text

SIZE, WIDE, MOST = 28, 12.133, 2  # of a title on a slide: points, inches, lines
LONGEST = 3_000  # letters of notes
MORE = "review more"  # of the session: whether one looks at the sections to choose from
OPEN = "review open "  # before a section's key: whether one looks at it
REFUSED = "review refused"  # of the session: a title that was not kept, by its field

Change = Callable[[Callable[[Review], Review]], None]


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
    change(partial(turned, key=key))
    st.session_state[MORE] = st.session_state.get(MORE, False)


def turned(review: Review, key: str) -> Review:
    """With the section where its kind stands, or without it."""
    keys = list(chosen(review))
    if key in keys:
        return replace(review, sections=tuple(name for name in keys if name != key))
    order = list(SECTIONS)
    before = [at for at, name in enumerate(keys, 1) if order.index(name) < order.index(key)]
    keys.insert(max(before, default=0), key)
    return replace(review, sections=tuple(keys))


def moved(review: Review, key: str, steps: int) -> Review:
    """With the section so many places further down."""
    keys = list(chosen(review))
    at = keys.index(key)
    keys.insert(max(at + steps, 0), keys.pop(at))
    return replace(review, sections=tuple(keys))


def offer_moves(review: Review, key: str, change: Change) -> None:
    keys = chosen(review)
    with st.container(horizontal=True):
        for label, steps, end in (("Move up", -1, keys[0]), ("Move down", 1, keys[-1])):
            move = partial(moved, key=key, steps=steps)
            st.button(label, key=f"{label} {key}", on_click=change, args=(move,), disabled=key == end)


def edit(asked: Asked, slide: Slide, change: Change) -> None:
    """Title and notes in one's own words, and the way back to what the section says by itself."""
    told, key = section(asked, slide.key), slide.key
    own = dict(asked.review.titles).get(key), dict(asked.review.notes).get(key)
    field, notes = f"review title {key}", f"review notes {key}"
    refused = st.session_state.get(REFUSED, {}).get(key)
    st.session_state[field], st.session_state[notes] = refused or slide.title, slide.notes
    st.text_area("Title", key=field, height=80, on_change=keep_title, args=(field, told, change))
    note(fit(refused or slide.title, bool(refused)))
    given = {"height": 120, "max_chars": LONGEST, "on_change": keep_notes, "args": (notes, told, change)}
    st.text_area("Notes for whoever presents", key=notes, **given)
    with st.container(horizontal=True):
        if own[0] or refused:
            st.button("Back to the finding", key=f"back {key}", on_click=back, args=(told, change))
        if own[1]:
            st.button("Back to the notes as told", key=f"notes back {key}", on_click=back_to_notes, args=(told, change))


def fit(title: str, refused: bool = False) -> str:
    """How a title fits the slide, in a sentence."""
    many = len(lines(title, SIZE, WIDE, bold=True))
    said = f"{first_upper(number(many))} line{'s' if many > 1 else ''} on the slide"
    return f"{said}, and a title has two at most. This one is not kept: make it shorter." if refused else f"{said}."


def keep_title(field: str, told: Slide, change: Change) -> None:
    """Keep what was typed; a title of three lines stays in its field, and is not kept."""
    title, refused = clean(st.session_state[field]), st.session_state.setdefault(REFUSED, {})
    refused.pop(told.key, None)
    if len(lines(title, SIZE, WIDE, bold=True)) > MOST:
        refused[told.key] = title
    else:
        retitle(told, title, change)


def keep_notes(field: str, told: Slide, change: Change) -> None:
    notes = st.session_state[field].strip()[:LONGEST]
    change(lambda review: with_notes(review, told.key, notes, told.notes))


def back(told: Slide, change: Change) -> None:
    st.session_state.get(REFUSED, {}).pop(told.key, None)
    retitle(told, "", change)


def retitle(told: Slide, title: str, change: Change) -> None:
    """Change the title, which is the name of what is folded: under a new name it would be folded again."""
    change(lambda review: with_title(review, told.key, title, told.title))
    st.session_state[f"{OPEN}{told.key}"] = True


def back_to_notes(told: Slide, change: Change) -> None:
    change(lambda review: with_notes(review, told.key, "", told.notes))
