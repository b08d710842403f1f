"""Managers' time on a slide."""

from analysis.story.review.asked import Asked
from analysis.story.review.story import Slide

KEY, NAME = "time", "Managers' time"


def tell_time(asked: Asked) -> Slide | None:
    """Nothing yet."""
    return None
