"""A scenario in words: the move first, then money and doubt; no number where there is none."""

import re
from dataclasses import replace
from functools import cache

import pytest

from analysis.errors import DataError
from analysis.questions.closing import close_on
from analysis.questions.what_if import imagine_on
from analysis.split.ground import lay_ground
from analysis.story.what_if import tell_closing, tell_what_if
from analysis.story.what_if_teams import tell_teams
from tests.panels import company
from tests.test_words import texts
from tests.wording import causal_words

CADENCE, CLARITY = "coaching_cadence", "strategy_clarity"
HOURS = ((CADENCE, 5.0), (CLARITY, 0.1))


@cache
def ground(teams=60):
    return lay_ground(company(teams), replicates=300)


def test_the_move_is_said_first_then_what_it_is_worth():
    told = tell_what_if(imagine_on(ground(), moves=((CADENCE, 0.55),)))
    assert told.note == "20 low teams · coaching cadence 55 % · if the association were causal"
    assert told.headline == "Teams like this reach 97 % of quota, not 92 %."
    assert told.lead.startswith(
        "They differ by 4.1 to 6.5 points (90\u00a0% band). That is **$1.08M a quarter** across 20 teams"
    )
    assert list(told.table.columns) == ["Team", "Today", "Teams like this", "90 % band"]
    assert "not known" not in set(told.table["90 % band"])


def test_a_move_that_may_be_nothing_is_said_to_be_and_one_already_made_too():
    doubtful = imagine_on(ground(), moves=(("culture", 3.8),))
    assert doubtful.gain_low < 0 < doubtful.gain_high
    assert tell_what_if(doubtful).headline.endswith("; it may be nothing.")
    best = ground().levels[CADENCE].nlargest(3).index
    done = imagine_on(ground(), moves=((CADENCE, 0.5),), teams=tuple(best))
    assert tell_what_if(done).headline == "These teams do all this already."
    assert done.summary() == "3 teams with coaching cadence 50 % or better: nothing would move."
    assert (done.gain, done.gain_low, done.gain_high, done.worth) == (0, 0, 0, 0)


def test_which_lever_first_is_said_only_beyond_doubt():
    moves = ((CADENCE, 0.55), (CLARITY, 3.7))
    [parts, *rows, (_, first)] = tell_what_if(imagine_on(ground(), moves=moves, hours=HOURS)).details
    assert re.fullmatch(r"coaching cadence \d.* to \d.* points and strategy clarity \d.* to \d.* points\.", parts[1])
    assert [label for label, _ in rows] == ["Coaching cadence:", "Strategy clarity:"]
    assert "hours a quarter" in rows[0][1]
    assert first == "Strategy clarity gives more than coaching cadence for an hour of managers, as set here."
    few = imagine_on(ground(24), moves=((CADENCE, 0.52), (CLARITY, 3.4)), hours=HOURS)
    assert tell_what_if(few).details[-1] == ("", "Which of them gives most for an hour cannot be told.")
    assert few.why in tell_what_if(few).lead


def test_outside_there_is_the_nearest_team_and_no_number():
    told = tell_what_if(imagine_on(ground(), moves=((CADENCE, 1.2),)))
    assert told.headline == "No number is given where no team has been."
    assert told.lead.startswith("Coaching cadence at 120 %: no team does this; the closest is Team 014")
    assert told.table is None
    assert told.details == ()


def test_behind_a_closed_gate_the_reason_stands():
    few = lay_ground(company(12), replicates=50)
    told = tell_what_if(imagine_on(few, moves=((CADENCE, 0.5),)))
    assert (told.headline, told.lead) == ("What teams would reach cannot be told yet.", few.gate.why)
    assert tell_closing(close_on(few)).lead == few.gate.why


def test_without_luck_told_it_is_said():
    told = tell_what_if(imagine_on(replace(ground(), luck_told=False), moves=((CADENCE, 0.55),)))
    assert [words for _, words in told.how_sure if words.startswith("Luck cannot be told from what lasts")]
    assert "Two bands." not in dict(told.how_sure)
    assert set(told.table["90 % band"]) == {"not known"}


def test_what_closes_a_part_of_the_gap_and_what_cannot():
    told = tell_closing(close_on(ground(), share=0.2))
    said = dict(told.details)
    assert told.headline == "Strategy clarity or coaching cadence alone could close 20\u00a0% of the gap."
    assert said["Coaching cadence:"].startswith("low teams at 55 % would close it (15 to 24")
    assert said["Culture:"].startswith("open: at 3.8, as far as teams have gone, 4\u00a0% of the gap")
    whole = tell_closing(close_on(ground(), share=1.0))
    assert whole.headline == "No practice alone closes the whole gap."
    assert dict(whole.details)["Culture:"].startswith("out of reach: at 3.8, as far as teams have gone")
    few = tell_closing(close_on(ground(24)))
    assert few.headline == "Whether a practice alone could close half of the gap cannot be told."


@pytest.mark.parametrize("moves", [((CADENCE, 0.55), (CLARITY, 3.6)), ((CADENCE, 1.2),)])
def test_no_words_of_cause(moves):
    found = imagine_on(ground(), moves=moves, hours=HOURS[: len(moves)])
    said = [*texts(tell_what_if(found)), found.summary(), *texts(tell_closing(close_on(ground())))]
    assert causal_words("\n".join(said)) == []


def test_no_team_is_called_first_where_the_split_is_exploratory():
    few = imagine_on(ground(24), moves=((CADENCE, 0.52),))
    assert few.gate == "exploratory"
    assert re.fullmatch(r"Each team's own difference: 0 points to \d.* points\.", tell_teams(few).headline)
    assert tell_teams(imagine_on(ground(), moves=((CLARITY, 3.6),))).headline.startswith("Teams like Team ")
    beyond_sight = imagine_on(ground(), moves=((CADENCE, 0.55),))
    assert tell_teams(beyond_sight).headline.startswith("The largest difference of a team is 13 points; ")


def test_the_band_of_the_difference_is_told_from_that_of_the_outcome_and_luck_from_the_gap():
    told = dict(tell_what_if(imagine_on(ground(), moves=((CADENCE, 0.55),))).how_sure[:2])
    assert "where these very teams would land" in told["Two bands."]
    assert told["Today."].endswith("92 % for these teams and 118 % for the high ones.")


def test_hours_of_what_does_not_move_are_refused_and_a_name_stands_for_its_team():
    with pytest.raises(DataError, match="has hours of managers, and does not move"):
        imagine_on(ground(), moves=((CADENCE, 0.55),), hours=HOURS)
    name, row = ground().names.iloc[4], ground().names.index[4]
    by_name = imagine_on(ground(), moves=((CADENCE, 0.55),), teams=(name,))
    assert list(by_name.teams["team_id"]) == [row]
    with pytest.raises(DataError, match="Name teams by id or name, like team 000 for Team 000"):
        imagine_on(ground(), moves=((CADENCE, 0.55),), teams=("Nowhere",))


def test_a_percentage_written_whole_is_asked_about():
    (words,) = imagine_on(ground(), moves=((CADENCE, 55),)).refusals
    assert words.endswith("Write 0.55 for 55 %.")
