"""Whatever is asked, no number stands where no team has been: the range and the distance are worked out anew here."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.questions.what_if import imagine_on
from analysis.split.ground import lay_ground
from tests.panels import company

DRIVERS = ("strategy_clarity", "culture", "coaching_cadence")
SPAN = {"strategy_clarity": (1.0, 5.0), "culture": (1.0, 5.0), "coaching_cadence": (0.0, 1.0)}
targets = st.fixed_dictionaries(
    {}, optional={name: st.floats(*SPAN[name], allow_nan=False) for name in DRIVERS}
).filter(bool)
NUMBERS = ("moved", "low", "high", "gain", "gain_low", "gain_high")


@cache
def ground(teams, seed):
    return lay_ground(company(teams, seed=seed), replicates=100)


@settings(max_examples=120, deadline=None)
@given(moves=targets, at=st.sampled_from([(24, 0), (40, 1), (60, 2)]), everyone=st.booleans())
def test_no_number_stands_where_no_team_has_been(moves, at, everyone):
    base = ground(*at)
    found = imagine_on(base, moves=tuple(moves.items()), teams=tuple(base.groups.teams) if everyone else "low")
    kept = [name for name in moves if name in base.levels]
    edges = {name: np.percentile(base.levels[name], [5, 95]) for name in kept}
    inside = len(kept) == len(moves) and all(low <= moves[name] <= high for name, (low, high) in edges.items())
    numbers = [getattr(found, name) for name in NUMBERS] + list(
        found.teams[["moved", "low", "high"]].to_numpy().ravel()
    )
    if not inside:
        assert found.refusals
        assert np.isnan(numbers).all()
        assert found.worth is None
        assert found.levers.empty
        return
    given_rows = found.teams[found.teams["moved"].notna()]
    assert (given_rows["why"] == "").all()
    assert found.teams.loc[found.teams["moved"].isna(), "why"].str.len().gt(0).all()
    assert far(base, moves, given_rows["team_id"]) <= farthest(base) * (1 + 1e-6)
    assert np.isfinite(found.gain) == (len(given_rows) > 0)


def farthest(base):
    return max(distance(base, row) for row in base.levels.to_numpy())


def far(base, moves, teams):
    """The largest distance from the middle of any of these teams once it is at the targets."""
    likely = dict(zip(base.groups.teams, base.likely, strict=True))
    found = [0.0]
    for team in teams:
        row = base.levels.loc[team].copy()
        moving = [name for name in moves if likely[team][base.levels.columns.get_loc(name)] < moves[name]]
        row[moving] = [moves[name] for name in moving]
        found += [distance(base, row.to_numpy())] * bool(moving)
    return max(found)


def distance(base, row):
    seen = base.levels.to_numpy()
    away = row - seen.mean(axis=0)
    return away @ np.linalg.solve(np.cov(seen.T), away)


@pytest.mark.parametrize("teams", [24, 60])
def test_settings_inside_and_outside_both_occur(teams):
    base = ground(teams, 0)
    name = base.ranges["name"].iloc[0]
    low, high = base.ranges.set_index("name").loc[name, ["low", "high"]]
    assert imagine_on(base, moves=((name, high),)).told
    assert imagine_on(base, moves=((name, high + 1e-6),)).refusals
    assert imagine_on(base, moves=((name, low - 1e-6),)).refusals
