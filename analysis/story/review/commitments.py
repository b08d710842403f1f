"""Last quarter's commitments on a slide."""

from analysis.story.review.asked import Asked
from analysis.story.review.story import Slide

KEY, NAME = "commitments", "Last quarter's commitments"


def tell_commitments(asked: Asked) -> Slide | None:
    """Nothing yet."""
    return None
