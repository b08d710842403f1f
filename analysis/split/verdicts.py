"""What the numbers of a doubt come to for one driver: a word and a sentence. A row is one of `Evidence.drivers`."""

import math

from analysis.measures import Measure
from analysis.panel import Panel
from analysis.split.families import parts
from analysis.split.finished import inside

ALIKE = 0.1  # of the gap: shares that surely differ by no more, within teams and between them, are called alike


def judged(panel: Panel, outcome: Measure, gap: float, row: dict) -> dict:
    """The row with its verdicts "slopes" and "timing" and its three sentences; gap is without a sign."""

    def points(share: float) -> str:
        return outcome.say_difference(share * gap)

    slopes, timing = slopes_verdict(row), timing_verdict(row)
    measure, condition = panel.measures[row["name"]], row["benchmark"] and inside(panel, row["benchmark"])
    return row | {
        "slopes": slopes,
        "slopes_say": f"{row['label']}: {SLOPES[slopes](row, points)}",
        "timing": timing,
        "timing_say": f"{row['label']}: {TIMING[timing](row, points, measure)}",
        "hidden_say": f"{row['label']}: {hidden(row, points, condition)}",
    }


def slopes_verdict(row: dict) -> str:
    """The steeper slope where the two differ; alike only where a difference that matters is ruled out, else open."""
    low, high = row["diff_low"], row["diff_high"]
    if math.isnan(low):
        return "unknown"
    if not low <= 0 <= high:
        return "between" if abs(row["between"]) > abs(row["within"]) else "within"
    leverage = abs(row["within_share"] / row["within"]) if row["within"] else math.inf
    return "alike" if max(-low, high) * leverage <= ALIKE else "open"


def timing_verdict(row: dict) -> str:
    if row["lead_low"] > 0:
        return "halo"
    if math.isnan(row["lead_low"]) or math.isnan(row["lagged_low"]):
        return "unknown"
    return "holds" if row["lagged_low"] > 0 else "open"


def between_share(row: dict) -> float:
    """The share by the slope between teams."""
    return row["within_share"] * row["between"] / row["within"] if row["within"] else math.nan


SLOPES = {
    "unknown": lambda row, points: (
        "whether it goes with results within teams, quarter by quarter, cannot be told here. That takes several "
        "quarters in which it moves, and answers by known respondents."
    ),
    "alike": lambda row, points: (
        f"by its moves within teams, quarter by quarter, it goes with {points(row['within_share'])}; "
        "between teams it is the same, to within a tenth of the gap."
    ),
    "open": lambda row, points: (
        f"by its moves within teams, quarter by quarter, it goes with {points(row['within_share'])} "
        f"({edges(points, row['within_low'], row['within_high'])}). Whether that is less than between teams, as "
        "it would be were something lasting about these teams behind it, cannot be told yet."
    ),
    "between": lambda row, points: (
        "teams that differ in it differ more in results than one team does when it changes. Between teams it would go "
        f"with {points(between_share(row))}, by its moves within teams with {points(row['within_share'])}; the "
        "difference may be something lasting about these teams that is not measured. Go by the number within teams."
    ),
    "within": lambda row, points: (
        "it moves with the result of the same quarter more than lasting differences between teams would say. "
        "The quarter's result may have coloured it; lasting differences alone would give a smaller share."
    ),
}


def halo(row: dict, points, measure: Measure) -> str:
    """What follows a good quarter, for what people rate and for what is logged."""
    size = measure.say_difference(row["lead"])
    rated = f"winners rate it higher: after a quarter better by the whole gap by {size}"
    logged = f"it is higher after good quarters: by {size} after one better by the whole gap"
    return f"{rated if measure.surveyed else logged}. Part of its share may follow the result, not come before it."


def holds(row: dict, points, measure: Measure) -> str:
    lagged = points(row["lagged"])
    return f"as it was a quarter earlier it goes with {lagged} too, and it is not clearly higher after good quarters."


def still_open(row: dict, points, measure: Measure) -> str:
    sure = edges(points, row["lagged_low"], row["lagged_high"])
    return f"as it was a quarter earlier it goes with {points(row['lagged'])} ({sure}), which may be nothing."


def edges(points, low: float, high: float) -> str:
    """ "3.4 to 13": the unit stands before it."""
    return " to ".join(points(edge).split()[0] for edge in (low, high))


def too_short(row: dict, points, measure: Measure) -> str:
    return "too few quarters in a row are known to see what comes first, it or the result."


TIMING = {"halo": halo, "holds": holds, "open": still_open, "unknown": too_short}


def hidden(row: dict, points, condition: str) -> str:
    """What a hidden factor as strong as the strongest measured condition would leave."""
    if not condition:
        return "no condition is measured that something hidden could be held against."
    if not row["clear"]:
        return "its share may be nothing even with nothing hidden."
    factor = f"something hidden, as strong as {condition},"
    if row["left"] <= 0:
        return f"{factor} would leave nothing of its {points(row['share'])}."
    return f"{factor} would leave {points(row['left']).split()[0]} of its {points(row['share'])}."


def same_source(panel: Panel, outcome: str, driver: str) -> str:
    """Why driver and outcome may go together without any work being different; empty where they have other sources."""
    asked = [panel.measures[name].label for name in parts(driver) if panel.measures[name].surveyed]
    if not panel.measures[outcome].surveyed or not asked:
        return ""
    others = [name for name in panel.outcomes if not panel.measures[name].surveyed]
    instead = f" Judge teams by {inside(panel, others[0])} to see it without." if others else ""
    both = f"on it and on {inside(panel, outcome)}"
    said = f"{panel.measures[driver].label}: the same people answered {both}."
    return f"{said} Who is content says so to both questions, so part of what they share may be mood.{instead}"
