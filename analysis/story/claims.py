"""Published claims in words: what they say, what this company's data say, and whether the two agree."""

import numpy as np

from analysis.charts.claims import claims, said
from analysis.charts.labels import short
from analysis.charts.whole import can_stack, whole
from analysis.questions.claims import CONSISTENT, NOT, UNTOLD, Weighed
from analysis.questions.clarity import Clarity
from analysis.questions.gap import GapAttribution
from analysis.questions.multiplier import Multiplier
from analysis.questions.routines import Routines
from analysis.story.claim_values import weigh_all
from analysis.story.section import Section
from analysis.story.words import first_upper, listed, number, percent

MANY = 2  # claims that cannot be told, beyond which the chart says which
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
    weighed = weigh_all(gap, both, clarity, managers, routines)
    first = tuple(rows[0] for rows in weighed)
    main = Section(
        note="Six published claims · each held to this company's own numbers",
        headline=_headline(first),
        lead=_lead(weighed),
        chart=claims(first),
        how_to_read=HOW_TO_READ,
        caveat=CAVEAT,
        how_sure=tuple((f"{first_upper(verdict)}.", words) for verdict, words in VERDICTS.items()),
    )
    return (main, *(_claim(rows) for rows in weighed))


def tell_whole(gap: GapAttribution | None) -> Section | None:
    """Shares published to sum to 100 %, beside what is left unexplained here; None where the gap is not split."""
    if gap is None or gap.gate == "closed":
        return None
    left = gap.shares[gap.shares["role"] == "unmeasured"].iloc[0]
    if np.isnan(left.share):
        return None
    return Section(
        headline=f"Shares that sum to 100 % leave nothing unexplained; here {percent(left.share)} of the gap is.",
        lead=(
            "Published beside the 31 %: strategy and culture 71 %, talent 29 %, together 100 %. Shares that are scaled "
            "to add up hand whatever nobody measured, and luck, to what somebody did measure."
        ),
        chart=whole(gap) if can_stack(gap) else None,
        how_to_read="Violet: practices. Grey: conditions, then luck of the quarter. Dashed: not measured.",
        details=(
            (f"{left.label}:", f"{_shares(left)}. {_luck(gap)}"),
            (
                "What that means:",
                "Each published share is too large by its part of what was left out, and nobody can say by how much.",
            ),
        ),
    )


def _luck(gap: GapAttribution) -> str:
    rows = gap.shares[gap.shares["role"] == "noise"]
    known = len(rows) and not np.isnan(rows.iloc[0].ci_low)
    return f"Luck of the quarter: {_shares(rows.iloc[0])}." if known else ""


def _headline(first: tuple[Weighed, ...]) -> str:
    """ "Of six published claims one is consistent with the numbers here and five are not." """
    if not any(np.isfinite(one.value) for one in first):
        return f"None of {number(len(first))} published claims can be held to this company's numbers yet."
    held, refuted, untold = (sum(one.verdict == verdict for one in first) for verdict in (CONSISTENT, NOT, UNTOLD))
    parts = [f"{_none(held)} {_are(held)} consistent with the numbers here"]
    parts += [f"{number(refuted)} {_are(refuted)} not"] if refuted else []
    parts += [f"{number(untold)} cannot be told"] if untold else []
    return f"Of {number(len(first))} published claims {listed(parts)}."


def _none(many: int) -> str:
    return "none" if many == 0 else number(many)


def _are(many: int) -> str:
    return "are" if many > 1 else "is"


def _lead(weighed: tuple[tuple[Weighed, ...], ...]) -> str:
    """Which claims hang on how they are read, and which cannot be told."""
    hang = [rows[0].claim.title for rows in weighed if _hangs(rows)]
    untold = [rows[0].claim.title for rows in weighed if rows[0].verdict == UNTOLD]
    told = (
        ("The verdict hangs on how it is read", hang),
        ("Cannot be told", untold[: 0 if len(untold) > MANY else None]),
    )
    return " ".join(f"{start}: {_bold(titles)}." for start, titles in told if titles)


def _bold(titles: list[str]) -> str:
    return listed([f"**{title}**" for title in titles])


def _hangs(rows: tuple[Weighed, ...]) -> bool:
    """Whether one wording of a claim holds here and another does not."""
    return {CONSISTENT, NOT} <= {one.verdict for one in rows}


def _claim(rows: tuple[Weighed, ...]) -> Section:
    """One claim: its words, this company's number by the first wording, every wording by itself."""
    first, claim = rows[0], rows[0].claim
    here = f"here {said(first)} {first.wording.says}" if np.isfinite(first.value) else "not known here"
    quote = f" In its own words: “{claim.quote}”." if claim.quote else ""
    return Section(
        headline=f"{claim.title}: {first.verdict}",
        note=f"{claim.source} · its title is not on record here",
        lead=f"{claim.told}{quote} {first_upper(here)}.",
        details=tuple(_details(rows)),
        how_sure=tuple((f"{first_upper(_read(one))}.", one.wording.how) for one in rows),
    )


def _read(one: Weighed) -> str:
    """ "in quota attainment: 1.3 times (1.2 to 1.4), not consistent"."""
    return f"{one.wording.says}: {said(one)}" + (f", {one.verdict}" if np.isfinite(one.value) else "")


def _details(rows: tuple[Weighed, ...]) -> list[tuple[str, str]]:
    if not any(np.isfinite(one.value) for one in rows):
        return [("What would show it:", f"{rows[0].claim.needs}. Then this company's number stands here.")]
    if not _hangs(rows):
        return []
    held = [f"{said(one)} {one.wording.says}" for one in rows if one.verdict == CONSISTENT]
    return [("It hangs on how it is read:", f"{listed(held)} would be consistent.")]


def _shares(row) -> str:
    """ "34 % (14 to 50)"."""
    if np.isnan(row.ci_low):
        return percent(row.share)
    low, high = (short(percent(edge)) for edge in (row.ci_low, row.ci_high))
    return f"{percent(row.share)} ({low} to {high})"
