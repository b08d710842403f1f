"""The invented company: whole, believable, the same every time, and nothing in it that an import would leave out."""

import json
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from analysis.ingest import import_files
from analysis.people.owners import TOLD
from analysis.tables import TABLES
from analysis.workspace import Workspace
from data.demo_company.people import name_people
from data.demo_company.territories import list_territories
from data.make_demo import make_demo

DAYS = {name: [column.name for column in table.columns if column.type == "DATE"] for name, table in TABLES.items()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_demo(tmp_path_factory.mktemp("demo"), teams=8)


@pytest.fixture(scope="module")
def company(folder):
    return {name: pd.read_csv(folder / f"{name}.csv", parse_dates=DAYS[name]) for name in TABLES}


def test_every_table_has_its_own_headers(folder):
    found = {path.stem: tuple(path.read_text().splitlines()[0].split(",")) for path in folder.glob("*.csv")}
    declared = {name: table.names for name, table in TABLES.items()}
    with_roster = {name: tuple(one for one in declared[name] if one != "team_id") for name in TOLD}  # no owner's team
    assert found == declared | with_roster


def test_the_import_recognises_every_file_and_leaves_out_nothing(folder, tmp_path):
    reports = import_files(Workspace(tmp_path / "w.duckdb"), sorted(folder.glob("*.csv"))).files
    assert [(report.file, report.left_out, report.ignored) for report in reports] == [
        (f"{name}.csv", 0, ()) for name in sorted(TABLES)
    ]
    assert {report.file: report.table for report in reports} == {f"{name}.csv": name for name in TABLES}
    assert all(report.added == report.read > 0 for report in reports)


def test_the_same_arguments_write_the_same_bytes(folder, tmp_path):
    again = make_demo(tmp_path / "again", teams=8)
    assert {path.name: path.read_bytes() for path in again.iterdir()} == {
        path.name: path.read_bytes() for path in folder.iterdir()
    }


def test_another_process_writes_the_same_bytes(folder, tmp_path):
    subprocess.run([sys.executable, "-m", "data.make_demo", tmp_path, "8"], check=True)
    assert (tmp_path / "survey.csv").read_bytes() == (folder / "survey.csv").read_bytes()


def test_another_seed_is_another_company(folder, tmp_path):
    other = make_demo(tmp_path, teams=8, seed=1)
    assert (other / "attainment.csv").read_bytes() != (folder / "attainment.csv").read_bytes()


def test_won_deals_are_the_revenue_to_the_dollar(company):
    won = company["deals"].query("status == 'won'")
    quarter = won["closed_on"].dt.year.astype(str) + "-Q" + won["closed_on"].dt.quarter.astype(str)
    sold = won.groupby(["rep_id", quarter])["amount"].sum()
    booked = company["attainment"].set_index(["rep_id", "quarter"])["revenue"]
    assert sold.to_dict() == booked.to_dict()


def test_everything_happens_within_the_eight_quarters(company):
    assert sorted(company["attainment"]["quarter"].unique()) == [
        "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3",
    ]  # fmt: skip
    closed = company["deals"].query("status != 'open'")["closed_on"]
    assert closed.min() >= pd.Timestamp("2024-10-01")
    assert closed.max() <= pd.Timestamp("2026-09-30")
    assert company["coaching"]["followed_up_on"].max() <= pd.Timestamp("2026-09-30")


@pytest.mark.parametrize(
    ("table", "day"),
    [("coaching", "held_on"), ("deals", "closed_on"), ("reviews", "reviewed_on"), ("activities", "done_on")],
)
def test_only_reps_who_are_there_do_anything(company, table, day):
    rows = company[table].query("status != 'open'") if table == "deals" else company[table]
    rows = rows[["rep_id", day]].reset_index().merge(company["reps"], on="rep_id")
    week = rows[day] - pd.to_timedelta(rows[day].dt.weekday, unit="D")
    there = (rows["joined_on"] <= rows[day]) & (rows["left_on"].isna() | (week <= rows["left_on"]))
    assert there.groupby(rows["index"]).any().all()


def test_people_come_go_and_move_between_teams(tmp_path):
    reps = pd.read_csv(make_demo(tmp_path) / "reps.csv", parse_dates=["joined_on", "left_on", "hired_on"])
    moved = reps[reps.groupby("rep_id")["team_id"].transform("nunique") > 1].sort_values(["rep_id", "joined_on"])
    assert (reps["hired_on"] > "2024-10-01").sum() > 100
    assert reps["left_on"].notna().sum() > 100
    assert moved["rep_id"].nunique() >= 5
    assert (moved["joined_on"] - moved.groupby("rep_id")["left_on"].shift()).dropna().dt.days.eq(3).all()
    assert moved.groupby("rep_id")["hired_on"].nunique().eq(1).all()


def test_teams_of_six_to_nine_seats_answer_four_to_seven_times(company):
    on_the_last_day = company["reps"][company["reps"]["left_on"].isna()].groupby("team_id").size()
    reps = company["survey"].query("rater == 'rep'")
    answered = reps.groupby(["team_id", reps["asked_on"].dt.to_period("Q")])["respondent_id"].nunique()
    assert on_the_last_day.between(3, 9).all()
    assert answered.between(3, 7).all()
    assert answered.mean() == pytest.approx(5.4, abs=0.4)
    assert reps.groupby("team_id")["respondent_id"].nunique().min() >= 5


def test_the_default_company_shows_a_gap_a_leader_knows(tmp_path):
    make_demo(tmp_path)
    sold, reps = pd.read_csv(tmp_path / "attainment.csv"), pd.read_csv(tmp_path / "reps.csv")
    rows = sold.merge(reps.drop_duplicates("rep_id", keep="last")[["rep_id", "team_id"]], on="rep_id")
    sums = rows.groupby(["team_id", "quarter"])[["revenue", "quota"]].sum()
    teams = (sums["revenue"] / sums["quota"]).groupby("team_id").mean().sort_values()
    assert teams.iloc[:20].mean() == pytest.approx(0.79, abs=0.01)
    assert teams.iloc[-20:].mean() == pytest.approx(1.18, abs=0.01)
    assert teams.mean() == pytest.approx(0.98, abs=0.01)
    assert sold["quota"].quantile([0.25, 0.75]).between(150_000, 350_000).all()


@pytest.mark.parametrize(("teams", "quarters"), [(1, 1), (2, 3), (3, 12)])
def test_small_and_long_companies_too(tmp_path, teams, quarters):
    make_demo(tmp_path, teams=teams, quarters=quarters)
    assert pd.read_csv(tmp_path / "attainment.csv")["quarter"].nunique() == quarters
    assert len(json.loads((tmp_path / "truth.json").read_text())["quarters"]) == quarters


def test_two_hundred_territories_have_names_of_their_own():
    names = [name for name, _ in list_territories(200)]
    assert len(set(names)) == 200
    assert {"Ohio Valley", "Iberia South", "Benelux", "Nordics", "Texas West"} <= set(names[:8])
    assert list_territories(300)[299][0].endswith(" 2")


def test_nobody_shares_an_address():
    people = name_people(20_000, np.random.default_rng(0))
    assert people["email"].is_unique
    assert people["email"].str.fullmatch(r"[a-z.]+\d*@meridian\.example").all()
