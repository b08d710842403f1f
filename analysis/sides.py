"""Two groups of teams given from outside: by region, by market, or by how the manager came to the post."""

from dataclasses import dataclass

import pandas as pd

from analysis.errors import DataError
from analysis.panel import Panel

KINDS = {"region": "region", "segment": "segment"}  # kind -> column of Panel.teams
MANAGERS = {  # word -> column of `origins`, name of the first side and of the second
    "promoted-from-rep": ("promoted", "Managers promoted from rep", "Other managers"),
    "trained": ("trained", "Trained managers", "Untrained managers"),
    "promoted-untrained": ("unprepared", "Managers promoted from rep without training", "Other managers"),
}
HOW = (
    "Compare by region:NAME,OTHER or region:NAME, segment:NAME, manager:promoted-from-rep, manager:trained or "
    "manager:promoted-untrained."
)


@dataclass(frozen=True, kw_only=True)
class Sides:
    """Two groups of teams.

    first, second   what to call them
    rows            team_id, quarter, first (bool): the team-quarters that count; a team stands on one side only
    left_out        sentences on teams and quarters that count on neither side
    """

    first: str
    second: str
    rows: pd.DataFrame
    left_out: tuple[str, ...]

    @property
    def counts(self) -> tuple[int, int]:
        """Teams on the first and on the second side."""
        side = self.rows.groupby("team_id")["first"].first()
        return int(side.sum()), int((~side).sum())


def offered(panel: Panel) -> dict[str, tuple[str, ...]]:
    """kind -> what can be named in it: regions, markets, and what is known of managers; only kinds with two sides."""
    known = {kind: _values(panel, kind) for kind in KINDS}
    came = origins(panel)
    known["manager"] = tuple(word for word, (column, *_) in MANAGERS.items() if came[column].nunique() == 2)
    return {kind: values for kind, values in known.items() if len(values) > (kind != "manager")}


def origins(panel: Panel) -> pd.DataFrame:
    """`Panel.posts` with unprepared: 1.0 where the manager was promoted from rep and not trained; NaN where unknown."""
    return panel.posts.assign(unprepared=panel.posts["promoted"] * (1 - panel.posts["trained"]))


def sides_of(panel: Panel, by: str, outcome: str) -> Sides:
    """The sides of `by` over the team-quarters with an outcome. Raises DataError for what is not there.

    A team that changed sides counts where it stands now, and with the quarters since alone.
    """
    kind, _, named = by.partition(":")
    known = offered(panel)
    if kind not in (*KINDS, "manager") or not named:
        raise DataError(f"Teams cannot be compared by `{by}`.\n{HOW}")
    if kind not in known:
        raise DataError(f"Teams cannot be compared by {kind}: {_lacking(kind)}")
    rows = panel.frame.dropna(subset=[outcome])[["team_id", "quarter"]]
    found = _by_manager(panel, rows, named) if kind == "manager" else _by_name(panel, rows, kind, named)
    return _settled(*found, teams=rows["team_id"].nunique())


def _values(panel: Panel, kind: str) -> tuple[str, ...]:
    values = panel.teams[KINDS[kind]].dropna()
    return tuple(sorted(set(values[values != ""])))


def _lacking(kind: str) -> str:
    if kind == "manager":
        return (
            "no file says of some managers that they were promoted from rep or trained, and of others that they were "
            "not.\nImport a roster of teams with manager_was_rep or manager_trained_on."
        )
    return f"the roster does not name two of them.\nImport a roster of teams with a column for the {kind}."


def _by_name(panel: Panel, rows: pd.DataFrame, kind: str, named: str) -> tuple[str, str, pd.DataFrame]:
    one, other = _pair(_values(panel, kind), kind, named)
    value = rows["team_id"].map(panel.teams.set_index("team_id")[KINDS[kind]])
    second = value.eq(other) if other else value.notna() & value.ne("") & value.ne(one)
    kept = value.eq(one) | second
    return one, other or f"Other {kind}s", rows[kept].assign(first=value.eq(one)[kept])


def _pair(values: tuple[str, ...], kind: str, named: str) -> tuple[str, str]:
    """The two names in "EMEA,Americas"; the second is empty for all others. A name may hold a comma itself."""
    known = {value.casefold(): value for value in values}
    parts = named.split(",")
    splits = [(",".join(parts[:at]), ",".join(parts[at:])) for at in range(len(parts), 0, -1)]
    for one, other in splits:
        one, other = one.strip().casefold(), other.strip().casefold()
        if one in known and (not other or other in known) and one != other:
            return known[one], known.get(other, "")
    raise DataError(f"`{named}` does not name one {kind}, or two different ones.\nThere are: {', '.join(values)}.")


def _by_manager(panel: Panel, rows: pd.DataFrame, word: str) -> tuple[str, str, pd.DataFrame]:
    came = origins(panel)
    if word not in MANAGERS or came[MANAGERS[word][0]].nunique() < 2:
        known = ", ".join(f"manager:{name}" for name in offered(panel)["manager"])
        raise DataError(f"Nothing is known of managers by `{word}`.\nThere is: {known}.")
    column, one, other = MANAGERS[word]
    found = rows.merge(came[["team_id", "quarter", column]], on=["team_id", "quarter"]).dropna()
    return one, other, found.assign(first=found[column] == 1).drop(columns=column)


def _settled(first: str, second: str, rows: pd.DataFrame, teams: int) -> Sides:
    now = rows.sort_values("quarter").groupby("team_id")["first"].last()
    kept = rows[rows["first"] == rows["team_id"].map(now)].reset_index(drop=True)
    left_out = []
    if unknown := teams - len(now):
        left_out.append(f"{unknown} of {teams} teams {'is' if unknown == 1 else 'are'} on neither side.")
    if gone := len(rows) - len(kept):
        left_out.append(f"{gone} quarters of teams that changed sides do not count: a team stands where it stands now.")
    return Sides(first=first, second=second, rows=kept, left_out=tuple(left_out))
