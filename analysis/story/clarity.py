"""How reps and their bosses see the strategy, in words: one difference, and three ways to say it."""

import pandas as pd

from analysis.charts.clarity import LABELS, WHO, between, lower, perception
from analysis.questions.clarity import BOSSES, Clarity
from analysis.story.section import Section
from analysis.story.words import count, first_upper, listed, percent, period

WHOM = {"manager": "their managers", "leader": "leaders"}
NEEDS = {
    "rep": "Reps' answers to three statements on the strategy open it: whether it is clear, believable, implementable.",
    "manager": "The same three statements, answered by managers, would show how differently they see it.",
    "leader": "The same three statements, answered by leaders, would show how differently they see it.",
}
SHAPES = {"manager": "Ring: their managers.", "leader": "Diamond: leaders."}
UNSURE = "; how sure is not known with so few"
READ = "Per cent of the rating on the scale from 1 to 5. Means of teams, of the quarters in which both answered."


def is_known(result: Clarity) -> bool:
    """Whether reps can be compared with any boss."""
    return not result.gaps.empty


def tell_clarity(result: Clarity) -> Section:
    """The difference between reps and managers (or leaders, where managers were not asked)."""
    if not is_known(result):
        return tell_unknown(result)
    first = next(rater for rater in BOSSES if result.gap(rater) is not None)
    shapes = [SHAPES[rater] for rater in BOSSES if result.gap(rater) is not None]
    pale = "Filled: reps." if surely(result.gap(first)) else "Pale: reps, where the difference may be nothing."
    return Section(
        note=_note(result),
        headline=_headline(result, first),
        lead=_lead(result, first),
        chart=perception(result, first),
        how_to_read=" ".join([pale, *shapes, READ]),
        how_sure=_how_sure(result, first),
        details=tuple(("", NEEDS[rater]) for rater in BOSSES if rater in result.missing),
        table=_table(result),
        caveat="It says that they see it differently, not who is right.",
    )


def tell_unknown(result: Clarity) -> Section:
    """What is missing for the comparison, and what it would show."""
    missing = [NEEDS[rater] for rater in ("rep", *BOSSES) if rater in result.missing]
    if "rep" in result.missing:
        return Section(headline="Whether reps and their bosses see the strategy alike is not known", lead=missing[0])
    if not missing or set(result.missing) != set(BOSSES):
        few = "Too few teams have five reps who answered in the same quarters as their bosses."
        return Section(headline="Reps and their bosses cannot be compared yet", lead=few)
    return Section(headline="Whether bosses see the strategy as their reps do is not known", lead=NEEDS["manager"])


def tell_clarity_teams(result: Clarity) -> Section | None:
    """Every team: its reps beside its manager and leader; None where nothing can be set side by side."""
    rows = result.teams
    asked = [rater for rater in BOSSES if len(rows) and rows[rater].notna().any()]
    if not asked:
        return None
    words = {"Team": rows["team_name"], "Its reps": [_said(value) for value in rows["reps"]]}
    words |= {f"Its {rater}": [_said(value) for value in rows[rater]] for rater in asked}
    hidden = f"{count(result.hidden, 'team')} with fewer than five answers not shown." if result.hidden else ""
    return Section(
        headline="Reps and their bosses, team by team",
        lead=f"Mean of the three statements, 1 to 5; the furthest apart first. Bosses' answers are their own. {hidden}",
        table=pd.DataFrame(words),
    )


def surely(row: pd.Series) -> bool:
    return row.low > 0 or row.high < 0


def _note(result: Clarity) -> str:
    told = [f"{count(int(result.gap(rater).people), rater)}" for rater in BOSSES if result.gap(rater) is not None]
    teams = int(result.gaps["teams"].max())
    return f"Reps of {count(teams, 'team')}, {listed(told)} · {period(result.quarters)} · three statements"


def _headline(result: Clarity, rater: str) -> str:
    row, whom = result.gap(rater), WHOM[rater]
    sure = UNSURE if pd.isna(row.low) else f", {between(row.low, row.high)}"
    doubt = "" if surely(row) or pd.isna(row.low) else "; it may be nothing"
    return f"Reps rate strategy clarity {_than(row)} {whom}{sure}{doubt}."


def _than(row: pd.Series) -> str:
    """ "13 % lower than", "the same as"."""
    said = lower(row.gap)
    return f"{said} {'than' if '%' in said else 'as'}"


def _lead(result: Clarity, rater: str) -> str:
    points, agree = result.gap(rater, "points"), result.gap(rater, "agree")
    own = (
        f"That is {points.reps:.1f} against {points.bosses:.1f} on a scale of 1 to 5; "
        f"{percent(agree.reps)} of reps' answers agree, {percent(agree.bosses)} of {WHO[rater].lower()}'."
    )
    leader = result.gap("leader")
    if rater == "leader" or leader is None:
        return own
    sure = UNSURE if pd.isna(leader.low) else f", {between(leader.low, leader.high)}"
    doubt = "" if surely(leader) or pd.isna(leader.low) else "; it may be nothing"
    said = lower(leader.gap)
    beside = f"Than leaders they rate it {said}" if "%" in said else "Leaders rate it the same"
    return f"{own} {beside}{sure}{doubt}."


def _how_sure(result: Clarity, rater: str) -> tuple[tuple[str, str], ...]:
    relative, points, agree = (result.gap(rater, way) for way in ("relative", "points", "agree"))
    three = (
        f"On the scale from 1 to 5 as asked {lower(relative.gap)}; in points {_sized(points, 1)}; "
        f"{percent(agree.reps)} of reps' answers agree (4 or 5) and {percent(agree.bosses)} of {WHO[rater].lower()}': "
        f"{_sized(agree, 100)} of a hundred."
    )
    return (
        ("Three ways to say it.", three),
        ("Per cent of what?", _zero(result, rater)),
        ("Bosses are few.", _people(result)),
        ("The same quarters.", "Only quarters in which both answered count, and each team counts once."),
    )


def _zero(result: Clarity, rater: str) -> str:
    """The per cents that come of another zero."""
    whole, fewer = result.gap(rater, "from_lowest"), result.gap(rater, "fewer")
    told = [f"counted from the lowest answer it is {lower(whole.gap)}"] if pd.notna(whole.gap) else []
    if pd.notna(fewer.gap):
        told.append(f"{percent(abs(fewer.gap))} {'fewer' if fewer.gap > 0 else 'more'} answers agree")
    return f"{first_upper(listed(told))}. None of it is wrong: a per cent depends on where a scale begins."


def _sized(row: pd.Series, times: int) -> str:
    """A difference and its interval without a sign: "0.5 (0.4 to 0.6)"; a minus is the other side."""
    decimals = 0 if times > 1 else 1
    said = f"{abs(times * row.gap):.{decimals}f}"
    if pd.isna(row.low):
        return said
    edges = sorted((row.low, row.high)) if row.low + row.high > 0 else sorted((-row.low, -row.high))
    words = [f"{times * edge:.{decimals}f}".replace("-", "−") for edge in edges]
    return f"{said} ({words[0]} to {words[1]})"


def _people(result: Clarity) -> str:
    told = [count(int(result.gap(rater).people), rater) for rater in BOSSES if result.gap(rater) is not None]
    small = [rater for rater in BOSSES if result.gap(rater) is not None and pd.isna(result.gap(rater).low)]
    rest = "; with fewer than five there is no interval" if small else ""
    return (
        f"{first_upper(listed(told))} answered. Whoever answers for six teams is one person, and is drawn as one{rest}."
    )


def _table(result: Clarity) -> pd.DataFrame:
    """Every statement and kind of boss, in the three ways."""
    rows = []
    for rater in BOSSES:
        for name in LABELS:
            if result.gap(rater, name=name) is None:
                continue
            relative, points, agree = (result.gap(rater, way, name) for way in ("relative", "points", "agree"))
            rows.append(
                {
                    "": LABELS[name],
                    "Against": WHO[rater],
                    "Reps": f"{points.reps:.1f}",
                    "Bosses": f"{points.bosses:.1f}",
                    "Reps rate it": lower(relative.gap),
                    "95 % interval": between(relative.low, relative.high),
                    "In points": _sized(points, 1),
                    "Reps who agree": percent(agree.reps),
                    "Bosses who agree": percent(agree.bosses),
                }
            )
    return pd.DataFrame(rows)


def _said(value: float) -> str:
    return "not asked" if pd.isna(value) else f"{value:.1f}"
