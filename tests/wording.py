"""The words of cause that a test looks for: the same that a title of one's own is read for."""

from analysis.story.wording import causal_words

__all__ = ["causal_words"]
