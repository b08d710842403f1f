"""The decisions of today, on a slide: what was just taken up, and the one that stands out and nobody sees to."""

import pandas as pd

from analysis.measures import Measure
from analysis.questions.coverage import cover
from analysis.questions.gap import GapAttribution
from analysis.story.figures import Sentences, Table
from analysis.story.gap import CAVEAT, drivers_of
from analysis.story.overview import deciding, expected, over, tell_decision
from analysis.story.profile import tell_differences
from analysis.story.review.asked import Asked
from analysis.story.review.story import Part, Row, Slide
from analysis.story.review.undertaken import Kept, cut, followed, new, own_choices, running, running_for, spelled
from analysis.story.words import first_upper, inside, levels, number

KEY, NAME = "decisions", "Decisions asked"
MOST = 5  # rows of a slide
OPENERS = 2  # missing files that are named
TABLES = ("teams", "reps", "attainment", "survey", "coaching")
METHOD = "what goes with a difference is read off the split of the gap, with 95 % intervals; plans as taken up."
TRY = "An association, not a proof: try it in a few teams first."
UNDECIDED = "What the numbers cannot bear is not put to a decision."
ASK = "Ask of each decision: who, and until when?"
NOBODY, NO_DAY, NOT_SAID, ELSEWHERE = "to be named", "to be set", "not said", "–"
OF_ANOTHER = f"{ELSEWHERE}: what goes with the plan was said of another question than this review asks."


def tell_decisions(asked: Asked) -> Slide:
    """Plans made now and the overview's open decision; where there is neither, what runs already, or why not."""
    gap = asked.gap
    found = deciding(gap, asked.profile)
    earlier = running_for(asked, found[0]["name"]) if found else ()
    taken_up = _rows(asked, new(asked))
    if found and not earlier:
        rows = (*taken_up, _stands_out(gap, asked.profile, found))
        return _slide(_title(len(taken_up), tell_decision(gap, asked.profile).headline), TRY, _table(rows))
    if taken_up:
        return _slide(_title(len(taken_up)), TRY, _table(taken_up))
    if earlier:
        return _slide(_runs(found[0], earlier[-1][1].due_in), TRY, _table(_rows(asked, earlier)))
    return _slide(f"No decision is asked today: {_why(gap)}", UNDECIDED, Sentences(lines=_lines(asked)))


def _slide(title: str, sure: str, figure: Table | Sentences) -> Slide:
    is_table = isinstance(figure, Table)
    elsewhere = is_table and any(row[-1] == ELSEWHERE for row in figure.rows)
    return Slide(
        key=KEY,
        name=NAME,
        title=title,
        sure=sure,
        rows=(Row(parts=(Part(figure=figure),)),),
        notes=" ".join([CAVEAT, ASK if is_table else UNDECIDED, *[OF_ANOTHER] * elsewhere]),
        tables=TABLES,
        method=METHOD,
        page="overview",
    )


def _table(rows: tuple[tuple[str, ...], ...]) -> Table:
    numbered = tuple((str(place), *row) for place, row in enumerate(rows, 1))
    return Table(
        heads=("", "Decision", "Owner", "Until", "What goes with it"),
        rows=cut(numbered, MOST, 1, "on the overview"),
        about="Decisions: " + "; ".join(f"{what}, {who}, {due}" for what, who, due, _ in rows),
        widths=(0.4, 5.6, 2.2, 1.4, 3.2),
        bold=(True, False, True, False, False),
        tints=("muted", "text", "text", "text", "muted"),
    )


def _rows(asked: Asked, kept: Kept) -> tuple[tuple[str, ...], ...]:
    """A row a plan: what, who, until, what goes with it."""
    result, rows = followed(asked, kept), []
    for row in result.plans.itertuples():
        measure = result.measures.get(row.measure)
        what = f"{row.action}{_way(measure, row) if measure else ''}"
        rows.append((what, row.owner, spelled(row.due_in), _goes_with(asked, row)))
    return tuple(rows)


def _way(measure: Measure, row) -> str:
    """From where, and to where unless the action says it."""
    target = measure.say(row.target)
    to = "" if f" to {target} " in f"{row.action} " else f" to {target}"
    return f", from {measure.say(row.start)} as of {spelled(row.made_in)}{to}"


def _goes_with(asked: Asked, row) -> str:
    """As it was said when the plan was made, where that was of the question that the review asks."""
    if not row.expected:
        return NOT_SAID
    return ELSEWHERE if own_choices(asked) or row.made_in > asked.quarter else row.expected


def _stands_out(gap: GapAttribution, profile, found: tuple[pd.Series, pd.Series]) -> tuple[str, ...]:
    """The overview's decision, which nobody has taken up."""
    driver, row = found
    now, there = (profile.measures[driver["name"]].say(value) for value in (row.low, row.high))
    what = f"Bring {inside(driver.label)} in the low teams from {now} towards {there}"
    return f"{what}, means {over(profile.quarters)}", NOBODY, NO_DAY, expected(gap, driver)


def _title(taken_up: int, question: str = "") -> str:
    """How many have an owner and wait for a yes, and what has none; a question alone is the title itself."""
    if question and not taken_up:
        return f"One decision stands out: {inside(question)}"
    confirm = f"{first_upper(number(taken_up))} decision{'s' * (taken_up > 1)} to confirm"
    if question:
        return f"{confirm}, and one is asked today that has no owner yet"
    return f"{confirm}; it has an owner" if taken_up == 1 else f"{confirm}, each with an owner"


def _runs(driver: pd.Series, due_in: str) -> str:
    return f"No new decision is asked: a plan for {inside(driver.label)} runs until the end of {spelled(due_in)}"


def _why(gap: GapAttribution) -> str:
    if gap.gate == "closed":
        return "the gap is not split yet"
    if gap.gate == "exploratory":
        return "the split of the gap is exploratory"
    if not drivers_of(gap).above.any():
        return "no practice stands clear above zero"
    return "what goes with the gap comes to no single practice"


def _lines(asked: Asked) -> tuple[tuple[str, str], ...]:
    """What is seen all the same, why that is no decision, and what would tell more."""
    gap, lines = asked.gap, []
    lines.append(("What we see.", levels(gap.outcome, gap.high, gap.low)))
    lines.append(("Why nothing is asked.", gap.why if gap.gate != "shown" else _practices(gap)))
    if gap.gate == "closed" and asked.profile.drivers.size:
        lines.append(("What differs.", f"{tell_differences(asked.profile).headline}."))
    if missing := asked.of_panel(cover).missing[:OPENERS]:
        opened = " ".join(f"{label}: {words}" for label, words in missing)
        lines.append(("What the next file opens.", opened))
    if many := len(running(asked)):
        lines.append(("What runs.", f"{first_upper(number(many))} plan{'s' * (many > 1)} made before; see the plan."))
    return tuple(lines)


def _practices(gap: GapAttribution) -> str:
    """What goes with each practice, and which of them may be nothing."""
    drivers = drivers_of(gap)
    doubt = {False: "", True: " (may be nothing)"}
    said = (f"{inside(row.label)} {expected(gap, row)}{doubt[not (row.above or row.below)]}"
            for _, row in drivers.iterrows())  # fmt: skip
    return f"There go with {'; '.join(said)}."
