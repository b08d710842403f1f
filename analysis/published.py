"""What was published about sales managers: each claim in our words, and as the numbers it can be held to."""

from dataclasses import dataclass

import numpy as np

SOURCE = "One of two articles on what great sales managers do"
DECIMALS = {"times": 1, "reviews": 2}
RATHER = 0.8  # of every week, of every month: four of five pass for it


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One number that a claim can be held to.

    name         what its value is called
    says         what is counted, in a few words
    published    the number as published; least, most: what still passes for it
    nothing      the value at which nothing of the claim is left; None for a bound ("up to", "every week")
    unit         "share", "times" or "reviews"
    how          how it is counted here, a sentence
    """

    name: str
    says: str
    published: float
    least: float
    most: float
    nothing: float | None
    unit: str
    how: str

    def say(self, value: float) -> str:
        """ "31 %", "1.3 times", "1.25 reviews"; "not known" for a missing one."""
        if np.isnan(value):
            return "not known"
        size = (
            f"{100 * value:.0f}\u00a0%"
            if self.unit == "share"
            else f"{value:.{DECIMALS[self.unit]}f} {self.unit}".replace(".00 ", " ").replace(".0 ", " ")
        )
        return size.replace("-0\u00a0%", "0\u00a0%").replace("-", "−")


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A published claim.

    short   what it is about, in two words
    told    what it says, in our words; quote: its own words, as far as they are handed down, else empty
    needs   what opens it where a company's data do not tell
    """

    name: str
    title: str
    short: str
    told: str
    needs: str
    wordings: tuple[Wording, ...]
    quote: str = ""
    source: str = SOURCE


def size(name: str, says: str, how: str, published: float, *, give: float, nothing: float = 0.0, unit: str = "share"):
    """A claim of a size, give or take."""
    edges = {"least": published - give, "most": published + give}
    return Wording(name=name, says=says, how=how, published=published, nothing=nothing, unit=unit, **edges)


def at_least(name: str, says: str, how: str, published: float, *, unit: str = "share"):
    """A claim that something is done every time: four times of five pass for it."""
    edges = {"least": RATHER * published, "most": np.inf}
    return Wording(name=name, says=says, how=how, published=published, nothing=None, unit=unit, **edges)


BESIDE = (
    "Slope times difference between high and low teams, over the gap; the other practices and conditions beside it."
)
OTHERS = (
    "The best quarter of managers by their other quarters, so that luck does not choose them, over all other managers."
)
STANDS, WHOEVER = "High teams stand for great managers.", "Every team alike, whoever manages it."
WEEKS, MONTHS = "80 % passes for weekly.", "2.4 passes for 3."
STRATEGY = Claim(
    name="strategy",
    title="Strategy clarity is 31 % of the difference",
    short="strategy's share",
    told="How clear the strategy is makes up 31 % of the difference between high and low performers.",
    quote="up to 31 %",
    needs="Quotas or deals, and a survey of reps",
    wordings=(
        size("strategy", "of the gap between high and low teams", BESIDE, 0.31, give=0.005),
        Wording(
            name="strategy_at_most",
            says="of the gap at most (“up to”)",
            published=0.31,
            least=-np.inf,
            most=0.315,
            nothing=None,
            unit="share",
            how="The same number; “up to” is kept by anything smaller, nothing at all among it.",
        ),
        size(
            "strategy_and_culture",
            "of the gap, strategy and culture together",
            "Strategy clarity and culture alone in the split, with conditions beside them; published as 71 %.",
            0.71,
            give=0.005,
        ),
    ),
)
MANAGERS = Claim(
    name="managers",
    title="Great managers reach four times as much",
    short="great managers",
    told="Teams of great managers reach four times what teams of the others do.",
    quote="4-to-1 in quota attainment",
    needs="Quotas, and who manages which team",
    wordings=(
        size("attainment", "in quota attainment", OTHERS, 4, give=0.5, nothing=1, unit="times"),
        size("reps_at_quota", "in the share of reps at quota", OTHERS, 4, give=0.5, nothing=1, unit="times"),
        size(
            "truly",
            "in quota attainment, were managers known exactly",
            "From the spread that stays with manager and team, as if it were normal: the most the claim can be given.",
            4,
            give=0.5,
            nothing=1,
            unit="times",
        ),
    ),
)
CLEAR = Claim(
    name="clear",
    title="Reps find strategy half as clear as their bosses",
    short="clarity to reps",
    told="Reps rate strategy clarity 50 % lower than their managers and leaders.",
    quote="clarity and confidence 50 % less",
    needs="Answers of reps and of their managers to the statements on strategy clarity",
    wordings=(
        size("relative", "lower than managers, as asked", "Of the managers' rating from 1 to 5.", 0.5, give=0.05),
        size(
            "from_lowest",
            "lower than managers, counted from the lowest answer",
            "Of the managers' rating less one, since nobody can answer less than one.",
            0.5,
            give=0.05,
        ),
        size(
            "fewer", "fewer reps than managers agree", "Shares of answers of 4 or 5, of the managers'.", 0.5, give=0.05
        ),
        size("leaders", "lower than leaders, as asked", "Of the leaders' rating from 1 to 5.", 0.5, give=0.05),
    ),
)
TIME = Claim(
    name="time",
    title="Managers lose half their time to firefighting",
    short="time lost",
    told="Managers lose half of their time to firefighting and administration.",
    needs="Managers' hours by what they went to",
    wordings=(
        size(
            "lost", "of managers' hours", "Firefighting and admin, of all hours, every manager alike.", 0.5, give=0.05
        ),
        size(
            "internal",
            "of managers' hours, operations and meetings too",
            "Firefighting, admin, operations and meetings, of all hours; every manager alike.",
            0.5,
            give=0.05,
        ),
    ),
)
WEEKLY = Claim(
    name="weekly",
    title="Great managers coach every week",
    short="weekly coaching",
    told="Great managers coach each rep every week.",
    needs="A list of coaching sessions",
    wordings=(
        at_least("coached_high", "of reps' weeks in high teams, with a lesson and a plan", f"{STANDS} {WEEKS}", 1),
        at_least("coached", "of reps' weeks in all teams, with a lesson and a plan", f"{WHOEVER} {WEEKS}", 1),
        at_least("met", "of reps' weeks in all teams, any session", f"{WHOEVER} {WEEKS}", 1),
    ),
)
MONTHLY = Claim(
    name="monthly",
    title="Great managers review talent every month",
    short="talent reviews",
    told="Great managers review the talent of each rep every month.",
    needs="A list of talent reviews",
    wordings=(
        at_least("reviews_high", "a rep and quarter in high teams", f"{STANDS} {MONTHS}", 3, unit="reviews"),
        at_least("reviews", "a rep and quarter in all teams", f"{WHOEVER} {MONTHS}", 3, unit="reviews"),
    ),
)
CLAIMS = (STRATEGY, MANAGERS, CLEAR, TIME, WEEKLY, MONTHLY)
SUM = {"Strategy and culture": 0.71, "Talent": 0.29}  # published beside each other: nothing is left unexplained
