"""What two articles on great sales managers speak of, and where each of it is measured and shown.

Names alone, since tables know neither measures nor pages: a test holds every name to what it names.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Concept:
    """One idea of the articles.

    part      what it belongs to
    tables    the tables that tell of it
    measured  measures of a team or a rep, items of the survey, or single columns ("teams.manager_was_rep")
    pages     where it is shown
    because   why it is not measured, a sentence; empty where it is
    """

    part: str
    name: str
    tables: tuple[str, ...] = ()
    measured: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    because: str = ""


STRATEGY, CULTURE, MANAGER = "Strategy", "Culture", "The manager"
COACHING, ACCOUNTABILITY, MOTIVATION = "Coaching", "Accountability", "Motivation"
TALENT, RECRUITING, RESULT = "Talent", "Recruiting", "Results"

_CLARITY = ("clarity_clear", "clarity_believable", "clarity_implementable")
_METRICS = ("clear", "simple", "fair", "consistent", "doable", "transparent")
_ANSWERS = ("survey",)

CONCEPTS = (
    Concept(STRATEGY, "Strategy clarity", ("survey", "survey_scores"), ("strategy_clarity",), ("clarity", "gap")),
    Concept(STRATEGY, "A strategy that is clear", _ANSWERS, _CLARITY[:1], ("clarity",)),
    Concept(STRATEGY, "A strategy that is believable", _ANSWERS, _CLARITY[1:2], ("clarity",)),
    Concept(STRATEGY, "A strategy that is implementable", _ANSWERS, _CLARITY[2:], ("clarity",)),
    Concept(
        STRATEGY,
        "The perception gap between reps and their bosses",
        _ANSWERS,
        ("clarity_perception_gap", *_CLARITY),
        ("clarity", "claims"),
    ),
    Concept(
        STRATEGY,
        "Metrics that are clear, simple, fair, consistent, doable and transparent",
        _ANSWERS,
        tuple(f"metrics_{quality}" for quality in _METRICS),
        ("clarity",),
    ),
    Concept(
        STRATEGY,
        "Three balanced metrics: revenue, customers, people",
        ("attainment", "deals", "satisfaction", "survey"),
        ("quota_attainment", "customer_satisfaction", "engagement", "balanced_performance"),
        ("clarity", "segments", "managers"),
    ),
    Concept(
        CULTURE,
        "A culture of performance",
        ("survey", "survey_scores"),
        ("culture",),
        ("culture", "gap"),
    ),
    Concept(
        CULTURE,
        "Practice one: clear and modelled",
        _ANSWERS,
        ("culture_articulated", "culture_modelled"),
        ("culture",),
    ),
    Concept(
        CULTURE,
        "Practice two: aligned with the strategy and believed, by top leaders first",
        _ANSWERS,
        ("culture_tied_to_strategy", "culture_believed", "culture_lived_by_top"),
        ("culture",),
    ),
    Concept(
        CULTURE,
        "Practice three: experienced and consistent",
        _ANSWERS,
        ("culture_experienced", "culture_consistent"),
        ("culture",),
    ),
    Concept(
        CULTURE,
        "Practice four: balanced, soft and hard",
        _ANSWERS,
        ("culture_balanced_soft", "culture_balanced_hard"),
        ("culture",),
    ),
    Concept(MANAGER, "The role of strategist", _ANSWERS, ("role_strategist",), ("managers",)),
    Concept(MANAGER, "The role of proprietor", _ANSWERS, ("role_proprietor",), ("managers",)),
    Concept(MANAGER, "The role of coach", _ANSWERS, ("role_coach",), ("managers",)),
    Concept(
        MANAGER,
        "Time lost to firefighting and administration",
        ("time_use", "teams"),
        ("firefighting_and_admin_time", "coaching_time"),
        ("managers", "claims"),
    ),
    Concept(
        MANAGER,
        "Promoted from rep, unprepared",
        ("teams",),
        ("teams.manager_was_rep", "teams.manager_trained_on"),
        ("claims", "segments"),
    ),
    Concept(MANAGER, "What a great manager multiplies", ("attainment", "teams"), ("quota_attainment",), ("claims",)),
    Concept(MANAGER, "Span of control", ("teams", "reps"), ("span_of_control",), ("managers", "gap")),
    Concept(
        MANAGER,
        "The sales manager insights report: strengths, blind spots, growth areas",
        ("teams", "survey", "coaching", "time_use", "reviews", "candidates"),
        ("coaching_cadence", "commitment_follow_through", "review_cadence", "recruiting_cadence"),
        ("managers",),
    ),
    Concept(
        COACHING,
        "Weekly coaching of every rep",
        ("coaching", "reps"),
        ("coaching_cadence", "coached_weeks"),
        ("coaching", "gap", "claims"),
    ),
    Concept(COACHING, "Sessions with a lesson and a plan", ("coaching",), ("coaching_structure",), ("coaching",)),
    Concept(COACHING, "Coaching that is followed up", ("coaching",), ("coaching_follow_through",), ("coaching",)),
    Concept(
        COACHING,
        "Coaching that reps find useful",
        _ANSWERS,
        ("coaching_useful", "coaching_specific", "coaching_followed_up"),
        ("coaching", "managers"),
    ),
    Concept(
        ACCOUNTABILITY,
        "Standards that are held every day",
        ("activities", "commitments", "survey"),
        (
            *("activity_attainment", "commitment_follow_through", "accountability_standards", "accountability_daily"),
            "accountability_follow_through",
        ),
        ("managers",),
    ),
    Concept(
        MOTIVATION,
        "What moves each rep, and whether the manager knows",
        _ANSWERS,
        (
            *("motivation", "motivation_known", "motivation_intrinsic", "motivation_extrinsic"),
            *("motivation_problem_solving", "motivation_goal_oriented"),
        ),
        ("managers",),
    ),
    Concept(
        TALENT,
        "Monthly talent reviews: strengths, gaps and plans",
        ("reviews", "survey"),
        (
            *("review_cadence", "plan_coverage", "reviews.strengths", "reviews.gaps"),
            *("talent_strengths_known", "talent_gaps_planned", "talent_reviewed_monthly"),
        ),
        ("managers", "claims"),
    ),
    Concept(TALENT, "Improve or move on", ("reviews", "reps"), ("improve_or_move_on",), ("managers",)),
    Concept(TALENT, "Retention", ("reps",), ("rep_retention",), ("managers",)),
    Concept(
        RECRUITING,
        "Always recruiting",
        ("candidates", "survey"),
        ("recruiting_cadence", "recruiting_always", "recruiting_bar", "recruiting_bench"),
        ("managers",),
    ),
    Concept(RECRUITING, "A-players", ("reviews",), ("a_player_share",), ("managers",)),
    Concept(
        RESULT,
        "Forecasts that hold",
        because="no table tells what was forecast before a quarter ended; deals tell only how it ended.",
    ),
)
