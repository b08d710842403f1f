"""Can the survey's scores be trusted: do its questions fit together, do team-mates agree, do teams differ?"""

from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from analysis.items import CONSTRUCTS, construct_items
from analysis.measures import Measure
from analysis.measures.own import PREFIX
from analysis.panel import Panel
from analysis.privacy import admissible
from analysis.respondents import KEYS, MINIMUM
from analysis.stats.scales import (
    FAIR,
    GOOD,
    cronbach_alpha,
    icc1,
    icc1_interval,
    icc2,
    omega,
    on_scale,
    options,
    rwg_j,
)

FEWEST_TEAMS, FEWEST_ANSWERS = 2, 3  # teams compared; answers of one team in one quarter, to speak of agreement
NUMBERS = ("alpha", "omega", "rwg_j", "icc1", "icc1_low", "icc1_high", "icc2")


@dataclass(frozen=True, kw_only=True)
class Scale:
    """How well one surveyed measure measures.

    questions    of the measure that were asked; `answers` of people (a person counts once a quarter); `teams`
    alpha, omega how far the questions measure one thing, 0 to 1; NaN with one question (omega: with two)
    rwg_j        how far team-mates agree, 0 (as by lot) to 1; mean over team quarters of three answers or more
    icc1         share of the differences between answers that lies between teams, icc1_low to icc1_high at 95 %
    icc2         share of the differences between team means that is not who answered
    why          where nothing may be said: a sentence; the numbers are then NaN
    """

    name: str
    label: str
    questions: int
    answers: int
    teams: int
    alpha: float = np.nan
    omega: float = np.nan
    rwg_j: float = np.nan
    icc1: float = np.nan
    icc1_low: float = np.nan
    icc1_high: float = np.nan
    icc2: float = np.nan
    why: str = ""

    def sentences(self) -> tuple[str, ...]:
        """What the numbers say, one plain sentence each: questions, team-mates, teams."""
        return (self.why,) if self.why else (self._fit(), self._agree(), self._differ())

    def _fit(self) -> str:
        if self.questions < 2:
            return "One question only: whether others would have found the same cannot be told."
        if np.isnan(self.alpha):
            return "Whether its questions fit together cannot be told: no one is known to have answered two of them."
        least = np.nanmin([self.alpha, self.omega])
        words = "measure one thing" if least >= GOOD else "fit together only in part" if least >= FAIR else "do not fit"
        return f"Its {self.questions} questions {words}."

    def _agree(self) -> str:
        if np.isnan(self.rwg_j):
            return "Whether team-mates agree cannot be told: no team has three answers in a quarter."
        agree = self.rwg_j
        return f"Answers of one team {'agree' if agree >= GOOD else 'agree in part' if agree >= FAIR else 'disagree'}."

    def _differ(self) -> str:
        if np.isnan(self.icc1):
            return "Whether teams differ cannot be told: too few answers stand beside each other."
        if not self.icc1_low > 0:
            return "Teams may be alike: their answers differ no more than people within a team do."
        mean = "is sure" if self.icc2 >= GOOD else "is rough" if self.icc2 >= FAIR else "is mostly chance"
        return f"Teams differ: {100 * self.icc1:.0f} % of what sets answers apart; a team's mean of one quarter {mean}."


@dataclass(frozen=True, kw_only=True)
class Scales:
    """One `Scale` for each surveyed measure, drivers first, over the quarters in which anything was asked."""

    scales: tuple[Scale, ...]
    quarters: tuple[str, ...]

    def to_frame(self) -> pd.DataFrame:
        """A row a measure, with every number."""
        return pd.DataFrame([asdict(scale) for scale in self.scales])

    def summary(self) -> str:
        """A line for each measure."""
        return "\n".join(f"{scale.label}: {' '.join(scale.sentences())}" for scale in self.scales)

    def to_dict(self) -> dict:
        return {"quarters": list(self.quarters), "scales": [asdict(scale) for scale in self.scales]}


def check_scales(panel: Panel, *, quarters: tuple[str, ...] | None = None) -> Scales:
    """How well each surveyed measure of `panel` measures, over `quarters` (all by default).

    Only teams that privacy lets be seen count.
    """
    panel = panel.between(quarters)
    surveyed = [name for name in (*panel.drivers, *panel.outcomes) if has_questions(panel.measures[name])]
    asked = panel.frame.dropna(subset=surveyed, how="all")["quarter"].unique() if surveyed else ()
    return Scales(scales=tuple(check_scale(panel, name) for name in surveyed), quarters=tuple(sorted(asked)))


def has_questions(measure: Measure) -> bool:
    """Whether a surveyed measure is the mean of its own questions, and not worked out from those of another."""
    return measure.surveyed and (measure.name in CONSTRUCTS or measure.name.startswith(PREFIX))


def check_scale(panel: Panel, name: str) -> Scale:
    rows, columns = seen_answers(panel, name)
    about = {"name": name, "label": panel.measures[name].label, "questions": len(columns), "answers": len(rows)}
    about["teams"] = rows["team_id"].nunique()
    if panel.items.reindex(columns=columns).notna().to_numpy().sum() == 0:
        return Scale(**about, why="It came as finished scores, without the answers behind them.")
    if about["teams"] < FEWEST_TEAMS:
        return Scale(**about, why=f"Fewer than two teams have {MINIMUM} people who answered, so nothing is shown.")
    return Scale(**about, **dict(zip(NUMBERS, map(float, measured(rows, columns)), strict=True)))


def seen_answers(panel: Panel, name: str) -> tuple[pd.DataFrame, list[str]]:
    """The answers to the questions of a measure, of teams that may be seen; and the questions' columns."""
    asked = [item.name for item in construct_items(name)] if name in CONSTRUCTS else [name]
    columns = [column for column in asked if column in panel.items]
    rows = panel.items[[*KEYS, "respondent_id", *columns]].dropna(subset=columns, how="all")
    cells = panel.frame[[*KEYS, name]].dropna()
    return rows.merge(cells.loc[admissible(panel, name, cells), KEYS], on=KEYS), columns


def measured(rows: pd.DataFrame, columns: list[str]) -> tuple[float, ...]:
    """The numbers in the order of `NUMBERS`. Answers without an id are no one's, so that only agreement is told."""
    items = rows[columns].to_numpy(float)
    cell = rows.groupby(KEYS).ngroup().to_numpy()
    agreement = rwg_j(on_scale(items, points := options(items)), cell, points, fewest=FEWEST_ANSWERS)
    whole = (rows["respondent_id"].notna() | (len(columns) == 1)).to_numpy()
    if not whole.any():
        return (np.nan, np.nan, agreement, *[np.nan] * 4)
    team, quarter = (pd.factorize(rows[key])[0][whole] for key in KEYS)
    people = np.nanmean(items[whole], axis=1), team, quarter
    fit = cronbach_alpha(items[whole]), omega(items[whole])
    return (*fit, agreement, icc1(*people), *icc1_interval(*people), icc2(*people))
