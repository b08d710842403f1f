"""Appendix on a slide."""

from analysis.story.review.asked import Asked
from analysis.story.review.story import Slide

KEY, NAME = "appendix", "Appendix"


def tell_appendix(asked: Asked) -> Slide | None:
    """Nothing yet."""
    return None
