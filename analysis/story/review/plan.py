"""Plan on a slide."""

from analysis.story.review.asked import Asked
from analysis.story.review.story import Slide

KEY, NAME = "plan", "Plan"


def tell_plan(asked: Asked) -> Slide | None:
    """Nothing yet."""
    return None
