"""Talent and recruiting on a slide: high teams beside low teams on what is measured of them."""

from analysis.charts.profile import difference, is_clear, profile
from analysis.questions.profile import Profile, profile_teams
from analysis.story.figures import Sentences
from analysis.story.review.asked import Asked
from analysis.story.review.differences import table
from analysis.story.review.families import held, of_families
from analysis.story.review.story import Part, Row, Slide
from analysis.story.words import against, inside, listed, number

KEY, NAME = "talent", "Talent and recruiting"
FAMILIES = ("talent", "recruiting")
PLAYERS = "a_player_share"
NOT_COMPARED = "A-players are not compared: ratings often follow what was sold."
CAVEAT = "A difference, not a proof."
TABLES = ("teams", "reps", "attainment", "reviews", "candidates")


def tell_talent(asked: Asked) -> Slide | None:
    """How high and low teams differ in reviews, plans, retention and recruiting; None where none is measured."""
    whole = asked.of_panel(profile_teams, **asked.groups)
    found = of_families(whole, FAMILIES)
    if found is None:
        return None
    drawn = Part(figure=table(found, "driver"), chart=profile(found))
    meant = Part(figure=meanings(found))
    return Slide(
        key=KEY,
        name=NAME,
        title=title(found),
        sure=_sure(found),
        rows=(Row(parts=(drawn,), share=0.5), Row(parts=(meant,), share=0.5)),
        notes=" ".join([CAVEAT, *[NOT_COMPARED] * (PLAYERS in found.measures)]),
        tables=TABLES,
        method=f"means of {against(found.teams)}; {held(whole)}.",
        page="managers",
    )


def title(found: Profile) -> str:
    """What differs beyond luck, or that nothing does."""
    rows = found.drivers
    clear = rows[is_clear(rows)]
    rest = len(rows) - len(clear)
    if clear.empty:
        return f"No clear difference between high and low teams in {_subjects(found)}"
    others = "the other" if rest == 1 else f"the other {number(rest)}"
    doubt = f"; no clear difference in {others}" if rest else ""
    if len(clear) > 1:
        return f"High and low teams differ in {listed([inside(label) for label in clear.label])}{doubt}"
    row = clear.iloc[0]
    say = found.measures[row["name"]].say
    return f"{row.label}: {say(row.high)} in high teams, {say(row.low)} in low teams{doubt}"


def meanings(found: Profile) -> Sentences:
    """What each of the practices counts."""
    rows = [found.measures[name] for name in found.drivers["name"]]
    return Sentences(
        lines=tuple((f"{one.label}.", f"{one.about.partition('. ')[0].removesuffix('.')}.") for one in rows)
    )


def _subjects(found: Profile) -> str:
    known = {found.measures[name].family for name in found.drivers["name"]}
    return listed([family for family in FAMILIES if family in known])


def _sure(found: Profile) -> str:
    """The difference nearest to clear, where none is; else how to read the table."""
    rows = found.drivers
    if is_clear(rows).any():
        return "The largest difference first, beside the spread of teams; in the last column the 95 % interval."
    nearness = (rows.difference / (rows.diff_high - rows.diff_low)).abs()
    if nearness.isna().all():
        return "How sure the differences are is not known."
    row = next(rows.loc[[nearness.idxmax()]].itertuples(index=False))
    return f"Nearest to clear: {inside(row.label)}, {difference(found, row)}; it may be nothing."
