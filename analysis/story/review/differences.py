"""How high and low teams differ, in the place of a split that the data cannot bear yet."""

import pandas as pd

from analysis.charts.labels import between, widest
from analysis.charts.profile import ahead_by, profile
from analysis.questions.profile import Profile
from analysis.story.figures import Table
from analysis.story.profile import drawn_role
from analysis.story.review.asked import Asked
from analysis.story.review.story import Part, Row, Slide

MOST = 8  # rows of a slide
CAVEAT = "A difference, not a proof: with few teams much of it can be luck."


def tell_differences(asked: Asked, key: str, name: str) -> Slide | None:
    """High and low teams measure by measure, under why the gap is not split."""
    gap, found = asked.gap, asked.profile
    role = drawn_role(found)
    if not role:
        return None
    why, *more = gap.why.split(". ")
    return Slide(
        key=key,
        name=name,
        title=why.rstrip("."),
        sure="How high and low teams differ, the largest difference first; in the last column the 95 % interval.",
        rows=(Row(parts=(Part(figure=table(found, role), chart=profile(found, role)),)),),
        notes=" ".join((*more, CAVEAT)),
        tables=asked.split_by,
        method="means of teams, Welch's intervals; high and low teams are cut by their outcome.",
        page="gap",
    )


def table(found: Profile, role: str) -> Table:
    """Measure, high, low, difference, interval."""
    rows = found.first[found.first.role == role].head(MOST)
    return Table(
        heads=("Measure", "High teams", "Low teams", "Difference", "95 % interval"),
        rows=tuple(_row(found, row) for row in rows.itertuples()),
        widths=(4, 2, 2, 2, 2),
        right=(False, True, True, True, True),
        bold=(False, False, False, True, False),
        tints=("text", "high", "low", "text", "muted"),
        about="High and low teams, measure by measure",
    )


def _row(found: Profile, row) -> tuple[str, ...]:
    measure = found.measures[row.name]
    whole = widest(row.difference, row.diff_low, row.diff_high)
    if pd.isna(row.difference):
        return row.label, "–", "–", "–", "–"
    return (
        row.label,
        measure.say(row.high),
        measure.say(row.low),
        ahead_by(measure, row),
        between(measure, row.diff_low, row.diff_high, whole),
    )
