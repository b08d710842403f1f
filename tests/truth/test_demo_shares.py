"""The invented company against its own truth, through the product's whole way: files, import, panel, gap."""

import json

import numpy as np
import pandas as pd
import pytest

from analysis.ingest import import_files
from analysis.panel import build_panel
from analysis.questions.gap import attribute_gap
from analysis.workspace import Workspace
from data.demo_company.parameters import DRIVERS, Parameters
from data.demo_company.truth import compute_shares, true_shares
from data.demo_company.weeks import Weeks
from data.make_demo import draw, make_demo

EXACT = ("coaching_cadence", "territory_potential", "tenure", "ramping_share", "span_of_control")


def walk(folder, teams, seed):
    """The panel of an invented company, from its files."""
    files = sorted(make_demo(folder / "demo", teams=teams, seed=seed).glob("*.csv"))
    workspace = Workspace(folder / "w.duckdb")
    import_files(workspace, files)
    return build_panel(workspace)


@pytest.fixture(scope="module")
def panel(tmp_path_factory):
    return walk(tmp_path_factory.mktemp("sixty"), 60, 0)


def by_team(panel, name):
    return panel.frame.pivot(index="team_id", columns="quarter", values=name).to_numpy()


@pytest.mark.parametrize("name", EXACT)
def test_the_panel_holds_what_the_company_did(panel, name):
    assert by_team(panel, name) == pytest.approx(draw(60, Weeks(8), 0).values[name], abs=1e-8)


def test_every_team_reaches_exactly_its_outcome(panel):
    assert by_team(panel, "quota_attainment") == pytest.approx(draw(60, Weeks(8), 0).outcome, abs=5e-6)


def test_answers_follow_the_true_climate_with_a_reliability_of_about_four_fifths(tmp_path):
    panel, drawn = walk(tmp_path, 200, 0), draw(200, Weeks(8), 0)
    for name in ("strategy_clarity", "culture"):
        answered, true = np.nanmean(by_team(panel, name), axis=1), drawn.values[name].mean(axis=1)
        assert np.polyfit(true, answered, 1)[0] == pytest.approx(1, abs=0.1)
        assert np.corrcoef(true, answered)[0, 1] ** 2 == pytest.approx(0.82, abs=0.07)


def test_outcome_is_linear_in_what_is_measured():
    drawn, law = draw(4_000, Weeks(4), 1), Parameters()
    names = [name for name in drawn.values if law.slopes[name] != 0]
    columns = np.stack([drawn.values[name].ravel() for name in names], axis=1)
    columns = np.column_stack([columns, np.tile(np.eye(4), (4_000, 1))])
    slopes = np.linalg.lstsq(columns, drawn.outcome.ravel(), rcond=None)[0]
    assert slopes[:3] == pytest.approx([0.205, 0.12, 0.4], abs=0.03)


@pytest.mark.parametrize("quarters", [4, 8, 12])
def test_true_shares_sum_to_one(quarters):
    assert sum(true_shares(quarters)["shares"].values()) == pytest.approx(1, abs=1e-4)


def test_kept_true_shares_are_those_of_a_fresh_superpopulation():
    fresh, kept = compute_shares(8, populations=2, teams=20_000, seed=7), true_shares(8)
    assert fresh["shares"] == pytest.approx(kept["shares"], abs=0.012)
    assert kept["standard_error"] < 0.002


def test_truth_is_written_beside_the_files(tmp_path):
    truth = json.loads((make_demo(tmp_path, teams=8) / "truth.json").read_text())
    shares = truth["true"]["shares"]
    assert [round(shares[name], 2) for name in DRIVERS] == [0.20, 0.08, 0.16]
    assert truth["parameters"]["slopes"]["strategy_clarity"] == 0.205
    assert (truth["seed"], truth["teams"]) == (0, 8)


def test_sixty_teams_find_the_truth_within_twice_their_interval(panel):
    shares = attribute_gap(panel).shares.set_index("name")
    assert shares["share"].sum() == pytest.approx(1, abs=1e-9)
    true = pd.Series(true_shares(8)["shares"])[list(DRIVERS)]
    core = shares.loc[list(DRIVERS)]
    half = (core["ci_high"] - core["ci_low"]) / 2
    assert ((core["ci_low"] - half < true) & (true < core["ci_high"] + half)).all()


@pytest.mark.long
def test_at_most_seven_of_sixty_core_shares_lie_outside_their_interval(tmp_path):
    true, outside = pd.Series(true_shares(8)["shares"])[list(DRIVERS)], 0
    for seed in range(20):
        shares = attribute_gap(walk(tmp_path / str(seed), 200, seed)).shares
        assert shares["share"].sum() == pytest.approx(1, abs=1e-9)
        core = shares.set_index("name").loc[list(DRIVERS)]
        outside += ((true < core["ci_low"]) | (true > core["ci_high"])).sum()
    assert outside <= 7  # three are expected
