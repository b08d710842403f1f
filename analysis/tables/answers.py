"""The words of answer scales and the points they stand for, lowest first; several wordings of one point by `|`."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Scale:
    """An answer scale: `points` maps a word, lower case, to its value; values run from `low` to `high`."""

    name: str
    low: int
    high: int
    points: dict[str, int] = field(repr=False)


def _scale(name: str, *wordings: str, low: int = 1) -> Scale:
    points = {word: value for value, words in enumerate(wordings, start=low) for word in words.split("|")}
    return Scale(name, low, low + len(wordings) - 1, points)


SCALES = (
    _scale(
        "agreement, 5 points",
        "strongly disagree|completely disagree|totally disagree|fully disagree|disagree strongly|definitely disagree",
        "disagree|somewhat disagree|tend to disagree|slightly disagree|mostly disagree|rather disagree|partly disagree",
        "neither agree nor disagree|neutral|neither|neither agree or disagree|undecided|neither disagree nor agree",
        "agree|somewhat agree|tend to agree|slightly agree|mostly agree|rather agree|partly agree",
        "strongly agree|completely agree|totally agree|fully agree|agree strongly|definitely agree",
    ),
    _scale(
        "agreement, 7 points",
        "strongly disagree|completely disagree|totally disagree|entirely disagree",
        "disagree|mostly disagree|moderately disagree",
        "somewhat disagree|slightly disagree|partly disagree",
        "neither agree nor disagree|neutral|neither|neither agree or disagree|undecided",
        "somewhat agree|slightly agree|partly agree",
        "agree|mostly agree|moderately agree",
        "strongly agree|completely agree|totally agree|entirely agree",
    ),
    _scale(
        "frequency, 5 points",
        "never",
        "rarely|seldom|hardly ever|almost never",
        "sometimes|occasionally|about half the time",
        "often|frequently|usually|most of the time|very often|regularly",
        "always|almost always|all the time",
    ),
    _scale(
        "satisfaction, 5 points",
        "very dissatisfied|extremely dissatisfied|completely dissatisfied|very unsatisfied|very unhappy",
        "dissatisfied|somewhat dissatisfied|unsatisfied|unhappy",
        "neither satisfied nor dissatisfied|neutral|neither|neither dissatisfied nor satisfied",
        "satisfied|somewhat satisfied|happy",
        "very satisfied|extremely satisfied|completely satisfied|very happy",
    ),
    _scale(
        "satisfaction, 7 points",
        "very dissatisfied|extremely dissatisfied|completely dissatisfied",
        "dissatisfied|moderately dissatisfied|mostly dissatisfied",
        "somewhat dissatisfied|slightly dissatisfied",
        "neither satisfied nor dissatisfied|neutral|neither",
        "somewhat satisfied|slightly satisfied",
        "satisfied|moderately satisfied|mostly satisfied",
        "very satisfied|extremely satisfied|completely satisfied",
    ),
    _scale(
        "quality, very poor to very good",
        "very poor|very bad|terrible",
        "poor|bad",
        "average|fair|acceptable|ok|okay|neutral|neither good nor poor",
        "good",
        "very good|excellent",
    ),
    _scale("quality, poor to excellent", "poor", "fair", "good", "very good", "excellent"),
    _scale(
        "likelihood, 5 points",
        "very unlikely|extremely unlikely|definitely not",
        "unlikely|somewhat unlikely|probably not",
        "neither likely nor unlikely|neutral|possibly|maybe|might or might not|undecided",
        "likely|somewhat likely|probably|probably yes",
        "very likely|extremely likely|definitely|definitely yes",
    ),
    _scale(
        "importance, 5 points",
        "not at all important|not important|unimportant",
        "slightly important|of little importance|somewhat important",
        "moderately important|of some importance|neutral",
        "very important|important",
        "extremely important|absolutely essential|essential",
    ),
    _scale(
        "extent, 5 points",
        "not at all|to no extent|to a very small extent|to a very little extent",
        "slightly|a little|a little bit|to a small extent|to a little extent|to a limited extent",
        "moderately|somewhat|to some extent|to a moderate extent",
        "very|very much|quite a bit|mostly|largely|to a large extent|to a great extent",
        "extremely|completely|fully|entirely|a great deal|to a very large extent|to a very great extent",
    ),
    _scale("yes or no", "no|false", "yes|true", low=0),
)


def scale_of(words: Iterable[str]) -> Scale | None:
    """The scale that holds all `words` (lower case); None where none does, or several tell them apart differently.

    Where scales of five and of seven points hold them, five it is. Where no scale does, those of one length are taken
    together, as for a survey that asks both how often and how much.
    """
    seen = set(words)
    fitting = [scale for scale in SCALES if seen <= scale.points.keys() and _apart(scale, seen)]
    fitting = fitting or [scale for scale in _together(seen) if seen <= scale.points.keys()]
    fitting = [scale for scale in fitting if (scale.low, scale.high) == (1, 5)] or fitting
    alike = all(fitting[0].points[word] == scale.points[word] for scale in fitting for word in seen)
    return fitting[0] if fitting and alike else None


def _apart(scale: Scale, seen: set[str]) -> bool:
    """No two words stand for one point, save the middle: "agree" beside "somewhat agree" means two points."""
    values = [scale.points[word] for word in seen if word in scale.points]
    ends = [value for value in values if value != (scale.low + scale.high) / 2]
    return len(ends) == len(set(ends))


def _together(seen: set[str]) -> list[Scale]:
    """The scales of five points as one, then those of seven, each without the words on which they differ."""
    found = []
    for high in (5, 7):
        scales = [scale for scale in SCALES if (scale.low, scale.high) == (1, high)]
        if all(_apart(scale, seen) for scale in scales):
            points = {word: value for scale in scales for word, value in scale.points.items()}
            differ = {word for scale in scales for word, value in scale.points.items() if points[word] != value}
            agreed = {word: value for word, value in points.items() if word not in differ}
            found.append(Scale(f"several, {high} points", 1, high, agreed))
    return found
