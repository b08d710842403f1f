"""A scenario comes back from its link as it was, whatever teams are called and however many digits a number has."""

from urllib.parse import parse_qsl

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import DataError
from analysis.scenarios import Scenario, from_query, link, to_query
from analysis.stats.cut import LARGEST

names = st.text(min_size=1, max_size=12)
values = st.floats(allow_nan=False, allow_infinity=False)
pairs = st.lists(st.tuples(names, values), max_size=4, unique_by=lambda pair: pair[0]).map(tuple)
few = st.lists(names, min_size=1, max_size=5).map(tuple)
quarters = st.builds("{:04}-Q{}".format, st.integers(0, 9999), st.integers(1, 4))
spans = st.builds(
    lambda year, first, count: tuple(f"{year + at // 4}-Q{at % 4 + 1}" for at in range(first, first + count)),
    st.integers(1990, 2050),
    st.integers(0, 3),
    st.integers(1, 12),
)
made = st.builds(
    Scenario,
    moves=pairs,
    teams=st.just("low") | st.just(("low",)) | few,
    hours=pairs,
    outcome=st.none() | names,
    by=st.sampled_from(("top-third", "quartile", "median")) | st.floats(-LARGEST, LARGEST).map("threshold:{!r}".format),
    quarters=st.none() | spans | st.lists(quarters, min_size=1, max_size=6).map(tuple),
    drivers=st.none() | few,
)
AWKWARD = st.text("%2CcowF:,=&+;\n é", min_size=1, max_size=6)


@settings(deadline=None)
@given(made)
def test_a_link_says_every_choice_exactly(scenario):
    assert from_query(to_query(scenario)) == scenario
    assert from_query(dict(parse_qsl(link(scenario)[1:], strict_parsing=True))) == scenario


@settings(deadline=None)
@given(st.lists(AWKWARD, min_size=1, max_size=4).map(tuple))
def test_teams_may_be_called_what_looks_like_a_link(teams):
    assert from_query(to_query(Scenario(teams=teams))).teams == teams


@settings(deadline=None, max_examples=300)
@given(st.dictionaries(st.sampled_from("set teams hours outcome by quarters drivers".split()), st.text("aQ1:,.%-5e")))
def test_whatever_stands_in_a_link_is_a_scenario_or_a_sentence(params):
    try:
        found = from_query(params)
    except DataError:
        return
    assert from_query(to_query(found)) == found
