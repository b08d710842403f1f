"""The sections there are, in the order of a review."""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.story.review.appendix import tell_appendix
from analysis.story.review.asked import Asked
from analysis.story.review.bridge import tell_bridge
from analysis.story.review.claims import tell_claims
from analysis.story.review.clarity import tell_clarity
from analysis.story.review.coaching import tell_coaching
from analysis.story.review.commitments import tell_commitments
from analysis.story.review.culture import tell_culture
from analysis.story.review.decisions import tell_decisions
from analysis.story.review.how_sure import tell_how_sure
from analysis.story.review.metrics import tell_metrics
from analysis.story.review.plan import tell_plan
from analysis.story.review.scenarios import tell_scenarios
from analysis.story.review.story import Slide
from analysis.story.review.summary import tell_summary
from analysis.story.review.talent import tell_talent
from analysis.story.review.teams import tell_teams
from analysis.story.review.time import tell_time


@dataclass(frozen=True, kw_only=True)
class Section:
    """name   as it stands over the slide's title; core: stands in every review unless taken out"""

    key: str
    name: str
    tell: Callable[[Asked], Slide | None]
    core: bool = False


SECTIONS: dict[str, Section] = {
    section.key: section
    for section in (
        Section(key="decisions", name="Decisions asked", tell=tell_decisions, core=True),
        Section(key="summary", name="Executive summary", tell=tell_summary, core=True),
        Section(key="commitments", name="Last quarter's commitments", tell=tell_commitments),
        Section(key="metrics", name="Three balanced metrics", tell=tell_metrics, core=True),
        Section(key="teams", name="Attainment by team", tell=tell_teams, core=True),
        Section(key="bridge", name="The gap bridge", tell=tell_bridge, core=True),
        Section(key="how_sure", name="How sure we are", tell=tell_how_sure, core=True),
        Section(key="clarity", name="Strategy clarity", tell=tell_clarity),
        Section(key="culture", name="Culture", tell=tell_culture),
        Section(key="coaching", name="Coaching", tell=tell_coaching),
        Section(key="time", name="Managers' time", tell=tell_time),
        Section(key="talent", name="Talent and recruiting", tell=tell_talent),
        Section(key="scenarios", name="Scenarios", tell=tell_scenarios),
        Section(key="claims", name="Published claims", tell=tell_claims),
        Section(key="plan", name="Plan", tell=tell_plan, core=True),
        Section(key="appendix", name="Appendix", tell=tell_appendix),
    )
}
CORE = tuple(key for key, section in SECTIONS.items() if section.core)
