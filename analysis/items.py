"""The survey's item bank: statements people agree with, from 1 (not at all) to 5 (fully). A construct is their mean.

The wording is our own and free to use. "This team's manager" lets reps, the manager and the leader answer the same
statement, so that their answers can be compared. A company's own items need not be here: each becomes a driver.
"""

from dataclasses import dataclass

EVERYONE = ("rep", "manager", "leader")
TEAM = ("rep", "manager")
REPS = ("rep",)

CONSTRUCTS = {
    "strategy_clarity": "Strategy clarity",
    "metrics": "Metrics",
    "culture": "Culture",
    "engagement": "Engagement",
    "role": "The manager's role",
    "coaching_quality": "Coaching quality",
    "accountability": "Accountability",
    "motivation": "Motivation",
    "talent": "Talent",
    "recruiting": "Recruiting",
}

CLEAR, ALIGNED = "clear and modelled", "aligned and believed"
EXPERIENCED, BALANCED = "experienced and consistent", "balanced soft and hard"
PRACTICES = (CLEAR, ALIGNED, EXPERIENCED, BALANCED)


@dataclass(frozen=True)
class Item:
    """One statement.

    practice  the part of the construct it speaks of; only culture has parts
    raters    who is asked: rep, manager, leader
    reverse   True where agreement is a low score
    """

    name: str
    construct: str
    wording: str
    raters: tuple[str, ...]
    practice: str = ""
    reverse: bool = False


ITEMS = (
    Item("clarity_clear", "strategy_clarity", "I can say in a sentence what our strategy asks of this team.", EVERYONE),
    Item("clarity_believable", "strategy_clarity", "I believe our strategy can win in this market.", EVERYONE),
    Item(
        "clarity_implementable", "strategy_clarity", "This team has what it needs to carry the strategy out.", EVERYONE
    ),
    Item("metrics_clear", "metrics", "I know which numbers this team is measured by.", TEAM),
    Item("metrics_simple", "metrics", "Those numbers are few enough to keep in mind.", TEAM),
    Item("metrics_fair", "metrics", "Those numbers move with what we do, not with luck.", TEAM),
    Item("metrics_consistent", "metrics", "Those numbers stay the same long enough to work towards.", TEAM),
    Item("metrics_doable", "metrics", "Good work is enough to reach our targets.", TEAM),
    Item("metrics_transparent", "metrics", "Anyone here can see how the numbers come about.", TEAM),
    Item("culture_articulated", "culture", "We have put into words how we want to work together.", REPS, CLEAR),
    Item("culture_modelled", "culture", "This team's manager works the way we say we work.", REPS, CLEAR),
    Item("culture_tied_to_strategy", "culture", "The way we work together fits what our strategy asks.", REPS, ALIGNED),
    Item("culture_believed", "culture", "People here mean it when they speak of our values.", REPS, ALIGNED),
    Item("culture_lived_by_top", "culture", "Our top leaders keep to our values when it costs them.", REPS, ALIGNED),
    Item("culture_experienced", "culture", "I notice our values in an ordinary week.", REPS, EXPERIENCED),
    Item("culture_consistent", "culture", "Our values hold in a weak quarter as in a strong one.", REPS, EXPERIENCED),
    Item("culture_balanced_soft", "culture", "People here look after one another.", REPS, BALANCED),
    Item("culture_balanced_hard", "culture", "People here hold one another to results.", REPS, BALANCED),
    Item("engagement_proud", "engagement", "I am glad to be seen as part of this team.", REPS),
    Item("engagement_motivated", "engagement", "Most mornings I want to get started.", REPS),
    Item("engagement_stay", "engagement", "I see myself here a year from now.", REPS),
    Item("role_strategist", "role", "This team's manager turns the strategy into choices we can act on.", EVERYONE),
    Item("role_proprietor", "role", "This team's manager runs the territory like an owner.", EVERYONE),
    Item("role_coach", "role", "This team's manager puts real time into making each rep better.", EVERYONE),
    Item("coaching_useful", "coaching_quality", "Coaching here helps with what is on the desk now.", TEAM),
    Item("coaching_specific", "coaching_quality", "Each coaching session ends with one thing to do differently.", TEAM),
    Item("coaching_followed_up", "coaching_quality", "What we agree in coaching is asked about later.", TEAM),
    Item("accountability_standards", "accountability", "Everyone here knows what good work looks like.", TEAM),
    Item("accountability_daily", "accountability", "A missed commitment is talked about within days.", TEAM),
    Item("accountability_follow_through", "accountability", "What this team's manager announces gets done.", TEAM),
    Item("motivation_intrinsic", "motivation", "The work itself is rewarding, whatever it pays.", TEAM),
    Item("motivation_extrinsic", "motivation", "Pay and recognition make the extra effort worthwhile.", TEAM),
    Item("motivation_problem_solving", "motivation", "A customer's hard problem is a welcome one.", TEAM),
    Item("motivation_goal_oriented", "motivation", "A goal, once set, is worked at until it is met.", TEAM),
    Item("talent_strengths_known", "talent", "This team's manager knows what each rep is best at.", TEAM),
    Item("talent_gaps_planned", "talent", "Each rep has a plan for the skill most worth learning.", TEAM),
    Item("talent_reviewed_monthly", "talent", "Each rep's development is looked at every month.", TEAM),
    Item("recruiting_always", "recruiting", "This team's manager meets candidates even when no seat is open.", TEAM),
    Item("recruiting_bar", "recruiting", "We would leave a seat empty before filling it badly.", TEAM),
    Item("recruiting_bench", "recruiting", "If someone left tomorrow, we would know whom to call.", TEAM),
)


def construct_items(construct: str) -> tuple[Item, ...]:
    """The items of `construct`, in the bank's order. Raises KeyError for a construct that is not in the bank."""
    if construct not in CONSTRUCTS:
        raise KeyError(construct)
    return tuple(item for item in ITEMS if item.construct == construct)
