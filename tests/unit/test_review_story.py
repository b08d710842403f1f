"""What stands at the foot of every slide."""

from dataclasses import replace

from tests.made_review import review

TABLES = ("teams", "reps", "attainment", "survey", "coaching", "deals", "reviews")


def test_the_first_line_names_sources_rows_day_and_run():
    story = review()
    assert story.source(story.slides[0]) == (
        "Source: Teams, quota attainment and survey answers (96,581 rows), as of 30 Sep 2026. Run 7F3A21."
    )


def test_many_sources_are_counted_so_that_the_run_stays_on_the_line():
    rows = {name: (name, 1_000) for name in TABLES}
    story = review(rows=rows, filters="Chosen: 2026 Q1 to 2026 Q3")
    said = story.source(replace(story.slides[0], tables=TABLES))
    assert said == (
        "Source: Teams, reps, attainment, survey and 3 more (7,000 rows), as of 30 Sep 2026. "
        "Chosen: 2026 Q1 to 2026 Q3. Run 7F3A21."
    )


def test_a_file_is_named_by_quarter_and_run():
    assert review().file_name == "sales_review_2026-Q3_7F3A21"
    assert review().title == "Sales review, Q3 2026"


def test_a_review_of_the_demo_company_says_so_at_every_foot():
    story = review(invented=True)
    feet = [story.source(slide) for slide in story.slides]
    assert all(foot.startswith("Invented numbers. Source: Teams") for foot in feet)
