"""What a manager's report tells of the reps' answers, worked by hand."""

from datetime import date

import numpy as np
import pytest

from analysis.questions.managers import report_manager
from analysis.story.managers import tell_ratings
from analysis.story.managers_facts import tell_motives
from tests.company import answer
from tests.eight_managers import MIDDLE, QUARTERS, logs_of, managers, said


def test_answers_of_four_reps_are_not_shown_and_are_in_no_number():
    four = [
        row for quarter in QUARTERS for row in said("a", "talent_strengths_known", 2, MIDDLE[quarter], people="wxyz")
    ]
    own = [answer("ma", "talent_strengths_known", 5, MIDDLE["2025-Q4"], team_id="a", rater="manager")]
    found = report_manager(logs_of(survey=four + own), "ma")
    assert [(one.name, one.own, one.n) for one in found.ratings] == [("talent", 5.0, 0)]
    assert np.isnan([found.ratings[0].reps, found.ratings[0].difference]).all()
    assert found.hidden == ("Fewer than five reps answered on talent: what they said is not shown.",)
    assert "reps: too few answers" in tell_ratings(found).chart.to_dict()["description"]
    assert not found.of("talent")


def test_small_quarters_are_pooled_over_the_quarters_looked_at():
    first = said("a", "talent_strengths_known", 2, MIDDLE["2025-Q1"], people="vwx")
    last = said("a", "talent_strengths_known", 4, MIDDLE["2025-Q4"], people="xyz")
    rating = report_manager(logs_of(survey=first + last), "ma").ratings[0]
    assert (rating.n, rating.reps) == (5, pytest.approx((2 + 2 + 3 + 4 + 4) / 5))


def test_a_pool_is_not_shown_where_the_rest_of_the_team_would_be_given_away():
    """Quarter 1 is another manager's; three answered there, and all quarters together are shown elsewhere."""
    handed = managers(a={"manager_id": "new", "manager_since": date(2025, 3, 24)})
    others = said("a", "talent_strengths_known", 1, MIDDLE["2025-Q1"], people="rst")
    mine = [row for quarter, who in zip(QUARTERS[1:], ("vwx", "xyz", "vz"), strict=True)
            for row in said("a", "talent_strengths_known", 4, MIDDLE[quarter], people=who)]  # fmt: skip
    assert report_manager(logs_of(teams=handed, survey=mine), "new").ratings[0].n == 5
    hidden = report_manager(logs_of(teams=handed, survey=others + mine), "new")
    assert hidden.ratings == ()
    assert hidden.hidden != ()


def test_the_teams_mix_of_motives_is_beside_what_the_manager_believes():
    day = MIDDLE["2025-Q2"]
    felt = {"intrinsic": 5, "extrinsic": 2, "problem_solving": 4, "goal_oriented": 3}
    believed = {"intrinsic": 2, "extrinsic": 5, "problem_solving": 3, "goal_oriented": 2}
    rows = [row for name, score in felt.items() for row in said("a", f"motivation_{name}", score, day)]
    rows += [
        answer("ma", f"motivation_{name}", score, day, team_id="a", rater="manager", subject_id=rep)
        for name, score in believed.items()
        for rep in ("a0", "a1")
    ]
    found = report_manager(logs_of(survey=rows), "ma").motives
    assert found.mix["name"].tolist()[0] == "motivation_intrinsic"
    assert (found.n, found.about) == (5, 2)
    apart = found.mix.set_index("name")["apart"]
    assert apart["motivation_extrinsic"] == pytest.approx((5 - 3) - (2 - 3.5))
    assert found.apart == pytest.approx(1.8)  # 7 / 4, as it is told
    section = tell_motives(report_manager(logs_of(survey=rows), "ma"))
    assert section.headline == "The team's first motive is the work itself; the manager believes pay and recognition"


def test_motives_of_four_reps_are_not_shown():
    day = MIDDLE["2025-Q2"]
    names = ("intrinsic", "extrinsic", "problem_solving", "goal_oriented")
    rows = [row for name in names for row in said("a", f"motivation_{name}", 4, day, people="wxyz")]
    rows += [
        answer("ma", f"motivation_{name}", 3, day, team_id="a", rater="manager", subject_id="a0") for name in names
    ]
    assert report_manager(logs_of(survey=rows), "ma").motives is None
