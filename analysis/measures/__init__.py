"""Measures: one SQL file each, with its meaning in the header. Every file gives team_id, quarter, value, n.

They read the tables, the calendar and the views of `VIEWS`, which are made in that order.
"""

import math
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
VIEWS = (
    "rep_spells",
    "rep_weeks",
    "rep_quarters",
    "team_quarters",
    "coaching_weeks",
    "review_quarters",
    "commitments_due",
    "posts",
    "closed_deals",
    "rep_revenue",
    "customer_answers",
    "team_hours",
    "every_answer",
    "answers",
    "manager_answers",
    "rater_scores",
    "construct_scores",
)
ORDER = (
    "quota_attainment",
    "revenue_per_rep",
    "win_rate",
    "deal_size",
    "sales_cycle_days",
    "margin_rate",
    "product_mix",
    "customer_satisfaction",
    "engagement",
    "strategy_clarity",
    "culture",
    "coaching_cadence",
    "coaching_structure",
    "coaching_follow_through",
    "coaching_time",
    "firefighting_and_admin_time",
    "activity_attainment",
    "commitment_follow_through",
    "motivation",
    "motivation_known",
    "clarity_perception_gap",
    "review_cadence",
    "plan_coverage",
    "improve_or_move_on",
    "rep_retention",
    "recruiting_cadence",
    "a_player_share",
    "territory_potential",
    "tenure",
    "ramping_share",
    "quota_difficulty",
    "span_of_control",
)
OF_100 = "0 to 100"
CORE = ("strategy_clarity", "culture", "coaching_cadence")


@dataclass(frozen=True)
class Measure:
    """What a number means, and how people say it.

    unit    "share of ...", "$ ...", "1 to 5", "points on 1 to 5", "0 to 100", "months", "days", "reps", "index ..." or,
            of what is counted, a phrase of its own
    better  "higher", "lower" or "" where neither is
    role    outcome, driver or control
    sql     gives team_id, quarter, value, n
    source  "survey" where reps were asked
    answers the construct of whose answers it is made, where that is another than the measure itself
    follows "outcome" where it is worked out of results, so that high and low teams differ in it by construction
    unless  columns ("coaching.has_lesson"); where all of them are empty the measure is called `otherwise`
    """

    name: str
    label: str
    unit: str
    better: str
    role: str
    family: str
    about: str
    sql: str
    source: str = ""
    answers: str = ""
    follows: str = ""
    unless: tuple[str, ...] = ()
    otherwise: str = ""

    @property
    def core(self) -> bool:
        return self.name in CORE

    @property
    def direction(self) -> int:
        """1 where more is better, -1 where less is: high teams are the better ones."""
        return -1 if self.better == "lower" else 1

    @property
    def grain(self) -> float:
        """As fine as a value is said: a hundredth of a share, a tenth on a survey's scale; 0 where that depends."""
        return 0.01 if self.unit.startswith("share") else {OF_100: 1.0, "1 to 5": 0.1}.get(self.unit, 0.0)

    @property
    def asked(self) -> str:
        """The construct whose respondents stand behind a surveyed measure."""
        return self.answers or self.name

    @property
    def surveyed(self) -> bool:
        return self.source == "survey"

    def say(self, value: float) -> str:
        """A value as people say it: "118 %", "3.1", "78", "$54,000", "13 months"; "not known" for a missing one."""
        if math.isnan(value):
            return "not known"
        if self.unit.startswith("share"):
            return signed(value, f"{abs(100 * value):.0f} %")
        if self.unit == OF_100:
            return signed(value, f"{abs(value):.0f}")
        return self._say_amount(value)

    def say_difference(self, value: float) -> str:
        """A difference of two values: "39 points", "0.8", "$12,000"; a sign only where it is negative.

        Of an outcome on a survey's scale two decimals, since it is split into parts: "0.55".
        """
        if math.isnan(value):
            return "not known"
        if self.unit.startswith("share"):
            return signed(value, counted(100 * value, "point"))
        if self.unit == OF_100:
            return signed(value, counted(value, "point"))
        return self._say_amount(value, fine=self.role == "outcome")

    def _say_amount(self, value: float, *, fine: bool = False) -> str:
        if self.unit.startswith("$"):
            return signed(value, money(abs(value)))
        if self.unit in ("months", "days", "reps"):
            return signed(value, counted(value, self.unit.removesuffix("s")))
        decimals = 2 if fine or self.unit.startswith("index") else 1
        return signed(value, f"{abs(value):.{decimals}f}")


def signed(value: float, words: str) -> str:
    """`words` with a true minus in front where `value` is negative and does not round to nothing."""
    return f"−{words}" if value < 0 and re.search("[1-9]", words) else words


def counted(value: float, noun: str) -> str:
    """ "39 points", "1 point"; one decimal below ten: "6.4 months"."""
    size = abs(value)
    number = f"{size:.0f}" if round(size, 1) >= 10 or round(size, 1) == round(size) else f"{size:.1f}"
    return f"{number} {noun}" if number == "1" else f"{number} {noun}s"


def money(size: float) -> str:
    """Three digits that count: "$940", "$54,300", "$18.7M", "$1.2B", "−$1,200"."""
    if size < 0:
        return signed(size, money(-size))
    if size >= 999_500:
        unit, letter = (1e9, "B") if size >= 999.5e6 else (1e6, "M")
        return f"${float(f'{size / unit:.3g}'):g}{letter}"
    return f"${float(f'{size:.3g}'):,.0f}"


def read_measure(path: Path) -> Measure:
    """The measure in one SQL file; its header lines are `-- field: text`, going on over `--   text`."""
    sql = path.read_text(encoding="utf-8")
    lines = sql.partition("\n\n")[0].replace("\n--   ", " ")
    header = {"better": "", **dict(re.findall(r"^-- (\w+): (.*)$", lines, flags=re.MULTILINE))}
    return Measure(name=path.stem, sql=sql, unless=tuple(header.pop("unless", "").split()), **header)


def read_views() -> dict[str, str]:
    """name -> SQL of the views that the measures share, in the order they are made."""
    return {name: (FOLDER / "views" / f"{name}.sql").read_text(encoding="utf-8") for name in VIEWS}


MEASURES: dict[str, Measure] = {name: read_measure(FOLDER / f"{name}.sql") for name in ORDER}
