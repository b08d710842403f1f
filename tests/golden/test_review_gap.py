"""The slides on the gap: their words for a clear, an unclear, an exploratory and a closed split, and their numbers."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.export.letters import lines
from analysis.story.figures import Bars, Bridge, Parts
from analysis.story.review.bridge import tell_bridge
from analysis.story.review.how_sure import tell_how_sure
from analysis.story.review.summary import tell_summary
from analysis.story.review.teams import tell_teams
from tests.golden import made_changes, made_gap, made_profile, made_segments, made_specifications
from tests.golden.made_asked import asked
from tests.wording import causal_words

WHY = "With 14 teams we compare; 20 are needed to split the gap. Six more would do."


def gaps() -> dict:
    clear = made_gap.gap()
    unclear = replace(clear, explained_low=-0.02)
    closed = replace(clear, gate="closed", why=WHY, shares=clear.shares[:0], explained=None)
    return {"clear": clear, "unclear": unclear, "exploratory": replace(clear, gate="exploratory"), "closed": closed}


def told(section, case: str = "clear"):
    answers = {"segment_teams": made_segments.segments(), "profile_teams": made_profile.profile()}
    return section(asked(attribute_gap=gaps()[case], **answers))


def figures(slide) -> list:
    return [part.figure for row in slide.rows for part in row.parts]


@pytest.mark.parametrize(
    ("case", "title"),
    [
        (
            "clear",
            "18 of the 39 points between low and high teams go with strategy clarity, coaching cadence and culture; "
            "17 are left over",
        ),
        (
            "unclear",
            "No clear share of the 39 points between low and high teams goes with strategy clarity, coaching cadence "
            "or culture",
        ),
        (
            "exploratory",
            "High teams reach 118 % of quota, low teams 79 %. An exploratory split of the 39 points",
        ),
        ("closed", "With 14 teams we compare; 20 are needed to split the gap"),
    ],
)
def test_the_bridge_has_a_title_for_every_gate(case, title):
    assert told(tell_bridge, case).title.replace("\xa0", " ") == title


@pytest.mark.parametrize(
    ("case", "title"),
    [
        (
            "clear",
            "High teams reach 118 % of quota, low teams 79 %; 18 of the 39 points go with measured practices",
        ),
        (
            "unclear",
            "High teams reach 118 % of quota, low teams 79 %; no clear share of the 39 points goes with "
            "measured practices",
        ),
        ("exploratory", "High teams reach 118 % of quota, low teams 79 %: 39 points apart"),
        ("closed", "High teams reach 118 % of quota, low teams 79 %: 39 points apart"),
    ],
)
def test_the_summary_has_a_title_for_every_gate(case, title):
    assert told(tell_summary, case).title.replace("\xa0", " ") == title


def test_the_bridge_adds_up_from_low_to_high_teams():
    (bridge,) = figures(told(tell_bridge))
    assert isinstance(bridge, Bridge)
    assert bridge.start.value + sum(step.value for step in bridge.steps) == pytest.approx(bridge.end.value)
    assert [step.said for step in bridge.steps][:3] == ["+8 points", "+6 points", "+4 points"]
    assert [step.role for step in bridge.steps] == ["accent", "accent", "soft", "neutral", "surface", "surface"]
    assert bridge.groups[0] == ("Drivers 18 points", " (12 to 24), 46\xa0%", 0, 2)


def test_the_summary_has_the_same_parts_and_three_numbers():
    parts, facts = figures(told(tell_summary))
    assert isinstance(parts, Parts)
    assert sum(item.value for item in parts.items) == pytest.approx(39)
    assert [(fact.head, fact.value) for fact in facts.items][:2] == [
        ("What we see", "39"),
        ("How sure we are", "2 of 3"),
    ]
    assert facts.items[1].text == (
        "Strategy clarity and coaching cadence do. For culture there is no clear difference."
    )


def test_parts_that_lead_back_are_not_laid_side_by_side():
    against = asked(attribute_gap=made_gap.gap_against(), segment_teams=made_segments.segments())
    assert not any(isinstance(figure, Parts) for figure in figures(tell_summary(against)))


def test_behind_a_closed_gate_there_is_no_share_in_any_slide():
    closed = told(tell_summary, "closed")
    assert [fact.value for fact in figures(closed)[0].items][:2] == ["39", "–"]
    assert told(tell_how_sure, "closed") is None
    (table,) = figures(told(tell_bridge, "closed"))
    assert table.heads == ("Measure", "High teams", "Low teams", "Difference", "95 % interval")


def test_how_sure_says_which_practices_stand_clear_and_how_reliably_they_are_measured():
    slide = told(tell_how_sure)
    assert slide.title == (
        "Strategy clarity and coaching cadence stand clear of zero; for culture there is no clear difference"
    )
    bars, words = figures(slide)
    assert isinstance(bars, Bars)
    assert bars.heads == ("Part", "95 % interval", "Share of the gap", "Reliability")
    assert bars.cells[0] == ("+8 points", "4 to 12", "21\xa0%", "0.84")
    assert next(lead for lead, _ in words.lines).startswith("Out of sample")


def test_how_sure_shows_what_all_other_ways_to_compute_it_say():
    ways = made_specifications.specifications()
    bars, words = figures(tell_how_sure(asked(attribute_gap=made_gap.gap(), run_specifications=ways)))
    row = ways.agreement.set_index("name").loc["coaching_cadence"]
    assert bars.heads[3] == f"In {ways.ways} ways"
    assert bars.cells[0][3] == "–"
    assert bars.cells[1][3] == f"{row.lowest * 100:.0f}\xa0% to {row.highest * 100:.0f}\xa0%"
    assert any(lead.endswith("matters most.") for lead, _ in words.lines)


def test_the_teams_stand_from_the_lowest_to_the_highest_with_their_names():
    segments = made_segments.segments()
    (dots,) = figures(tell_teams(asked(segment_teams=segments)))
    assert dots.labels == tuple(segments.teams.team_name[::-1])
    assert next(level.said for level in dots.levels).startswith("Low teams")
    assert next(level.said for level in dots.levels).endswith(", luck removed")


@pytest.mark.parametrize("section", [tell_bridge, tell_summary, tell_how_sure, tell_teams])
@pytest.mark.parametrize("case", ["clear", "unclear", "exploratory", "closed"])
def test_titles_take_two_lines_and_say_no_cause(section, case):
    slide = told(section, case)
    if slide:
        assert len(lines(slide.title, 28, 12.133, bold=True)) <= 2
        assert len(lines(slide.sure, 16, 12.133)) == 1
        assert causal_words(f"{slide.title} {slide.sure} {slide.notes}") == []


@pytest.mark.parametrize(
    ("clear", "said"),
    [
        ((), "No clear change since Q3."),
        ((("quota_attainment", "gap", -0.09),), "It narrowed by 9 points since Q3."),
        ((("quota_attainment", "gap", 0.12),), "It widened by 12 points since Q3."),
    ],
)
def test_the_summary_says_what_became_of_the_gap_since_the_quarter_before(clear, said):
    known = {"segment_teams": made_segments.segments(), "measure_changes": made_changes.changes(*clear)}
    facts = figures(tell_summary(asked(attribute_gap=made_gap.gap(), **known)))[-1]
    assert facts.items[0].text.replace("\xa0", " ").endswith(said)


def many_practices():
    """Seven practices, of which the first two stand clear of zero, and luck whose interval is not known."""
    gap = made_gap.gap()
    drivers = gap.shares[gap.shares.role == "driver"]
    more = pd.concat([drivers.iloc[[2]].assign(name=f"own_{n}", label=f"Practice {n}") for n in range(4)])
    rest = gap.shares[gap.shares.role != "driver"]
    rest = rest.assign(ci_low=rest.ci_low.mask(rest.role == "noise"), ci_high=rest.ci_high.mask(rest.role == "noise"))
    return replace(gap, shares=pd.concat([drivers, more, rest], ignore_index=True))


def test_more_practices_than_a_title_holds_are_counted():
    told = asked(attribute_gap=many_practices(), segment_teams=made_segments.segments())
    assert tell_bridge(told).title == (
        "18 of the 39 points between low and high teams go with the seven practices; 17 are left over"
    )
    assert tell_how_sure(told).title == "Two of the seven practices stand clear of zero"
    assert next(step.sure for step in figures(tell_bridge(told))[0].steps if step.label == "Luck of the quarter") == ""
