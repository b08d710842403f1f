"""The words of cause that are not said, since every number is an association.

Quotations (“so”) of what others claim pass, and so does the noun driver and "if the association were causal".
"""

import re

CAUSAL = re.compile(
    r"\b(drives|drove|driven by|driving|causes|caused|causing|cause of|causal|causally|impact\w*|"
    r"effects? (?:of|on)|(?:is|are) because of|makes? teams|boosts?|boosted)\b",
    re.IGNORECASE,
)
# In words of one's own; plans and quoted claims use some of these of what was done, not of what it did.
OWN = re.compile(
    r"\b(lifts|lifted|raises|improves|leads? to|led to|results? in|resulted in|thanks to|due to|because(?: of)?)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(r"“[^”]*”|if the association were causal", re.IGNORECASE)


def causal_words(text: str) -> list[str]:
    """The words of cause in a text, as they stand there."""
    return CAUSAL.findall(ALLOWED.sub("", text))


def own_causal_words(typed: str) -> list[str]:
    """The words of cause in a title or notes that a person wrote, each once, in their order."""
    found = re.finditer(f"{CAUSAL.pattern}|{OWN.pattern}", ALLOWED.sub("", typed), re.IGNORECASE)
    return list(dict.fromkeys(match[0] for match in found))
