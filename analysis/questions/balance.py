"""Who looks good on revenue alone? Three metrics side by side: revenue, customers, people."""

from dataclasses import dataclass

import pandas as pd

from analysis.errors import DataError
from analysis.groups import group_teams
from analysis.measures import Measure
from analysis.panel import Panel
from analysis.privacy import shown_values

REVENUE = ("quota_attainment", "revenue_per_rep", "win_rate")
BESIDE = ("customer_satisfaction", "engagement")
TOGETHER = "balanced_performance"


@dataclass(frozen=True, kw_only=True)
class Balance:
    """Teams on revenue, customer satisfaction and engagement: what each says of the other two.

    measures  those that are known, revenue first
    cells     one row a team and measure: team_id, team_name, name, value (mean over quarters; of a survey to one
              decimal; NaN where not known), few (True where too few answered), place (1 is best), of (teams with a
              value), segment (high, middle, low on that measure by itself, luck removed; "" where not known). Best
              place on revenue first
    lopsided  teams that are high on one measure and low on another, one row: team_id, team_name, good, bad (tuples of
              names), those high on revenue first
    agree     one row a further measure: name, high (of the teams high on revenue, those high on it too), low (those low
              on it), teams (high on revenue with a value of it), chance (that many high, were the two unrelated)
    chance    teams that would be high on revenue and low on another, were the measures unrelated
    leave     names of the teams that are high on revenue and not on the three together, weighed alike; `enter` those
              the other way round; None where the three together are not known
    missing   names of the three that are not known
    teams     teams of the company
    """

    by: str
    quarters: tuple[str, ...]
    measures: tuple[Measure, ...]
    cells: pd.DataFrame
    lopsided: pd.DataFrame
    agree: pd.DataFrame
    missing: tuple[str, ...]
    teams: int = 0
    chance: float = float("nan")
    leave: tuple[str, ...] | None = None
    enter: tuple[str, ...] | None = None

    @property
    def on_revenue_alone(self) -> pd.DataFrame:
        """The rows of `lopsided` that are high on revenue and low on another."""
        first = self.measures[0].name if self.measures else ""
        return self.lopsided[self.lopsided["good"].map(lambda good: first in good).astype(bool)]

    def summary(self) -> str:
        """How many teams look good on revenue alone."""
        if len(self.measures) < 2:
            return "One metric alone cannot be balanced by another."
        return f"{len(self.on_revenue_alone)} teams are high on revenue and low on customers or engagement."


def balance_teams(panel: Panel, *, by: str = "top-third", quarters: tuple[str, ...] | None = None) -> Balance:
    """Place every team on each of the three metrics by itself, and find who is high on one and low on another."""
    panel = panel.between(quarters)
    revenue = next((name for name in REVENUE if name in panel.measures), REVENUE[0])
    wanted = (revenue, *BESIDE)
    places = {name: placed(panel, name, by) for name in wanted if name in panel.measures}
    places = {name: rows for name, rows in places.items() if rows is not None}
    teams = sorted(set().union(*(rows.index for rows in places.values())))
    parts = [frame(panel, name, rows, teams) for name, rows in places.items()]
    cells = pd.concat(parts or [pd.DataFrame(columns=CELLS)])
    wide = cells.pivot(index="team_id", columns="name", values="segment").reindex(columns=list(places))
    order = cells[cells["name"] == revenue].set_index("team_id")["place"].reindex(wide.index).sort_values().index
    leave, enter = changed(panel, places.get(revenue), by)
    return Balance(
        by=by,
        quarters=panel.quarters,
        measures=tuple(panel.measures[name] for name in places),
        cells=cells.assign(rank=cells["team_id"].map({team: at for at, team in enumerate(order)}))
        .sort_values(["rank", "team_id"], kind="stable")
        .drop(columns="rank")
        .reset_index(drop=True),
        lopsided=lopsided(panel, wide.loc[order]),
        agree=agreement(wide, revenue),
        missing=tuple(name for name in wanted if name not in places),
        chance=by_chance(wide.fillna(""), revenue),
        teams=len(panel.teams),
        leave=leave,
        enter=enter,
    )


CELLS = "team_id team_name name value few place of segment".split()


def placed(panel: Panel, name: str, by: str) -> pd.DataFrame | None:
    """team_id -> value, place, segment on one measure; None with fewer than two teams."""
    try:
        groups = group_teams(panel, name, by)
    except DataError:
        return None
    measure, values = panel.measures[name], shown_values(panel, name)
    rows = pd.DataFrame({"value": values.round(1) if measure.surveyed else values})
    rows["segment"] = pd.Series(groups.segment, index=groups.teams).reindex(rows.index)
    level = pd.Series(measure.direction * groups.level, index=groups.teams).reindex(rows.index)
    return rows.assign(place=level.rank(ascending=False, method="min").astype(int), of=len(rows))


def changed(panel: Panel, revenue: pd.DataFrame | None, by: str) -> tuple[tuple[str, ...] | None, ...]:
    """The teams that are high on revenue alone, and those that are high on the three together alone."""
    together = placed(panel, TOGETHER, by) if TOGETHER in panel.measures else None
    if revenue is None or together is None:
        return None, None
    both = revenue[["segment"]].join(together[["segment"]], rsuffix="_together").dropna()
    names = panel.teams.set_index("team_id")["team_name"].reindex(both.index)
    first, second = both["segment"] == "high", both["segment_together"] == "high"
    return tuple(names[first & ~second]), tuple(names[second & ~first])


def frame(panel: Panel, name: str, rows: pd.DataFrame, teams: list[str]) -> pd.DataFrame:
    """Rows of `Balance.cells` for one measure: every one of `teams`, known or not."""
    names = panel.teams.set_index("team_id")["team_name"]
    few = set(panel.few.loc[panel.few["name"] == name, "team_id"])
    rows = rows.reindex(teams).rename_axis("team_id").reset_index()
    unknown = rows["value"].isna()
    rows = rows.assign(name=name, team_name=rows["team_id"].map(names), few=unknown & rows["team_id"].isin(few))
    return rows.assign(segment=rows["segment"].fillna(""))[CELLS]


def lopsided(panel: Panel, wide: pd.DataFrame) -> pd.DataFrame:
    """Rows of `Balance.lopsided` from team_id x measure -> segment."""
    names = panel.teams.set_index("team_id")["team_name"]
    found = []
    for team, row in wide.iterrows():
        good, bad = (tuple(row.index[row == side]) for side in ("high", "low"))
        if good and bad:
            found.append((team, names[team], good, bad))
    rows = pd.DataFrame(found, columns=["team_id", "team_name", "good", "bad"])
    first = [wide.columns[0] not in good for good in rows["good"]]
    return rows.assign(first=first).sort_values("first", kind="stable").drop(columns="first").reset_index(drop=True)


def by_chance(wide: pd.DataFrame, revenue: str) -> float:
    """How many teams would be high on revenue and low on another measure, were the measures unrelated."""
    if revenue not in wide or wide.empty:
        return 0.0
    spared = pd.Series(1.0, wide.index)
    for name in wide.columns.drop(revenue):
        known = wide[name] != ""
        low = float((wide.loc[known, name] == "low").mean()) if known.any() else 0.0
        spared = spared.where(~known, spared * (1 - low))
    judged = wide[revenue] != ""
    return float((wide.loc[judged, revenue] == "high").mean() * (1 - spared[judged]).sum()) if judged.any() else 0.0


def agreement(wide: pd.DataFrame, revenue: str) -> pd.DataFrame:
    """Rows of `Balance.agree`."""
    found = []
    for name in (name for name in wide if name != revenue and revenue in wide):
        known = wide[(wide[[revenue, name]] != "").all(axis=1)]
        top = known.loc[known[revenue] == "high", name]
        chance = len(top) * float((known[name] == "high").mean())
        found.append((name, int((top == "high").sum()), int((top == "low").sum()), len(top), chance))
    return pd.DataFrame(found, columns=["name", "high", "low", "teams", "chance"])
