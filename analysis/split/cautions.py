"""Sentences on what to read with care: what a split of the gap cannot tell."""

import numpy as np

from analysis.panel import Panel
from analysis.split.bridge import DriverBlock, entangled
from analysis.split.families import listed
from analysis.split.fit import Fit
from analysis.split.gated import SHAKY


def cautions(panel: Panel, found: Fit, blocks: tuple[DriverBlock, ...]) -> tuple[str, ...]:
    """What to read with care in a split, and why."""
    said = tuple(block.summary() for block in blocks)
    return (*said, *inseparable(panel, found), *shaky(panel, found), *bracketed(panel, found), *without_luck(found))


def inseparable(panel: Panel, found: Fit) -> tuple[str, ...]:
    """A sentence on each driver whose share may stand with another one."""
    return tuple(
        f"{listed(panel, (name, other))} are hard to tell apart (correlation {correlation:.2f}): "
        "the first may have a share of the gap that stands with the second."
        for name, other, correlation in entangled(panel, found)
    )


def shaky(panel: Panel, found: Fit) -> tuple[str, ...]:
    """A sentence on each driver whose reliability is low, though not too low."""
    return tuple(
        f"{panel.measures[name].label} is measured with a reliability of {reliability:.2f}: read its share with care."
        for name, reliability in zip(found.names, found.reliability, strict=True)
        if reliability < SHAKY
    )


def bracketed(panel: Panel, found: Fit) -> tuple[str, ...]:
    """A sentence on each driver whose raters are unknown: what they may be decides its share."""
    return tuple(
        f"{panel.measures[name].label}: answers name no respondent, so its share lies between "
        f"{100 * low:.0f} and {100 * high:.0f} % of the gap, by how lasting opinions are and how far "
        "one person's answers go together."
        for name, (low, high) in zip(found.names, found.bracket, strict=True)
        if np.isfinite(low) and panel.measures[name].surveyed
    )


def without_luck(found: Fit) -> tuple[str, ...]:
    """A sentence where luck may last beyond its quarter."""
    sentence = "Luck of the quarter cannot be told from what is not measured here, and stands with it."
    return () if found.luck_told else (sentence,)
