"""Where managers' hours go: by hand, beside the one number of the claims page, and against a naive second writing."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.questions.routines import INTERNAL, LOST, spent
from analysis.questions.routines import level as published_beside
from analysis.questions.time_use import share_hours

CATEGORIES = ("coaching", "admin", "firefighting", "customers", "operations", "meetings")


def logs(rows):
    columns = ["manager", "quarter", "category", "hours"]
    return SimpleNamespace(hours=pd.DataFrame(rows, columns=columns).assign(weeks=13.0))


def drawn(managers=9, seed=0):
    rng = np.random.default_rng(seed)
    rows = [
        (f"M{at}", quarter, category, float(rng.integers(0, 4) * 10))
        for at in range(managers)
        for quarter in ("2025-Q1", "2025-Q2")
        for category in CATEGORIES
    ]
    return logs(rows)


def test_every_manager_counts_alike():
    """A half, a quarter and nothing: a quarter in the mean, whatever the hours; two of three lose any."""
    rows = [("a", "2025-Q1", "admin", 2), ("a", "2025-Q1", "coaching", 2)]
    rows += [("b", "2025-Q1", "firefighting", 10), ("b", "2025-Q1", "customers", 30), ("c", "2025-Q2", "strategy", 5)]
    found = share_hours(logs(rows))
    assert found.together["lost"] == pytest.approx((0.25, np.nan, np.nan, 2), nan_ok=True)
    assert found.managers == 3
    assert found.quarters == ("2025-Q1", "2025-Q2")
    shares = found.categories.set_index("name")["share"]
    assert shares["admin"] == pytest.approx(1 / 6)
    assert shares.sum() == pytest.approx(1)
    assert list(found.categories["share"]) == sorted(shares, reverse=True)


@pytest.mark.parametrize("quarters", [None, ("2025-Q2",)])
def test_shares_against_a_naive_second_writing(quarters):
    told = drawn()
    rows = [row for row in told.hours.itertuples() if quarters is None or row.quarter in quarters]
    found = share_hours(told, quarters=quarters)
    for row in found.categories.itertuples():
        shares = []
        for manager in sorted({one.manager for one in rows if one.hours}):
            mine = [one for one in rows if one.manager == manager]
            shares.append(sum(one.hours for one in mine if one.category == row.name) / sum(one.hours for one in mine))
        edges = stats.ttest_1samp(shares, 0).confidence_interval(0.95)
        expected = (np.mean(shares), max(edges.low, 0), min(edges.high, 1), sum(share > 0 for share in shares))
        assert (row.share, row.low, row.high, row.managers) == pytest.approx(expected)


@pytest.mark.parametrize(("name", "categories"), [("lost", LOST), ("internal", INTERNAL)])
def test_what_is_lost_is_the_number_of_the_claims_page(name, categories):
    told = drawn(seed=1)
    expected = published_beside(spent(told.hours, categories).to_numpy(float))
    assert share_hours(told).together[name][:3] == pytest.approx(expected)


def test_without_hours_nothing_is_known():
    found = share_hours(logs([]))
    assert found.managers == 0
    assert found.summary() == "Nobody's hours are known yet."
    assert np.isnan(found.together["lost"][0])
