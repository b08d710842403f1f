"""What the survey kit is, said where a survey is missing, and the statements it is made of."""

from collections.abc import Collection

import pandas as pd

from analysis.items import CONSTRUCTS, ITEMS
from analysis.kit import count_asked
from analysis.measures import MEASURES
from analysis.story.section import Section
from analysis.story.words import first_upper, inside, listed

SURVEYED = ("strategy_clarity", "culture")
KIT = (
    f"{count_asked()} statements, four minutes a person, with an invitation and a note on how answers are kept. "
    "What comes back imports as it is: the filled-in workbook, or an export of Microsoft or Google Forms or Qualtrics."
)


def tell_kit(measured: Collection[str]) -> Section | None:
    """The offer of a survey to send; None where both strategy clarity and culture are `measured`."""
    missing = [inside(MEASURES[name].label) for name in SURVEYED if name not in measured]
    if not missing:
        return None
    opens = "open" if len(missing) > 1 else "opens"
    return Section(headline=f"{first_upper(listed(missing))} {opens} with a survey; here is one to send", lead=KIT)


def tell_items() -> Section:
    """The item bank: every statement, what it is about and who is asked."""
    rows = [
        {
            "Statement": item.wording,
            "About": CONSTRUCTS[item.construct],
            "Asked of": ", ".join(item.raters),
            "Item": item.name,
        }
        for item in ITEMS
    ]
    return Section(
        headline="What to ask in a survey",
        lead=KIT,
        how_to_read="From 1, strongly disagree, to 5, strongly agree. Statements of your own become drivers too.",
        table=pd.DataFrame(rows),
    )
