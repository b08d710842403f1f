"""Every page on a company that lacks a file, or has only some: what is missing is said, the rest is shown."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.ingest import import_files
from analysis.tables import TABLES
from analysis.workspace import Workspace
from data.make_demo import make_demo
from tests.app.reading import charts_of, title_of, words_of
from tests.app.test_civil_service import FILE, SURVEY
from tests.app.test_own_files import drop, press, take_back

PAGES = "overview segments gap clarity culture coaching managers claims import_data dictionary".split()
ROSTER = ("teams", "reps")
DAYS = {
    "deals": "closed_on", "satisfaction": "answered_on", "survey": "asked_on", "survey_scores": "asked_on",
    "coaching": "held_on", "activities": "done_on", "commitments": "agreed_on", "time_use": "week",
    "reviews": "reviewed_on", "candidates": "opened_on",
}  # fmt: skip
QUARTER = ("2026-07-01", "2026-09-30")  # the last of the company's four
KIT = "Strategy clarity and culture open with a survey; here is one to send"
NO_OUTCOME = "Teams cannot be compared yet: no outcome is known."
NO_CLARITY, NO_CULTURE = "Strategy clarity is not measured yet", "Culture opens with a survey of reps."
NO_COACHING = "No coaching session is logged yet."
NO_MANAGER = "No file says who manages which team."
NOBODY_KNOWN = "Who manages which team is known, and nobody who is on one."
LIST_OF_CANDIDATES = "A list of candidates shows who was met, how good they were and how fast seats fill."
OWN_ANSWERS = "The manager's own answers to the survey, beside those of five reps, show blind spots."
NO_CLAIM = "None of six published claims can be held to this company's numbers yet."


@pytest.fixture(scope="session")
def frames(tmp_path_factory) -> dict[str, pd.DataFrame]:
    """The tables of an invented company of twelve teams and four quarters, every cell as text."""
    files = make_demo(tmp_path_factory.mktemp("twelve"), teams=12, quarters=4)
    return {path.stem: pd.read_csv(path, dtype=str, keep_default_na=False) for path in files.glob("*.csv")}


@pytest.fixture(scope="session")
def lacking(tmp_path_factory, frames):
    """lacking("coaching"), lacking(keep=("deals", ...)), lacking(edit=f): a folder with that company, made once."""
    made = {}

    def company(*without, keep=tuple(TABLES), edit=dict) -> Path:
        key = (without, tuple(keep), edit)
        if key not in made:
            made[key] = tmp_path_factory.mktemp("lacking")
            kept = {name: frame.copy() for name, frame in frames.items() if name in keep and name not in without}
            write(edit(kept), made[key])
        return made[key]

    return company


def write(tables: dict[str, pd.DataFrame], folder: Path) -> None:
    """Import the tables as a person would, into the company of one's own in `folder`."""
    for name, frame in tables.items():
        frame.to_csv(folder / f"{name}.csv", index=False)
    import_files(Workspace(folder / "company.duckdb"), sorted(folder.glob("*.csv")), guesses=True)


def walk(open_app, folder: Path, pages=PAGES) -> dict[str, str]:
    """Page -> its words, headline first, all in one session; one manager's report too where there are managers."""
    app, said = open_app(folder), {}
    for page in pages:
        app = app if page == "overview" else app.switch_page(f"pages/{page}.py").run()
        said[page] = sound(app)
        if page == "managers" and any(box.label == "Report on one manager" for box in app.selectbox):
            said["one manager"] = sound(report_on(open_app, folder))
    return said


def report_on(open_app, folder: Path):
    """The report on one of the managers in post, by name."""
    app = open_app(folder)
    app.session_state["manager"] = newest_manager(folder)
    return app.switch_page("pages/managers.py").run()


def newest_manager(folder: Path) -> str:
    with Workspace(folder / "company.duckdb").reading() as con:
        sql = "select coalesce(manager_id, manager_name) from teams order by manager_since desc nulls last, 1"
        return con.execute(sql).fetchall()[0][0]


def sound(app) -> str:
    """A page's words, which hold a headline and no number that is none."""
    words = words_of(app)
    title = title_of(app)
    assert len(title) > 10
    for broken in ("nan", "None", "inf", "No of", "none of 0"):
        assert f" {broken} " not in f" {words.replace('.', ' ')} ".replace("\n", " ") or broken == "None", (
            title,
            broken,
        )
    assert not [chart for chart in charts_of(app) if "nan" in str(chart.get("description", "")).split()]
    return f"{title}\n{words}"


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


@pytest.fixture
def small(tmp_path, frames) -> Path:
    """A folder whose own company has a roster and quotas, to import into."""
    write({name: frames[name] for name in ("attainment", *ROSTER)}, tmp_path)
    return tmp_path


def test_a_page_that_is_open_follows_an_import_in_another_tab_and_its_undo(open_app, small, frames):
    reading, importing = open_app(small, "coaching"), open_app(small, "import_data")
    assert title_of(reading) == NO_COACHING
    sessions = frames["coaching"].to_csv(index=False).encode()
    importing = press(drop(importing, ("coaching.csv", sessions)), "Import 2,520 rows")
    assert title_of(reading.run()).startswith("Reps are coached in ")
    take_back(importing)
    assert title_of(reading.run()) == NO_COACHING


def test_all_imports_taken_back_in_another_tab_leave_the_way_to_begin(open_app, own_workspace, frames):
    write({name: frames[name] for name in ("attainment", *ROSTER)}, own_workspace)
    reading, importing = open_app(own_workspace), open_app(own_workspace, "import_data")
    assert "High teams reach" in title_of(reading)
    take_back(importing)
    words = words_of(reading.run())
    assert "Demo company: invented numbers" in words or "Start with two files." in words


def test_a_report_whose_manager_is_taken_back_says_so(open_app, small):
    app = report_on(open_app, small)
    Workspace(small / "company.duckdb").undo(None)
    assert not app.run().exception
    assert title_of(app)
