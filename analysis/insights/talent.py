"""Reviews due and done, what they record, plans past their day, improve or move on, and who stayed."""

import pandas as pd

from analysis.insights.report import Fact
from analysis.insights.terms import Terms, quarters_of
from analysis.logs import Logs
from analysis.panel import KEYS

MONTHS_A_WEEK = 3 / 13
QUARTER = pd.Timedelta(weeks=13)
LAST_REVIEW = "rated in the last review, half a year or more later; about half are better by chance alone"


def today(logs: Logs) -> pd.Timestamp:
    """The last day the company's weeks reach."""
    return logs.rep_weeks["week_start"].max() + pd.Timedelta(days=6)


def of_managers(frame: pd.DataFrame, terms: Terms) -> pd.DataFrame:
    """The rows that fall into the quarters looked at, with their manager."""
    return frame.merge(terms.rows, on=KEYS)


def count_talent(logs: Logs, terms: Terms) -> pd.DataFrame:
    """index manager; counts behind the facts, 0 where nothing is logged."""
    reviews, weeks = of_managers(logs.reviews, terms), of_managers(logs.rep_weeks, terms)
    counts = pd.DataFrame(index=terms.people.index)
    counts["due"] = (weeks.groupby("manager").size() * MONTHS_A_WEEK).round()
    counts["held"] = reviews.groupby("manager").size()
    recorded = reviews[["strengths", "gaps"]].fillna("").ne("").all(axis=1)
    counts["recorded"] = recorded.groupby(reviews["manager"]).sum()
    planned = reviews[reviews["planned"] == 1]
    counts["plans"] = planned.groupby("manager").size()
    aged = planned[planned["done_on"].isna() & (planned["due_on"] < today(logs))]
    counts["aged"] = aged.groupby("manager").size()
    counts["oldest"] = ((today(logs) - aged["due_on"]).dt.days // 7).groupby(aged["manager"]).max()
    return counts.join(_weak(logs, reviews)).join(_stayed(logs, weeks)).join(_unseen(logs, terms)).fillna(0)


def _weak(logs: Logs, reviews: pd.DataFrame) -> pd.DataFrame:
    """Reps rated C two quarters ago or longer: how many, and how many were B or better in the last review or left.

    The last review counts, two quarters or more after the first C: of any review in between one is good by chance.
    """
    weak = reviews[(reviews["rating"] == "C") & (reviews["reviewed_on"] <= today(logs) - 2 * QUARTER)]
    first = weak.groupby(["manager", "rep_id"])["reviewed_on"].min().rename("first").reset_index()
    later = first.merge(logs.reviews[["rep_id", "reviewed_on", "rating"]].dropna(subset=["rating"]), on="rep_id")
    later = later[later["reviewed_on"] >= later["first"] + 2 * QUARTER].sort_values("reviewed_on", kind="stable")
    settled = later.groupby(["manager", "rep_id"])["rating"].last().isin(["A", "B"]).rename("settled")
    first = first.join(settled, on=["manager", "rep_id"])
    gone = first["rep_id"].isin(logs.reps["rep_id"][logs.reps["left_on"].notna()])
    first["settled"] = first["settled"].eq(True) | gone
    return first.groupby("manager").agg(weak=("rep_id", "size"), settled=("settled", "sum"))


def _stayed(logs: Logs, weeks: pd.DataFrame) -> pd.DataFrame:
    """Quarters of reps on the team, and those of them in which the rep did not leave the company: spans are alike."""
    reps = weeks[["manager", "rep_id", "quarter"]].drop_duplicates()
    left = logs.reps["rep_id"][logs.reps["left_on"].notna()]
    last = logs.rep_weeks[logs.rep_weeks["rep_id"].isin(left)].groupby("rep_id")["quarter"].max()
    reps["stayed"] = reps["rep_id"].map(last) != reps["quarter"]
    return reps.groupby("manager").agg(began=("rep_id", "size"), stayed=("stayed", "sum"))


def _unseen(logs: Logs, terms: Terms) -> pd.DataFrame:
    """Reps on the team in the last quarter, and those of them without a review in the last two."""
    quarters = quarters_of(logs)[-2:]
    now = of_managers(logs.rep_weeks[logs.rep_weeks["quarter"].isin(quarters[-1:])], terms)
    now = now[["manager", "rep_id"]].drop_duplicates()
    seen = set(logs.reviews["rep_id"][logs.reviews["quarter"].isin(quarters)])
    now["unseen"] = ~now["rep_id"].isin(seen)
    return now.groupby("manager").agg(reps=("rep_id", "size"), unseen=("unseen", "sum"))


def talent_facts(counts: pd.DataFrame, manager: str) -> tuple[Fact, ...]:
    """What is logged of one manager's reps; nothing where no review of anybody is."""
    own, others = counts.loc[manager].astype(int), counts.drop(index=manager).sum()
    reviews = (
        ratio("reviews", "Reviews held, one a rep and month being due", own["held"], own["due"],
              others["held"] / max(others["due"], 1)),
        ratio("unreviewed", "Reps without a review for two quarters", own["unseen"], own["reps"],
              others["unseen"] / max(others["reps"], 1)),
        ratio("recorded", "Reviews that name strengths and gaps", own["recorded"], own["held"],
              others["recorded"] / max(others["held"], 1)),
        ratio("aged", "Plans past their day and not done", own["aged"], own["plans"],
              others["aged"] / max(others["plans"], 1), aged_note(own)),
        ratio("settled", "Once C, now B or better, or gone", own["settled"], own["weak"],
              others["settled"] / max(others["weak"], 1), LAST_REVIEW if own["weak"] else ""),
    )  # fmt: skip
    stayed = ratio("stayed", "Quarters of reps in which they stayed", own["stayed"], own["began"],
                   others["stayed"] / max(others["began"], 1))  # fmt: skip
    return (*(reviews if counts["held"].sum() else ()), *((stayed,) if own["began"] else ()))


def ratio(name: str, label: str, part: int, whole: int, others: float, note: str = "") -> Fact:
    """ "3 of 7", beside the share of all other managers."""
    said = f"{part} of {whole}" if whole else "none"
    share = part / whole if whole else float("nan")
    return Fact(
        name=name, label=label, said=said, note=note, value=share, n=int(whole), others=f"{100 * others:.0f}\u00a0%"
    )


def aged_note(own: pd.Series) -> str:
    weeks = int(own["oldest"])
    return f"the oldest by {weeks} {'week' if weeks == 1 else 'weeks'}" if own["aged"] else ""
