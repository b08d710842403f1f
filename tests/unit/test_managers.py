"""The report on a manager, worked by hand on a company of eight teams with a manager each."""

from datetime import date, timedelta

import numpy as np
import pytest

from analysis.errors import DataError
from analysis.insights.marks import within_unit
from analysis.logs import build_logs
from analysis.measures import MEASURES
from analysis.panel import build_panel
from analysis.questions.managers import list_managers, report_manager
from analysis.story.managers import tell_manager, tell_marks, tell_ratings
from analysis.story.managers_facts import tell_logged, tell_missing, tell_motives, tell_time
from analysis.story.managers_findings import tell_findings, tell_steps
from analysis.story.managers_list import tell_managers
from tests.company import Company, answer, session, year_of

TEAMS = "abcdefgh"
QUARTERS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
MIDDLE = {quarter: date(2025, 3 * at + 2, 12) for at, quarter in enumerate(QUARTERS)}
MONDAY = date(2024, 12, 30)


def reps_of(team):
    return [f"{team}{number}" for number in range(5)]


def roster():
    return [{"rep_id": rep, "team_id": team} for team in TEAMS for rep in reps_of(team)]


def managers(**changes):
    """Team a is led by ma, and so on; `changes` are further rows, by team."""
    rows = [{"team_id": team, "manager_id": f"m{team}", "manager_name": f"Manager {team.upper()}"} for team in TEAMS]
    return rows + [{"team_id": team, **row} for team, row in changes.items()]


def sold():
    reps = [rep for team in TEAMS for rep in reps_of(team)]
    return [row for at, rep in enumerate(reps) for row in year_of(100, 90 + at % 7, rep, quarters=QUARTERS)]


def logs_of(**tables):
    company = Company(**{"reps": roster(), "teams": managers(), "attainment": sold()} | tables)
    return build_logs(company, build_panel(company))


def said(team, item, score, day, rater="rep", people=None, **more):
    people = reps_of(team) if people is None else people
    return [answer(f"p-{one}", item, score, day, team_id=team, rater=rater, **more) for one in people]


def coached(team, share):
    """A session in the first `share` of a quarter's weeks, for every rep of the team; a third more in one quarter."""
    found = []
    for at in range(52):
        if at % 13 < share + (at // 13 == ord(team) % 4):
            day = (MONDAY + timedelta(days=7 * at)).isoformat()
            found += [session(rep, day) for rep in reps_of(team)]
    return found


def test_a_quarter_counts_for_the_manager_who_had_most_of_its_weeks():
    handed = managers(a={"manager_id": "new", "manager_name": "Nell", "manager_since": date(2025, 8, 20)})
    people = list_managers(logs_of(teams=handed)).frame.set_index("manager")
    assert people.loc[["ma", "new"], "in_post"].to_dict() == {"ma": 3, "new": 1}
    assert people.at["new", "name"] == "Nell"


def test_nobody_is_judged_before_two_quarters_in_post():
    handed = managers(a={"manager_id": "new", "manager_name": "Nell", "manager_since": date(2025, 9, 29)})
    spoken = [row for quarter in QUARTERS[2:] for row in said("a", "talent_strengths_known", 1, MIDDLE[quarter])]
    own = [answer(who, "talent_strengths_known", 5, MIDDLE[quarter], team_id="a", rater="manager")
           for who, quarter in (("ma", "2025-Q3"), ("new", "2025-Q4"))]  # fmt: skip
    logs = logs_of(teams=handed, survey=spoken + own)
    new, old = report_manager(logs, "new"), report_manager(logs, "ma")
    assert (new.verdict, new.in_post, new.blind_spots) == (False, 1, ())
    assert new.why == "1 quarter in post: nothing is judged before 2."
    assert tell_manager(new).headline == "Nell has been in post for one quarter: nothing is judged yet."
    assert [one.headline for one in old.blind_spots] == ["Talent"]
    assert old.blind_spots[0].evidence == "Own rating 5.0, 5 reps 1.0: 4.0 points higher (3.8 to 4.2)."


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


def test_who_coaches_less_than_others_is_told_so_with_a_step():
    sessions = [row for team in TEAMS for row in coached(team, 2 if team == "a" else 8)]
    found = report_manager(logs_of(coaching=sessions), "ma")
    mark = next(mark for mark in found.marks if mark.measure.name == "coaching_cadence")
    assert (mark.n, mark.others, mark.clear) == (5 * 48, 7, True)  # to the last week with any session
    assert mark.value == pytest.approx((4 * 2 + 1) / 48)
    assert mark.difference == pytest.approx(-6 * 4 / 48, abs=0.01)
    assert [one.headline for one in found.growth] == ["Coaching cadence"]
    step = found.growth[0].step
    assert (step.owner, step.due, step.measure) == ("Manager A", "2026-Q1", "coaching_cadence")
    assert step.target == pytest.approx(33 / 48, abs=0.02)
    assert found.summary() == "Manager A: to grow in coaching cadence."
    assert tell_manager(found).headline == "Manager A: coaching cadence is 19 %, where 69 % is usual."
    assert "Growth: coaching cadence" in tell_steps(found).table["For"].tolist()
    assert "Coaching cadence 19 % (" in tell_marks(found).chart.to_dict()["description"]


def test_the_others_are_not_told_they_coach_more():
    """Seven who are alike are beside one who is not: none of them stands out by half a spread between managers."""
    sessions = [row for team in TEAMS for row in coached(team, 2 if team == "a" else 8)]
    listed = list_managers(logs_of(coaching=sessions)).frame.set_index("manager")
    assert listed.index[listed["growth"] > 0].tolist() == ["ma"]
    assert listed["behind"]["ma"] == ("Coaching cadence",)


def test_hours_are_held_against_the_half():
    weeks = [MONDAY + timedelta(days=7 * at) for at in range(52)]
    rows = [
        {"manager_id": f"m{team}", "week": week, "category": category, "hours": hours + (at % 3) / 4}
        for team in TEAMS
        for at, week in enumerate(weeks)
        for category, hours in (("firefighting", 24 if team == "b" else 8), ("admin", 6), ("coaching", 10))
    ]
    logs = logs_of(time_use=rows)
    found = report_manager(logs, "mb")
    assert found.time.lost == pytest.approx(30 / 40, abs=0.01)
    assert found.time.expected == pytest.approx(14 / 24, abs=0.01)
    assert (found.time.weeks, found.time.others) == (52, 7)
    assert found.time.shares["name"].tolist() == ["firefighting", "coaching", "admin"]
    assert tell_manager(found).headline.startswith("75\u00a0% of Manager B's hours go to firefighting and admin")
    assert tell_managers(list_managers(logs)).headline.startswith("75\u00a0% of Manager B's hours")


def test_hours_of_one_quarter_are_told_without_a_range_and_are_no_headline():
    """Of one manager in one quarter nobody knows how far the hours scatter."""
    rows = [
        {"manager_id": "mb", "week": date(2025, 11, 3) + timedelta(days=7 * at), "category": category, "hours": hours}
        for at in range(4)
        for category, hours in (("firefighting", 24), ("coaching", 16))
    ]
    found = report_manager(logs_of(time_use=rows), "mb")
    assert np.isnan(found.time.low)
    assert "firefighting" not in tell_manager(found).headline
    section = tell_time(found)
    assert section.headline == "60\u00a0% of the hours go to firefighting and admin"
    assert section.lead == "40 hours a week, 4 weeks."


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


def test_reviews_plans_and_weak_reps_are_counted():
    reviews = [
        {"rep_id": "a0", "reviewed_on": date(2025, 2, 3), "rating": "C", "strengths": "Prepares", "gaps": "Price",
         "has_plan": True, "plan_due_on": date(2025, 5, 5), "plan_done_on": None, "improved": None},
        {"rep_id": "a0", "reviewed_on": date(2025, 8, 4), "rating": "B", "strengths": "Prepares", "gaps": None},
        {"rep_id": "a1", "reviewed_on": date(2025, 2, 3), "rating": "C"},
    ]  # fmt: skip
    found = report_manager(logs_of(reviews=reviews), "ma")
    facts = {one.name: one for one in found.talent}
    assert {name: one.said for name, one in facts.items()} == {
        "reviews": "3 of 60", "unreviewed": "4 of 5", "recorded": "1 of 3", "aged": "1 of 1", "settled": "1 of 2",
        "stayed": "20 of 20",
    }  # fmt: skip
    assert facts["aged"].note == "the oldest by 33 weeks"
    assert facts["reviews"].others == "0\u00a0%"
    assert tell_logged(found).table["This team"].tolist()[3] == "1 of 1, the oldest by 33 weeks"


def test_one_good_review_among_bad_ones_is_no_improvement():
    """Rated C, then B a quarter later, then C again: only the last review counts, half a year later or more."""
    ratings = {"a0": "CBC", "a1": "CCB", "a2": "CB"}
    days = (date(2025, 2, 3), date(2025, 5, 5), date(2025, 9, 1))
    reviews = [{"rep_id": rep, "reviewed_on": day, "rating": rating}
               for rep, said in ratings.items() for day, rating in zip(days, said, strict=False)]  # fmt: skip
    facts = {one.name: one for one in report_manager(logs_of(reviews=reviews), "ma").talent}
    assert facts["settled"].said == "1 of 3"
    assert "last review" in facts["settled"].note
    assert "half are better by chance" in facts["settled"].note


def test_who_stayed_is_counted_by_quarter_so_that_spans_are_alike():
    reps = [row | ({"left_on": date(2025, 8, 15)} if row["rep_id"] == "a4" else {}) for row in roster()]
    review = [{"rep_id": "a0", "reviewed_on": date(2025, 2, 3), "rating": "B"}]
    handed = managers(a={"manager_id": "new", "manager_since": date(2025, 6, 30)})
    logs = logs_of(reps=reps, reviews=review, teams=handed)
    stayed = {who: {one.name: one.said for one in report_manager(logs, who).talent}["stayed"] for who in ("ma", "new")}
    assert stayed == {"ma": "10 of 10", "new": "8 of 9"}


def test_candidates_seats_and_new_reps_are_counted():
    met = {"team_id": "a", "opened_on": date(2025, 2, 10), "rating": "A"}
    seat = {"seat_id": "s1", "seat_opened_on": date(2025, 1, 20)}
    hired = {"stage": "hired", "closed_on": date(2025, 3, 1), "hired_rep_id": "a4"}
    candidates = [
        {"candidate_id": "1", **met, **seat, **hired},
        {"candidate_id": "2", **met, **seat, "stage": "declined", "closed_on": date(2025, 2, 20)},
        {"candidate_id": "3", "team_id": "a", "opened_on": date(2025, 8, 4), "stage": "met"},
        {"candidate_id": "4", **met, "seat_id": "s2", "seat_opened_on": date(2025, 2, 1), "stage": "interviewed"},
    ]
    reps = [row | ({"hired_on": date(2025, 3, 3)} if row["rep_id"] == "a4" else {}) for row in roster()]
    found = report_manager(logs_of(candidates=candidates, reps=reps), "ma")
    facts = {one.name: (one.said, one.note) for one in found.recruiting}
    assert facts["always"] == ("2 of 4", "1 without an open seat")
    assert facts["pipeline"] == ("1.5", "2 seats, 1 still open with 1 in play")
    assert facts["a_players"] == ("1 of 1", "")
    assert facts["days"] == ("40", "1 seat, the open ones stand open for 330")
    assert facts["ramp"] == ("94\u00a0%", "1 new rep")


def test_what_is_missing_is_said_with_the_file_that_opens_it():
    found = report_manager(logs_of(), "ma")
    parts = [part for part, _ in found.missing]
    assert parts == ["Coaching", "Accountability", "Talent", "Recruiting", "Time use", "Motivation", "Blind spots",
                     "Three balanced metrics"]  # fmt: skip
    assert "A log of the manager's hours" in dict(found.missing)["Time use"]
    assert tell_missing(found).headline == "What would open more"
    assert [section.headline for section in tell_findings(found)] == ["Strengths", "Blind spots", "Growth areas"]
    assert tell_steps(found) is None
    assert tell_marks(found) is None or "Rep retention" in tell_marks(found).chart.to_dict()["description"]


def test_five_managers_are_too_few_to_compare():
    few = [row for row in roster() if row["team_id"] in "abcde"]
    sessions = [row for team in "abcde" for row in coached(team, 2 if team == "a" else 8)]
    found = report_manager(logs_of(reps=few, teams=managers()[:5], attainment=sold()[:100], coaching=sessions), "ma")
    assert found.why == "5 managers are too few to compare one with the others."
    assert not found.growth
    assert not any(mark.compared for mark in found.marks)


def test_who_is_not_in_post_is_told_with_a_remedy():
    handed = managers(a={"manager_id": "new", "manager_since": date(2025, 1, 6)})
    logs = logs_of(teams=handed)
    with pytest.raises(DataError, match=r"There is no manager `zz`\.\nThere are 8"):
        report_manager(logs, "zz")
    with pytest.raises(DataError, match="No file says who manages which team"):
        list_managers(logs_of(teams=[]))


def test_a_manager_who_left_is_listed_as_gone():
    five = ("2024-Q4", *QUARTERS)
    rows = [row for rep in ("a0", "b0") for row in year_of(100, 90, rep, quarters=five)]
    handed = managers(a={"manager_id": "new", "manager_name": "Nell", "manager_since": date(2024, 12, 30)})
    logs = logs_of(teams=handed, attainment=rows)
    assert list_managers(logs).gone["name"].tolist() == ["Manager A"]
    with pytest.raises(DataError, match="Manager A has not been in post since 2024 Q4"):
        report_manager(logs, "ma")


@pytest.mark.parametrize(
    ("name", "edges"),
    [("activity_attainment", (0.98, 1.06)), ("coaching_cadence", (0.98, 1.0)), ("culture", (1.0, 1.06))],
)
def test_an_interval_keeps_to_what_its_unit_can_be(name, edges):
    assert within_unit(MEASURES[name], 0.98, 1.06) == edges
