"""The parts of a report on one manager: every number with its unit, its n, its interval and whom it is beside."""

import math
from dataclasses import dataclass

import pandas as pd

from analysis.measures import Measure

OF_NOTE = 0.5  # points of five: less is not worth a talk

RESPONSIBILITIES = {
    "coaching": "Coaching",
    "accountability": "Accountability",
    "motivation": "Motivation",
    "talent": "Talent",
    "recruiting": "Recruiting",
}
ROLES = {"strategist": "Strategist", "proprietor": "Proprietor", "coach": "Coach"}


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One measure of one manager beside the other managers. Numbers are in the measure's unit, NaN where not known.

    measure      what it is; `surveyed` where it is reps' answers
    subject      coaching, accountability, motivation, talent, recruiting, or metrics
    value        over the quarters looked at, with its 95 % interval low, high
    n, counted   how many of what stand behind it: 412 "rep-weeks"
    expected     what other managers reach in a like territory with as many new reps
    difference   value - expected, with its 95 % interval diff_low, diff_high
    spread       standard deviation of such differences between managers
    middle       the middle half of the managers: low and high edge
    others       managers compared with; 0 where too few are known
    clear        the difference is beyond chance, all marks of this manager taken together, and of note
    """

    measure: Measure
    subject: str
    value: float
    low: float
    high: float
    n: int
    counted: str
    expected: float
    difference: float
    diff_low: float
    diff_high: float
    spread: float
    middle: tuple[float, float]
    others: int
    clear: bool

    @property
    def better(self) -> bool:
        """Whether the difference is to the good."""
        return self.measure.direction * self.difference > 0

    @property
    def compared(self) -> bool:
        """Whether there are other managers to compare with."""
        return self.others > 0


@dataclass(frozen=True, kw_only=True)
class Rating:
    """How the manager, the reps and the leader answer the same statements, 1 to 5; NaN where not asked or not shown.

    own, leader  the manager's and the leader's own answers: attributed
    reps         mean of the reps' answers, to one decimal as all that rests on it; NaN for fewer than five
    n            reps who answered: the fewest on any construct of this manager, lest it shows who skipped which
    difference   own - reps with its 95 % interval low, high
    usual        median difference of the other managers
    soon         the difference to be expected next if nothing changes: drawn to the usual by what of it is luck
    blind, hidden  the manager rates it clearly higher (a blind spot), or lower (a hidden strength), than the reps
    seconded     the leader too rates it lower (of a hidden strength: higher); None where not asked
    """

    name: str
    label: str
    own: float
    reps: float
    n: int
    leader: float
    difference: float
    low: float
    high: float
    usual: float
    soon: float = float("nan")
    blind: bool = False
    hidden: bool = False
    seconded: bool | None = None

    @property
    def clear(self) -> bool:
        """Whether the manager and the reps clearly see it differently."""
        return self.blind or self.hidden

    @property
    def unusual(self) -> bool:
        """Whether the manager claims clearly more than managers usually do, by half a point of five or more."""
        usual = 0.0 if math.isnan(self.usual) else self.usual
        return self.low > usual and round(self.difference - usual, 1) >= OF_NOTE


@dataclass(frozen=True, kw_only=True)
class TimeUse:
    """Where the hours go.

    shares       one row a use of time, the largest first: name, label, share (of all hours), others (mean of the other
                 managers), lost (True for firefighting and admin)
    lost, low, high   share lost to firefighting and admin, 95 % interval over weeks told of
    expected     the same of other managers (mean)
    hours        a week
    weeks        told of
    """

    shares: pd.DataFrame
    lost: float
    low: float
    high: float
    expected: float
    hours: float
    weeks: int
    others: int


@dataclass(frozen=True, kw_only=True)
class Motives:
    """The team's mix of motives beside what the manager believes of the reps.

    mix      one row a motive, the team's strongest first: name, label, team (mean of the reps, 1 to 5), believed (mean
             of the manager's answers about each rep), apart (believed - team, each from its own mean over motives)
    n        reps behind `team`, each of whom answered on all four; about  reps whom the manager was asked about
    apart    mean size of `apart`, in points; others  median of it over the other managers (NaN where fewer than five)
    """

    mix: pd.DataFrame
    n: int
    about: int
    apart: float
    others: float


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that is logged: what it is, the number as people say it, and a note on what stands behind it.

    value   the number itself, NaN where there is none; n  how many stand behind it
    others  the same number over all other managers in a few words; "" where not known
    """

    name: str
    label: str
    said: str
    note: str = ""
    value: float = float("nan")
    n: int = 0
    others: str = ""
