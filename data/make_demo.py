"""An invented company, Meridian: all fourteen tables as CSV, and the truth they were drawn from.

    make_demo("data/demo")                  60 teams, 8 quarters
    python -m data.make_demo FOLDER         the same from a shell

Every team's outcome is exactly linear in what is measured of it (see `demo_company/teamwork.py`), so the true share of
each driver is known and written to truth.json. The same arguments give the same bytes.
"""

import json
import sys
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from analysis.tables import TABLES
from data.demo_company.answers import survey
from data.demo_company.crew import hire_crew, tabulate_reps, tabulate_teams
from data.demo_company.management import act, coach, commit, spend_time
from data.demo_company.parameters import Parameters
from data.demo_company.planted import tell_planted
from data.demo_company.plants import choose_plants
from data.demo_company.quota import attain, list_work
from data.demo_company.sales import deal, satisfaction
from data.demo_company.talent import initiate, publish_scores, recruit, review
from data.demo_company.teamwork import Teamwork, draw_teamwork
from data.demo_company.truth import describe
from data.demo_company.weeks import Weeks

FOUNDED = 1437  # a start from which the default company is typical: 79 % against 118 % of quota, shares near the truth


def make_demo(folder: str | Path, teams: int = 60, quarters: int = 8, seed: int = 0) -> Path:
    """Write a company of `teams` teams over `quarters` quarters into `folder`; gives the folder back."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    tables, planted = invent(teams, quarters, seed)
    for name, frame in tables.items():
        _write(frame, name, folder)
    truth = describe(quarters, teams, seed, Parameters()) | {"planted": planted}
    (folder / "truth.json").write_text(json.dumps(truth, indent=1) + "\n", encoding="utf-8")
    return folder


def invent(teams: int = 60, quarters: int = 8, seed: int = 0) -> tuple[dict[str, pd.DataFrame], dict]:
    """The tables by name, in the columns of `analysis.tables`, and how large what was planted in them came out."""
    weeks = Weeks(quarters)
    drawn, streams = draw(teams, weeks, seed), _streams(teams, weeks, seed)
    rng = iter(streams[1:])
    crew = hire_crew(drawn, weeks, next(rng))
    plants = choose_plants(drawn, crew, weeks, streams[-1])
    work = list_work(crew, weeks)
    sold = attain(work, crew, drawn, weeks, next(rng))
    sessions = coach(drawn, crew, plants, weeks, next(rng))
    tables = {
        "teams": tabulate_teams(crew, drawn.lasting, weeks, next(rng)),
        "reps": tabulate_reps(crew, weeks),
        "attainment": _name_rep_and_quarter(sold, crew, weeks),
        "deals": deal(work, sold, crew, weeks, next(rng)),
        "satisfaction": satisfaction(work, crew, weeks, drawn.values["culture"], next(rng)),
        "survey": survey(drawn, crew, plants, weeks, next(rng)),
        "survey_scores": publish_scores(drawn, crew, weeks, next(rng)),
        "coaching": sessions,
        "activities": act(drawn, crew, weeks, next(rng)),
        "commitments": commit(sessions, weeks, next(rng)),
        "time_use": spend_time(drawn, crew, plants, weeks, next(rng)),
        "reviews": review(sold, crew, plants, weeks, next(rng)),
        "candidates": recruit(crew, plants, weeks, next(rng)),
        "initiatives": initiate(drawn, crew, weeks),
    }
    return tables, tell_planted(plants, drawn, crew, tables)


def draw(teams: int, weeks: Weeks, seed: int) -> Teamwork:
    """What truly happened in the company that `make_demo` writes down."""
    return draw_teamwork(teams, weeks, Parameters(), _streams(teams, weeks, seed)[0])


def _streams(teams: int, weeks: Weeks, seed: int) -> list[np.random.Generator]:
    """Random numbers of their own for each table, so that a change to one leaves the others as they are."""
    root = np.random.SeedSequence([FOUNDED, seed, teams, weeks.quarters])
    return [np.random.default_rng(child) for child in root.spawn(16)]


def _name_rep_and_quarter(sold: pd.DataFrame, crew, weeks: Weeks) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "rep_id": crew.reps["rep_id"].to_numpy()[sold["rep"]],
            "quarter": np.array(weeks.names)[sold["quarter"]],
            "quota": sold["quota"].astype(int),
            "revenue": sold["revenue"].round().astype(int),
        }
    )


def _write(frame: pd.DataFrame, name: str, folder: Path) -> None:
    """One CSV with the table's own headers; DuckDB writes it five times faster than pandas."""
    columns = [
        f'cast("{column.name}" as {column.type}) as "{column.name}"' if column.type == "DATE" else f'"{column.name}"'
        for column in TABLES[name].columns
        if column.name in frame
    ]
    with duckdb.connect() as con:
        con.execute("set enable_progress_bar = false")
        con.register("frame", frame)
        target = str(folder / f"{name}.csv").replace("'", "''")
        con.execute(f"copy (select {', '.join(columns)} from frame) to '{target}' (header, delimiter ',')")


if __name__ == "__main__":
    make_demo(*sys.argv[1:2], *map(int, sys.argv[2:5]))
