"""The coaching page: who is coached, who is left out, what goes with it; and what it says where files are missing."""

import csv
import re

from analysis.ingest import import_files
from analysis.workspace import Workspace
from tests.app.reading import charts_of, title_of, words_of


def company_of(tmp_path_factory, files, *, without=(), edit=None):
    """A folder in which the reader's own company has all files but some."""
    folder = tmp_path_factory.mktemp("coached")
    kept = [path for path in sorted(files.glob("*.csv")) if path.stem not in without]
    if edit:
        kept = [edit(path, folder) for path in kept]
    import_files(Workspace(folder / "company.duckdb"), kept)
    return folder


def without_structure(path, folder):
    """coaching.csv as many systems export it: rep and day alone."""
    if path.stem != "coaching":
        return path
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [{name: row[name] for name in ("session_id", "rep_id", "held_on")} for row in csv.DictReader(lines)]
    short = folder / "coaching.csv"
    with short.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return short


def test_a_leader_reads_how_often_reps_are_coached_and_who_was_left_out(open_app, demo_workspace):
    app = open_app(demo_workspace, "coaching")
    words = words_of(app)
    assert re.fullmatch(
        r"Reps are coached in \d\d % of their weeks; \w+ of \d{3} had no session in 2026 Q3\.", title_of(app)
    )
    assert "Counted is a session with a lesson and an agreed next step." in words
    assert re.search(r"\d+ reps have had no session for four weeks or more", words)
    assert re.search(r"Teams are coached in \d+ % to \d+ % of their weeks", words)
    assert re.search(
        r"\d+\s% of sessions end in a next step; \d+\s% of follow-ups that were due were held, \d+\s% on time", words
    )


def test_results_are_set_against_coaching_across_teams_and_within(open_app, demo_workspace):
    app = open_app(demo_workspace, "coaching")
    words = words_of(app)
    assert re.search(r"One more coached week a quarter goes with [\d.]+ points more quota attainment", words)
    assert "Held alike: strategy clarity, culture, territory potential" in words
    assert re.search(r"Teams like this, coached in \d+ % of weeks, have a quota attainment of \d+ %", words)
    drawn = [chart["description"] for chart in charts_of(app)]
    assert any(re.match(r"Quota attainment by share of weeks with coaching\. Fifths", said) for said in drawn)


def test_reps_stand_beside_their_managers(open_app, demo_workspace):
    words = words_of(open_app(demo_workspace, "coaching"))
    assert re.search(r"Reps rate coaching 3\.\d of 5, their managers \d\.\d", words)
    assert "Ring: their managers, by their own answers." in words


def test_one_team_is_shown_week_by_week(open_app, demo_workspace):
    app = open_app(demo_workspace, "coaching")
    app.selectbox(key="team").select("T001").run()
    assert re.search(r"[\w ]+, led by [\w ]+: coached in \d+\s% of the last \d+ weeks", words_of(app))
    said = [chart["description"] for chart in charts_of(app)]
    assert any("weeks from 2026-03-30 to 2026-09-21. Weeks coached: " in each for each in said)


def test_another_choice_of_quarters_is_followed(open_app, demo_workspace):
    app = open_app(demo_workspace, "coaching")
    app.select_slider(key="quarters").set_range("2025-Q1", "2025-Q4").run()
    assert "2025 Q4" in title_of(app)
    assert "60 teams · 2025 Q1 to 2025 Q4" in words_of(app)


def test_eight_teams_have_the_log_and_hear_why_results_are_not_set_against_it(open_app, small_workspace):
    words = words_of(open_app(small_workspace, "coaching"))
    assert re.search(r"Reps are coached in \d+ % of their weeks", words)
    assert "Whether results go with coaching cannot be told yet" in words
    assert "Another question: reps against their team-mates" in words


def test_without_sessions_the_page_says_what_they_would_open_and_shows_the_survey(
    open_app, tmp_path_factory, small_files
):
    app = open_app(company_of(tmp_path_factory, small_files, without=("coaching",)), "coaching")
    words = words_of(app)
    assert title_of(app) == "No coaching session is logged yet."
    assert "who is left out, what a session holds" in words
    assert re.search(r"Reps rate coaching 3\.\d of 5", words)


def test_without_a_survey_the_log_stands_and_a_survey_is_offered(open_app, tmp_path_factory, small_files):
    folder = company_of(tmp_path_factory, small_files, without=("survey", "survey_scores"))
    words = words_of(open_app(folder, "coaching"))
    assert re.search(r"Reps are coached in \d+ % of their weeks", words)
    assert "How good the coaching is has not been asked yet" in words
    assert "Strategy clarity and culture open with a survey; here is one to send" in words


def test_days_alone_are_enough_for_weeks_and_gaps(open_app, tmp_path_factory, small_files):
    words = words_of(open_app(company_of(tmp_path_factory, small_files, edit=without_structure), "coaching"))
    assert "Any session counts: the list does not say which had a lesson or an agreed next step." in words
    assert "What a session holds is not logged" in words
    assert "The days a follow-up was due and held would show what becomes of it." in words


def test_without_any_outcome_the_log_stands_alone(open_app, tmp_path_factory, small_files):
    folder = company_of(tmp_path_factory, small_files, without=("attainment", "deals", "satisfaction", "survey"))
    words = words_of(open_app(folder, "coaching"))
    assert "One more coached week" not in words
    assert "Compare something else" not in words


def test_without_a_roster_nobody_is_counted(open_app, tmp_path_factory, small_files):
    app = open_app(company_of(tmp_path_factory, small_files, without=("reps", "teams")), "coaching")
    assert re.fullmatch(r"[\d,]+ coaching sessions cannot be placed: no roster knows their reps\.", title_of(app))
    assert "A roster that says who is on which team opens this page." in words_of(app)
