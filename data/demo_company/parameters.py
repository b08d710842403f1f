"""The law the company is drawn from. Everything truth.json says follows from these numbers."""

from dataclasses import dataclass, field

DRIVERS = ("strategy_clarity", "culture", "coaching_cadence")
CONTROLS = ("territory_potential", "tenure", "ramping_share", "quota_difficulty", "span_of_control")
NAMES = DRIVERS + CONTROLS


@dataclass(frozen=True)
class Parameters:
    """Outcome of a team and quarter = level + season + slopes x (measures - typical) + team + luck.

    slopes        quota attainment per unit of each measure: points on the 1-5 scale, share of rep-weeks, index, months
    typical       the value of each measure at which it adds nothing
    season        by quarter of the year, 1 to 4
    team_sd       stable differences between teams that nothing measures
    luck_sd       what one quarter adds or takes
    """

    slopes: dict[str, float] = field(
        default_factory=lambda: {
            "strategy_clarity": 0.205,
            "culture": 0.12,
            "coaching_cadence": 0.4,
            "territory_potential": 0.305,
            "tenure": 0.00125,
            "ramping_share": -0.31,
            "quota_difficulty": 0.0,
            "span_of_control": 0.0,
        }
    )
    typical: dict[str, float] = field(
        default_factory=lambda: {
            "strategy_clarity": 3.45,
            "culture": 3.45,
            "coaching_cadence": 0.5,
            "territory_potential": 1.0,
            "tenure": 42.0,
            "ramping_share": 0.1,
            "quota_difficulty": 1.0,
            "span_of_control": 7.0,
        }
    )
    level: float = 0.98
    season: tuple[float, float, float, float] = (-0.03, 0.0, -0.01, 0.04)
    team_sd: float = 0.107
    luck_sd: float = 0.143
