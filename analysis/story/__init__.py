"""Results told: result -> Section, in words a person would use; the same on a page, a slide or paper."""

from analysis.story.section import Number, Section

__all__ = ["Number", "Section"]
