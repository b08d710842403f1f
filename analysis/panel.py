"""The panel: one row per team and quarter, one column per measure. Every question reads it and nothing below it."""

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from analysis.engines import definition, lay_out, measure_all
from analysis.errors import DataError
from analysis.measures import Measure
from analysis.measures.balanced import with_balanced
from analysis.partial import partial_quarters
from analysis.people.waiting import Waiting
from analysis.posts import no_posts, read_posts
from analysis.reps import read_reps
from analysis.respondents import read_items, read_raters, without_few
from analysis.tally import count_rows
from analysis.teams import read_sizes, read_teams
from analysis.workspace import Workspace

DIGITS = 12  # significant; sums depend on the order of threads beyond them
DEFAULT_OUTCOMES = ("quota_attainment", "revenue_per_rep", "win_rate")
KEYS = ["team_id", "quarter"]
OPENS = "\nThen teams are cut into high and low, and what goes with the gap between them can be told."


@dataclass(frozen=True, kw_only=True)
class Panel:
    """What is known of each team in each quarter.

    frame     team_id, quarter, one float column per measure that has any value; NaN where missing
    counts    as frame: how many rows (rep-weeks, deals, respondents) are behind each value; NaN where unknown
    teams     team_id, team_name, manager_name, region, segment; manager and names of the latest row
    raters    team_id, quarter, respondent_id, week (of the first answer), one column per surveyed measure: that
              respondent's mean, 1 to 5; respondent_id is null throughout where ids do not tell people from answers
    items     team_id, quarter, respondent_id, one column per question of a surveyed measure, 1 to 5: the answers behind
              `raters`; a company's own question is named as its measure; answers without an id stand in no one's row
    few       team_id, quarter, name: where a surveyed outcome was taken out, since fewer than five people answered
    sizes     team_id, quarter, reps (rep-weeks over the quarter's weeks), quota, revenue
    reps      team_id, rep_id, quarter, reps, quota, revenue: what `sizes` adds up; one column per `rep_measures`
    coverage  table, team_id, quarter, rows
    posts     team_id, quarter, promoted, trained: of the manager in post, 1.0 or 0.0; NaN where unknown
    quarters  those with an outcome
    partial   sentences on quarters at either end that the deals cover only in part, where no file gives their revenue
    waiting   rows that name a rep or team whom no roster knows: they count nowhere
    rep_measures   what is logged of each rep, by name; empty in companies of many teams
    notes     sentences on who was taken for whom, where it matters: teams without a roster, rows that count nowhere
    whole     False for some of the company's quarters only
    Every frame is sorted by its keys.
    """

    frame: pd.DataFrame
    counts: pd.DataFrame
    teams: pd.DataFrame
    raters: pd.DataFrame
    sizes: pd.DataFrame
    reps: pd.DataFrame
    coverage: pd.DataFrame
    measures: dict[str, Measure]
    quarters: tuple[str, ...]
    fingerprint: str
    waiting: tuple[Waiting, ...] = ()
    notes: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    whole: bool = True
    posts: pd.DataFrame = field(default_factory=no_posts)
    few: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=[*KEYS, "name"]))
    items: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=[*KEYS, "respondent_id"]))
    rep_measures: dict[str, Measure] = field(default_factory=dict)

    @property
    def outcomes(self) -> tuple[str, ...]:
        return self._in_role("outcome")

    @property
    def drivers(self) -> tuple[str, ...]:
        return self._in_role("driver")

    @property
    def controls(self) -> tuple[str, ...]:
        return self._in_role("control")

    @property
    def core_drivers(self) -> tuple[str, ...]:
        return tuple(name for name in self.drivers if self.measures[name].core)

    @property
    def outcome(self) -> str:
        """The outcome to judge teams by: quota attainment, else revenue per rep, else win rate. Raises DataError."""
        known = [name for name in DEFAULT_OUTCOMES if name in self.measures] or list(self.outcomes)
        if not known:
            raise DataError("Teams cannot be compared yet: no outcome is known.\n" + self._outcome_needs() + OPENS)
        return known[0]

    def between(self, quarters: tuple[str, ...] | None) -> "Panel":
        """The panel of `quarters` alone; None means all. A measure without a value there is absent."""
        if quarters is None:
            return self
        by_quarter = ("raters", "sizes", "reps", "coverage", "posts", "items", "few")
        parts = {name: _within(getattr(self, name), quarters) for name in by_quarter}
        return replace(
            self,
            frame=_within(self.frame, quarters),
            counts=_within(self.counts, quarters),
            quarters=tuple(quarter for quarter in self.quarters if quarter in quarters),
            fingerprint=f"{self.fingerprint} {' '.join(sorted(quarters))}",
            whole=self.whole and set(self.quarters) <= set(quarters),
            partial=tuple(words for words in self.partial if words[:7].replace(" ", "-") in quarters),
            **parts,
        ).measured()

    def measured(self) -> "Panel":
        """The panel without measures that have no value."""
        empty = [name for name in self.measures if self.frame[name].isna().all()]
        return replace(
            self,
            frame=self.frame.drop(columns=empty),
            counts=self.counts.drop(columns=empty),
            measures={name: measure for name, measure in self.measures.items() if name not in empty},
        )

    def _outcome_needs(self) -> str:
        if self.waiting:
            return "Import a roster: what is here names reps, and nothing says who is on which team."
        if len(self.teams):
            return "Import quota attainment, or deals: what is here does not say what the teams reached."
        return "Import quota attainment, or deals, together with a roster that says who is on which team."

    def _in_role(self, role: str) -> tuple[str, ...]:
        return tuple(name for name, measure in self.measures.items() if measure.role == role)


def build_panel(workspace: Workspace) -> Panel:
    """The panel of everything in `workspace`. Same content, same bytes, on any number of threads."""
    with workspace.reading() as con:
        resolved = lay_out(con)
        measures, values = measure_all(con)
        frame, counts = (spread(values, column, list(measures)) for column in ("value", "n"))
        rep_measures, reps = read_reps(con)
        surveyed = [name for name in measures if measures[name].surveyed]
        raters = rounded(read_raters(con, surveyed))
        frame, few = without_few(frame, counts, raters, measures)
        frame, counts, measures = with_balanced(frame, counts, measures)
        return Panel(
            frame=rounded(frame),
            counts=counts,
            teams=read_teams(con),
            raters=raters,
            items=rounded(read_items(con, surveyed)),
            sizes=rounded(read_sizes(con)),
            reps=rounded(reps),
            rep_measures=rep_measures,
            coverage=count_rows(con),
            posts=read_posts(con),
            waiting=resolved.waiting,
            few=few,
            notes=resolved.notes,
            partial=partial_quarters(con),
            measures=measures,
            quarters=quarters_with_outcome(frame, measures),
            fingerprint=f"{workspace.fingerprint()} {definition()}",
        ).measured()


def spread(values: pd.DataFrame, column: str, names: list[str]) -> pd.DataFrame:
    """Long to wide: team_id, quarter, one column per name; rounded and sorted."""
    wide = values.pivot(index=KEYS, columns="name", values=column).reindex(columns=names).astype(float)
    return rounded(wide.sort_index().rename_axis(columns=None).reset_index())


def rounded(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its floats rounded to twelve significant digits."""
    floats = frame.select_dtypes("float").columns
    values = frame[floats].to_numpy()
    with np.errstate(divide="ignore"):
        magnitude = np.where(values == 0, 0, np.floor(np.log10(np.abs(values))))
    places = DIGITS - 1 - magnitude
    up, down = 10.0 ** np.clip(places, 0, 22), 10.0 ** np.clip(-places, 0, 22)  # powers of ten are exact up to 1e22
    values = np.round(values * up / down) / up * down
    return frame.assign(**dict(zip(floats, values.T, strict=True)))


def quarters_with_outcome(frame: pd.DataFrame, measures: dict[str, Measure]) -> tuple[str, ...]:
    outcomes = [name for name, measure in measures.items() if measure.role == "outcome"]
    return tuple(sorted(set(frame.quarter[frame[outcomes].notna().any(axis=1)])))


def _within(frame: pd.DataFrame, quarters: tuple[str, ...]) -> pd.DataFrame:
    return frame[frame.quarter.isin(quarters)].reset_index(drop=True)
