"""A company that lacks files: what its pages are to say, imported and walked from page to page."""

from pathlib import Path

import pandas as pd

from analysis.ingest import import_files
from analysis.workspace import Workspace
from tests.app.reading import charts_of, title_of, words_of

PAGES = "overview segments gap clarity culture coaching managers claims what_if review import_data dictionary".split()
ROSTER = ("teams", "reps")
KIT = "Strategy clarity and culture open with a survey; here is one to send"
NO_OUTCOME = "Teams cannot be compared yet: no outcome is known."
NO_CLARITY, NO_CULTURE = "Strategy clarity is not measured yet", "Culture opens with a survey of reps."
NO_COACHING = "No coaching session is logged yet."
NO_MANAGER = "No file says who manages which team."
NOBODY_KNOWN = "Who manages which team is known, and nobody who is on one."
LIST_OF_CANDIDATES = "A list of candidates shows who was met, how good they were and how fast seats fill."
OWN_ANSWERS = "The manager's own answers to the survey, beside those of five reps, show blind spots."
NO_CLAIM = "None of six published claims can be held to this company's numbers yet."


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
