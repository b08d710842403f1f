"""Published claims on a slide."""

from analysis.story.review.asked import Asked
from analysis.story.review.story import Slide

KEY, NAME = "claims", "Published claims"


def tell_claims(asked: Asked) -> Slide | None:
    """Nothing yet."""
    return None
