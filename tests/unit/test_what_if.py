"""Teams brought to targets: what is told of them, of each, in money and an hour; and where nothing is."""

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from analysis.errors import DataError
from analysis.questions.closing import close_on
from analysis.questions.gap import attribute_gap
from analysis.questions.what_if import imagine, imagine_on
from analysis.split.ground import lay_ground
from tests.panels import company

CADENCE, CLARITY = "coaching_cadence", "strategy_clarity"
SIZE = {"replicates": 300}


@cache
def ground(teams=60):
    return lay_ground(company(teams), **SIZE)


def test_teams_move_to_the_target_and_those_beyond_it_stay():
    found = imagine_on(ground(), moves=((CADENCE, 0.55),))
    levels = ground().levels[CADENCE].reindex(found.teams["team_id"]).to_numpy()
    slope = ground().fit.slopes[ground().fit.names.index(CADENCE)]
    raised = found.teams["moved"] - found.teams["today"]
    assert raised.to_numpy() == pytest.approx(slope * np.maximum(0.55 - levels, 0))
    assert (levels > 0.55).any()
    assert slope == pytest.approx(0.8, abs=0.15)  # a point of coached weeks goes with .8 points of quota


def test_the_mean_and_the_money_are_those_of_the_teams():
    found = imagine_on(ground(), moves=((CADENCE, 0.55),))
    assert (found.asked, found.told) == (20, 20)
    assert found.today == pytest.approx(found.teams["today"].mean())
    assert found.moved == pytest.approx(found.teams["moved"].mean())
    assert found.gain == pytest.approx(found.moved - found.today)
    assert found.worth == pytest.approx(20 * found.gain * 1_000_000)  # each has a quota of a million
    assert found.worth_low / found.worth == pytest.approx(found.gain_low / found.gain)
    assert found.gain_low < found.gain < found.gain_high


def test_a_single_team_has_a_wider_band_than_all_together_and_that_than_the_difference():
    found = imagine_on(ground(), moves=((CADENCE, 0.55),))
    single = (found.teams["high"] - found.teams["low"]).min()
    assert single > found.high - found.low > found.gain_high - found.gain_low > 0


def test_gate_and_reason_are_those_of_the_gap():
    few = company(12)
    found, gap = imagine(few, moves=((CADENCE, 0.55),), **SIZE), attribute_gap(few, **SIZE)
    assert (found.gate, found.why) == (gap.gate, gap.why) == ("closed", found.summary())
    assert np.isnan([found.moved, found.gain, *found.teams["moved"]]).all()
    assert found.worth is None
    assert len(found.ranges) == len(found.levers) == 0
    assert close_on(lay_ground(few)).summary() == gap.why


def test_exploratory_data_have_a_band_and_no_order():
    found = imagine_on(
        ground(24), moves=((CADENCE, 0.52), (CLARITY, 3.4)), hours=((CADENCE, 90.0), (CLARITY, 0.1)), teams="low"
    )
    assert found.gate == "exploratory"
    assert found.gain_low < found.gain < found.gain_high
    assert found.first == ()
    assert found.why in found.summary()


def test_an_hour_of_managers_is_that_of_the_reps_of_the_teams_that_move():
    found = imagine_on(ground(), moves=((CADENCE, 0.55), (CLARITY, 3.7)), hours=((CADENCE, 5.0), (CLARITY, 0.1)))
    cadence = found.levers.set_index("name").loc[CADENCE]
    moving = (ground().levels[CADENCE].reindex(found.teams["team_id"]) < 0.55).sum()
    assert cadence.hours == 5 * 7 * moving  # seven reps a team
    assert cadence.per_hour == pytest.approx(cadence.worth / cadence.hours)
    assert cadence.per_hour_low < cadence.per_hour < cadence.per_hour_high
    assert found.levers["gain"].sum() == pytest.approx(found.gain)
    assert found.first == ((CLARITY, CADENCE),)
    assert "Strategy clarity gives more than coaching cadence for an hour of managers, as set here." in found.summary()


def test_what_an_hour_gives_has_no_order_where_it_may_be_the_same():
    alike = imagine_on(ground(), moves=((CADENCE, 0.55), (CLARITY, 3.7)))
    assert alike.first == ()
    assert alike.levers["per_hour"].isna().all()
    found = {row.name: row for row in alike.levers.itertuples()}
    moving = {name: (ground().levels[name].reindex(alike.teams["team_id"])) for name in (CADENCE, CLARITY)}
    share = (moving[CADENCE] < 0.55).sum() / (ground().likely[:, 0][ground().groups.segment == "low"] < 3.7).sum()
    even = found[CLARITY].worth / found[CADENCE].worth * share
    same = imagine_on(ground(), moves=alike.moves, hours=((CADENCE, 1.0), (CLARITY, even)))
    assert same.levers["per_hour"].to_numpy()[0] == pytest.approx(same.levers["per_hour"].to_numpy()[1])
    assert same.first == ()


def test_where_no_team_is_there_is_no_number_but_the_nearest_team():
    found = imagine_on(ground(), moves=((CADENCE, 1.2), (CLARITY, 3.6)))
    nearest = ground().levels[CADENCE].idxmax()
    assert found.refusals == (
        f"Coaching cadence at 120 %: no team does this; the closest is {nearest.title()} at 78 %. "
        "What can be told lies between 41 % and 66 %.",
    )
    assert found.summary() == found.refusals[0]
    assert np.isnan([found.moved, found.gain, found.low, *found.teams["moved"]]).all()


def test_a_seldom_value_is_not_said_to_be_nobodys():
    [words] = imagine_on(ground(), moves=((CADENCE, 0.7),)).refusals
    assert words.startswith("Coaching cadence at 70 %: hardly a team does this; the closest is Team 015 at 69 %.")


def test_a_team_that_would_stand_alone_with_all_it_does_is_left_out_and_said_so():
    levels = ground().levels.copy()
    odd = imagine_on(ground(), moves=((CADENCE, 0.6),)).teams["team_id"].iloc[0]
    levels.loc[odd, "territory_potential"] = 5.0
    found = imagine_on(replace(ground(), levels=levels), moves=((CADENCE, 0.65),))
    row = found.teams.set_index("team_id").loc[odd]
    assert found.told == 19
    assert re.fullmatch(r"No team does this with all else that Team \d+ does; the closest is Team \d+\.", row.why)
    assert np.isnan(row.moved)
    assert found.moved == pytest.approx(found.teams["moved"].mean())
    assert found.today == pytest.approx(found.teams.loc[found.teams["why"] == "", "today"].mean())


def test_a_team_whose_answers_are_hidden_is_in_no_number():
    panel = company()
    low = imagine_on(ground(), moves=((CLARITY, 3.6),)).teams["team_id"].iloc[3]
    few = panel.raters["team_id"].eq(low) & ~panel.raters["respondent_id"].str.endswith(("0", "1"))
    panel = replace(panel, raters=panel.raters[~few].reset_index(drop=True))
    panel = replace(panel, counts=panel.counts.assign(**{CLARITY: panel.counts["team_id"].ne(low) * 4.0 + 2}))
    found = imagine(panel, moves=((CLARITY, 3.6),), **SIZE)
    row = found.teams.set_index("team_id").loc[low]
    assert row.why == f"Strategy clarity of {low.title()}: too few answers."
    assert np.isnan(row.moved)
    assert found.told == found.asked - 1


def test_without_luck_told_no_single_team_and_no_outcome_has_a_band():
    found = imagine_on(replace(ground(), luck_told=False), moves=((CADENCE, 0.55),))
    assert np.isnan([found.low, found.high, *found.teams["low"], *found.teams["high"]]).all()
    assert np.isfinite([found.moved, found.gain_low, *found.teams["moved"]]).all()
    assert "Luck cannot be told" in found.summary()


def test_where_results_drift_the_bands_are_for_teams_that_stay_as_they_are():
    base = replace(ground(), groups=replace(ground().groups, luck_told=False))
    found = imagine_on(base, moves=((CADENCE, 0.55),))
    assert np.isfinite([found.low, *found.teams["low"]]).all()
    assert found.cautions[0].startswith("Results drift from quarter to quarter: the bands are for teams that stay")


def test_where_less_is_better_teams_move_down():
    panel = company()
    measures = panel.measures | {CADENCE: replace(panel.measures[CADENCE], better="lower")}
    found = imagine(replace(panel, measures=measures), moves=((CADENCE, 0.5),), **SIZE)
    levels = panel.frame.groupby("team_id")[CADENCE].mean().reindex(found.teams["team_id"]).to_numpy()
    assert ((found.teams["moved"] != found.teams["today"]) == (levels > 0.5)).all()
    assert found.gain < 0


def test_what_is_asked_wrongly_is_answered_with_a_sentence():
    with pytest.raises(DataError, match="at least one driver"):
        imagine_on(ground(), moves=())
    with pytest.raises(DataError, match="no team"):
        imagine_on(ground(), moves=((CADENCE, 0.5),), teams=("nobody",))
    with pytest.raises(DataError, match="hours a rep and quarter"):
        imagine_on(ground(), moves=((CADENCE, 0.5),), hours=((CADENCE, 0.0),))
    with pytest.raises(DataError, match="no number that could be meant"):
        imagine_on(ground(), moves=((CADENCE, 1e308),))
    with pytest.raises(DataError, match="no part of the gap"):
        close_on(ground(), share=0.0)


def test_half_the_gap_is_solved_backwards_or_out_of_reach():
    found = close_on(ground(), share=0.2)
    cadence, culture = (found.drivers.set_index("name").loc[name] for name in (CADENCE, "culture"))
    there = imagine_on(ground(), moves=((CADENCE, cadence.value),))
    assert there.gain / found.gap == pytest.approx(0.2, abs=0.005)
    assert there.gain / found.gap == pytest.approx(cadence.closes)
    assert cadence.verdict == "could"
    far = close_on(ground(), share=0.4)
    assert far.drivers.set_index("name").loc["culture", "verdict"] == "cannot"  # it goes with nothing
    assert "Culture cannot: at 3.8, as far as teams have gone" in far.summary()
    edge = imagine_on(ground(), moves=(("culture", culture.edge),))
    assert edge.gain / found.gap == pytest.approx(culture.closes)


def test_a_band_on_both_sides_of_the_share_leaves_it_open_and_an_exploratory_split_never_says_could():
    far = close_on(ground(), share=1.0).drivers.set_index("name").loc[CADENCE]
    assert far.verdict == "cannot"
    found = close_on(ground(), share=far.closes)
    assert found.drivers.set_index("name").loc[CADENCE, "verdict"] == "open"
    assert "Coaching cadence: open: at 66 %, as far as teams have gone, it is " in found.summary()
    few = close_on(ground(24), share=0.05)
    assert few.gate == "exploratory"
    assert "could" not in set(few.drivers["verdict"])


def test_teams_without_a_number_count_as_not_moving_in_what_would_close_the_gap():
    found = close_on(ground(), share=0.2)
    for row in found.drivers.itertuples():
        at = row.value if row.verdict == "could" else row.edge
        moved = imagine_on(ground(), moves=((row.name, at),))
        assert row.closes * found.gap == pytest.approx(moved.gain * moved.told / moved.asked)


def test_where_nobody_knows_who_answered_nothing_is_foretold():
    raters = replace(ground().fit, bracket=np.full(len(ground().fit.names), 0.1))
    found = imagine_on(replace(ground(), fit=raters), moves=((CADENCE, 0.55),))
    assert found.told == 0
    assert found.refusals[0].startswith("Who answered the survey is not known from one quarter to the next")
    assert not set(close_on(replace(ground(), fit=raters)).drivers["verdict"]) - {""}


def test_the_same_question_has_the_same_digits():
    one, other = (imagine(company(), moves=((CADENCE, 0.55),), **SIZE) for _ in range(2))
    assert repr(one.to_dict()) == repr(other.to_dict())
