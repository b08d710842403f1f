"""A company in which more coaching goes with nothing more beyond a point: what is told of it is read off a curve."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from analysis.questions.closing import close_on
from analysis.questions.what_if import SHAPES, imagine_on
from analysis.split.ground import lay_ground
from analysis.story.what_if import tell_what_if
from tests.panels import company

CADENCE, CLARITY = "coaching_cadence", "strategy_clarity"
FULL, STEEP = 0.5, 5.0  # up to half of the weeks, a point of coached weeks goes with 5 points of quota


@cache
def ground():
    panel = company(60)
    cadence = panel.frame[CADENCE]
    bent = panel.frame["quota_attainment"] - 0.8 * cadence + STEEP * np.minimum(cadence, FULL)
    return lay_ground(replace(panel, frame=panel.frame.assign(quota_attainment=bent)), replicates=300)


def gain_at(target, teams="low", **options):
    return imagine_on(ground(), moves=((CADENCE, target),), teams=teams, **options)


def worth_at(target, teams):
    """What these teams truly gain whose quarters vary about the target as they do about their own mean."""
    quarters = company(60).frame.set_index("team_id")[CADENCE].loc[list(teams)]
    means = quarters.groupby("team_id").transform("mean")
    moved = quarters + np.maximum(target - means, 0)
    return STEEP * (np.minimum(moved, FULL) - np.minimum(quarters, FULL)).mean()


def test_the_second_step_goes_with_less_than_the_first():
    half, more = gain_at(0.5), gain_at(0.6)
    assert half.shape == more.shape == "curve"
    assert more.gain == pytest.approx(worth_at(0.6, more.teams["team_id"]), rel=0.15)
    assert half.gain == pytest.approx(worth_at(0.5, half.teams["team_id"]), rel=0.25)
    assert 0 < more.gain - half.gain < 0.3 * STEEP * 0.1  # a line would go on as it began
    assert more.gain_low < more.gain < more.gain_high
    assert more.low < more.moved < more.high


def test_which_is_shown_is_said_on_page_command_line_and_in_what_is_sent():
    curve, line = gain_at(0.55), imagine_on(lay_ground(company(), replicates=300), moves=((CADENCE, 0.55),))
    assert ("", SHAPES["curve"]) in tell_what_if(curve).how_sure
    assert ("", SHAPES["line"]) in tell_what_if(line).how_sure
    assert SHAPES["curve"] in curve.summary()
    assert "line" not in line.summary()
    assert (curve.to_dict()["shape"], line.to_dict()["shape"]) == ("curve", "line")


def test_one_team_and_teams_by_name_are_read_off_the_same_curve():
    everyone = gain_at(0.55).teams.set_index("team_id")
    one, two = (gain_at(0.55, tuple(everyone.index[:count])) for count in (1, 2))
    raised = everyone["moved"] - everyone["today"]
    assert (one.asked, two.asked) == (1, 2)
    assert one.gain == pytest.approx(raised.iloc[0])
    assert two.gain == pytest.approx(raised.iloc[:2].mean())
    assert two.teams["low"].to_numpy() == pytest.approx(everyone["low"].iloc[:2].to_numpy())
    assert one.low < one.moved < one.high


def test_drivers_add_up_and_so_does_the_money():
    found = imagine_on(ground(), moves=((CADENCE, 0.55), (CLARITY, 3.6)), hours=((CADENCE, 5.0), (CLARITY, 50.0)))
    assert found.levers["gain"].sum() == pytest.approx(found.gain)
    assert found.levers["worth"].sum() == pytest.approx(found.worth)
    assert found.worth == pytest.approx(20 * found.gain * 1_000_000)  # each has a quota of a million
    assert (found.levers["per_hour"] == found.levers["worth"] / found.levers["hours"]).all()
    assert found.first == ((CADENCE, CLARITY),)


def test_what_would_close_a_part_of_the_gap_is_solved_on_the_curve():
    found = close_on(ground(), share=0.2)
    cadence = found.drivers.set_index("name").loc[CADENCE]
    assert found.shape == found.to_dict()["shape"] == "curve"
    assert cadence.verdict == "could"
    assert gain_at(cadence.value).gain / found.gap == pytest.approx(0.2, abs=0.01)
    assert cadence.low < cadence.closes < cadence.high


def test_the_same_company_has_the_same_digits_with_a_curve():
    first = repr(gain_at(0.55).to_dict())
    ground.cache_clear()
    assert repr(gain_at(0.55).to_dict()) == first
