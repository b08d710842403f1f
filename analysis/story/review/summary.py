"""Executive summary on a slide."""

from analysis.story.review.asked import Asked
from analysis.story.review.story import Slide

KEY, NAME = "summary", "Executive summary"


def tell_summary(asked: Asked) -> Slide | None:
    """Nothing yet."""
    return None
