"""Talent and recruiting on a slide."""

from analysis.story.review.asked import Asked
from analysis.story.review.story import Slide

KEY, NAME = "talent", "Talent and recruiting"


def tell_talent(asked: Asked) -> Slide | None:
    """Nothing yet."""
    return None
