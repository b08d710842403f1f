"""What a review's sections ask of the company: each question once, with the review's own choices."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from analysis.errors import DataError
from analysis.logs import Logs
from analysis.panel import Panel
from analysis.plans import Plan
from analysis.questions.gap import GapAttribution, attribute_gap
from analysis.questions.profile import Profile, profile_teams
from analysis.questions.segments import Segments, segment_teams
from analysis.review import Review
from analysis.scenarios import Scenario

PEOPLE = ("teams", "reps")
RESULTS = {  # outcome -> tables it is worked out of; any other out of deals
    "quota_attainment": ("attainment",),
    "revenue_per_rep": ("attainment", "deals"),
    "customer_satisfaction": ("satisfaction",),
    "engagement": ("survey",),
    "balanced_performance": ("attainment", "satisfaction", "survey"),
}
PRACTICES = ("survey", "coaching")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A company and what was chosen.

    ask         ask(question, panel or logs, **options) -> its result; raises DataError where there is none
    plans, scenarios   (name, what it is), as kept
    rows, as_of        table -> (label, rows); when the newest file was imported
    invented    whether this is the demo company, whose numbers are invented
    """

    logs: Logs
    review: Review
    ask: Callable[..., Any]
    plans: tuple[tuple[str, Plan], ...]
    scenarios: tuple[tuple[str, Scenario], ...]
    rows: dict[str, tuple[str, int]]
    as_of: date
    invented: bool = False

    @property
    def panel(self) -> Panel:
        return self.logs.panel

    @property
    def quarters(self) -> tuple[str, ...]:
        """Those looked at."""
        return self.review.quarters or self.panel.quarters

    @property
    def quarter(self) -> str:
        """The one the review is about: the newest."""
        return self.quarters[-1]

    @property
    def spanned(self) -> dict:
        """`quarters`, as an option, where they were chosen."""
        return {"quarters": self.review.quarters} if self.review.quarters else {}

    @property
    def groups(self) -> dict:
        """How teams are cut, as options of a question: outcome, by, quarters; what was not chosen is not in it."""
        chosen = {"outcome": self.review.outcome, "by": self.review.by}
        return {name: value for name, value in chosen.items() if value} | self.spanned

    @property
    def results(self) -> tuple[str, ...]:
        """The tables that who is high and low rests on."""
        outcome = self.review.outcome or self.panel.outcome
        return (*PEOPLE, *RESULTS.get(outcome, ("deals",)))

    @property
    def split_by(self) -> tuple[str, ...]:
        """The tables that the split of the gap rests on."""
        return tuple(dict.fromkeys((*self.results, *PRACTICES)))

    def of_panel(self, question: Callable, **options: Any) -> Any:
        """The answer of a question to the panel; None where the data has none."""
        return self._try(question, self.panel, options)

    def of_logs(self, question: Callable, **options: Any) -> Any:
        """The answer of a question to the logs; None where the data has none."""
        return self._try(question, self.logs, options)

    @property
    def segments(self) -> Segments:
        return self.ask(segment_teams, self.panel, **self.groups)

    @property
    def gap(self) -> GapAttribution:
        drivers = {"drivers": self.review.drivers} if self.review.drivers else {}
        return self.ask(attribute_gap, self.panel, **self.groups, **drivers)

    @property
    def profile(self) -> Profile:
        return self.ask(profile_teams, self.panel, **self.groups)

    def _try(self, question: Callable, of: Panel | Logs, options: dict) -> Any:
        try:
            return self.ask(question, of, **options)
        except DataError:
            return None


def once() -> Callable[..., Any]:
    """Asks each question once: for a story that is told outside a page."""
    known: dict[tuple, Any] = {}

    def ask(question: Callable, of: Panel | Logs, **options: Any) -> Any:
        name = (question, tuple(sorted(options.items())))
        if name not in known:
            known[name] = question(of, **options)
        return known[name]

    return ask
