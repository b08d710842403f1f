"""A company's own survey items: each that is not in the item bank becomes a driver of its own."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from analysis.measures import Measure

PREFIX = "own_"
ABOUT = (
    "A survey item of the company's own, brought to a scale of 1 to 5: the mean over the reps who answered, or the "
    "published score of the team."
)
_SQL = "select team_id, quarter, value, n\nfrom construct_scores\nwhere construct = '{name}'\n"


def own_measures(items: Iterable[str]) -> dict[str, Measure]:
    """Item -> its measure, in the items' alphabetical order; names hold a-z, 0-9 and _ alone."""
    names: dict[str, str] = {}
    for item in sorted(set(items)):
        name = own_name(item)
        names[item] = f"{name}_{_digest(item)}" if name in names.values() else name
    return {item: _measure(name, item) for item, name in names.items()}


def own_name(item: str) -> str:
    """`My manager` -> `own_my_manager`; a digest stands for what has no such letters."""
    plain = unicodedata.normalize("NFKD", item.lower()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40].strip("_")
    return PREFIX + (words or _digest(item))


def _measure(name: str, item: str) -> Measure:
    return Measure(
        name=name,
        label=item[:1].upper() + item[1:],
        unit="1 to 5",
        better="higher",
        role="driver",
        family="own items",
        about=ABOUT,
        sql=_SQL.format(name=name),
        source="survey",
    )


def _digest(item: str) -> str:
    return hashlib.sha256(item.encode()).hexdigest()[:6]
