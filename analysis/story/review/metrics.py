"""Three balanced metrics on a slide."""

from analysis.story.review.asked import Asked
from analysis.story.review.story import Slide

KEY, NAME = "metrics", "Three balanced metrics"


def tell_metrics(asked: Asked) -> Slide | None:
    """Nothing yet."""
    return None
