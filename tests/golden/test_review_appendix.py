"""The appendix of a review: sources by quarter, how it was worked out, what the measures mean."""

from dataclasses import replace

from analysis.measures import MEASURES
from analysis.questions.coverage import cover
from analysis.questions.gap import attribute_gap
from analysis.story.coverage import tell_coverage
from analysis.story.review.appendix import definitions, first_words, method, sources, tell_appendix
from tests.golden import made_gap
from tests.golden.asked_company import asked, assert_fit_to_show
from tests.golden.made_coverage import coverage
from tests.panels import company

PANEL = company()


def slide_of(gap=None, cells=None):
    return tell_appendix(asked(PANEL, answers={cover: cells or coverage(), attribute_gap: gap or made_gap.gap()}))


def test_the_title_is_what_the_overview_says_of_the_sources():
    slide = slide_of()
    assert slide.title == tell_coverage(coverage()).headline
    assert slide.sure.startswith("60 teams, 2025 Q1 to 2026 Q4. Numbers: teams with rows.")
    assert_fit_to_show(slide)


def test_each_source_says_how_many_teams_have_rows_in_which_quarter():
    table = sources(coverage())
    assert table.heads == ("Source", "Q1 25", "Q2 25", "Q3 25", "Q4 25", "Q1 26", "Q2 26", "Q3 26", "Q4 26")
    assert table.rows[2] == ("Survey", "", "58", "", "60", "", "60", "", "60")
    assert len(table.rows) == 7
    missing = coverage(cells=coverage().cells.query("label == 'Time use'"))
    assert sources(missing).rows == (("Time use", *["–"] * 8),)


def test_the_method_says_what_bears_the_split_and_what_is_kept_back():
    gap = made_gap.gap(omitted=("Motivation waits for more teams.", "A-players waits for more teams."))
    said = dict(method(asked(PANEL), gap).lines)
    assert said["Enough teams."] == gap.why
    assert said["95 % interval."].startswith("Drawn so that it holds the truth in 95 of 100")
    assert said["Survey noise."] == "Taken out; reliability 0.75 to 0.84, 1 is no noise."
    assert said["Answers."] == "Of a team only where five or more are in; nobody's own is shown."
    assert said["Left out."] == "Motivation waits for more teams. And 1 more, with the gap."


def test_measures_of_the_split_are_explained_and_conditions_named():
    said = dict(definitions(asked(PANEL), made_gap.gap()).lines)
    assert list(said) == ["Quota attainment.", "Strategy clarity.", "Coaching cadence.", "Culture.", "Conditions."]
    assert said["Quota attainment."] == "Revenue over quota, both summed over the team's reps."
    assert said["Conditions."] == "Territory potential and ramping reps."


def test_more_measures_than_a_slide_holds_are_in_the_dictionary():
    rows = made_gap.gap().shares
    wide = rows.assign(name=rows["name"].replace({"culture": "culture+motivation"}))
    assert definitions(asked(PANEL), made_gap.gap(shares=wide)).lines[-1] == ("", "And one more in the dictionary.")


def test_behind_a_closed_gate_the_core_practices_are_explained():
    slide = slide_of(replace(made_gap.gap(), gate="closed", why="14 teams.", shares=made_gap.gap().shares[:0]))
    said = [lead for lead, _ in slide.rows[0].parts[1].figure.lines]
    assert said[said.index("Quota attainment.") :][:2] == ["Quota attainment.", "Strategy clarity."]
    assert_fit_to_show(slide)


def test_every_measure_has_a_meaning_of_one_short_sentence():
    said = {name: first_words(measure.about) for name, measure in MEASURES.items()}
    assert said["coaching_cadence"] == (
        "Rep-weeks with at least one structured coaching session, of all weeks a rep was on the team."
    )
    assert not [name for name, words in said.items() if len(words) > 180 or words.count("(") != words.count(")")]


def test_without_a_row_that_counts_there_is_no_slide():
    assert slide_of(cells=coverage(cells=coverage().cells[:0])) is None
