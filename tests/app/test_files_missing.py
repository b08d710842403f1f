"""Every page on a company that lacks a file, or has only some: what is missing is said, the rest is shown."""

import pytest

from analysis.ingest import import_files
from analysis.tables import TABLES
from analysis.workspace import Workspace
from tests.app.lacking import (
    KIT,
    LIST_OF_CANDIDATES,
    NO_CLAIM,
    NO_CLARITY,
    NO_COACHING,
    NO_CULTURE,
    NO_MANAGER,
    NO_OUTCOME,
    NOBODY_KNOWN,
    OWN_ANSWERS,
    ROSTER,
    walk,
)
from tests.app.test_civil_service import FILE, SURVEY

WITHOUT = [  # (table, page, words that the page needs to say)
    ("attainment", "overview", "Quota attainment: quotas under the outcome"),
    ("attainment", "overview", "High teams bring in $"),
    ("attainment", "one manager", "Still wanted: quotas"),
    ("attainment", "clarity", "revenue per rep"),
    ("coaching", "coaching", "A list of coaching sessions, each with the rep and the day, opens this page"),
    ("coaching", "coaching", "Reps rate coaching"),
    ("coaching", "gap", "A list of coaching sessions opens coaching cadence."),
    ("coaching", "overview", "Coaching sessions: coaching cadence: who is coached in which week"),
    ("coaching", "managers", "A list of coaching sessions shows how often"),
    ("reviews", "managers", "Talent reviews show who was reviewed"),
    ("candidates", "managers", LIST_OF_CANDIDATES),
    ("candidates", "one manager", LIST_OF_CANDIDATES),
    ("time_use", "managers", "A log of the manager's hours shows how many go to firefighting and admin."),
    ("time_use", "managers", "Half the hours lost not known"),
    ("time_use", "overview", "Managers' time: managers' hours"),
    ("satisfaction", "clarity", "Customers' answers (csat or nps) would show which high teams"),
    ("satisfaction", "one manager", "Still wanted: customers' answers"),
    ("survey", "clarity", NO_CLARITY),
    ("survey", "clarity", "How good the metrics are is not measured yet"),
    ("survey", "culture", NO_CULTURE),
    ("survey", "culture", KIT),
    ("survey", "what_if", "12 teams with complete data are too few to split the gap; 20 open it."),
    ("survey", "what_if", KIT),
    ("survey", "coaching", "How good the coaching is has not been asked yet"),
    ("survey", "coaching", "Reps are coached in"),
    ("survey", "managers", OWN_ANSWERS),
    ("survey", "managers", "Unusual blind spots not known"),
    ("survey", "gap", KIT),
    ("survey", "overview", "High teams reach"),
    ("reps", "coaching", "cannot be placed: no roster knows their reps."),
    ("reps", "managers", NOBODY_KNOWN),
    ("reps", "overview", "those that name a team count for it."),
    ("teams", "managers", NO_MANAGER),
    ("teams", "managers", "This page then shows what each manager does well"),
    ("teams", "overview", "High teams reach"),
    ("deals", "overview", "Deals: win rate, deal size and sales cycle."),
    ("deals", "overview", "High teams reach"),
]  # fmt: skip
QUICK = ("survey",)


@pytest.mark.parametrize(
    "table", [pytest.param(name, marks=() if name in QUICK else pytest.mark.long) for name in TABLES]
)
def test_without_one_table_every_page_says_what_is_missing_and_shows_the_rest(open_app, lacking, table):
    said = walk(open_app, lacking(table))
    for name, page, words in WITHOUT:
        assert name != table or words in said[page], (page, words)
    assert "is the weakest" in said["culture"] or table == "survey"
    assert "lower than their managers" in said["clarity"] or table == "survey"


FEW = {  # tables that are there -> page -> words
    ("deals", *ROSTER): {
        "overview": ("High teams bring in $", KIT, "One of five sources is in"),
        "segments": ("clear of the rest",),
        "gap": ("Nothing is logged of single reps.", KIT),
        "clarity": (NO_CLARITY, "Only revenue per rep is known."),
        "culture": (NO_CULTURE,),
        "coaching": (NO_COACHING,),
        "managers": ("None of 15 managers is clearly behind the others in anything.", LIST_OF_CANDIDATES, OWN_ANSWERS),
        "claims": (NO_CLAIM, "The top quarter of managers reach"),
    },
    ("attainment",): {
        "overview": (NO_OUTCOME, "Import a roster: what is here names reps", "A roster: who is on which team", KIT),
        "segments": (NO_OUTCOME, "Then teams are cut into high and low"),
        "gap": (NO_OUTCOME, "Then teams are cut into high and low"),
        "clarity": (NO_CLARITY,),
        "managers": (NO_MANAGER,),
        "claims": (NO_CLAIM,),
        "what_if": (NO_OUTCOME, "Then teams are cut into high and low"),
    },
    ("survey",): {
        "overview": ("Engagement is",),
        "clarity": ("Reps rate strategy clarity", "Customers' answers (csat or nps) would show"),
        "culture": ("is the weakest",),
        "coaching": (NO_COACHING, "Reps rate coaching"),
        "managers": (NO_MANAGER,),
        "claims": ("five cannot be told",),
    },
    ("survey_scores",): {"overview": (NO_OUTCOME, KIT), "culture": (NO_CULTURE,), "claims": (NO_CLAIM,)},
    ("satisfaction",): {
        "overview": ("Customer satisfaction is",),
        "gap": ("Customer satisfaction is",),
        "segments": ("high teams",),
    },
    ROSTER: {"overview": (NO_OUTCOME, "The roster is here"), "managers": ("A roster alone tells of no quarter yet.",)},
    ("time_use", "coaching", "reviews", *ROSTER): {
        "overview": (NO_OUTCOME, "Customer satisfaction: customer satisfaction, one of three balanced metrics."),
        "coaching": ("Reps are coached in",),
        "managers": ("hours go to firefighting and admin.", OWN_ANSWERS),
        "one manager": ("of the hours go to firefighting and admin", "Still wanted: quotas"),
    },
}
FEW_QUICK = (("deals", *ROSTER), ("attainment",), ROSTER)


@pytest.mark.parametrize(
    "tables", [pytest.param(keep, marks=() if keep in FEW_QUICK else pytest.mark.long) for keep in FEW], ids=" ".join
)
def test_with_a_few_files_alone_every_page_says_what_is_missing_and_shows_the_rest(open_app, lacking, tables):
    said = walk(open_app, lacking(keep=tables))
    for page, sentences in FEW[tables].items():
        for words in sentences:
            assert words in said[page], (page, words)


@pytest.mark.long
def test_a_crm_alone_stands_on_every_page(open_app, tmp_path, maven):
    files = [maven / "sales_pipeline.csv", maven / "sales_teams.csv"]
    import_files(Workspace(tmp_path / "company.duckdb"), files, guesses=True)
    said = walk(open_app, tmp_path)
    assert KIT in said["overview"]
    assert NO_CLARITY in said["clarity"]
    assert NO_CULTURE in said["culture"]
    assert NO_COACHING in said["coaching"]
    assert LIST_OF_CANDIDATES in said["managers"]
    assert "Quotas would judge teams" in said["gap"]


@pytest.mark.long
@pytest.mark.skipif(not SURVEY.exists(), reason="civil_service_people_survey is not on this machine")
def test_finished_scores_of_organisations_stand_on_every_page(open_app, tmp_path):
    import_files(Workspace(tmp_path / "company.duckdb"), [SURVEY / FILE], asked_on="2019-10-01", guesses=True)
    said = walk(open_app, tmp_path)
    assert "Engagement is" in said["overview"]
    assert "finished scores" in said["clarity"]
    assert NO_COACHING in said["coaching"]
    assert NO_MANAGER in said["managers"]
