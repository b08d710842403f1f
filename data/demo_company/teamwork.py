"""Teams, quarter by quarter: what is measured of them and what they reach, exactly linear in it.

The demo company and the superpopulation behind its true shares are drawn here, by the same law.
"""

from dataclasses import dataclass

import numpy as np

from data.demo_company.parameters import NAMES, Parameters
from data.demo_company.practice import Practice, draw_practice
from data.demo_company.roster import Roster, draw_roster
from data.demo_company.weeks import THURSDAY, Weeks

MONTH = 365.25 / 12
RAMP_DAYS = 182


@dataclass(frozen=True)
class Teamwork:
    """What happened in a number of teams.

    fill, hired   teams x seats x weeks: who sits there (-1: nobody), and the week that rep was hired
    coached       teams x seats x weeks: a structured session took place
    values        measure -> teams x quarters, as the product would find them were nothing measured with error
    lasting       what each team adds to every quarter's outcome for reasons that nothing measures
    outcome       teams x quarters: quota attainment
    """

    roster: Roster
    practice: Practice
    fill: np.ndarray
    hired: np.ndarray
    coached: np.ndarray
    values: dict[str, np.ndarray]
    lasting: np.ndarray
    outcome: np.ndarray


def draw_teamwork(teams: int, weeks: Weeks, law: Parameters, rng: np.random.Generator) -> Teamwork:
    """`teams` teams over `weeks`."""
    roster = draw_roster(teams, weeks.count, rng)
    practice = draw_practice(teams, weeks, rng)
    fill, hired = roster.by_week(weeks.count)
    coached = (rng.random(fill.shape, dtype=np.float32) < practice.coaching[:, None, :]) & (fill >= 0)
    values = measure(fill >= 0, hired, coached, practice, weeks)
    lasting = law.team_sd * rng.standard_normal(teams)
    outcome = draw_outcome(values, lasting, weeks, law, rng)
    return Teamwork(roster, practice, fill, hired, coached, values, lasting, outcome)


def measure(there, hired, coached, practice: Practice, weeks: Weeks) -> dict[str, np.ndarray]:
    """Measure -> teams x quarters. Tenure and ramping are averaged over the weeks reps were on the team."""
    days = np.where(there, (np.arange(weeks.count) - hired) * 7 + THURSDAY, 0)
    rep_weeks = weeks.by_quarter(there.sum(axis=1)).astype(float)
    ramping = (days < RAMP_DAYS) & there

    def share(weekly: np.ndarray) -> np.ndarray:
        return weeks.by_quarter(weekly.sum(axis=1)) / rep_weeks

    return {
        "strategy_clarity": practice.clarity,
        "culture": practice.culture,
        "coaching_cadence": share(coached),
        "territory_potential": np.repeat(practice.territory[:, None], weeks.quarters, axis=1),
        "tenure": share(days) / MONTH,
        "ramping_share": share(ramping),
        "span_of_control": rep_weeks / np.diff([*weeks.starts, weeks.count]),
    }


def draw_outcome(values: dict[str, np.ndarray], lasting, weeks: Weeks, law: Parameters, rng) -> np.ndarray:
    """Quota attainment, teams x quarters."""
    shape = values["strategy_clarity"].shape
    season = np.array(law.season)[weeks.seasons - 1]
    luck = law.luck_sd * rng.standard_normal(shape)
    measured = sum(law.slopes[name] * (values[name] - law.typical[name]) for name in NAMES if name in values)
    return np.maximum(
        law.level + season + measured + lasting[:, None] + luck, 0.05
    )  # one team-quarter in 50,000 would fall below
