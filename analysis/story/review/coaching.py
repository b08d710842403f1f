"""Coaching on a slide."""

from analysis.story.review.asked import Asked
from analysis.story.review.story import Slide

KEY, NAME = "coaching", "Coaching"


def tell_coaching(asked: Asked) -> Slide | None:
    """Nothing yet."""
    return None
