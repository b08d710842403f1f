"""Strategy clarity on a slide."""

from analysis.story.review.asked import Asked
from analysis.story.review.story import Slide

KEY, NAME = "clarity", "Strategy clarity"


def tell_clarity(asked: Asked) -> Slide | None:
    """Nothing yet."""
    return None
