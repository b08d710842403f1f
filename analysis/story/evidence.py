"""What speaks for and against the split, in words: the doubts a reader must know, and every check driver by driver."""

import pandas as pd

from analysis.charts.labels import short
from analysis.questions.evidence import Evidence
from analysis.story.section import Line, Section
from analysis.story.statistics import STATISTICS
from analysis.story.words import first_upper, inside, listed, percent

DOUBTS = {
    "between": ("Within teams it is less.", "within_between"),
    "within": ("Within teams it is more.", "within_between"),
    "halo": ("Results may come first.", "lead"),
    "hidden": ("Something hidden could be all of it.", "hidden"),
    "same_source": ("The same people answered on both sides.", "same_source"),
}
SLOPES = {
    "alike": "Within teams it is the same.",
    "open": "Within teams it is open.",
    "unknown": "Within teams it cannot be told.",
}
WITHIN = {"between": "less", "within": "more", "alike": "the same", "open": "open", "unknown": "open"}
TIMING = {
    "holds": ("A quarter earlier it holds too.", "lag"),
    "open": ("A quarter earlier it may be nothing.", "lag"),
    "unknown": ("What comes first cannot be told.", "lead"),
}
UNKNOWN = "not known"
COMES_FIRST = {
    "halo": "the result, it seems",
    "holds": "no sign that the result does",
    "open": "open",
    "unknown": UNKNOWN,
}


def tell_doubts(result: Evidence) -> Section | None:
    """What a reader of the finding must know beside it; None where nothing is doubtful, or the gate has said it."""
    if result.gate == "closed" and "same people answered" in result.why:
        return None
    found: dict[tuple[str, str], list[str]] = {}
    for flag in result.flags:
        label, _, rest = flag.sentence.partition(": ")
        found.setdefault((flag.kind, rest), []).append(label)
    lines = tuple(_doubt(kind, labels, rest) for (kind, rest), labels in found.items())
    return Section(headline="Read with care", how_sure=lines) if lines else None


def unflagged(result: Evidence) -> list[Line]:
    """What the checks say of the largest driver, where they raise no doubt about it."""
    if result.drivers.empty:
        return []
    row = result.drivers.loc[result.drivers.share.idxmax()]
    slopes = [(SLOPES[row.slopes], row.slopes_say, "within_between")] if row.slopes in SLOPES else []
    timing = [(TIMING[row.timing][0], row.timing_say, TIMING[row.timing][1])] if row.timing in TIMING else []
    return [*slopes, *timing]


def yardstick(result: Evidence, driver: str) -> str:
    """What something hidden, as strong as a measured condition, would leave of a driver's share."""
    rows = result.drivers[result.drivers["name"] == driver]
    return rows.hidden_say.iloc[0].partition(": ")[2] if len(rows) and rows.benchmark.iloc[0] else ""


def tell_checks(result: Evidence) -> Section | None:
    """Every check, driver by driver, as shares of the gap; None where nothing was split."""
    rows = result.drivers
    if rows.empty:
        return None
    checks = {
        "share": [percent(share) for share in rows.share],
        "within_between": [
            words if words == UNKNOWN else f"{words}: {WITHIN[slopes]}"
            for words, slopes in zip(
                _with_interval(rows.within_share, rows.within_low, rows.within_high), rows.slopes, strict=True
            )
        ],
        "lag": _with_interval(rows.lagged, rows.lagged_low, rows.lagged_high),
        "lead": [COMES_FIRST[timing] for timing in rows.timing],
        "hidden": [UNKNOWN if pd.isna(left) else f"leaves {percent(left)}" for left in rows.left],
    }
    named = {STATISTICS[name].label: words for name, words in checks.items()}
    return Section(headline="Every check", table=pd.DataFrame({"": rows.label, **named}))


def _with_interval(*columns: pd.Series) -> list[str]:
    return [
        UNKNOWN if pd.isna(low) else f"{percent(share)} ({short(percent(low))} to {short(percent(high))})"
        for share, low, high in zip(*columns, strict=True)
    ]


def _doubt(kind: str, labels: list[str], rest: str) -> Line:
    """One line for all drivers of which the same is said."""
    lead_in, statistic = DOUBTS[kind]
    joined = first_upper(listed([inside(label) for label in labels]))
    return lead_in, f"{joined}: {rest.replace(' on it ', ' on them ') if len(labels) > 1 else rest}", statistic
