"""The benchmark of the what-if page runs, and times what it says."""

import numpy as np

from analysis.split.ground import lay_ground
from benchmarks.what_if import AIMS, answers, moves, reruns, table
from tests.panels import company


def test_the_benchmark_times_each_step_of_a_move(browser, address):
    found = {"answer": answers(lay_ground(company(), replicates=100), 3), "rerun": reruns(address, 3)}
    found["chart"] = moves(browser, address, 3)
    assert list(found) == list(AIMS)
    assert all(len(times) == 3 and (times > 0).all() for times in found.values())
    assert np.median(found["rerun"]) < np.median(found["chart"]) < 5_000


def test_its_table_stands_beside_its_aims():
    lines = table({"rerun": np.array([10.0, 20.0, 30.0]), "chart": np.array([100.0])})
    assert lines[1] == "| the page's rerun, to the last message | 20 | 29 | p95 under 60 | 3 |"
    assert lines[2].startswith("| from the key press to the changed chart | 100 | 100 | p50 under 200 |")
