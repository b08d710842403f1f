"""Last quarter's commitments on a slide: what we said, what happened."""

from analysis.story.figures import Table
from analysis.story.plans import CAVEAT, tell_plans
from analysis.story.review.asked import Asked
from analysis.story.review.story import Part, Row, Slide
from analysis.story.review.undertaken import cut, followed, said_before

KEY, NAME = "commitments", "Last quarter's commitments"
MOST = 5  # rows of a slide
TABLES = ("teams", "reps", "survey", "coaching")
METHOD = "means of a plan's teams, in the quarter it was made and in the newest one since, as on the overview."


def tell_commitments(asked: Asked) -> Slide | None:
    """The plans made before this quarter as the overview tells them; None where nobody undertook anything."""
    kept = said_before(asked)
    if not kept:
        return None
    told = tell_plans(followed(asked, kept))
    table = told.table.rename(columns={"": "Where it stands"})
    return Slide(
        key=KEY,
        name=NAME,
        title=told.headline.rstrip("."),
        sure="What we said, what happened. A team's number moves by chance too: one quarter proves little.",
        rows=(Row(parts=(Part(figure=figure(table, told.headline)),)),),
        notes=f"{CAVEAT} Say what was done, then what the number did; a miss is no fault of the one who saw to it.",
        tables=TABLES,
        method=METHOD,
        page="overview",
    )


def figure(table, about: str) -> Table:
    """The overview's table, as many rows as a slide holds."""
    rows = tuple(map(tuple, table.itertuples(index=False)))
    return Table(
        heads=tuple(table.columns),
        rows=cut(rows, MOST, 0, "on the overview"),
        about=f"What we said, what happened. {about}",
        widths=(3.8, 2.2, 1.2, 2.7, 3.2, 1.6),
        bold=(False, True, False, False, False, True),
        tints=("text", "text", "text", "muted", "text", "text"),
    )
