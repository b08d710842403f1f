"""A section in one's own words: its title and its notes, what does not fit, and the way back to what it says itself."""

from collections.abc import Callable

import streamlit as st

from analysis.export.letters import clean, lines
from analysis.review import Review, with_notes, with_title
from analysis.story.review.asked import Asked
from analysis.story.review.story import Slide
from analysis.story.wording import own_causal_words
from analysis.story.words import first_upper, listed, number
from pages._parts.review_told import section
from pages._parts.show import note

SIZE, WIDE, MOST = 28, 12.133, 2  # of a title on a slide: points, inches, lines
LONGEST = 3_000  # letters of notes
OPEN = "review open "  # before a section's key: whether one looks at it
REFUSED = "review refused"  # of the session: a field -> what was typed there and is not kept

Change = Callable[[Callable[[Review], Review]], None]


def edit(asked: Asked, slide: Slide, change: Change) -> None:
    """Title and notes in one's own words, and the way back to what the section says by itself."""
    told, key = section(asked, slide.key), slide.key
    title = edit_title(told, slide.title, key in dict(asked.review.titles), change)
    notes = edit_notes(told, slide.notes, key in dict(asked.review.notes), change)
    with st.container(horizontal=True):
        if title:
            st.button("Back to the finding", key=f"back {key}", on_click=back, args=(told, change))
        if notes:
            st.button("Back to the notes as told", key=f"notes back {key}", on_click=back_to_notes, args=(told, change))


def edit_title(told: Slide, title: str, own: bool, change: Change) -> bool:
    """The field of a title, and how it fits below; True where it holds other words than the finding's."""
    field = f"review title {told.key}"
    refused = st.session_state.get(REFUSED, {}).get(field)
    st.session_state[field] = refused or title
    st.text_area("Title", key=field, height=80, on_change=keep_title, args=(field, told, change))
    if refused:
        st.warning(f"{fit(refused)}, and a title has two at most. This one is not kept: make it shorter.")
    else:
        note(f"{fit(title)}.")
    if refused or own:
        note(too_much(refused or title))
    return bool(refused or own)


def edit_notes(told: Slide, notes: str, own: bool, change: Change) -> bool:
    """The field of notes; True where it holds other words than those told."""
    field = f"review notes {told.key}"
    refused = st.session_state.get(REFUSED, {}).get(field)
    st.session_state[field] = refused or notes
    given = {"height": 120, "on_change": keep_notes, "args": (field, told, change)}
    st.text_area("Notes for whoever presents", key=field, **given)
    if refused:
        st.warning(
            f"These notes have {len(refused):,} letters, and {LONGEST:,} are the most. "
            "They are not kept: make them shorter."
        )
    if refused or own:
        note(too_much(refused or notes))
    return bool(refused or own)


def fit(title: str) -> str:
    """ "Two lines on the slide"."""
    many = len(lines(title, SIZE, WIDE, bold=True))
    return f"{first_upper(number(many))} line{'s' if many > 1 else ''} on the slide"


def too_much(typed: str) -> str:
    """Which words of a title or of notes claim a cause, and what to say instead; "" where none does."""
    words = own_causal_words(typed)
    say = "say" if len(words) > 1 else "says"
    named = listed([f"“{word}”" for word in words])
    return f"{named} {say} more than an association bears; say: goes with, differs by." if words else ""


def keep_title(field: str, told: Slide, change: Change) -> None:
    """Keep what was typed; a title of three lines stays in its field, and is not kept."""
    title = clean(st.session_state[field])
    if not refuse(field, title, len(lines(title, SIZE, WIDE, bold=True)) > MOST):
        retitle(told, title, change)


def keep_notes(field: str, told: Slide, change: Change) -> None:
    """Keep what was typed; notes that are too long stay in their field, and nothing of them is kept."""
    notes = st.session_state[field].strip()
    if not refuse(field, notes, len(notes) > LONGEST):
        change(lambda review: with_notes(review, told.key, notes, told.notes))


def refuse(field: str, typed: str, unfit: bool) -> bool:
    """Hold what was typed for its field where it is unfit, else nothing; `unfit` as it was given."""
    refused = st.session_state.setdefault(REFUSED, {})
    refused.pop(field, None)
    if unfit:
        refused[field] = typed
    return unfit


def back(told: Slide, change: Change) -> None:
    refuse(f"review title {told.key}", "", unfit=False)
    retitle(told, "", change)


def retitle(told: Slide, title: str, change: Change) -> None:
    """Change the title, which is the name of what is folded: under a new name it would be folded again."""
    change(lambda review: with_title(review, told.key, title, told.title))
    st.session_state[f"{OPEN}{told.key}"] = True


def back_to_notes(told: Slide, change: Change) -> None:
    refuse(f"review notes {told.key}", "", unfit=False)
    change(lambda review: with_notes(review, told.key, "", told.notes))
