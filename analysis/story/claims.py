"""Published claims in words: what they say, what this company's data say, and whether the two agree."""

import numpy as np
import pandas as pd

from analysis.charts.claims import claims, said
from analysis.charts.whole import can_stack, whole
from analysis.published import CLAIMS, Claim
from analysis.questions.claims import CONSISTENT, NOT, UNTOLD, Weighed, weigh_claim
from analysis.questions.clarity import Clarity
from analysis.questions.gap import GapAttribution
from analysis.questions.multiplier import Multiplier
from analysis.questions.routines import Routines
from analysis.story.section import Section
from analysis.story.words import first_upper, listed, number, percent

Value = tuple[float, float, float]
UNKNOWN = (np.nan,) * 3
HOW_TO_READ = (
    "Bars run from nothing of a claim to this company; the line is the claim as published. "
    "Thin line: 95 % interval. Pale: the data cannot tell."
)
CAVEAT = (
    "The claims were published without intervals, model or data, over 410 companies; here teams of one company are "
    "compared. An association, not a proof."
)
VERDICTS = {
    CONSISTENT: "The interval holds the claim, and neither half of it nor half as much again.",
    NOT: "The interval leaves out whatever passes for the claim.",
    UNTOLD: "The data would bear the claim, and something quite different too; or they are not here.",
}


def tell_claims(
    gap: GapAttribution | None,
    both: GapAttribution | None,
    clarity: Clarity | None,
    managers: Multiplier | None,
    routines: Routines | None,
) -> tuple[Section, ...]:
    """The page's finding, then one section a claim; `both` is the split by strategy clarity and culture alone."""
    values = _values(gap, both, clarity, managers, routines)
    weighed = {claim.name: _weigh(claim, values) for claim in CLAIMS}
    first = tuple(rows[0] for rows in weighed.values())
    main = Section(
        note="Six published claims · each held to this company's own numbers",
        headline=_headline(first),
        lead=_lead(tuple(weighed.values())),
        chart=claims(first),
        how_to_read=HOW_TO_READ,
        caveat=CAVEAT,
        how_sure=tuple((f"{first_upper(verdict)}.", words) for verdict, words in VERDICTS.items()),
    )
    return (main, *(_claim(rows) for rows in weighed.values()))


def tell_whole(gap: GapAttribution | None) -> Section | None:
    """Shares published to sum to 100 %, beside what is left unexplained here; None where the gap is not split."""
    if gap is None or gap.gate == "closed":
        return None
    left = gap.shares[gap.shares["role"] == "unmeasured"].iloc[0]
    return Section(
        headline=f"Shares that sum to 100 % leave nothing unexplained; here {percent(left.share)} of the gap is.",
        lead=(
            "Published beside the 31 %: strategy and culture 71 %, talent 29 %, together 100 %. Shares that are scaled "
            "to add up hand whatever nobody measured, and luck, to what somebody did measure."
        ),
        chart=whole(gap) if can_stack(gap) else None,
        how_to_read="Violet: practices. Grey: conditions, then luck of the quarter. Dashed: not measured.",
        details=(
            ("Not measured here:", f"{_shares(left)}. {_luck(gap)}"),
            (
                "What that means:",
                "Each published share is too large by its part of what was left out, and nobody can say by how much.",
            ),
        ),
    )


def _luck(gap: GapAttribution) -> str:
    rows = gap.shares[gap.shares["role"] == "noise"]
    return f"Luck of the quarter: {_shares(rows.iloc[0])}." if len(rows) else ""


def _values(gap, both, clarity, managers, routines) -> dict[str, Value]:
    """This company's value for every wording, by its name; what is missing here is not in it."""
    found: dict[str, Value] = dict(routines.levels) if routines else {}
    if gap is not None:
        found |= {name: _of_gap(gap) for name in ("strategy", "strategy_at_most")}
    if both is not None and both.explained is not None:
        found["strategy_and_culture"] = (both.explained, both.explained_low, both.explained_high)
    if clarity is not None:
        asked = {way: ("manager", way) for way in ("relative", "from_lowest", "fewer")} | {
            "leaders": ("leader", "relative")
        }
        rows = {name: clarity.gap(*which) for name, which in asked.items()}
        found |= {name: (row.gap, row.low, row.high) for name, row in rows.items() if row is not None}
    if managers is not None:
        asked = {"attainment": ("quota_attainment",), "reps_at_quota": ("reps_at_quota",)}
        rows = {name: managers.top(*which) for name, which in asked.items()}
        rows["truly"] = managers.top("quota_attainment", "truly")
        found |= {name: (row.times, row.low, row.high) for name, row in rows.items() if row is not None}
    return found


def _of_gap(gap: GapAttribution) -> Value:
    """The share of strategy clarity where it has a row of its own."""
    rows = gap.shares[gap.shares["name"] == "strategy_clarity"]
    return UNKNOWN if rows.empty else tuple(float(rows.iloc[0][name]) for name in ("share", "ci_low", "ci_high"))


def _weigh(claim: Claim, values: dict[str, Value]) -> tuple[Weighed, ...]:
    return tuple(weigh_claim(claim, wording, *values.get(wording.name, UNKNOWN)) for wording in claim.wordings)


def _headline(first: tuple[Weighed, ...]) -> str:
    """ "Of six published claims one is consistent with this company, four are not and one cannot be told." """
    counts = [sum(one.verdict == verdict for one in first) for verdict in (CONSISTENT, NOT, UNTOLD)]
    held, refuted, open_ = counts
    parts = [f"{_none(held)} {_are(held)} consistent with this company's numbers"]
    parts += [f"{number(refuted)} {_are(refuted)} not"] if refuted else []
    parts += [f"{number(open_)} cannot be told"] if open_ else []
    return f"Of {number(len(first))} published claims {listed(parts)}."


def _none(many: int) -> str:
    return "none" if many == 0 else number(many)


def _are(many: int) -> str:
    return "are" if many > 1 else "is"


def _lead(weighed: tuple[tuple[Weighed, ...], ...]) -> str:
    """Which claims hang on how they are read, and which cannot be told."""
    hang = [rows[0].claim.title for rows in weighed if _hangs(rows)]
    untold = [rows[0].claim.title for rows in weighed if rows[0].verdict == UNTOLD]
    told = (("The verdict hangs on how it is read", hang), ("Cannot be told", untold))
    return " ".join(f"{start}: {_bold(titles)}." for start, titles in told if titles)


def _bold(titles: list[str]) -> str:
    return listed([f"**{title}**" for title in titles])


def _hangs(rows: tuple[Weighed, ...]) -> bool:
    """Whether one wording of a claim holds here and another does not."""
    return {CONSISTENT, NOT} <= {one.verdict for one in rows}


def _claim(rows: tuple[Weighed, ...]) -> Section:
    """One claim: its words, this company's number by the first wording, every wording in the table."""
    first, claim = rows[0], rows[0].claim
    here = f"here {said(first)} {first.wording.says}" if np.isfinite(first.value) else "not known here"
    quote = f" In its own words: “{claim.quote}”." if claim.quote else ""
    return Section(
        headline=f"{claim.title}: {first.verdict}",
        note=f"{claim.source} · its title is not on record here",
        lead=f"{claim.told}{quote} {first_upper(here)}.",
        details=tuple(_details(rows)),
        table=_table(rows),
        how_sure=tuple((f"{first_upper(one.wording.says)}.", one.wording.how) for one in rows),
    )


def _details(rows: tuple[Weighed, ...]) -> list[tuple[str, str]]:
    if not any(np.isfinite(one.value) for one in rows):
        return [("What would show it:", f"{rows[0].claim.needs}. Then this company's number stands here.")]
    if not _hangs(rows):
        return []
    held = listed([f"{one.wording.says} ({said(one)})" for one in rows if one.verdict == CONSISTENT])
    return [("It hangs on how it is read:", f"consistent {held}, not otherwise.")]


def _table(rows: tuple[Weighed, ...]) -> pd.DataFrame:
    """Every wording: as published, here, the verdict."""
    return pd.DataFrame(
        {
            "Read as": [first_upper(one.wording.says) for one in rows],
            "Published": [one.wording.say(one.wording.published) for one in rows],
            "Here": [one.wording.say(one.value) for one in rows],
            "95 % interval": [one.interval() or "not known" for one in rows],
            "Verdict": [one.verdict for one in rows],
        }
    )


def _shares(row) -> str:
    low, high = (percent(edge).split("\u00a0")[0] for edge in (row.ci_low, row.ci_high))
    return f"{percent(row.share)} ({low} to {high})"
