"""How sure we are on a slide."""

from analysis.story.review.asked import Asked
from analysis.story.review.story import Slide

KEY, NAME = "how_sure", "How sure we are"


def tell_how_sure(asked: Asked) -> Slide | None:
    """Nothing yet."""
    return None
