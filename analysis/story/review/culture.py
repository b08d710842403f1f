"""Culture on a slide."""

from analysis.story.review.asked import Asked
from analysis.story.review.story import Slide

KEY, NAME = "culture", "Culture"


def tell_culture(asked: Asked) -> Slide | None:
    """Nothing yet."""
    return None
