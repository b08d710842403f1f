"""What a report on one manager holds, and what of it stands clear: findings, each with its evidence and a step."""

from dataclasses import dataclass
from datetime import date

from analysis.insights.parts import RESPONSIBILITIES, ROLES, Fact, Mark, Motives, Rating, TimeUse

__all__ = [
    "RESPONSIBILITIES", "ROLES", "Fact", "Finding", "Insights", "Mark", "Motives", "Rating", "Step", "TimeUse"
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Step:
    """A plan, not yet agreed: who does what by when, on which number it will be seen, and how far it may move.

    due              the quarter at whose end it is looked at again
    measure, label   the number; now, target in its unit (NaN where it is others' number that is to move)
    size             the way from now to the target in words, and what it is taken from
    soon             what is to be expected next if nothing changes: what stands out does so by luck in part, and comes
                     back towards the others; NaN where not known
    """

    action: str
    owner: str
    due: str
    measure: str
    label: str
    now: float
    target: float
    size: str
    soon: float = float("nan")


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
