"""The words of cause that are not said, since every number is an association.

Quotations (“so”) of what others claim pass, and so does the noun driver and "if the association were causal".
"""

import re

CAUSAL = re.compile(
    r"\b(drives|drove|driven by|driving|causes|caused|causing|cause of|causal|causally|impact\w*|"
    r"effects? (?:of|on)|(?:is|are) because of|makes? teams|boosts?|boosted)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(r"“[^”]*”|if the association were causal", re.IGNORECASE)


def causal_words(text: str) -> list[str]:
    """The words of cause in a text, as they stand there."""
    return CAUSAL.findall(ALLOWED.sub("", text))
