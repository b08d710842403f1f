"""Culture's practices, from the answers of a company written out by hand."""

import numpy as np
import pandas as pd
import pytest

from analysis.charts.ratings import interval
from analysis.items import ALIGNED, BALANCED, CLEAR, EXPERIENCED, PRACTICES, construct_items
from analysis.logs import build_logs
from analysis.panel import build_panel
from analysis.questions.agreement import rate_agreement
from analysis.questions.culture import BELIEVED, HARD, MODELLED, SOFT, TOP, rate_culture
from analysis.story.agreement import tell_agreement
from analysis.story.culture import tell_apart, tell_culture, tell_teams, tell_trend
from analysis.story.culture_beside import tell_balance, tell_lived
from tests.answers import logs_of, said
from tests.company import Company, roster

ITEMS = {item.name: item.practice for item in construct_items("culture")}
FIRST, SECOND = "2025-Q1", "2025-Q2"


def sheet(team, *scores, people=5, day=FIRST, items=ITEMS):
    """Everybody of `people` gives each practice its score, in the order of `PRACTICES`; one score stands for all."""
    by_practice = dict(zip(PRACTICES, scores if len(scores) > 1 else scores * 4, strict=True))
    return [said(team, f"{team} {who}", item, by_practice[ITEMS[item]], day) for who in range(people) for item in items]


def rated(*sheets, attainment=None, **options):
    """The question asked of a company of these sheets; `attainment`: team -> share of quota."""
    return rate_culture(logs_of((row for rows in sheets for row in rows), attainment), **options)


def ten(**more):
    """Ten teams: `experienced and consistent` is lower in each, by one, two or three points."""
    return [sheet(f"t{at}", 3 + at % 2, 4, 1 + at // 3 % 2, 4 + at % 3 // 2, **more) for at in range(10)]


def test_a_practice_is_the_mean_of_its_statements_and_of_the_teams():
    found = rated(sheet("north", 2, 4, 4, 5), sheet("south", 4, 4, 3, 3))
    assert found.practices.set_index("practice")["value"].to_dict() == {
        CLEAR: 3,
        ALIGNED: 4,
        EXPERIENCED: 3.5,
        BALANCED: 4,
    }
    assert found.cells.set_index(["team_id", "practice"])["value"]["south", EXPERIENCED] == 3
    assert found.teams["team_id"].tolist() == ["south", "north"]
    assert found.teams["n"].tolist() == [5, 5]
    assert found.weakest is None
    assert tell_culture(found).how_sure[0] == (
        "The order is not known.",
        "Five teams are needed to tell practices from chance.",
    )


def test_the_weakest_practice_lies_below_every_other_and_is_named():
    found = rated(*ten())
    assert found.weakest == EXPERIENCED
    section = tell_culture(found)
    assert section.headline == "Of culture's four practices, experienced and consistent is the weakest: 1.4 of 5."
    assert section.lead.startswith("Lowest of its statements: “I notice our values")
    lead, words = section.how_sure[0]
    assert lead == "The weakest is settled."
    assert words.startswith("It lies below clear and modelled by 2.1, aligned and believed by 2.6")


def test_practices_that_lie_close_together_are_not_ranked():
    found = rated(*(sheet(f"t{at}", 3 + at % 2) for at in range(6)))
    assert found.weakest is None
    assert tell_culture(found).headline == "Culture's four practices lie close together, at 3.5 of 5."


def test_privacy_a_team_of_four_is_hidden_and_counts_in_no_number():
    large = rated(*ten())
    found = rated(*ten(), sheet("tiny", 1, people=4))
    assert found.practices.equals(large.practices)
    assert found.statements.equals(large.statements)
    assert found.beside.equals(large.beside)
    assert found.hidden == 1
    assert found.cells[found.cells["team_id"] == "tiny"]["value"].isna().all()
    assert "tiny" not in set(found.ratings["team_id"])
    assert np.isnan(found.teams.set_index("team_id").loc["tiny", ["value", "n"]].astype(float)).all()
    drawn = tell_teams(found)[-1].chart
    assert "Tiny: clear and modelled too few answers, aligned and believed too few answers" in drawn.description
    assert tell_culture(found).caveat == "1 of 11 teams has too few answers and is in no number."


def test_privacy_one_hidden_statement_hides_the_teams_row():
    four = [row for row in sheet("tiny", 1) if row["item"] != SOFT or row["respondent_id"] != "tiny 0"]
    found = rated(*ten(), four)
    assert found.practices.equals(rated(*ten()).practices)
    assert found.cells[found.cells["team_id"] == "tiny"]["value"].isna().all()


def test_privacy_a_choice_of_quarters_wants_five_in_each():
    late = sheet("north", 5, people=4, day=SECOND)
    found = rated(
        *ten(), sheet("north", 3), late, attainment=dict.fromkeys(["t0", "north"], 1.0), quarters=("2025-Q2",)
    )
    assert found.why.startswith("Nowhere have five reps of one team")
    assert found.practices.empty


def test_a_statement_asked_of_one_team_alone_leaves_the_others_in():
    short = [item for item in ITEMS if item != TOP]
    found = rated(*ten(items=short), sheet("north", 3))
    assert TOP not in set(found.statements["item"])
    assert found.hidden == 0
    assert tell_lived(found).lead == "3.9 of 5 against 3.5."


def test_only_reps_answers_count():
    manager = [row | {"rater": "manager", "respondent_id": "boss"} for row in sheet("t0", 5, people=1)]
    assert rated(*ten(), manager).practices.equals(rated(*ten()).practices)


def scores(team, people=5, **given):
    """Sheets where named statements have scores of their own, the others 3."""
    return [said(team, f"{team} {who}", item, given.get(item, 3)) for who in range(people) for item in ITEMS]


def test_soft_and_hard_and_who_lives_by_the_values():
    teams = [
        scores(f"t{at}", **{SOFT: 4, HARD: 2 + at % 2, MODELLED: 4, BELIEVED: 3 - at % 2, TOP: 4 + at % 2})
        for at in range(6)
    ]
    found = rated(*teams)
    rows = found.beside.set_index(["one", "other"])
    assert rows.loc[(SOFT, HARD), ["difference", "below", "above"]].tolist() == [-1.5, 6, 0]
    assert rows.loc[(MODELLED, BELIEVED), "difference"] == -1.5
    assert rows.loc[(MODELLED, TOP), "high"] > 0
    balance, lived = tell_balance(found), tell_lived(found)
    assert balance.headline == "Looking after one another is rated higher than holding one another to results"
    assert "not equally easy to agree with" in balance.caveat
    assert "not equally easy" in lived.caveat
    assert balance.lead == "Soft stands at 4.0, hard at 2.5. In no team it is the other way round."
    assert lived.headline == "Believing the values is rated lower than seeing managers model them"
    assert lived.lead.startswith("2.5 of 5 against 4.0. Top leaders keeping to them is rated higher")


def test_high_teams_beside_low_teams():
    levels = {"a": 5, "b": 4, "c": 3, "d": 3, "e": 2, "f": 1}
    reached = dict(zip(levels, (1.3, 1.2, 1.1, 1.0, 0.9, 0.8), strict=True))
    found = rated(*(sheet(team, score) for team, score in levels.items()), attainment=reached)
    assert found.counts == (2, 2, 2)
    row = found.apart.iloc[0]
    assert (row.high, row.low, row.difference) == (4.5, 1.5, 3.0)
    assert row.diff_low == pytest.approx(3 - 8.860 * np.sqrt(0.5), abs=0.01)  # t at 1 - .025 / 4: for all four at once
    section = tell_apart(found)
    assert section.note == "2 high teams against 2 low teams by quota attainment"
    assert section.headline == "No practice of culture differs between high and low teams beyond chance"


def test_without_an_outcome_the_practices_stand_alone():
    found = rated(*ten())
    assert (found.outcome, found.counts) == (None, (0, 0, 0))
    assert tell_apart(found) is None
    assert "high teams" not in tell_teams(found)[0].how_to_read


def test_culture_over_time_is_that_of_the_same_teams():
    both = [sheet(f"t{at}", 4, day=day) for at in range(6) for day in (FIRST, SECOND)]
    found = rated(*both, sheet("t6", 1))
    assert found.trend[found.trend["practice"] == CLEAR]["value"].tolist() == pytest.approx([25 / 7] * 2, abs=0.01)
    assert found.trend["teams"].unique().tolist() == [7, 6]
    assert found.change["a_year"] == 0
    assert tell_trend(found).headline == "Culture holds steady"
    assert tell_trend(rated(*ten())) is None


def test_without_a_survey_the_page_says_what_it_would_show():
    company = Company(reps=roster(north="ann"))
    nothing = rate_culture(build_logs(company, build_panel(company)))
    section = tell_culture(nothing)
    assert section.headline == "Culture opens with a survey of reps."
    assert section.lead == "No survey with single answers has asked about culture yet."
    assert "which of them is weakest" in section.details[0][1]
    assert tell_teams(nothing) == ()
    assert (tell_balance(nothing), tell_lived(nothing), tell_trend(nothing), tell_apart(nothing)) == (None,) * 4
    assert tell_agreement(rate_agreement(build_logs(company, build_panel(company)))) is None


def test_where_all_teams_are_small_nothing_is_shown():
    found = rated(*(sheet(f"t{at}", 3, people=4) for at in range(3)))
    assert found.summary() == found.why
    assert found.why.startswith("Nowhere have five reps")
    assert found.practices.empty
    assert found.hidden == 3


def test_an_interval_clear_of_zero_does_not_read_as_zero():
    rows = pd.DataFrame({"low": [0.02, -0.02, -0.4], "high": [0.4, 0.4, -0.03]})
    assert [interval(row) for row in rows.itertuples()] == ["0.02 to 0.4", "0.0 to 0.4", "−0.4 to −0.03"]
