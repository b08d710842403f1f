"""Scenarios on a slide."""

from analysis.story.review.asked import Asked
from analysis.story.review.story import Slide

KEY, NAME = "scenarios", "Scenarios"


def tell_scenarios(asked: Asked) -> Slide | None:
    """Nothing yet."""
    return None
