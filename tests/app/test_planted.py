"""On the demo company each page finds what truth.json says was planted in it."""

import re

import pytest

from analysis.story.words import number
from data.demo_company.parameters import Parameters
from data.demo_company.truth import true_shares
from data.make_demo import invent
from tests.app import reading
from tests.app.reading import charts_of


@pytest.fixture(scope="module")
def company():
    return invent()


@pytest.fixture(scope="module")
def planted(company):
    """The key `planted` of truth.json."""
    return company[1]


def words_of(app) -> str:
    """The page's words with plain spaces: numbers and their units are kept together by others."""
    return reading.words_of(app).replace("\xa0", " ")


def title_of(app) -> str:
    return reading.title_of(app).replace("\xa0", " ")


def percent(share: float) -> int:
    return round(100 * share)


def found(pattern: str, words: str) -> list[float]:
    """The numbers of the first sentence that reads like `pattern`, `#` standing for a number."""
    match = re.search(re.escape(pattern).replace(r"\#", r"(\d+(?:\.\d+)?)"), words)
    assert match, f"{pattern!r} is not among:\n{words}"
    return [float(one) for one in match.groups()]


def frames(app) -> list:
    return [part.value for part in app.dataframe]


def test_clarity_finds_how_much_lower_reps_rate_it_than_bosses(open_app, demo_workspace, planted):
    app, by = open_app(demo_workspace, "clarity"), planted["perception_gap"]["by"]
    said, low, high = found("Reps rate strategy clarity # % lower than their managers, # to #.", title_of(app))
    assert said == percent(by["manager"]["answered"])
    assert low <= percent(by["manager"]["planted"]) <= high
    said, low, high = found("Than leaders they rate it # % lower, # to #.", words_of(app))
    assert said == pytest.approx(100 * by["leader"]["answered"], abs=1)
    assert low <= percent(by["leader"]["planted"]) <= high


def test_culture_finds_the_weak_practice_and_how_far_it_is_below(open_app, demo_workspace, planted):
    app, weak = open_app(demo_workspace, "culture"), planted["weak_practice"]
    mean = weak["means"][weak["practice"]]
    assert title_of(app) == f"Of culture's four practices, {weak['practice']} is the weakest: {mean:.1f} of 5."
    assert "The weakest is settled." in words_of(app)
    drawn = charts_of(app)[0]["description"]
    for practice, told in weak["means"].items():
        said, _, _ = found(f"{practice.capitalize()} # (# to #)", drawn)
        assert said == pytest.approx(told, abs=0.06)


def test_coaching_finds_the_reps_who_are_left_out(open_app, demo_workspace, company, planted):
    app, out = open_app(demo_workspace, "coaching"), [one["rep"] for one in planted["left_out"]]
    assert re.search(rf"; {number(len(out))} of \d+ had no session( at all)? in 2026 Q3\.$", title_of(app))
    names = company[0]["reps"].drop_duplicates("rep_id").set_index("rep_id")["rep_name"]
    waiting = next(frame for frame in frames(app) if "Weeks without a session" in frame)
    assert set(waiting["Rep"][waiting["Coached weeks of 13"] == 0]) >= set(names[out])


def test_coaching_finds_what_a_week_of_it_goes_with(open_app, demo_workspace):
    drawn = next(
        one["description"] for one in charts_of(open_app(demo_workspace, "coaching")) if "Within" in one["description"]
    )
    true = 100 * Parameters().slopes["coaching_cadence"] / 13
    for side in ("Across teams", "Within a team"):
        _, low, high = found(f"{side}: +# points (# to #)", drawn)
        assert low <= true <= high


def test_managers_find_who_puts_out_fires_and_who_does_not_see(open_app, demo_workspace, planted):
    app, fires, blind = open_app(demo_workspace, "managers"), planted["firefighting"], planted["blind_spot"]
    (share,) = found(f"# % of {fires['manager_name']}'s hours go to firefighting and admin", title_of(app))
    assert share == percent(fires["share"])
    (own,), (reps,) = (
        found(f"{blind['manager_name']} rates coaching #", title_of(app)),
        found("reps say #.", title_of(app)),
    )
    assert own == round(blind["coaching_quality"]["manager"], 1)
    assert reps == pytest.approx(blind["coaching_quality"]["rep"], abs=0.06)
    assert re.search(r"Half the hours lost 1\b", words_of(app))


def test_the_list_of_managers_finds_who_recruits_nobody_and_whose_plans_lie(open_app, demo_workspace, planted):
    listed = next(frame for frame in frames(open_app(demo_workspace, "managers")) if "Manager" in frame)
    said = listed.astype(str).agg(" ".join, axis=1).set_axis(listed["Manager"]).str.replace("\xa0", " ")
    assert list(said.index[said.str.contains("no candidate")]) == [planted["never_recruits"]["manager_name"]]
    late = said.str.extract(r"(\d+) plans past their day")[0].dropna().astype(int)
    assert late.idxmax() == planted["aged_plans"]["manager_name"]


def test_the_report_on_the_blind_spot_says_that_the_leader_agrees_with_the_reps(open_app, demo_workspace, planted):
    app, role = open_app(demo_workspace, "managers"), planted["blind_spot"]["role_coach"]
    words = words_of(app.selectbox(key="manager").select(planted["blind_spot"]["manager"]).run())
    own, _, reps = found("Role as coach. Own rating #, # reps #:", words)
    assert (own, reps) == (round(role["manager"], 1), pytest.approx(role["rep"], abs=0.1))
    assert f"The leader too rates it lower, {role['leader']:.1f}." in words
    assert "the manager believes pay and recognition" in words


def test_claims_find_unprepared_managers_behind_and_true_shares_within(open_app, demo_workspace, planted):
    words = words_of(open_app(demo_workspace, "claims"))
    behind = percent(planted["promoted_unprepared"]["below_others"]["attainment"])
    assert f"Teams of managers promoted from rep without training are {behind} points behind the others." in words
    _, low, high = found("Here # % (# to #) of the gap between high and low teams.", words)
    assert low <= percent(true_shares(8)["shares"]["strategy_clarity"]) <= high
    said, _, _ = found("Here # % (# to #) lower than managers, as asked.", words)
    assert said == percent(planted["perception_gap"]["by"]["manager"]["answered"])
    _, low, high = found("Here # % (# to #) of managers' hours.", words)
    assert low <= percent(planted["firefighting"]["others"]) <= high


def test_the_gap_holds_the_true_share_of_each_driver(open_app, demo_workspace):
    (bridge, *_), true = charts_of(open_app(demo_workspace, "gap")), true_shares(8)
    assert found("Low teams # %, high teams # %.", bridge["description"]) == [79, 118]
    assert true["shares"]["strategy_clarity"] > true["shares"]["coaching_cadence"] > true["shares"]["culture"]
