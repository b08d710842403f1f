"""Attainment by team on a slide."""

from analysis.story.review.asked import Asked
from analysis.story.review.story import Slide

KEY, NAME = "teams", "Attainment by team"


def tell_teams(asked: Asked) -> Slide | None:
    """Nothing yet."""
    return None
