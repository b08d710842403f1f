"""What a review keeps: choices for a quarter, words of one's own, runs that open again."""

from dataclasses import replace

import pytest

from analysis.errors import DataError
from analysis.records import Records
from analysis.review import (
    Review,
    Run,
    find_run,
    keep_review,
    keep_run,
    reopened,
    review_of,
    run_id,
    settled,
    with_notes,
    with_title,
)
from analysis.workspace import Workspace
from tests.panels import company

EVERYTHING = Review(
    sections=("bridge", "plan"),
    titles=(("bridge", "Ours"),),
    notes=(("plan", "Say it slowly."),),
    findings=(("bridge", "12 of the 24 points"),),
    company="Northwind",
    outcome="win_rate",
    by="quartile",
    quarters=("2026-Q1", "2026-Q2"),
    drivers=("culture",),
    look="dark",
)


@pytest.fixture
def store(tmp_path):
    return Workspace(tmp_path / "company.duckdb")


@pytest.fixture(scope="module")
def panel():
    return company(12, quarters=4)


def test_every_choice_is_kept_for_its_quarter(store):
    keep_review(store, "2026-Q2", EVERYTHING)
    assert review_of(store, "2026-Q2") == EVERYTHING


def test_a_new_quarter_begins_with_the_sections_the_company_and_the_look_of_the_newest_before_it(store):
    keep_review(store, "2026-Q1", Review(sections=("plan",), company="Old"))
    keep_review(store, "2026-Q2", EVERYTHING)
    assert review_of(store, "2026-Q3") == Review(sections=("bridge", "plan"), company="Northwind", look="dark")
    assert review_of(store, "2025-Q4") == Review()


def test_a_review_that_was_kept_before_there_were_findings_still_opens(store):
    Records(store).put("review", "2026-Q2", {"sections": ["plan"], "titles": [["plan", "Ours"]]})
    assert review_of(store, "2026-Q2") == Review(sections=("plan",), titles=(("plan", "Ours"),))


def test_no_section_at_all_is_not_the_same_as_never_having_chosen(store):
    keep_review(store, "2026-Q2", Review(sections=()))
    assert review_of(store, "2026-Q2").sections == ()


def test_a_title_is_taken_back_by_the_finding_itself_or_by_nothing():
    ours = with_title(Review(), "bridge", "Ours", "12 points")
    assert (ours.titles, ours.findings) == ((("bridge", "Ours"),), (("bridge", "12 points"),))
    assert with_title(ours, "bridge", "12 points", "12 points") == Review()
    assert with_title(ours, "bridge", "", "12 points") == Review()


def test_words_of_several_sections_stand_in_one_order_however_they_were_given():
    one = with_notes(with_notes(Review(), "plan", "A", ""), "bridge", "B", "")
    other = with_notes(with_notes(Review(), "bridge", "B", ""), "plan", "A", "")
    assert one == other
    assert with_notes(one, "plan", "", "As told.").notes == (("bridge", "B"),)


def test_choices_said_in_two_ways_have_one_run(panel):
    unsaid = Review()
    said = Review(outcome=panel.outcome, quarters=panel.quarters, drivers=panel.core_drivers[::-1])
    assert settled(said, panel) == settled(unsaid, panel) == unsaid
    ids = {run_id(Run(quarter="2026-Q2", review=settled(each, panel), fingerprint="f")) for each in (said, unsaid)}
    assert len(ids) == 1


def test_choices_of_ones_own_stay_and_drivers_come_in_the_panels_order(panel):
    kept = settled(
        Review(outcome="win_rate", quarters=panel.quarters[1:], drivers=("culture", "strategy_clarity")), panel
    )
    assert (kept.outcome, kept.quarters, kept.drivers) == (
        "win_rate",
        panel.quarters[1:],
        ("strategy_clarity", "culture"),
    )


def test_other_data_other_words_and_other_plans_have_other_runs():
    run = Run(quarter="2026-Q2", review=Review(), fingerprint="f")
    others = (replace(run, fingerprint="g"), replace(run, quarter="2026-Q1"), replace(run, review=EVERYTHING))
    ids = [run_id(each) for each in (run, *others)] + [run_id(run, ("a plan",))]
    assert len(set(ids)) == len(ids)
    assert all(len(each) == 6 and each == each.upper() for each in ids)


def test_a_run_opens_by_its_id_as_it_is_typed(store):
    run = Run(quarter="2026-Q2", review=EVERYTHING, fingerprint="f")
    keep_run(store, "7F3A21", run)
    assert find_run(store, " 7f3a21 ") == run


def test_an_unknown_run_says_where_the_id_stands(store):
    with pytest.raises(DataError, match=r"No review was written under the run id 000000\.\n.*foot of each slide"):
        find_run(store, "000000")


def test_a_run_is_about_its_own_quarter_also_when_there_is_a_newer_one(panel):
    run = Run(quarter=panel.quarters[2], review=Review(company="Northwind"), fingerprint="f")
    assert reopened(run, panel) == Review(company="Northwind", quarters=panel.quarters[:3])
    assert reopened(replace(run, quarter=panel.quarters[-1]), panel) == run.review
    with pytest.raises(DataError, match="about 2020 Q1, of which there is no data any more"):
        reopened(replace(run, quarter="2020-Q1"), panel)
