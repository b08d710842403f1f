"""Kept what-if scenarios on a slide: today, teams like this and the high teams; below, each in words."""

import math
import re

from analysis.charts.side_by_side import describe, side_by_side, today_role
from analysis.charts.what_if import moves
from analysis.errors import DataError
from analysis.questions.what_if import WhatIf, imagine_on
from analysis.scenarios import Scenario, grounds
from analysis.split.ground import lay_ground
from analysis.story.figures import Sentences, Table
from analysis.story.review.asked import Asked
from analysis.story.review.scenarios_drawn import dots
from analysis.story.review.scenarios_title import Told, title
from analysis.story.review.story import Part, Row, Slide
from analysis.story.review.undertaken import own_choices
from analysis.story.what_if import CAVEAT, TWO_BANDS, tell_what_if
from analysis.story.what_if_teams import tell_side_by_side
from analysis.story.words import first_upper, inside, off_line, rule

KEY, NAME = "scenarios", "Scenarios"
MOST = 4  # side by side, as on the page
TABLES = ("teams", "reps", "attainment", "survey", "coaching")
METHOD = "random-effects fit over all teams, read at the target; bands of 90 % from 2,000 draws of whole teams."
CAUSAL = "If the association were causal. In brackets: what such teams differ by"
SURE = f"{CAUSAL}; band: where these would lie (both 90 %)."
NO_BAND = f"{CAUSAL} (90 %)."
OVERLAP = "Scenarios whose bands overlap need not differ."
REFUSED = "A scenario is told as far as teams have been, and no further."
SAY_IT = "Say: teams like this differ by. Nothing is promised, and nothing is ranked."
WIDTHS = {
    "Scenario": 2.4,
    "Outcome": 1.7,
    "What": 3,
    "Teams": 1.6,
    "They reach": 1.7,
    "Difference": 2.4,
    "Worth a quarter": 2.6,
}
TODAY = {"low": "orange", "neutral": "grey"}
HEAD, LINE, WHY = 0.07, 0.14, 0.13  # of a slide's height: a table's head, a row of it, a sentence on what is refused


def tell_scenarios(asked: Asked) -> Slide | None:
    """The newest scenarios that were kept; None without any, and where no gap is split."""
    found = {name: _result(asked, scenario) for name, scenario in asked.scenarios[-MOST:]}
    known = {name: each for name, each in found.items() if isinstance(each, WhatIf)}
    told = tuple((name, each) for name, each in known.items() if each.told)
    if not found or (not told and any(each.gate == "closed" for each in known.values())):
        return None
    refused = tuple((name, _why(each)) for name, each in found.items() if name not in dict(told))
    return Slide(
        key=KEY,
        name=NAME,
        title=title(told, len(found), asked.review.outcome or asked.panel.outcome),
        sure=sure(told),
        rows=_rows(told, refused, own_choices(asked)),
        notes=" ".join([CAVEAT, TWO_BANDS, *[OVERLAP] * (len(told) > 1), SAY_IT]),
        tables=TABLES,
        method=METHOD,
        page="what_if",
        chosen=False,
    )


def table(told: Told) -> Table:
    """The what-if page's row of each; the outcome only where there are two."""
    words = tell_side_by_side(told).table
    heads = tuple(head for head in WIDTHS if head != "Outcome" or words["Outcome"].nunique() > 1)
    return Table(
        heads=heads,
        rows=tuple(map(tuple, words[list(heads)].itertuples(index=False))),
        about=describe(told),
        widths=tuple(WIDTHS[head] for head in heads),
        bold=tuple(head in ("Scenario", "Difference") for head in heads),
        tints=tuple("muted" if head == "Teams" else "text" for head in heads),
    )


def _result(asked: Asked, scenario: Scenario) -> WhatIf | DataError:
    """What the page says of it on today's data; the fault where it cannot be asked any more."""
    try:
        ground = asked.ask(lay_ground, asked.panel, **grounds(scenario, asked.panel))
        return imagine_on(ground, moves=scenario.moves, teams=scenario.teams, hours=scenario.hours)
    except DataError as fault:
        return fault


def sure(told: Told) -> str:
    """What each of the two intervals is about; or why less can be said."""
    if not told:
        return REFUSED
    if why := next((result.why for _, result in told if result.gate == "exploratory"), ""):
        return why
    return SURE if _banded(_alike(told)) else NO_BAND


def _why(found: WhatIf | DataError) -> str:
    """Why no number is given, as the page says it; of a fault the first sentence."""
    if isinstance(found, WhatIf):
        return tell_what_if(found).lead
    first, *_ = re.split(r"(?<=\.)\s", off_line(str(found)).replace("`", ""))
    return first


def _rows(told: Told, refused: tuple[tuple[str, str], ...], named: bool) -> tuple[Row, ...]:
    """The drawing, the table under it, and why others have no number; `named`: with outcome and rule."""
    if not told:
        return (Row(parts=(Part(figure=_sentences(refused)),)),)
    drawn, words, whys = _alike(told), HEAD + LINE * len(told), WHY * len(refused)
    chart = moves(drawn[0][1]) if len(drawn) == 1 else side_by_side(drawn)
    said = " ".join(filter(None, (caption(drawn), about(told) if named else OVERLAP * (len(told) > 1))))
    rows = (
        Row(parts=(Part(figure=dots(drawn), chart=chart, caption=said),), share=1 - words - whys),
        Row(parts=(Part(figure=table(told)),), share=words),
    )
    return (*rows, Row(parts=(Part(figure=_sentences(refused)),), share=whys)) if refused else rows


def caption(drawn: Told) -> str:
    """What the colours are."""
    roles = sorted({today_role(result) for _, result in drawn})
    today = f"{' or '.join(TODAY[role] for role in roles)}: today"
    band = ", with their band" if _banded(drawn) else ""
    return first_upper(f"{today}. Violet: teams like this{band}. Blue: high teams today.")


def _banded(drawn: Told) -> bool:
    return any(not math.isnan(result.low) for _, result in drawn)


def about(told: Told) -> str:
    """ "Scenarios: quota attainment, top and bottom third.": the outcome drawn, and the rule where all have one."""
    newest = told[-1][1].outcome
    rules = {inside(rule(result.by, result.outcome)) for _, result in told}
    cut = rules.pop() if len(rules) == 1 else "each by its own rule"
    return f"Scenarios: {inside(newest.label)}, {cut}."


def _sentences(refused: tuple[tuple[str, str], ...]) -> Sentences:
    return Sentences(lines=tuple((f"{name}:", why) for name, why in refused))


def _alike(told: Told) -> Told:
    """Those of the newest one's outcome, which share an axis."""
    outcome = told[-1][1].outcome.name
    return tuple((name, result) for name, result in told if result.outcome.name == outcome)
