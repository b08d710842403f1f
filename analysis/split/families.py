"""Several drivers taken as one where teams are too few for each: the mean of a family's measures.

Their name is the members' names joined by a plus sign, so that a name alone says what is meant.
"""

from dataclasses import replace

from analysis.measures import CORE, MEASURES, Measure
from analysis.panel import Panel

PLUS = "+"
FIRST = tuple(MEASURES[name].family for name in CORE)  # the families of the core drivers enter before others


def parts(name: str) -> tuple[str, ...]:
    """The measures that a name stands for: itself, or its members."""
    return tuple(name.split(PLUS))


def by_family(panel: Panel, names: tuple[str, ...]) -> tuple[str, ...]:
    """One name a family, the core families first; a measure that is alone in its family keeps its own."""
    families: dict[str, list[str]] = {}
    for name in names:
        families.setdefault(panel.measures[name].family, []).append(name)
    order = [*filter(families.get, FIRST), *(family for family in families if family not in FIRST)]
    return tuple(PLUS.join(families[family]) for family in order)


def composed(panel: Panel, names: tuple[str, ...]) -> Panel:
    """The panel with a column and a measure for each of `names` that stands for several measures."""
    for name in names:
        if PLUS in name and name not in panel.measures:
            panel = with_mean(panel, name)
    return panel


def with_mean(panel: Panel, name: str) -> Panel:
    """The members' mean, each in its own standard deviations within quarters and turned so that more is better.

    Missing where any member is. A respondent's score is that of the surveyed members, which alone carry survey noise.
    """
    members = list(parts(name))
    weight = [panel.measures[each].direction for each in members] / spread(panel, members) / len(members)
    asked = [each for each in members if panel.measures[each].surveyed]
    values = (panel.frame[members] - panel.frame[members].mean()) * weight
    answers = panel.raters[asked] * weight[asked]
    return replace(
        panel,
        frame=panel.frame.assign(**{name: values.sum(axis=1, skipna=False)}),
        counts=panel.counts.assign(**{name: panel.counts[members].min(axis=1, skipna=False)}),
        raters=panel.raters.assign(**{name: answers.sum(axis=1, skipna=False)}) if asked else panel.raters,
        measures=panel.measures | {name: mean_of(panel, members)},
    )


def spread(panel: Panel, members: list[str]):
    """Standard deviation of each member about its quarters' means."""
    means = panel.frame.groupby("quarter")[members].transform("mean")
    return (panel.frame[members] - means).std()


def mean_of(panel: Panel, members: list[str]) -> Measure:
    """The measure that the members' mean is."""
    measures = [panel.measures[each] for each in members]
    family = measures[0].family
    further = "" if any(measure.core for measure in measures) or family not in FIRST else "further "
    return Measure(
        name=PLUS.join(members),
        label=f"{further}{family} ({len(members)} measures)".capitalize(),
        unit="index, in standard deviations",
        better="higher",
        role="driver",
        family=family,
        about=f"{listed(panel, members)}: their mean, each in its own standard deviations.",
        sql="",
        source="survey" if any(measure.surveyed for measure in measures) else "",
    )


def listed(panel: Panel, names) -> str:
    """Labels in a row: "Strategy clarity, culture and coaching cadence"."""
    first, *others = (panel.measures[name].label for name in names)
    words = [first, *(label if label[:2].isupper() else label[:1].lower() + label[1:] for label in others)]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if others else first
