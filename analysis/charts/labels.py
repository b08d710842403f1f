"""Numbers as they stand beside a mark: short on a phone, an interval in a few letters."""

import math
import re

from analysis.charts.theme import LETTER
from analysis.measures import Measure

CERTAINTY = ((0.95, "sure"), (0.8, "likely"), (0.2, "perhaps"), (0.05, "unlikely"), (0, "surely not"))
SPACE = 14  # px between the two parts of a label


def signed(text: str) -> str:
    """A difference with its sign: "+8 points", "−2 points"."""
    return f"+{text}" if re.search("[1-9]", text) and not text.startswith("−") else text


def short(text: str) -> str:
    """The number without its unit: "8 points" gives "8", "118 %" gives "118", "$54,000" stays."""
    return text.split()[0]


def part(measure: Measure, value: float, whole: float) -> str:
    """A part of a difference, no finer than the whole bears: of 39 points "8 points", of 6 points "1.2 points"."""
    whole_points = measure.unit.startswith("share") and abs(whole) >= 0.1
    return measure.say_difference(round(value, 2) if whole_points else value)


def between(measure: Measure, low: float, high: float, whole: float) -> str:
    """An interval of parts of a difference: "4 to 12", "−1 to 8"; "how sure is not known" where it is not."""
    if math.isnan(low):
        return "how sure is not known"
    edges = sorted((low, high))
    whole = widest(whole, *edges)
    words = [short(part(measure, edge, whole)) for edge in edges]
    if edges[0] * edges[1] > 0:  # clear of zero: no edge may read as zero
        words = [
            word if re.search("[1-9]", word) else _finer(measure, edge) for word, edge in zip(words, edges, strict=True)
        ]
    if words[0] == words[1]:
        words = [short(measure.say_difference(edge)) for edge in edges]
    return " to ".join(alike(words) if measure.unit.startswith("share") and abs(whole) < 0.1 else words)


def _finer(measure: Measure, edge: float) -> str:
    """An edge that would read as zero, as fine as it takes not to: "0.4", "0.03"."""
    said = short(measure.say_difference(edge))
    if re.search("[1-9]", said):
        return said
    scaled = edge * 100 if measure.unit.startswith("share") else edge
    return f"{float(f'{scaled:.1g}'):.{max(1, -math.floor(math.log10(abs(scaled))))}f}".replace("-", "−")


def widest(*values: float) -> float:
    """The value furthest from zero, missing ones aside: beside −12 nobody says 8.4, but 8."""
    return max((value for value in values if not math.isnan(value)), key=abs, default=math.nan)


def alike(words: list[str]) -> list[str]:
    """Two numbers as fine as each other: beside "4.9" stands "2.0"; a bare zero stays."""
    fine = any("." in word for word in words)
    return [f"{word}.0" if fine and re.fullmatch("−?[1-9]", word) else word for word in words]


def span(measure: Measure, low: float, high: float) -> str:
    """An interval of values: "104 % to 116 %"; "not known" where it is not."""
    return "not known" if math.isnan(low) else f"{measure.say(low)} to {measure.say(high)}"


def width(text: str) -> float:
    """About how many px a label takes, and the space after it."""
    return round(len(text) * LETTER + SPACE)


def certainty(probability: float, luck_told: bool = True) -> str:
    """How sure it is that a team belongs in the top share: "likely, 86 %"; no word where luck cannot be told."""
    if math.isnan(probability):
        return "not known"
    percent = f"{probability * 100:.0f}\u00a0%"
    word = next(word for least, word in CERTAINTY if probability >= least)
    return f"{word}, {percent}" if luck_told else percent
