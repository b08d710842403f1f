"""Candidates met with and without an open seat, how good, how fast seats are filled, and how new reps begin."""

import numpy as np
import pandas as pd

from analysis.insights.report import Fact
from analysis.insights.talent import of_managers, ratio, today
from analysis.insights.terms import Terms
from analysis.logs import Logs

FIRST_QUARTERS = 2  # full quarters after hire: how a new rep begins


def count_recruiting(logs: Logs, terms: Terms) -> pd.DataFrame:
    """index manager; counts behind the facts; days (list) and begun (revenue and quota of new reps)."""
    met = of_managers(logs.candidates, terms)
    counts = pd.DataFrame(index=terms.people.index)
    counts["quarters"] = terms.rows.groupby("manager")["quarter"].nunique()
    counts["met_in"] = met.groupby("manager")["quarter"].nunique()
    counts["met"] = met.groupby("manager").size()
    counts["bench"] = met[met["seat_id"].isna()].groupby("manager").size()
    counts["seats"] = met.groupby("manager")["seat_id"].nunique()
    hired = met[met["rep_id"].notna() | met["stage"].eq("hired")]
    counts["hired"] = hired.groupby("manager").size()
    counts["rated"] = hired[hired["rating"].notna()].groupby("manager").size()
    counts["a"] = hired[hired["rating"] == "A"].groupby("manager").size()
    open_seats = met[met["seat_id"].notna() & ~met["seat_id"].isin(hired["seat_id"])]
    waiting = open_seats[open_seats["closed_on"].isna() | (open_seats["closed_on"] > today(logs))]
    counts["open"] = open_seats.groupby("manager")["seat_id"].nunique()
    counts["waiting"] = waiting.groupby("manager").size()
    counts = counts.fillna(0)
    age = (today(logs) - open_seats.drop_duplicates("seat_id").set_index("manager")["seat_opened_on"]).dt.days
    counts["age"] = age.groupby(level=0).median()
    days = (hired["closed_on"] - hired["seat_opened_on"]).dt.days.dropna()
    counts["days"] = days.groupby(hired["manager"]).median()
    counts["filled"] = days.groupby(hired["manager"]).size()
    return counts.join(begun(logs, terms))


def begun(logs: Logs, terms: Terms) -> pd.DataFrame:
    """index manager; revenue, quota and number of new reps in their first full quarters, where both are known.

    Of reps hired before the company's first week nobody knows how they began.
    """
    starts = logs.rep_weeks.groupby("quarter")["week_start"].min().sort_index()
    hired = logs.reps.dropna(subset=["hired_on"]).set_index("rep_id")["hired_on"]
    hired = pd.to_datetime(hired[hired > starts.min()])
    first = pd.Series(starts.searchsorted(hired), index=hired.index)  # the first quarter that begins after the hire
    rows = logs.panel.reps.dropna(subset=["revenue", "quota"])
    rows = of_managers(rows[(rows["quota"] > 0) & rows["rep_id"].isin(first.index)], terms)
    if rows.empty:
        return pd.DataFrame(columns=["new_revenue", "new_quota", "new"], index=terms.people.index, dtype=float)
    since = rows["quarter"].map(list(starts.index).index) - rows["rep_id"].map(first)
    rows = rows[since.between(0, FIRST_QUARTERS - 1)]
    sums = rows.groupby("manager").agg(
        new_revenue=("revenue", "sum"), new_quota=("quota", "sum"), new=("rep_id", "nunique")
    )
    return sums.reindex(terms.people.index)


def recruiting_facts(logs: Logs, counts: pd.DataFrame, manager: str) -> tuple[Fact, ...]:
    """What is logged of one manager's recruiting; of candidates nothing where no candidate of anybody is."""
    own, rest = counts.loc[manager], counts.drop(index=manager)
    facts = _met(own, rest) if len(logs.candidates) else ()
    return (*facts, *_begun(own, rest))


def _met(own: pd.Series, rest: pd.DataFrame) -> tuple[Fact, ...]:
    others = rest.sum(numeric_only=True)
    seats = int(own["seats"])
    per_seat = (own["met"] - own["bench"]) / seats if seats else np.nan
    usual = (others["met"] - others["bench"]) / others["seats"] if others["seats"] else np.nan
    return (
        ratio("always", "Quarters with a candidate met", int(own["met_in"]), int(own["quarters"]),
              others["met_in"] / max(others["quarters"], 1), f"{int(own['bench'])} without an open seat"),
        amount("pipeline", "Candidates a seat with any", per_seat, seats, usual, ".1f", "seats", _open(own)),
        ratio("a_players", "A players among those hired", int(own["a"]), int(own["rated"]),
              others["a"] / max(others["rated"], 1)),
        amount("days", "Days to fill, of filled seats", own["days"], int(np.nan_to_num(own["filled"])),
               rest["days"].median(), ".0f", "seats", _age(own)),
    )  # fmt: skip


def _begun(own: pd.Series, rest: pd.DataFrame) -> tuple[Fact, ...]:
    if rest["new_quota"].fillna(0).sum() <= 0 and not own["new_quota"] > 0:
        return ()
    share = 100 * own["new_revenue"] / own["new_quota"]
    usual = 100 * rest["new_revenue"].sum() / max(rest["new_quota"].sum(), 1)
    new = int(np.nan_to_num(own["new"]))
    fact = amount("ramp", "Of quota, new reps in two quarters", share, new, usual, ".0f", "new reps")
    percent = "\u00a0%"
    said = fact.said if np.isnan(share) else fact.said + percent
    return (Fact(**{**vars(fact), "said": said, "others": fact.others + percent}),)


def amount(name, label, value, n, usual, digits: str, noun: str, note: str = "") -> Fact:
    """A number with how many stand behind it, beside that of the other managers."""
    known = n > 0 and not np.isnan(value)
    behind = f"{n} {noun if n != 1 else noun.replace('seats', 'seat').replace('reps', 'rep')}"
    return Fact(
        name=name,
        label=label,
        said=f"{value:{digits}}" if known else "none",
        note=", ".join(filter(None, (behind if known else "", note))),
        value=float(value) if known else float("nan"),
        n=n,
        others="" if np.isnan(usual) else f"{usual:{digits}}",
    )


def _age(own: pd.Series) -> str:
    """How long seats stand open that nobody has filled yet, beside those that were filled."""
    return "" if np.isnan(own["age"]) else f"the open ones stand open for {own['age']:.0f}"


def _open(own: pd.Series) -> str:
    if not own["open"]:
        return ""
    seats = int(own["open"])
    return f"{seats} still open with {int(own['waiting'])} in play"
