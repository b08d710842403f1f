"""Every section of a hand-made result, held to the sentences that were read."""

from dataclasses import replace

import pytest

from analysis.charts.labels import between
from analysis.story import Section
from analysis.story.agreement import tell_agreement
from analysis.story.comparison import tell_comparison
from analysis.story.coverage import tell_coverage, tell_next
from analysis.story.culture import tell_apart, tell_culture, tell_teams
from analysis.story.culture import tell_trend as tell_culture_trend
from analysis.story.culture_beside import tell_balance, tell_lived
from analysis.story.evidence import tell_doubts
from analysis.story.gap import rounding, tell_gap, tell_shares
from analysis.story.how_sure import tell_how_sure
from analysis.story.overview import tell_decision, tell_overview
from analysis.story.profile import tell_differences, tell_opens, tell_profile
from analysis.story.segments import tell_segments, tell_size, tell_trend
from analysis.story.specifications import tell_specifications
from analysis.story.stress import tell_outcomes, tell_rules
from tests.golden import (
    made,
    made_comparison,
    made_coverage,
    made_culture,
    made_evidence,
    made_gap,
    made_profile,
    made_segments,
    made_specifications,
)
from tests.golden.compare import assert_as_kept

TOLD = {
    "gap": lambda: tell_gap(made_gap.gap()),
    "gap_against": lambda: tell_gap(made_gap.gap_against()),
    "gap_exploratory": lambda: tell_gap(made_gap.gap(gate="exploratory", why="24 teams: an exploratory split.")),
    "gap_without_luck": lambda: tell_gap(made_gap.gap_without_luck()),
    "how_sure": lambda: tell_how_sure(made_gap.gap(), made_specifications.specifications(), made_evidence.evidence()),
    "doubts": lambda: tell_doubts(made_evidence.evidence()),
    "how_sure_exploratory": lambda: tell_how_sure(
        made_gap.gap(gate="exploratory", why="24 teams: an exploratory split.")
    ),
    "how_sure_without_luck": lambda: tell_how_sure(made_gap.gap_without_luck()),
    "how_sure_with_a_block": lambda: tell_how_sure(made_gap.gap_with_a_block()),
    "shares": lambda: tell_shares(made_gap.gap()),
    "overview": lambda: tell_overview(made_segments.segments(), made_gap.gap()),
    "overview_closed": lambda: tell_overview(made_segments.segments(), made_gap.gap_closed()),
    "decision": lambda: tell_decision(made_gap.gap(), made_profile.profile()),
    "profile": lambda: tell_profile(made_profile.profile(), made_gap.gap_closed().why),
    "profile_unclear": lambda: tell_profile(made_profile.profile_unclear(), made_gap.gap_closed().why),
    "profile_leaning": lambda: tell_profile(made_profile.profile_leaning(), ""),
    "differences": lambda: tell_differences(made_profile.profile()),
    "opens": lambda: tell_opens(made_profile.profile()),
    "segments": lambda: tell_segments(made_segments.segments()),
    "segments_of_one_quarter": lambda: tell_segments(made_segments.segments_of_one_quarter()),
    "size": lambda: tell_size(made_segments.segments()),
    "trend": lambda: tell_trend(made_segments.segments()),
    "specifications": lambda: tell_specifications(made_specifications.specifications()),
    "specifications_closed": lambda: tell_specifications(made_specifications.specifications_closed()),
    "specifications_of_one": lambda: tell_specifications(made_specifications.specifications_of_one()),
    "comparison": lambda: tell_comparison(made_comparison.comparison()),
    "comparison_ahead": lambda: tell_comparison(made_comparison.comparison().turned()),
    "comparison_closed": lambda: tell_comparison(made_comparison.comparison_closed()),
    "segments_by_clusters": lambda: tell_segments(made_segments.segments_by_clusters()),
    "stress_rules": lambda: tell_rules(made_segments.stress()),
    "stress_outcomes": lambda: tell_outcomes(made_segments.stress()),
    "coverage": lambda: tell_coverage(made_coverage.coverage()),
    "next": lambda: tell_next(made_coverage.coverage()),
    "culture": lambda: tell_culture(made_culture.culture()),
    "culture_alike": lambda: tell_culture(made_culture.culture_alike()),
    "culture_teams": lambda: tell_teams(made_culture.culture()),
    "culture_balance": lambda: tell_balance(made_culture.culture()),
    "culture_lived": lambda: tell_lived(made_culture.culture()),
    "culture_lived_alike": lambda: tell_lived(made_culture.culture_alike()),
    "culture_apart": lambda: tell_apart(made_culture.culture()),
    "culture_apart_alike": lambda: tell_apart(made_culture.culture_alike()),
    "culture_trend": lambda: tell_culture_trend(made_culture.culture()),
    "culture_trend_alike": lambda: tell_culture_trend(made_culture.culture_alike()),
    "agreement": lambda: tell_agreement(made_culture.agreement()),
}


def written(section: Section) -> str:
    """A section as plain text, in its order."""
    lines = [section.note, f"# {section.headline}", section.lead]
    lines += [f"{number.label}: {number.value} ({number.note})" for number in section.numbers]
    lines += [section.how_to_read, section.caveat]
    lines += [f"- {lead_in} {sentence}" for lead_in, sentence, *_ in (*section.how_sure, *section.details)]
    lines += [section.table.to_csv(index=False, sep="|")] if section.table is not None else []
    return "\n".join(filter(None, lines)).rstrip("\n") + "\n"


@pytest.mark.parametrize("name", TOLD)
def test_a_section_reads_as_kept(name):
    told = TOLD[name]()
    text = "\n".join(map(written, told if isinstance(told, tuple) else (told,)))
    assert_as_kept(text, f"{name}.txt")


def test_a_leader_hears_what_goes_with_the_gap_and_what_is_left():
    section = tell_overview(made_segments.segments(), made_gap.gap())
    assert section.headline == "High teams reach 118 % of quota, low teams 79 %."
    assert section.lead == (
        "Of those 39 points, **8** go with strategy clarity, **6** with coaching cadence and **4** with culture "
        "(may be nothing); **4** with conditions, **3** with luck of the quarter and "
        "**14** are not explained by anything measured."
    )


def test_an_interval_over_zero_may_be_nothing():
    assert tell_gap(made_gap.gap()).lead == (
        "Strategy clarity and coaching cadence are above zero with 95 % certainty; culture may be nothing."
    )


def lines_of(sections: tuple[Section, ...]) -> dict[str, str]:
    """Bold lead-in -> sentence."""
    return {lead_in: sentence for section in sections for lead_in, sentence, *_ in section.how_sure}


def test_nothing_is_ranked_unless_it_is_settled():
    unsettled = lines_of(tell_how_sure(made_gap.gap()))
    assert unsettled["The order is not settled."] == "No driver is clearly larger than another; do not rank them."
    settled = replace(made_gap.gap(), settled=(("strategy_clarity", "culture"),))
    said = lines_of(tell_how_sure(settled))["Part of the order is settled."]
    assert said == "Strategy clarity is larger than culture, with 95 % certainty; rank no others."


def test_no_decision_is_asked_for_where_no_driver_is_clear_or_the_split_is_exploratory():
    assert tell_decision(made_gap.gap(gate="exploratory"), made_profile.profile()) is None
    assert tell_decision(made_gap.gap_closed(), made_profile.profile()) is None


def test_what_waits_for_more_teams_is_said_once():
    waiting = (
        "Tenure waits for more teams.",
        "Culture is unknown for too many teams.",
        "Span of control waits for more teams.",
    )
    said = [line[1] for line in tell_how_sure(made_gap.gap(omitted=waiting))[0].how_sure if line[0] == "Left out."]
    assert said == ["Culture is unknown for too many teams.", "Tenure and span of control wait for more teams."]


def test_the_decision_is_on_a_single_driver_never_on_a_block():
    section = tell_decision(made_gap.gap_with_a_block(), made_profile.profile())
    assert section.headline.startswith("Who brings coaching cadence in the low teams from")


def test_an_interval_clear_of_zero_does_not_read_as_zero():
    assert between(made.QUOTA, 0.003, 0.088, 0.39) == "0.3 to 9"
    assert between(made.QUOTA, -0.003, 0.088, 0.39) == "0 to 9"
    assert between(made.QUOTA, -0.09, -0.004, -0.39) == "−9 to −0.4"
    assert between(made.QUOTA, 0.0003, 0.02, 0.13) == "0.03 to 2"
    assert between(made.QUOTA, 0.006, 0.0149, 0.13) == "0.6 to 1.5"


def test_no_team_is_called_sure_where_luck_may_linger():
    section = tell_segments(made_segments.segments(luck_told=False))
    assert section.headline == "One of the two high teams is clear of the rest."
    assert section.lead.endswith(
        "outlasts a quarter; as far as that is luck that lingers, fewer are clear of the rest."
    )
    assert section.table["Truly high"].tolist()[:2] == ["98\u00a0%", "86\u00a0%"]
    said = {lead_in: sentence for lead_in, sentence, *_ in section.how_sure}
    assert said["Clear of the rest"] == ("means a probability of at least 95 % that the team belongs to the high ones.")


def test_parts_that_do_not_add_up_when_rounded_say_so():
    shares = made_gap.gap().shares
    assert rounding(made_gap.gap()) == ""
    halves = shares.assign(share=[8.4 / 39, 6.4 / 39, 4.4 / 39, 3 / 39, 1 / 39, 3 / 39, 12.8 / 39])
    assert rounding(made_gap.gap(shares=halves)) == "Rounded, the parts add up to 38."


def test_where_every_team_changes_its_group_all_do():
    stress = made_segments.stress()
    told = tell_outcomes(replace(stress, outcomes=stress.outcomes.assign(moved=stress.outcomes["known"])))
    assert told.headline == "By win rate all four teams would be in another group"
