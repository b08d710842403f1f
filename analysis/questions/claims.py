"""Does what was published about sales managers hold in this company?"""

from dataclasses import dataclass, replace

import numpy as np

from analysis.published import Claim, Wording

CONSISTENT, NOT, UNTOLD = "consistent", "not consistent", "cannot tell"
HANGS = "hangs on the wording"


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """A wording of a claim beside this company's value and its 95 % interval (NaN where not known), and the verdict."""

    claim: Claim
    wording: Wording
    value: float
    low: float
    high: float
    verdict: str

    def interval(self) -> str:
        """ "14 to 27"; "" where it is not known."""
        if np.isnan(self.low):
            return ""
        return " to ".join(self.wording.say(edge).replace("\u00a0", " ").split()[0] for edge in (self.low, self.high))


def weigh_claim(claim: Claim, wording: Wording, value: float, low: float, high: float) -> Weighed:
    """Hold this company's interval against what was published.

    Not consistent: the interval leaves out everything that passes for the claim. A size is consistent where the
    interval holds it, and neither half of it nor half as much again (counted from `nothing`); a bound where the whole
    interval keeps it. Anything else cannot be told, a value without an interval among it.
    """
    return Weighed(claim=claim, wording=wording, value=value, low=low, high=high, verdict=verdict(wording, low, high))


def readings(rows: tuple[Weighed, ...]) -> tuple[Weighed, ...]:
    """The wordings of one claim that have an interval here; those of another published number are another claim."""
    published = rows[0].wording.published
    return tuple(one for one in rows if one.wording.published == published and np.isfinite([one.low, one.high]).all())


def weigh_wordings(rows: tuple[Weighed, ...]) -> Weighed:
    """A claim as a whole: the first of its wordings with an interval, with the verdict that all of them share.

    Where they do not share one it hangs on the wording, so that no verdict rests on which wording is put first.
    """
    known = readings(rows)
    verdicts = {one.verdict for one in known}
    return replace((known or rows)[0], verdict=HANGS) if len(verdicts) > 1 else (known or rows)[0]


def verdict(wording: Wording, low: float, high: float) -> str:
    """consistent, not consistent or cannot tell."""
    if not np.isfinite([low, high]).all():
        return UNTOLD
    if low > wording.most or high < wording.least:
        return NOT
    if wording.nothing is None:
        return CONSISTENT if wording.least <= low and high <= wording.most else UNTOLD
    reach = (wording.published - wording.nothing) / 2
    return UNTOLD if low <= wording.published - reach or high >= wording.published + reach else CONSISTENT
