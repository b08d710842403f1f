"""The slide on the three balanced metrics: who is ahead, what changed, what is lacking."""

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.charts.profile import difference
from analysis.questions.profile import profile_teams
from analysis.story.figures import Table, Trend
from analysis.story.review.metrics import tell_metrics
from tests.golden import made_changes, made_profile, made_segments
from tests.golden.asked_company import asked as company_asked
from tests.golden.asked_company import assert_fit_to_show
from tests.golden.made import QUARTERS
from tests.golden.made_asked import asked
from tests.panels import company, panel_of

AHEAD = (0.5, 2.0)
SAME = "no clear change since\xa0Q3"


def told(changes=None, *, satisfaction=AHEAD, engagement=AHEAD, **answers):
    """The slide; the two intervals are of high less low teams, over all quarters."""
    both = {"customer_satisfaction": satisfaction, "engagement": engagement}
    rows = [(name, "outcome", sum(interval) / 2, *interval) for name, interval in both.items()]
    drivers = pd.DataFrame(rows, columns=["name", "role", "difference", "diff_low", "diff_high"])
    profile = made_profile.profile(drivers=drivers)
    given = {"segment_teams": made_segments.segments(), "profile_teams": profile}
    return tell_metrics(asked(measure_changes=changes or made_changes.changes(), **given | answers))


def figures(slide) -> list:
    return [part.figure for row in slide.rows for part in row.parts]


@pytest.mark.parametrize(
    ("intervals", "clear", "title"),
    [
        ((AHEAD, AHEAD), (), f"High teams are ahead in all three metrics; {SAME}"),
        (
            ((-0.5, 2.0), AHEAD),
            (),
            f"High teams are ahead in two of three metrics, not clearly in customer satisfaction; {SAME}",
        ),
        (
            ((-0.5, 2.0), (-2.0, -0.5)),
            (),
            f"High teams by quota attainment are not clearly ahead in the other two metrics; {SAME}",
        ),
        (
            ((-0.5, 2.0), AHEAD),
            (("quota_attainment", "gap", -0.09),),
            "High teams are ahead in two of three metrics; the gap in quota attainment narrowed by 9 points "
            "since\xa0Q3",
        ),
        (
            ((-0.5, 2.0), (-0.5, 2.0)),
            (("customer_satisfaction", "low", 4.0),),
            "High teams are clearly ahead in quota attainment alone; customer satisfaction rose in low teams "
            "since\xa0Q3",
        ),
        (
            (AHEAD, AHEAD),
            (("engagement", "high", -0.3), ("engagement", "low", -0.2)),
            "High teams are ahead in all three metrics; engagement fell in high and low teams since\xa0Q3",
        ),
        (
            (AHEAD, AHEAD),
            (("quota_attainment", "gap", 0.09), ("customer_satisfaction", "gap", 4.0)),
            "High teams are ahead in all three metrics; the gaps in quota attainment and customer satisfaction "
            "changed since\xa0Q3",
        ),
    ],
)
def test_the_title_says_who_is_ahead_and_what_changed_beyond_luck(intervals, clear, title):
    slide = told(made_changes.changes(*clear), satisfaction=intervals[0], engagement=intervals[1])
    assert slide.title == title
    assert_fit_to_show(slide)


def test_three_trends_say_their_last_points_and_stand_over_the_changes():
    *trends, table = figures(told())
    assert all(isinstance(trend, Trend) for trend in trends)
    assert [trend.heading for trend in trends] == ["Quota attainment", "Customer satisfaction", "Engagement"]
    assert [[series.said[-1] for series in trend.series] for trend in trends] == [
        ["High teams 122 %", "Low teams 78 %"],
        ["High teams 80", "Low teams 77"],
        ["High teams 3.7", "Low teams 3.5"],
    ]
    assert trends[0].target == (100, "Target 100 %")
    assert trends[0].series[0].values[-1] == pytest.approx(122)
    assert isinstance(table, Table)
    assert table.heads == (
        "Metric",
        "High teams ahead by",
        "High teams since\xa0Q3",
        "Low teams since\xa0Q3",
        "Gap since\xa0Q3",
    )
    assert table.rows[0] == (
        "Quota attainment",
        "by construction",
        "+4 points (−6 to 14)",
        "−1 point (−12 to 10)",
        "+5 points (−8 to 18)",
    )


def test_what_the_title_rests_on_is_in_the_table_as_the_profile_says_it():
    teams, chance = company().frame[["team_id", "quarter", "quota_attainment"]], np.random.default_rng(0)
    both = {"customer_satisfaction": (75, 5), "engagement": (3.5, 0.3)}
    review = company_asked(panel_of(teams.assign(**{k: chance.normal(*v, len(teams)) for k, v in both.items()})))
    slide, found = tell_metrics(review), review.of_panel(profile_teams, **review.groups)
    said = {row[0]: row[1] for row in figures(slide)[-1].rows}
    assert said.pop(found.outcome.label) == "by construction"
    rows = {row.label: row for row in found.drivers.itertuples(index=False)}
    assert said == {label: difference(found, rows[label]) for label in said}
    assert set(said) == {"Customer satisfaction", "Engagement"}
    assert all("(" in words for words in said.values())


def test_a_lead_that_is_not_known_and_a_metric_without_changes_are_dashes():
    made = made_changes.changes()
    rows = made.changes[made.changes["name"] != "engagement"]
    *_, table = figures(told(replace(made, changes=rows), engagement=(math.nan, math.nan)))
    assert table.rows[1][1] == "+1.2 points (0.5 to 2)"
    assert table.rows[2] == ("Engagement", *["–"] * 4)


def test_every_trend_is_drawn_as_the_page_draws_its_own():
    drawn = told().rows[0].parts
    assert [part.columns for part in drawn] == [4, 4, 4]
    assert all(part.chart.to_dict()["description"] == part.figure.about for part in drawn)


def test_what_is_not_measured_or_hidden_is_said_and_the_rest_stands():
    made = made_changes.changes()
    two = replace(made, measures=made.measures[:2], changes=made.changes[made.changes["name"] != "engagement"])
    slide = told(replace(two, few=("engagement",)))
    assert slide.title == f"High teams are ahead in both metrics; {SAME}"
    assert slide.sure == "High and low teams by quota attainment. Too few answers: engagement."
    assert [part.columns for part in slide.rows[0].parts] == [6, 6]
    assert_fit_to_show(slide)
    one = replace(two, measures=made.measures[:1], missing=("customer_satisfaction", "engagement"))
    slide = told(one)
    assert slide.title == f"High teams reach 118 % of quota, low teams 79 %; {SAME}"
    assert slide.sure.endswith("Not measured: customer satisfaction and engagement.")
    assert_fit_to_show(slide)


def test_one_quarter_says_nothing_of_change():
    made = made_changes.changes()
    slide = told(replace(made, before="", changes=made.changes[:0]))
    assert slide.title == "High teams are ahead in all three metrics"
    *trends, table = figures(slide)
    assert len(trends) == 3
    assert table.heads == ("Metric", "High teams ahead by")
    assert table.rows[0] == ("Quota attainment", "by construction")
    assert_fit_to_show(slide)


def test_one_quarter_of_one_metric_is_its_trend_alone():
    made = made_changes.changes()
    slide = told(replace(made, before="", changes=made.changes[:0], measures=made.measures[:1]))
    assert [type(figure) for figure in figures(slide)] == [Trend]
    assert slide.sure == "High and low teams by quota attainment."
    assert_fit_to_show(slide)


def test_a_quarter_that_is_not_known_is_no_point_of_a_line():
    made = made_changes.changes()
    unknown = (made.levels["name"] == "engagement") & (made.levels["quarter"] == QUARTERS[-1])
    *_, engagement, _ = figures(told(replace(made, levels=made.levels[~unknown])))
    assert math.isnan(engagement.series[0].values[-1])
    assert engagement.series[0].said[-2:] == ("High teams 3.7", "")


def test_without_groups_there_is_no_slide():
    assert tell_metrics(asked()) is None
