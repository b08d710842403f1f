"""High and low teams on the practices of a few families alone."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.charts.profile import difference
from analysis.questions.profile import Profile
from analysis.story.words import number


def of_families(found: Profile | None, families: tuple[str, ...]) -> Profile | None:
    """The same comparison, only of practices of these families that are known on both sides; None without any."""
    if found is None:
        return None
    rows = found.drivers[(found.drivers["role"] == "driver") & found.drivers["difference"].notna()]
    among = [name for name in rows["name"] if found.measures[name].family in families]
    rows = rows[rows["name"].isin(among)].reset_index(drop=True)
    dots = found.dots[found.dots["name"].isin(rows["name"])]
    return replace(found, drivers=rows, dots=dots, further=()) if len(rows) else None


def differences(found: Profile) -> Iterator[str]:
    """A sentence a practice: "Coaching structure, high less low teams: +5 points (−3 to 14)."."""
    for row in found.drivers.itertuples(index=False):
        yield f"{row.label}, high less low teams: {difference(found, row)}."


def held(whole: Profile) -> str:
    """How wide the intervals of these practices are, for the line on method."""
    many = len(whole.further)
    together = f", which hold for all {number(many)} further practices together" if many > 1 else ""
    return f"Welch's 95 % intervals{together}"
