"""Every page on a company out of the ordinary: one team, one quarter, managers all new."""

import pandas as pd
import pytest

from tests.app.lacking import KIT, NO_CLARITY, NO_CULTURE, OWN_ANSWERS, ROSTER, walk

DAYS = {
    "deals": "closed_on", "satisfaction": "answered_on", "survey": "asked_on", "survey_scores": "asked_on",
    "coaching": "held_on", "activities": "done_on", "commitments": "agreed_on", "time_use": "week",
    "reviews": "reviewed_on", "candidates": "opened_on",
}  # fmt: skip
QUARTER = ("2026-07-01", "2026-09-30")  # the last of the company's four


def teams_only(tables, ids):
    reps = set(tables["reps"].query("team_id in @ids")["rep_id"])
    managers = set(tables["teams"].query("team_id in @ids")["manager_id"])
    known = {"rep_id": reps, "team_id": set(ids)}
    kept = {
        name: frame[
            pd.concat([frame[key].isin(whom) for key, whom in known.items() if key in frame], axis=1).all(axis=1)
            if set(known) & set(frame)
            else frame["manager_id"].isin(managers)
        ]
        for name, frame in tables.items()
    }
    return kept


def one_team(tables):
    return teams_only(tables, ["T001"])


def two_teams(tables):
    return teams_only(tables, ["T001", "T002"])


def one_quarter(tables):
    first, last = QUARTER
    within = {name: tables[name][tables[name][day].between(first, last)] for name, day in DAYS.items()}
    return tables | within | {"attainment": tables["attainment"].query("quarter == '2026-Q3'")}


def no_respondents(tables):
    return tables | {"survey": tables["survey"].drop(columns="respondent_id")}


def no_name(tables):
    teams = tables["teams"]
    return tables | {"teams": teams.assign(manager_name=teams["manager_name"].where(teams["manager_id"] != "M101", ""))}


def latest(teams):
    return teams.sort_values("manager_since").drop_duplicates("team_id", keep="last")


def no_since(tables):
    return tables | {"teams": latest(tables["teams"]).drop(columns="manager_since")}


def all_new(tables):
    before = latest(tables["teams"]).assign(manager_since="")
    after = before.assign(manager_since=QUARTER[0], manager_id="N" + before["manager_id"])
    after["manager_name"] = "New " + after["manager_name"]
    return tables | {"teams": pd.concat([before, after])}


def unknown_hours(tables):
    return tables | {"time_use": tables["time_use"].assign(manager_id="X" + tables["time_use"]["manager_id"])}


def own_statements(tables):
    own = {"clarity_clear": "My voice counts", "culture_believed": "The tools work", "engagement_proud": "Pay is fair"}
    survey = tables["survey"].query("rater == 'rep' and item in @own")
    return {name: tables[name] for name in ("attainment", *ROSTER)} | {
        "survey": survey.assign(item=survey["item"].map(own))
    }


ODD = {  # a company out of the ordinary -> page -> words
    one_team: {
        "overview": ("1 team has quota attainment: two are needed to compare.", "sources are in"),
        "segments": ("two are needed to compare.",),
        "clarity": ("Strategy clarity can be shown of one team alone.", "One team alone has nobody to stand beside"),
        "culture": ("of 5.",),
        "coaching": ("Reps are coached in", "everybody had a session in 2026 Q3."),
        "managers": ("1 manager is not enough to compare one with the others.", "Clearly behind not known"),
        "one manager": ("of the hours go to firefighting and admin",),
    },
    two_teams: {
        "overview": ("High teams reach",),
        "segments": ("The one high team is not surely high.",),
        "clarity": ("Reps rate strategy clarity",),
    },
    one_quarter: {
        "overview": ("High teams reach",),
        "clarity": ("Reps rate strategy clarity",),
        "managers": ("No manager has been in post for two quarters yet, so nothing is judged.",),
        "one manager": ("has been in post for one quarter: nothing is judged yet.",),
    },
    no_respondents: {"culture": ("of 5.",), "clarity": ("lower than their managers",)},
    no_name: {"managers": ("hours go to firefighting and admin",), "segments": ("high teams",)},
    no_since: {"managers": ("12 managers",), "claims": ("The top quarter of managers reach",)},
    all_new: {
        "one manager": ("has been in post for one quarter: nothing is judged yet.",),
        "gap": ("Coaching cadence is",),
    },
    unknown_hours: {
        "managers": ("names managers whom no roster of teams knows", "Half the hours lost not known"),
        "claims": ("Of six published claims",),
    },
    own_statements: {
        "gap": ("My voice counts is", "Pay is fair"),
        "clarity": (NO_CLARITY,),
        "culture": (NO_CULTURE, KIT),
        "managers": (OWN_ANSWERS,),
    },
}  # fmt: skip
ODD_QUICK = (one_team, one_quarter)


@pytest.mark.parametrize("edit", [pytest.param(one, marks=() if one in ODD_QUICK else pytest.mark.long) for one in ODD])
def test_an_odd_company_stands_on_every_page(open_app, lacking, edit):
    said = walk(open_app, lacking(edit=edit))
    for page, sentences in ODD[edit].items():
        for words in sentences:
            assert words in said[page], (page, words)
