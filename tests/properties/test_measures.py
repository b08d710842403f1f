"""Each measure's SQL against a naive second writing, on random small companies with movers, leavers and gaps."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from analysis.measures import MEASURES
from tests.company import Company, measured
from tests.properties.naive import BEGINNING, Naive

REPS, TEAMS, PEOPLE = ("ann", "bob", "cid", "dee"), ("north", "south"), ("p", "q", "r", None)
ITEMS = ("clarity_clear", "clarity_believable", "culture_modelled", "metrics_fair", "engagement_stay", "own_item")
DAYS = st.dates(date(2024, 12, 20), date(2025, 7, 10))
LOGGED = {  # what managers do: compared in test_log_measures, on companies that have logs
    *("coaching_structure", "coaching_follow_through", "coaching_time", "firefighting_and_admin_time"),
    *("activity_attainment", "commitment_follow_through", "motivation", "motivation_known", "clarity_perception_gap"),
    *("review_cadence", "plan_coverage", "improve_or_move_on", "rep_retention", "recruiting_cadence"),
    "a_player_share",
}
QUARTERS = st.sampled_from(("2024-Q4", "2025-Q1", "2025-Q2"))
YES_NO = st.sampled_from((True, True, False, None))


def maybe(values):
    return st.none() | values


def rows(unique=None, least=0, most=8, **columns):
    return st.lists(st.fixed_dictionaries(columns), min_size=least, max_size=most, unique_by=unique)


def later(first, column):
    """`column` held a number of days after `first` (None: unknown); now it holds the day."""

    def to_day(rows):
        return [row | {column: row[first] and row[column] and row[first] + timedelta(row[column])} for row in rows]

    return to_day


reps = rows(
    lambda row: (row["rep_id"], row["joined_on"]),
    least=2,
    rep_id=st.sampled_from(REPS),
    team_id=st.sampled_from(TEAMS),
    joined_on=st.just(BEGINNING) | DAYS,
    hired_on=maybe(st.dates(date(2024, 5, 1), date(2025, 5, 1))),
    left_on=maybe(st.integers(1, 150)),
).map(lambda found: [row if row["joined_on"] > BEGINNING else row | {"left_on": None} for row in found])

teams = rows(
    lambda row: (row["team_id"], row["manager_since"]),
    most=4,
    team_id=st.sampled_from(TEAMS),
    manager_id=st.sampled_from(("mo", "lu", None)),
    manager_since=st.just(BEGINNING) | DAYS,
    territory_potential=maybe(st.integers(5, 15).map(lambda tenths: tenths / 10)),
)

attainment = rows(
    lambda row: (row["rep_id"], row["quarter"]),
    rep_id=st.sampled_from((*REPS, "stranger")),
    quarter=QUARTERS,
    quota=st.integers(1, 900).map(float),
    revenue=maybe(st.integers(-50, 900).map(float)),
)

deals = rows(
    least=4,
    most=20,
    rep_id=st.sampled_from((*REPS, "stranger")),
    status=st.sampled_from(("won", "won", "lost", "open")),
    amount=st.sampled_from((10.0, 30.0, 99.0, 0.0, -5.0, None)),
    margin=st.sampled_from((5.0, -1.0, 3.0, None)),
    product=st.sampled_from(("basic", "pro", "plus", None)),
    created_on=st.sampled_from((date(2024, 11, 30), date(2024, 3, 1), None)),
    closed_on=DAYS | DAYS | st.none(),
)

coaching = rows(most=12, rep_id=st.sampled_from(REPS), held_on=DAYS, has_lesson=YES_NO, has_action_plan=YES_NO)

SCALES = st.sampled_from(((1, 5), (1, 7), (0, 10)))
score = {
    "team_id": st.sampled_from(TEAMS),
    "rater": st.sampled_from(("rep", "rep", "rep", "manager")),
    "asked_on": DAYS,
    "item": st.sampled_from(ITEMS),
    "scale": SCALES,
    "score": st.floats(0, 1).map(lambda share: round(share, 2)),
}


def on_scale(rows):
    """The score, drawn as a share of its scale, in points."""
    for row in rows:
        low, high = row.pop("scale")
        row |= {"scale_min": low, "scale_max": high, "score": low + row["score"] * (high - low)}
    return rows


survey = rows(respondent_id=st.sampled_from(PEOPLE), subject_id=st.sampled_from(("", "", "ann")), most=12, **score)
scores = rows(n=maybe(st.integers(1, 30)), most=6, **score)

satisfaction = rows(
    most=10,
    rep_id=st.sampled_from((*REPS, "stranger", None)),
    team_id=st.sampled_from((*TEAMS, None)),
    answered_on=DAYS,
    kind=st.sampled_from(("csat", "nps")),
    score=st.integers(0, 10).map(float),
)
CSAT_SCALES = st.sampled_from(((1, 5), (0, 5), (0, 10), (0, 100)))
customers = st.tuples(satisfaction, CSAT_SCALES).map(
    lambda drawn: [
        row | {"score": row["score"] if row["kind"] == "nps" else on(drawn[1], row["score"] / 10)} for row in drawn[0]
    ]
)


def on(scale, share):
    low, high = scale
    return float(round(low + share * (high - low)))


companies = st.fixed_dictionaries(
    {
        "reps": reps.map(later("joined_on", "left_on")),
        "teams": teams,
        "attainment": attainment,
        "deals": deals.map(lambda found: [row | {"deal_id": str(i)} for i, row in enumerate(found)]),
        "coaching": coaching,
        "satisfaction": customers,
        "survey": survey.map(on_scale),
        "survey_scores": scores.map(on_scale),
    }
)
thorough = settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)


@thorough
@given(companies)
def test_measures_equal_a_naive_second_writing(rows):
    compare([name for name in MEASURES if name not in LOGGED], rows, Naive(rows))


def compare(names, rows, naive):
    """Each measure has the same cells, values and counts in both writings."""
    company = Company(**rows)
    for name in names:
        expected = getattr(naive, name)()
        event(f"{name} {'measured' if expected else 'empty'}")
        found = measured(name, company)
        assert found.keys() == expected.keys(), name
        for key, (value, n) in expected.items():
            assert found[key] == (pytest.approx(value, abs=1e-9), n), (name, key)
