"""The segments page: groups given from outside are compared there."""

import re

from tests.app.reading import charts_of, words_of


def test_regions_are_compared_once_somebody_asks(open_app, demo_workspace):
    app = open_app(demo_workspace, "segments")
    assert "Compare regions, segments or managers" in words_of(app)
    app.selectbox(key="groups").select("region").run()
    app.selectbox(key="one").select("Europe").run()
    words = words_of(app)
    assert re.search(r"Teams in Europe are [\d.]+ points (behind|ahead of) teams in other regions", words)
    assert re.search(r"Measured practices and conditions go with −?[\d.]+ points? \(", words)
    assert "An association, not a proof" in words
    assert re.match(r"Europe \d+ %, Other regions \d+ %\. All of it \+[\d.]+ points", charts_of(app)[-1]["description"])


def test_a_region_of_nine_teams_is_not_split(open_app, demo_workspace):
    app = open_app(demo_workspace, "segments")
    app.selectbox(key="groups").select("region").run()
    app.selectbox(key="one").select("Asia Pacific").run()
    assert "Asia Pacific: 9 teams are too few to split the difference; 10 a side open it." in words_of(app)


def test_managers_are_compared_by_training(open_app, demo_workspace):
    app = open_app(demo_workspace, "segments")
    app.selectbox(key="groups").select("trained").run()
    assert "Teams of trained managers are" in words_of(app)


def test_teams_are_cut_by_a_level_that_somebody_types(open_app, demo_workspace):
    app = open_app(demo_workspace, "segments")
    app.selectbox(key="by").select("threshold").run()
    app.number_input(key="level_quota_attainment").set_value(110.0).run()
    words = words_of(app)
    assert "at or above 110 %, and below" in words
    assert re.search(r"The \d+ high teams", words)


def test_clusters_say_what_they_are_of_and_whether_they_stand(open_app, demo_workspace):
    app = open_app(demo_workspace, "segments")
    app.selectbox(key="by").select("clusters").run()
    words = words_of(app)
    assert "clusters of several outcomes" in words
    assert (
        "Teams that lie close together in quota attainment, customer satisfaction and engagement are one group."
        in words
    )
    assert "with clusters there is no interval that could be trusted" in words


def test_the_high_teams_are_put_under_every_rule_and_outcome(open_app, demo_workspace):
    folded = [part.label for part in open_app(demo_workspace, "segments").expander]
    assert any(re.fullmatch(r"\w+ of the 20 high teams are high under all five rules", label) for label in folded)
    assert any(re.fullmatch(r"By [a-z ]+ \d+ of 60 teams would be in another group", label) for label in folded)
