"""What a report on one manager holds: every number with its unit, its n, its interval and whom it is compared with."""

import math
from dataclasses import dataclass
from datetime import date

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
    reps         mean of the reps' answers, n of them; NaN for fewer than five
    difference   own - reps with its 95 % interval low, high
    usual        median difference of the other managers
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
    blind: bool = False
    hidden: bool = False
    seconded: bool | None = None

    @property
    def unusual(self) -> bool:
        """Whether the manager claims clearly more than managers usually do, by half a point of five or more."""
        usual = 0.0 if math.isnan(self.usual) else self.usual
        return self.low > usual and self.difference - usual >= OF_NOTE


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
    n        reps behind `team`; about  reps whom the manager was asked about
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


@dataclass(frozen=True, kw_only=True)
class Step:
    """A plan, not yet agreed: who does what by when, on which number it will be seen, and how far it may move.

    due              the quarter at whose end it is looked at again
    measure, label   the number; now, target in its unit (NaN where it is others' number that is to move)
    size             the way from now to the target in words, and what it is taken from
    """

    action: str
    owner: str
    due: str
    measure: str
    label: str
    now: float
    target: float
    size: str


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A strength, a blind spot or a growth area.

    headline   in a few words
    evidence   the numbers with interval; n, counted and comparison say on what they rest
    unusual    of a blind spot: clearly more than other managers have, and by half a point of five or more
    """

    kind: str
    name: str
    headline: str
    evidence: str
    n: int
    counted: str
    comparison: str
    step: Step
    unusual: bool = True


@dataclass(frozen=True, kw_only=True)
class Insights:
    """The Sales Manager Insights report on one manager.

    manager, name        id and name (the id where no name is known)
    teams, team_ids      names and ids of the teams in the quarters looked at
    quarters             looked at: the manager's own, among the company's last four
    in_post              quarters in post that the data cover; since  first day in post, None from the beginning
    promoted, trained    True, False, or None where nobody says
    verdict              whether anything is judged; `why` says why not, or whom the manager is compared with
    others               other managers in the comparison
    span                 reps on the manager's teams now, and the median of the other managers (NaN where not known)
    metrics              three balanced metrics of the team: attainment, customers, engagement (those that are measured)
    marks                the five responsibilities, by subject
    roles, ratings       three roles; and every construct that self and reps were both asked about
    time, motives        None where nothing is known
    talent, recruiting   what is logged, in the order it is told
    strengths, blind_spots, growth   findings, the clearest first; empty without a verdict
    leaning              own - reps over all constructs with its 95 % interval: claims more or less throughout
    missing              (part of the report, sentence: which file opens it)
    hidden               sentences on what is not shown, too few having answered
    """

    manager: str
    name: str
    teams: tuple[str, ...]
    team_ids: tuple[str, ...]
    quarters: tuple[str, ...]
    in_post: int
    since: date | None
    promoted: bool | None
    trained: bool | None
    verdict: bool
    why: str
    others: int
    span: tuple[float, float]
    metrics: tuple[Mark, ...]
    marks: tuple[Mark, ...]
    roles: tuple[Rating, ...]
    ratings: tuple[Rating, ...]
    time: TimeUse | None
    motives: Motives | None
    talent: tuple[Fact, ...]
    recruiting: tuple[Fact, ...]
    strengths: tuple[Finding, ...]
    blind_spots: tuple[Finding, ...]
    growth: tuple[Finding, ...]
    leaning: tuple[float, float, float]
    missing: tuple[tuple[str, str], ...]
    hidden: tuple[str, ...]

    def of(self, subject: str) -> tuple[Mark, ...]:
        """The marks of one responsibility."""
        return tuple(mark for mark in self.marks if mark.subject == subject)

    def summary(self) -> str:
        """The report in one sentence a reader can repeat."""
        if not self.verdict:
            return f"{self.name}: {self.why}"
        parts = (
            ("strong in", self.strengths),
            ("rated higher by self than by the reps:", self.blind_spots),
            ("to grow in", self.growth),
        )
        said = [f"{words} {', '.join(one.headline.lower() for one in found)}" for words, found in parts if found]
        return f"{self.name}: {'; '.join(said) or 'nothing stands clear of the other managers'}."
