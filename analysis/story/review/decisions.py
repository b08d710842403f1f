"""Decisions asked on a slide."""

from analysis.story.review.asked import Asked
from analysis.story.review.story import Slide

KEY, NAME = "decisions", "Decisions asked"


def tell_decisions(asked: Asked) -> Slide | None:
    """Nothing yet."""
    return None
