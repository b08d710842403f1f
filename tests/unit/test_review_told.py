"""A review told: what it says first, what has nothing to tell and why, own words, and what has changed since."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.errors import DataError
from analysis.review import Review, Run
from analysis.story.review import SECTIONS
from analysis.story.review.asked import Asked, once
from analysis.story.review.reviewed import CORE, MISSING, id_of, refuse_unmeasured, since, tell_reviewed, tell_section
from tests.made_review import review as made
from tests.panels import company
from tests.wording import causal_words

SLIDES = {slide.key: slide for slide in made().slides}


class Logs:
    """All that a story asks of the logs before a section does."""

    def __init__(self, panel):
        self.panel, self.fingerprint = panel, panel.fingerprint


@pytest.fixture(scope="module")
def asked():
    panel = company(12, quarters=4)
    return Asked(
        logs=Logs(panel), review=Review(), ask=once(), plans=(), scenarios=(), rows={}, as_of=date(2026, 9, 30)
    )


def made_section(asked, key):
    return SLIDES.get(key) or MISSING[key]


def told(asked, **given):
    return tell_reviewed(replace(asked, review=Review(**given)), made_section)


def test_seven_sections_stand_in_it_unless_others_are_chosen(asked):
    assert [slide.key for slide in told(asked).story.slides] == list(CORE)
    assert len(CORE) == 7
    assert [slide.key for slide in told(asked, sections=("plan", "bridge")).story.slides] == ["plan", "bridge"]


def test_the_headline_begins_the_summarys_title_and_the_lead_ends_it_and_counts_what_is_told(asked):
    first, rest = SLIDES["summary"].title.split("; ")
    assert told(asked).headline == f"{first}."
    assert told(asked).lead == f"{rest[0].upper()}{rest[1:]}. Seven sections for 2025 Q4."
    own = told(asked, titles=(("summary", "Who goes first?"),))
    assert (own.headline, own.lead) == ("Who goes first?", "Seven sections for 2025 Q4.")
    one = told(asked, sections=("plan", "claims"))
    assert (one.headline, one.lead) == (f"{SLIDES['plan'].title}.", "One section for 2025 Q4.")
    none = told(asked, sections=("claims",))
    assert (none.headline, none.lead) == ("Nothing of what was chosen can be told for 2025 Q4 yet.", "")


def test_a_section_with_nothing_to_tell_says_what_is_missing(asked):
    assert told(asked, sections=("plan", "claims", "talent")).missing == {
        "claims": "None of the published claims can be held to these numbers yet.",
        "talent": "Opens with talent reviews, or a list of candidates, of high and of low teams.",
    }
    assert set(MISSING) == set(SECTIONS)
    assert causal_words(" ".join(MISSING.values())) == []


def test_where_the_data_cannot_be_asked_the_first_line_of_the_fault_says_why(asked):
    nowhere = replace(asked, review=Review(outcome="win_rate"))
    assert tell_section(nowhere, "bridge").startswith("`win_rate` is not a measured outcome here.")


def test_title_and_notes_of_ones_own_stand_in_the_place_of_what_is_told(asked):
    (slide,) = told(asked, sections=("plan",), titles=(("plan", "Ours"),), notes=(("plan", "Slowly."),)).story.slides
    assert (slide.title, slide.notes, slide.rows) == ("Ours", "Slowly.", SLIDES["plan"].rows)


def test_a_finding_that_changed_since_its_title_was_written_is_named(asked):
    own = {"titles": (("plan", "Ours"), ("teams", "Ours")), "sections": ("plan", "teams")}
    findings = (("plan", "Four actions"), ("teams", SLIDES["teams"].title))
    assert told(asked, **own, findings=findings).changed == {"plan": SLIDES["plan"].title}


def test_words_of_a_section_that_does_not_stand_in_it_make_no_other_run(asked):
    plain, worded = told(asked, sections=("plan",)), told(asked, sections=("plan",), titles=(("bridge", "Ours"),))
    assert plain.story.run == worded.story.run
    assert told(asked, sections=CORE).story.run == told(asked).story.run
    assert told(asked, sections=("plan",), titles=(("plan", "Ours"),)).story.run != plain.story.run


def test_a_section_that_there_is_not_is_a_sentence(asked):
    with pytest.raises(DataError, match=r"There is no section called luck\.\nThe sections are: decisions, summary, "):
        told(asked, sections=("plan", "luck"))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"outcome": "happiness"}, "`happiness` is not a measured outcome here"),
        ({"drivers": ("win_rate",)}, "`win_rate` is not a measured driver here"),
        ({"by": "half"}, "Teams cannot be cut by `half`"),
    ],
)
def test_what_is_not_measured_is_a_sentence(asked, given, said):
    with pytest.raises(DataError, match=said):
        refuse_unmeasured(Review(**given), asked.panel)


def test_what_changed_since_a_run_is_told_of_data_and_of_plans(asked):
    run = Run(quarter=asked.quarter, review=Review(), fingerprint=asked.logs.fingerprint)
    name = id_of(run, asked)
    assert since(name, run, asked) == ""
    assert since(name, replace(run, fingerprint="older"), asked).startswith("The data has changed since")
    assert since(name, run, replace(asked, scenarios=(("More", None),))).startswith("Plans or scenarios have changed")
