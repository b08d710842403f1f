"""The gate: how many teams, over how many quarters, open what."""

import numpy as np
import pytest

from analysis.split.gate import place
from tests.panels import company, panel_of, with_further

DRIVERS = ("strategy_clarity", "culture", "coaching_cadence")


def gate_of(panel, drivers=DRIVERS):
    return place(panel, "quota_attainment", drivers, panel.controls)


@pytest.mark.parametrize(
    ("teams", "state", "controls"),
    [(8, "closed", 0), (19, "closed", 0), (20, "exploratory", 1), (29, "exploratory", 1)]
    + [(30, "shown", 3), (59, "shown", 3), (60, "shown", 5)],
)
def test_bands_of_teams(teams, state, controls):
    gate = gate_of(company(teams=teams))
    assert (gate.state, len(gate.controls)) == (state, controls)
    assert gate.teams == teams


def test_a_closed_gate_says_how_many_teams_there_are_and_are_needed():
    assert gate_of(company(teams=18)).why == "18 teams with complete data are too few to split the gap; 20 open it."


def test_controls_that_wait_are_named():
    assert "Quota difficulty waits for more teams." in gate_of(company(teams=40)).omitted


def test_three_quarters_are_team_means_and_need_sixty_teams():
    assert gate_of(company(teams=40, quarters=3)).state == "closed"
    wide = gate_of(company(teams=60, quarters=3))
    assert wide.state == "shown"
    assert "with a warning" in wide.why


def test_a_panel_of_four_quarters_with_holes_is_one_of_four_quarters():
    """Each team lacks one survey of four, and a fifth quarter is known for one team alone."""
    panel = company(teams=24, quarters=5)
    frame, number = panel.frame, panel.frame["team_id"].str[-2:].astype(int)
    lacking = frame["quarter"].map({name: at for at, name in enumerate(panel.quarters)})
    frame.loc[(lacking == number % 4) | ((lacking == 4) & (number > 0)), "culture"] = np.nan
    gate = gate_of(panel)
    assert (gate.state, gate.quarters, gate.teams) == ("exploratory", 4, 24)
    frame.loc[(lacking > 0) & (number > 5), "culture"] = np.nan
    assert gate_of(panel).state == "closed"


def test_anonymous_answers_are_team_means():
    panel = company(teams=40)
    panel.raters["respondent_id"] = None
    gate = gate_of(panel)
    assert gate.state == "closed"
    assert gate.why == (
        "40 teams with complete data are too few to split the gap; "
        "60 open it, or 20 with 4 complete quarters and known respondents."
    )


def test_a_driver_that_is_the_same_everywhere_is_left_out_by_name():
    panel = company(teams=40)
    panel.frame["culture"] = 3.5
    gate = gate_of(panel)
    assert gate.drivers == ("strategy_clarity", "coaching_cadence")
    assert gate.omitted[0] == "Culture is the same in every team, so it cannot go with a difference."


def test_published_scores_without_answers_are_left_out_by_name():
    panel = company(teams=40)
    panel.raters["culture"] = np.nan
    assert "without the answers behind them" in gate_of(panel).omitted[0]


def test_a_control_unknown_for_many_teams_is_left_out_by_name():
    panel = company(teams=40)
    panel.frame.loc[panel.frame["team_id"] < "team 010", "tenure"] = np.nan
    gate = gate_of(panel)
    assert gate.controls == ("territory_potential", "ramping_share", "quota_difficulty")
    assert "Tenure is unknown for too many teams." in gate.omitted
    assert gate.teams == 40


def test_without_any_driver_the_gate_says_what_to_import():
    panel = company(teams=40)
    bare = panel_of(panel.frame[["team_id", "quarter", "quota_attainment", "tenure"]])
    assert "a survey opens strategy clarity and culture" in gate_of(bare, drivers=()).why
    assert gate_of(panel, drivers=()).why == "No driver is chosen. Choose one to split the gap by."


def test_who_chose_no_driver_is_not_told_that_the_chosen_ones_will_not_do():
    panel = company(teams=40)
    further = panel.frame["tenure"].rename("rep_retention")
    roster_alone = panel_of(panel.frame[["team_id", "quarter", "quota_attainment"]].join(further))
    assert roster_alone.drivers == ("rep_retention",)
    assert "a survey opens strategy clarity and culture" in gate_of(roster_alone, drivers=()).why


def test_one_survey_in_eight_quarters_is_one_quarter():
    """The outcome has eight quarters, the survey one: luck and level cannot be told where everything is known."""
    panel = company(teams=24)
    panel.frame.loc[panel.frame["quarter"] != "2025-Q3", ["strategy_clarity", "culture"]] = np.nan
    assert gate_of(panel).state == "closed"
    panel = company(teams=60)
    panel.frame.loc[panel.frame["quarter"] != "2025-Q3", ["strategy_clarity", "culture"]] = np.nan
    assert gate_of(panel).why.startswith("60 teams in one quarter: enough for a split, with a warning")


def test_controls_cannot_pull_a_split_below_its_band():
    """Five controls, each unknown for six other teams of sixty: all of them together would leave thirty."""
    panel = company(teams=60)
    for at, name in enumerate(panel.controls):
        lost = [f"team {team:03}" for team in range(6 * at, 6 * at + 6)]
        panel.frame.loc[panel.frame["team_id"].isin(lost), name] = np.nan
    gate = gate_of(panel)
    assert (gate.controls, gate.teams) == ((), 60)
    assert "Tenure is unknown for too many teams." in gate.omitted


def test_a_control_that_follows_from_the_others_is_left_out_by_name():
    panel = company(teams=60)
    panel.frame["quota_difficulty"] = 2 * panel.frame["territory_potential"] - panel.frame["tenure"]
    gate = gate_of(panel)
    assert "quota_difficulty" not in gate.controls
    assert "Quota difficulty follows from the columns already in." in gate.omitted


def test_teams_without_a_survey_are_counted():
    panel = company(teams=60)
    panel.frame.loc[panel.frame["team_id"] < "team 015", ["strategy_clarity", "culture"]] = np.nan
    gate = gate_of(panel)
    assert gate.teams == 45
    assert gate.omitted[-1].startswith("15 of 60 teams have no quarter in which everything is known")


def test_outcome_and_survey_that_never_meet_are_said():
    panel = company(teams=40)
    panel.frame.loc[panel.frame["quarter"] < "2026", "quota_attainment"] = np.nan
    panel.frame.loc[panel.frame["quarter"] >= "2026", "culture"] = np.nan
    assert gate_of(panel).why.startswith("In no team and quarter are the outcome and every driver known together")


def coached(teams, further=1, own=0):
    """A company with further drivers of coaching, and items of its own."""
    rng, panel = np.random.default_rng(5), company(teams=teams)
    names = {f"coaching_{at}": {"label": f"Coaching {at}"} for at in range(further)}
    names |= {f"own_{at}": {"label": f"Own {at}", "family": "own items"} for at in range(own)}
    return with_further(panel, **{name: (fields, rng.normal(size=len(panel.frame))) for name, fields in names.items()})


def test_below_thirty_teams_families_enter_as_their_mean():
    panel = coached(24, further=2)
    gate = gate_of(panel, panel.drivers)
    assert gate.drivers == ("strategy_clarity", "culture", "coaching_cadence+coaching_0+coaching_1")
    assert len(gate.controls) == 1
    assert (
        "Coaching cadence, coaching 0 and coaching 1 enter as their mean: 24 teams are too few for each by itself."
        in gate.omitted
    )


def test_below_thirty_teams_a_family_beyond_the_core_ones_waits():
    panel = coached(24, further=1, own=1)
    gate = gate_of(panel, panel.drivers)
    assert gate.drivers == ("strategy_clarity", "culture", "coaching_cadence+coaching_0")
    assert "Own 0 waits for more teams." in gate.omitted


def test_from_thirty_teams_further_drivers_enter_beside_the_core_ones_where_there_is_room():
    """40 teams: 8 columns, 3 of them for controls. 30 teams: 6 columns, and coaching is one family again."""
    panel = coached(40, further=2, own=3)
    gate = gate_of(panel, panel.drivers)
    assert gate.drivers == (*DRIVERS, "coaching_0+coaching_1", "own_0+own_1+own_2")
    assert (len(gate.controls), gate.state) == (3, "shown")
    panel = coached(30, further=2)
    assert gate_of(panel, panel.drivers).drivers == (*DRIVERS[:2], "coaching_cadence+coaching_0+coaching_1")


def test_from_sixty_teams_each_driver_enters_by_itself_and_twelve_columns_are_the_most():
    panel = coached(60, further=4)
    gate = gate_of(panel, panel.drivers)
    assert gate.drivers == (*DRIVERS, *(f"coaching_{at}" for at in range(4)))
    assert len(gate.controls) == 5
    panel = coached(100, further=5, own=1)
    gate = gate_of(panel, panel.drivers)
    assert gate.drivers == (*DRIVERS, "+".join(f"coaching_{at}" for at in range(5)), "own_0")
    assert len(gate.controls) == 5
    assert gate.omitted == (
        "Coaching 0, coaching 1, coaching 2, coaching 3 and coaching 4 enter as their mean: "
        "no split has more than 12 drivers and conditions.",
    )


def test_team_means_alone_bear_fewer_columns():
    """Sixty teams in one year's three quarters: a column to seven of them, not to five."""
    panel = coached(60, further=4)
    panel = panel.between(panel.quarters[:3])
    gate = gate_of(panel, panel.drivers)
    assert (len(gate.drivers), len(gate.controls), gate.columns) == (3, 5, 8)
    assert gate.drivers[-1] == "coaching_cadence+coaching_0+coaching_1+coaching_2+coaching_3"


def test_three_items_of_ones_own_enter_by_themselves_in_any_band():
    panel = coached(20, own=3)
    assert gate_of(panel, ("own_0", "own_1", "own_2")).drivers == ("own_0", "own_1", "own_2")


def test_a_further_driver_cannot_pull_a_split_below_its_band_or_out_of_its_quarters():
    panel = coached(60, further=2)
    panel.frame.loc[panel.frame["team_id"] < "team 010", "coaching_0"] = np.nan
    panel.frame.loc[panel.frame["quarter"] != "2025-Q3", "coaching_1"] = np.nan
    gate = gate_of(panel, panel.drivers)
    assert (gate.drivers, gate.teams, len(gate.controls)) == (DRIVERS, 60, 5)
    assert "Coaching 0 is unknown for too many teams." in gate.omitted
    assert "Coaching 1 is unknown in too many quarters." in gate.omitted


def test_what_a_gate_let_in_enters_again():
    panel = coached(24, further=2)
    first = gate_of(panel, panel.drivers)
    again = gate_of(panel, first.drivers)
    assert (again.drivers, again.controls, again.state) == (first.drivers, first.controls, "exploratory")
