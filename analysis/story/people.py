"""Names that no roster knows for sure, in words: who may be meant, and what hangs on it."""

from collections.abc import Sequence

from analysis.people.unsettled import Unsettled
from analysis.story.section import Section
from analysis.story.words import be, count, first_upper, inside, listed, number
from analysis.tables import TABLES

NOBODY = "nobody of ours"
UNSURE = "not sure yet"


def tell_review(names: Sequence[Unsettled]) -> Section | None:
    """The names that may mean somebody, and those that are like none; None where nobody is to be chosen."""
    alike = [one for one in names if one.candidates]
    strange = [one for one in names if not one.candidates]
    if not alike:
        return None
    who = f"{first_upper(number(len(alike)))} {'name is' if len(alike) == 1 else 'names are'} not sure"
    lead = "Their rows count nowhere until you say who they are; the files stay as they are."
    return Section(headline=f"{who}: who is {alike[0].alias}?", lead=lead, caveat=_strange(strange))


def tell_name(one: Unsettled) -> str:
    """ "Who is Bob Smith? 214 rows of deals and coaching sessions" """
    tables = listed([inside(TABLES[name].label) for name in one.tables])
    what = "Who is" if one.kind == "person" else "Which team is"
    return f"{what} {one.alias}? {count(one.rows, 'row')} of {tables}"


def tell_candidate(id: str, name: str, alike: float) -> str:
    """ "Robert Smith (R-17), 91 % alike" """
    named = id if name == id else f"{name} ({id})"
    return named if alike >= 1 else f"{named}, {int(alike * 100)}\u00a0% alike"


def _strange(strange: Sequence[Unsettled]) -> str:
    if not strange:
        return ""
    first = ", ".join(one.alias for one in strange[:3]) + (", …" if len(strange) > 3 else "")
    rows = sum(one.rows for one in strange)
    return (
        f"{count(len(strange), 'name')} in {count(rows, 'row')} {be(len(strange))} like none in the roster ({first}). "
        "A newer roster may have them."
    )
