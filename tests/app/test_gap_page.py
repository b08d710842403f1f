"""The gap page: how sure the split is, in how many ways it was computed, and what is said where teams are too few."""

import re

from tests.app.reading import charts_of, title_of, words_of


def test_conditions_stand_in_one_row_of_the_bridge_and_one_by_one_in_the_table(open_app, demo_workspace):
    app = open_app(demo_workspace, "gap")
    assert re.search(r"Conditions \+\d+ points \(.*?\); Luck of the quarter", charts_of(app)[0]["description"])
    (numbers,) = [table.value for table in app.dataframe if "Reliability" in table.value]
    rows = numbers.iloc[:, 0].tolist()
    assert rows[3:5] == ["Conditions", "of these territory potential"]
    assert rows[-2:] == ["Luck of the quarter", "Not measured"]


def test_every_line_on_how_sure_has_its_meaning_on_hover(open_app, demo_workspace):
    app = open_app(demo_workspace, "gap")
    lines = {line.value: line.proto.help for line in app.expander[0].markdown if line.value.startswith("- ")}
    hovers = [hover for line, hover in lines.items() if "Read with care." not in line]
    assert len(hovers) >= 8
    assert all(hovers)
    (noise,) = [hover for line, hover in lines.items() if "Survey noise is taken out" in line]
    assert noise.startswith("The part of the differences between teams that is not the noise of a few answers")


def test_the_ways_to_compute_it_are_counted_and_drawn(open_app, demo_workspace):
    app = open_app(demo_workspace, "gap")
    words = words_of(app)
    first, ways = map(int, re.search(r"comes first in (\d+) of (\d+) ways to compute it\.", words).groups())
    assert 0 < first <= ways
    assert ways >= 200
    assert f"in {ways} ways to compute the split" in charts_of(app)[1]["description"]


def test_how_well_the_survey_measures_is_told(open_app, demo_workspace):
    words = words_of(open_app(demo_workspace, "gap"))
    assert re.search(r"The survey (hardly )?tells teams apart", words)
    assert re.search(r"Strategy clarity\. Its \d+ questions", words)


def test_a_doubt_stands_beside_the_finding_and_not_behind_it(open_app, demo_workspace):
    """Judged by engagement, culture and the outcome come from the same answers."""
    app = open_app(demo_workspace, "gap")
    assert "The same people answered" not in words_of(app)
    app.selectbox(key="outcome").select("engagement").run()
    (doubt,) = [line for line in app.markdown if "The same people answered on both sides." in line.value]
    assert "Strategy clarity and culture: the same people answered on them and on engagement." in doubt.value
    assert doubt.proto.help.startswith("The driver and a part of the outcome come from the same answers")
    assert re.fullmatch(r"Measured practices go with 0\.\d\d \(.*\) of the 0\.\d\d in engagement\.", title_of(app))
    assert doubt.value not in [line.value for line in app.expander[0].markdown]


def test_where_teams_are_too_few_reps_are_compared_within_them(open_app, small_workspace):
    app = open_app(small_workspace, "gap")
    words = words_of(app)
    assert "8 teams with complete data are too few to split the gap; 20 open it." in words
    assert "Another question: reps against their team-mates · " in words
    assert "Within teams, " in words
    assert "It says nothing about the gap between teams." in words
    assert not re.search(r"Measured practices go with", title_of(app))
    app.selectbox(key="outcome").select("engagement").run()
    assert "The same people answered on both sides." in words_of(app)
