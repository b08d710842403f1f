"""The claims page: each claim held to the company's numbers, managers side by side, what sums to 100 %."""

import re

from tests.app import reading
from tests.app.reading import charts_of
from tests.app.test_words_on_pages import all_words_of
from tests.wording import causal_words


def words_of(app) -> str:
    """The page's words with plain spaces: numbers and their units are kept together by others."""
    return reading.words_of(app).replace("\xa0", " ")


def title_of(app) -> str:
    return reading.title_of(app).replace("\xa0", " ")


def test_every_claim_stands_beside_this_companys_number_with_a_verdict(open_app, demo_workspace):
    app = open_app(demo_workspace, "claims")
    words = words_of(app)
    assert re.fullmatch(r"Of six published claims .* consistent here.*\.", title_of(app))
    for line in (
        r"Great managers reach four times as much: not consistent",
        r"In its own words: “4-to-1 in quota attainment”\. Here 1\.\d times \(1\.\d to 1\.\d\) in quota attainment\.",
        r"Strategy clarity is 31 % of the difference: (cannot tell|not consistent|consistent|hangs on the wording)",
        r"Great managers coach every week: (not consistent|hangs on the wording)",
        r"One of two articles on what great sales managers do · its title is not on record here",
    ):
        assert re.search(line, words), line
    assert charts_of(app)[0]["description"].count("published") == 6


def test_managers_are_compared_and_luck_is_taken_out(open_app, demo_workspace):
    words = words_of(open_app(demo_workspace, "claims"))
    assert re.search(
        r"The top quarter of managers reach \d+\s% of quota, the rest \d+\s%: 1\.\d times as much \(1\.\d to 1\.\d\)\.",
        words,
    )
    assert re.search(r"\d+\s% \(\d+ to \d+\) of the spread of single quarters stays with manager and team", words)
    assert "Manager and team cannot be told apart: luck may last beyond its quarter" in words  # practices drift here
    assert re.search(r"Reps at quota: \d+\s% in the top quarter by other quarters, \d+\s% in the rest", words)


def test_unprepared_managers_are_behind_and_shares_do_not_sum_to_100(open_app, demo_workspace):
    words = words_of(open_app(demo_workspace, "claims"))
    assert re.search(r"Teams of managers promoted from rep without training are \d+ points behind the others\.", words)
    left = r"\d+\s% \(\d+ to \d+\) of the gap stays unexplained\."
    assert re.search(f"Shares that sum to 100 % leave nothing unexplained; here {left}", words)


def test_eight_teams_get_what_can_be_told(open_app, small_workspace):
    app = open_app(small_workspace, "claims")
    words = words_of(app)
    assert "Good managers cannot be told from lucky ones yet." in words
    assert "points behind the others; it may be nothing." in words
    assert re.search(r"Strategy clarity is 31 % of the difference: cannot tell", words)
    assert "Manager and team cannot be told apart" in words
    assert causal_words(all_words_of(app)) == []


def test_nothing_is_said_to_be_a_cause(open_app, demo_workspace):
    assert causal_words(all_words_of(open_app(demo_workspace, "claims"))) == []


def test_a_crms_export_says_of_every_claim_what_would_show_it(open_app, own_workspace, maven):
    from analysis.ingest import import_files
    from analysis.workspace import Workspace

    import_files(Workspace(own_workspace / "company.duckdb"), sorted(maven.glob("sales_*.csv")))
    app = open_app(own_workspace, "claims")
    words = words_of(app)
    assert title_of(app) == "None of six published claims can be held to this company's numbers yet."
    assert words.count("What would show it:") == 6
