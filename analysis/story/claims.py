"""Published claims in words: what they say, what this company's data say, and whether the two agree."""

import numpy as np

from analysis.charts.claims import claims, said
from analysis.charts.labels import short
from analysis.charts.whole import can_stack, whole
from analysis.questions.claims import CONSISTENT, HANGS, NOT, UNTOLD, Weighed, readings, weigh_wordings
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
    "Thin line: 95 % interval. Pale: the data cannot tell, or another wording says otherwise."
)
CAVEAT = (
    "The claims were published without intervals, model or data, over 410 companies; here teams of one company are "
    "compared. Who is a great manager was not asked: high teams, or the best quarter of managers, stand for them where "
    "they are known. An association, not a proof."
)
VERDICTS = {
    CONSISTENT: "The interval holds the claim, and neither half of it nor half as much again.",
    NOT: "The interval leaves out whatever passes for the claim.",
    HANGS: "The claim can be read in several ways, and they do not come to the same verdict. The bar shows the first.",
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
    claimed = tuple(map(weigh_wordings, weighed))
    main = Section(
        note="Six published claims · each held to this company's own numbers",
        headline=_headline(claimed),
        lead=_lead(claimed),
        chart=claims(claimed),
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
    here = f"here {_shares(left)} of the gap stays unexplained{_doubt(left)}"
    return Section(
        headline=f"Shares that sum to 100 % leave nothing unexplained; {here}.",
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
                "If they were scaled to add up, each published share is too large by its part of what was left out, "
                "and nobody can say by how much.",
            ),
        ),
    )


def _doubt(row) -> str:
    """What is to be said of a share whose interval holds nothing, or that has none."""
    if np.isnan(row.ci_low):
        return "; how sure is not known"
    return "" if row.ci_low > 0 or row.ci_high < 0 else "; it may be nothing"


def _luck(gap: GapAttribution) -> str:
    rows = gap.shares[gap.shares["role"] == "noise"]
    known = len(rows) and not np.isnan(rows.iloc[0].ci_low)
    return f"Luck of the quarter: {_shares(rows.iloc[0])}." if known else ""


def _headline(claimed: tuple[Weighed, ...]) -> str:
    """ "Of six published claims one is consistent here and three are not."; the lead names those that are open."""
    if not any(np.isfinite(one.value) for one in claimed):
        return f"None of {number(len(claimed))} published claims can be held to this company's numbers yet."
    held, refuted, untold = (sum(one.verdict == verdict for one in claimed) for verdict in (CONSISTENT, NOT, UNTOLD))
    parts = [f"{_none(held)} {_are(held)} consistent here"]
    parts += [f"{number(refuted)} {_are(refuted)} not"] if refuted else []
    parts += [f"{number(untold)} cannot be told"] if untold > MANY else []
    return f"Of {number(len(claimed))} published claims {listed(parts)}."


def _none(many: int) -> str:
    return "none" if many == 0 else number(many)


def _are(many: int) -> str:
    return "are" if many > 1 else "is"


def _lead(claimed: tuple[Weighed, ...]) -> str:
    """Which claims hang on how they are read, and which cannot be told."""
    hang, untold = ([one.claim.short for one in claimed if one.verdict == verdict] for verdict in (HANGS, UNTOLD))
    told = (
        ("The verdict hangs on the wording", hang),
        ("Cannot be told", untold[: 0 if len(untold) > MANY else None]),
    )
    return " ".join(f"{start}: {_bold(names)}." for start, names in told if names)


def _bold(titles: list[str]) -> str:
    return listed([f"**{title}**" for title in titles])


def _claim(rows: tuple[Weighed, ...]) -> Section:
    """One claim: its words, this company's number by its first wording, every wording by itself."""
    first, claim = weigh_wordings(rows), rows[0].claim
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
    if weigh_wordings(rows).verdict != HANGS:
        return []
    told = [(f"{first_upper(verdict)}:", _by(readings(rows), verdict)) for verdict in (CONSISTENT, NOT, UNTOLD)]
    return [(verdict, said) for verdict, said in told if said]


def _by(rows: tuple[Weighed, ...], verdict: str) -> str:
    """ "90 % (85 to 95) of reps' weeks, any session." """
    said_so = [f"{said(one)} {one.wording.says}" for one in rows if one.verdict == verdict]
    return f"{'; '.join(said_so)}." if said_so else ""


def _shares(row) -> str:
    """ "34 % (14 to 50)"."""
    if np.isnan(row.ci_low):
        return percent(row.share)
    low, high = (short(percent(edge)) for edge in (row.ci_low, row.ci_high))
    return f"{percent(row.share)} ({low} to {high})"
