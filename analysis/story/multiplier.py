"""How much managers differ, in words; and managers by how they came to the post."""

import numpy as np
import pandas as pd

from analysis.charts.labels import between, part, short
from analysis.charts.multiplier import managers
from analysis.charts.origins import origins
from analysis.errors import DataError
from analysis.logs.in_post import AT_QUOTA
from analysis.questions.comparison import Comparison
from analysis.questions.multiplier import FEWEST_CHANGED, Multiplier
from analysis.story.comparison import group
from analysis.story.section import Section
from analysis.story.words import count, first_upper, inside, listed, percent, period
from analysis.top_quarter import may_be_once, times_between

HOW_TO_READ = "A dot a manager, best first, luck removed; line: 95 % interval. Grey: all but the top quarter."
CAVEAT = "Who manages goes with what the team reaches. The territory, the reps and the product come with the team too."
REPLACED = (
    "Managers are often replaced after bad quarters, and a bad quarter is often followed by a better one anyway. "
    "Part of what went with the manager alone may be that."
)
OTHER_QUARTERS = "Ranked by other quarters"
ORIGINS = ("manager:promoted-untrained", "manager:promoted-from-rep", "manager:trained")  # the first is the finding
WAYS = {"other quarters": OTHER_QUARTERS, "same quarters": "Luck left in", "truly": "Were managers known exactly"}


def tell_multiplier(result: Multiplier) -> Section:
    """The top quarter against the rest, what stays with managers, and how sure both are."""
    return Section(
        note=f"{count(result.managers, 'manager')} of {count(result.teams, 'team')} · {period(result.quarters)} · "
        f"{inside(result.outcome.label)}",
        headline=_headline(result),
        lead=" ".join((_stays(result), _alone(result))),
        chart=managers(result) if len(result.posts) > 1 else None,
        how_to_read=HOW_TO_READ,
        details=tuple(_at_quota(result)),
        how_sure=tuple(_how_sure(result)),
        table=_table(result),
        caveat=CAVEAT,
    )


def tell_unknown(fault: DataError) -> Section:
    """What is missing where managers cannot be compared, and what would be shown."""
    first, *rest = str(fault).replace("`", "").split("\n")
    would = "Then the best quarter of managers stands here against the rest, and how much of it is luck."
    return Section(headline="How much managers differ is not known yet.", lead=" ".join((first, *rest, would)))


def tell_origins(*comparisons: Comparison) -> Section | None:
    """Managers promoted without training, promoted from rep, trained: each against the others; None without any.

    The order is fixed, so that the largest difference does not choose itself; the intervals hold together.
    """
    if not comparisons:
        return None
    ordered = sorted(comparisons, key=lambda one: ORIGINS.index(one.by))
    rows = [(first_upper(group(one, one.first)), one.among(len(ordered))) for one in ordered]
    name, first = rows[0]
    together = " that hold together" if len(rows) > 1 else ""
    return Section(
        note=" · ".join(("Groups by how managers came to the post", period(first.quarters))),
        headline=f"{name} are {_apart(first)} the others{_may_be(first)}.",
        chart=origins(tuple(one for _, one in rows)),
        how_to_read=f"Teams of these managers against all others. Lines: 95 % intervals{together}. "
        "Pale: may be nothing.",
        details=tuple((f"{name}:", _compared(one)) for name, one in rows),
        caveat="An association, not a proof: nobody drew lots for who was promoted or trained. Reps are often promoted "
        "for results, and training often goes to weak teams.",
    )


def _headline(result: Multiplier) -> str:
    row, say = result.known_top(result.outcome.name), result.outcome.say
    if row is None:
        return "Good managers cannot be told from lucky ones yet."
    of = " of quota" if result.outcome.name == "quota_attainment" else ""
    times = f"{row['times']:.1f} times as much ({times_between(row)}){_doubt(row)}"
    return f"The top quarter of managers reach {say(row['top'])}{of}, the rest {say(row['rest'])}: {times}."


def _stays(result: Multiplier) -> str:
    if np.isnan(result.spread[1]):
        return "How much of it stays cannot be told: no manager was in post for two quarters."
    stays = f"**{_shares(result.spread)}** of the spread of single quarters stays with manager and team"
    return f"{stays}; the rest is what changes from quarter to quarter."


def _alone(result: Multiplier) -> str:
    """What goes with the manager alone, or that it cannot be told from the team."""
    changed = count(result.changed, "team") if result.changed else "no team"
    if not result.apart:
        few = result.luck_told or result.changed < FEWEST_CHANGED
        why = f"{changed} changed the manager" if few else "luck may last beyond its quarter, or too few quarters tell"
        return f"Manager and team cannot be told apart: {why}."
    told = f"Where the manager changed ({changed}), {_shares(result.alone)} went with the manager alone"
    return f"{told}; {'part of it may be who is replaced' if result.alone[1] > 0 else 'it may be nothing'}."


def _at_quota(result: Multiplier) -> list[tuple[str, str]]:
    row = result.known_top(AT_QUOTA)
    if row is None:
        return []
    said = f"{percent(row['top'])} in the top quarter by other quarters, {percent(row['rest'])} in the rest"
    return [("Reps at quota:", f"{said}: {row['times']:.1f} times ({times_between(row)}){_doubt(row)}.")]


def _how_sure(result: Multiplier) -> list[tuple[str, ...]]:
    lines = [
        (
            "Luck taken out.",
            "Managers are ranked by all quarters but one and judged by that one, quarter after quarter: nobody is in "
            "the top quarter for the luck that is counted.",
            "times",
        )
    ]
    if not np.isnan(result.alike[1]):
        names = listed([inside(label) for label in result.conditions])
        lines.append(
            (
                "Like conditions.",
                f"Between teams alike in {names}, {_shares(result.alike)} of the spread that is left stays.",
                "stays",
            )
        )
    if result.apart:
        lines.append(("Who is replaced.", REPLACED))
    if not result.luck_told:
        lines.append(
            (
                "Lasting luck.",
                "Luck may last beyond its quarter, or too few quarters tell: part of what stays may be luck.",
            )
        )
    return [*lines, ("No verdict too early.", "Managers with one quarter in post are not drawn.")]


def _table(result: Multiplier) -> pd.DataFrame:
    """The top quarter against the rest, in every way."""
    rows = result.tops
    labels = {result.outcome.name: result.outcome.label, AT_QUOTA: "Reps at quota"}
    say = {result.outcome.name: result.outcome.say, AT_QUOTA: percent}
    return pd.DataFrame(
        {
            "": [labels[name] for name in rows["name"]],
            "Top quarter": [say[row.name](row.top) for row in rows.itertuples(index=False)],
            "The rest": [say[row.name](row.rest) for row in rows.itertuples(index=False)],
            "Times": [f"{times:.1f}" for times in rows["times"]],
            "95 % interval": [times_between(row) for _, row in rows.iterrows()],
            "Judged": [WAYS[way] for way in rows["way"]],
        }
    )


def _doubt(row: pd.Series) -> str:
    return "; it may be nothing" if may_be_once(row) else ""


def _shares(value: tuple[float, float, float]) -> str:
    """ "58 % (43 to 71)"."""
    share, low, high = map(percent, value)
    return f"{share} ({short(low)} to {short(high)})"


def _apart(result: Comparison) -> str:
    side = "ahead of" if result.gap * result.outcome.direction > 0 else "behind"
    return f"{part(result.outcome, abs(result.gap), result.gap)} {side}"


def _may_be(result: Comparison) -> str:
    return "" if result.gap_low > 0 or result.gap_high < 0 else "; it may be nothing"


def _compared(result: Comparison) -> str:
    one, other = result.teams
    edges = between(result.outcome, result.gap_low, result.gap_high, result.gap)
    apart = part(result.outcome, result.gap, result.gap)
    return f"{apart} ({edges}) against the others, {one} against {other} teams{_may_be(result)}."
