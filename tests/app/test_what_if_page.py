"""The what-if page: move, read, share, keep; and what it says where nothing can be told."""

import json
import re
from math import isclose
from urllib.parse import parse_qsl

import pytest

from analysis.__main__ import main
from analysis.ingest import import_files
from analysis.measures import MEASURES, money
from analysis.scenarios import Scenario, keep, link
from analysis.workspace import Workspace
from pages._parts.demo import demo_path
from tests.app.reading import charts_of, title_of, words_of

REACHED = re.compile(r"Teams like this reach (\d+)\s% of quota, not (\d+)\s%\.")


@pytest.fixture
def open_link(open_app):
    """open_link(folder, scenario): the page as a link opens it in a fresh browser."""

    def opened(folder, **params):
        app = open_app(folder)
        for name, value in params.items():
            app.query_params[name] = value
        return app.switch_page("pages/what_if.py").run()

    return opened


def teams_of(app) -> str:
    """The chart of teams, in words."""
    return next(words for chart in charts_of(app) if "90 % bands" in (words := chart.get("description", "")))


def asked(capsys, folder, *words):
    """The command line's answer to the same."""
    assert main(["what-if", *words, "--workspace", str(demo_path(folder)), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_it_opens_with_half_of_the_way_on_what_is_clear_of_zero(open_app, demo_workspace):
    app = open_app(demo_workspace, "what_if")
    assert REACHED.fullmatch(title_of(app))
    words = words_of(app)
    assert "20 low teams · strategy clarity" in words
    assert "if the association were causal" in words
    assert re.search(r"That is \$\d+\.\d+M a quarter across 20 teams, between \$", words)
    assert [slider.label for slider in app.slider] == [
        "Strategy clarity, 1 to 5",
        "Culture, 1 to 5",
        "Coaching cadence, %",
    ]
    assert "The other 12 low teams" in words


def test_page_and_command_line_give_the_same_digits(open_link, demo_workspace, capsys):
    given = {"set": "coaching_cadence:0.5123,strategy_clarity:3.4", "by": "quartile", "hours": "coaching_cadence:5"}
    answer = asked(
        capsys, demo_workspace, "--set", "coaching_cadence=0.5123", "--set", "strategy_clarity=3.4", "--by", "quartile",
        "--hours", "coaching_cadence=5",
    )  # fmt: skip
    app = open_link(demo_workspace, **given)
    moved, today = (int(number) for number in REACHED.match(title_of(app)).groups())
    assert (moved, today) == (round(100 * answer["moved"]), round(100 * answer["today"]))
    described = teams_of(app)
    say = MEASURES["quota_attainment"].say
    for row in answer["teams"][:8]:
        numbers = (say(row[name]) for name in ("today", "moved", "low", "high"))
        assert "{}: today {}, teams like this {} ({} to {})".format(row["team_name"], *numbers) in described
    assert f"today {say(answer['today'])}, teams like this {say(answer['moved'])}" in described
    assert f"That is {money(answer['worth'])} a quarter" in words_of(app)
    (lever,) = (row for row in answer["levers"] if row["name"] == "coaching_cadence")
    assert f"{lever['hours']:,.0f} hours a quarter" in words_of(app)


def test_the_address_holds_every_choice_and_opens_the_same(open_app, open_link, demo_workspace):
    app = open_app(demo_workspace, "what_if")
    app.slider[0].set_value(3.2).run()
    app.multiselect(key="teams").set_value(["T003", "T007"]).run()
    written = {name: value[0] if isinstance(value, list) else value for name, value in app.query_params.items()}
    assert written["set"].startswith("strategy_clarity:3.2,culture:")
    assert written["teams"] == "T003,T007"
    again = open_link(demo_workspace, **written)
    assert (title_of(again), words_of(again)) == (title_of(app), words_of(app))


def test_where_no_team_has_been_there_is_the_sentence_and_no_number(open_link, demo_workspace):
    app = open_link(demo_workspace, set="coaching_cadence:0.99")
    assert title_of(app) == "No number is given where no team has been."
    words = words_of(app)
    assert re.search(r"Coaching cadence at 99\s%: no team does this; the closest is \S.* at \d\d\s%\.", words)
    assert "teams like this" not in teams_of(app)
    assert not REACHED.search(words)
    app.slider[2].set_value(50).run()
    assert REACHED.match(title_of(app))


def test_back_to_today_moves_nothing(open_app, demo_workspace):
    app = open_app(demo_workspace, "what_if")
    next(button for button in app.button if button.label == "Back to today").click().run()
    assert title_of(app) == "Move a slider."
    assert all(slider.label.endswith("as today") for slider in app.slider)


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"set": "culture:abc"}, "culture:abc is no driver with a number"),
        ({"set": "win_rate:0.3"}, "Win rate is no driver that is measured here"),
        ({"outcome": "happiness"}, "happiness is no outcome that is measured here"),
        ({"set": "culture:3.5", "teams": "T999"}, "T999 is no team here"),
        ({"set": "culture:3.5", "quarters": "2019-Q1"}, "There is no data of 2019 Q1"),
    ],
)
def test_a_link_that_means_nothing_here_says_so(open_link, demo_workspace, params, said):
    assert title_of(open_link(demo_workspace, **params)).rstrip(".").startswith(said)


def test_scenarios_are_kept_opened_set_side_by_side_and_dropped(open_link, own_workspace):
    store = Workspace(demo_path(own_workspace))
    keep(store, "Coach more", Scenario(moves=(("coaching_cadence", 0.5),)))
    keep(store, "All clear", Scenario(moves=(("strategy_clarity", 3.6),), by="median"))
    app = open_link(own_workspace)
    table = app.table[0].value
    assert list(table["Scenario"]) == ["Coach more", "All clear"]
    assert list(table["What"]) == ["coaching cadence 50 %", "strategy clarity 3.6"]
    assert all(re.fullmatch(r"(All|\d+ of) \d0 low teams", teams) for teams in table["Teams"])
    app.button(key="open Coach more").click().run()
    assert app.query_params["set"] in ("coaching_cadence:0.5", ["coaching_cadence:0.5"])
    app.button(key="drop All clear").click().run()
    assert list(app.table[0].value["Scenario"]) == ["Coach more"]


def test_behind_a_closed_gate_there_is_the_reason_and_the_way_to_the_profile(open_app, small_workspace):
    app = open_app(small_workspace, "what_if")
    assert title_of(app) == "What teams would reach cannot be told yet."
    assert "8 teams with complete data are too few to split the gap; 20 open it." in words_of(app)
    assert not app.slider or all(slider.label == "Quarters" for slider in app.slider)
    assert any("See how high and low teams differ" in str(link.proto) for link in app.get("page_link"))


def test_a_link_says_what_the_page_writes(open_link, demo_workspace):
    scenario = Scenario(moves=(("coaching_cadence", 0.5),), hours=(("coaching_cadence", 4.5),))
    app = open_link(demo_workspace, **dict(parse_qsl(link(scenario)[1:])))
    hours = next(number for number in app.number_input if number.label == "Coaching cadence")
    assert isclose(hours.value, 4.5)


def test_a_scenario_becomes_plans_that_the_overview_follows(open_link, open_app, own_workspace):
    app = open_link(own_workspace, set="coaching_cadence:0.5,strategy_clarity:3.4")
    app.button(key="scenario take up").click().run()
    assert "A plan has somebody who sees to it" in app.warning[0].value
    app.text_input(key="scenario owner").set_value("Dana").run()
    app.button(key="scenario take up").click().run()
    said = words_of(app).replace("\xa0", " ")
    assert re.search(r"Two plans: strategy clarity 3\.4 in \d+ teams and coaching cadence 50 % in \d+ teams\.", said)
    overview = open_app(own_workspace)
    table = next(table.value for table in overview.table if "Who" in table.value)
    assert list(table["Who"]) == ["Dana", "Dana"]
    assert table["Said"].str.contains("to 50").any()


def test_other_quarters_another_outcome_and_further_drivers_keep_the_page_whole(open_app, demo_workspace):
    app = open_app(demo_workspace, "what_if")
    app.select_slider(key="quarters").set_value(("2025-Q3", "2026-Q3")).run()
    assert REACHED.match(title_of(app))
    app.selectbox(key="outcome").set_value("win_rate").run()
    assert re.match(r"Teams like this win \d+\s% of their deals, not", title_of(app))
    app.pills(key="more_drivers").set_value(["recruiting_cadence"]).run()
    assert len(app.slider) == 4
    assert "win_rate" in str(app.query_params["outcome"])


def test_a_scenario_of_another_company_does_not_stand_in_the_way(open_app, own_workspace, small_files):
    app = open_app(own_workspace, "what_if")
    app.multiselect(key="teams").set_value(["T060"]).run()
    assert app.session_state["scenario"].teams == ("T060",)
    import_files(Workspace(own_workspace / "company.duckdb"), sorted(small_files.glob("*.csv")))
    app.session_state["own"] = True
    app.switch_page("pages/overview.py").run()
    app.query_params.clear()  # as a browser does
    app.switch_page("pages/what_if.py").run()
    assert title_of(app) == "What teams would reach cannot be told yet."
