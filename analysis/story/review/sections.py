"""The sections there are, in the order of a review."""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.story.review.asked import Asked
from analysis.story.review.bridge import tell_bridge
from analysis.story.review.story import Slide


@dataclass(frozen=True, kw_only=True)
class Section:
    """name   as it stands over the slide's title; core: stands in every review unless taken out"""

    key: str
    name: str
    tell: Callable[[Asked], Slide | None]
    core: bool = False


SECTIONS: dict[str, Section] = {
    section.key: section for section in (Section(key="bridge", name="The gap bridge", tell=tell_bridge, core=True),)
}
CORE = tuple(key for key, section in SECTIONS.items() if section.core)
