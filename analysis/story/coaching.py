"""Coaching in words: how often, who is left out, what becomes of a session, and high beside low teams."""

from dataclasses import replace

import pandas as pd

from analysis.charts.coaching import coverage, steps
from analysis.charts.profile import of_role
from analysis.questions.coaching import LONG, Coaching
from analysis.questions.profile import Profile
from analysis.story.profile import tell_differences
from analysis.story.section import Number, Section
from analysis.story.words import be, count, have, number, percent, period

OPENS = (
    "A list of coaching sessions, each with the rep and the day, opens this page: who is coached in which week, who is "
    "left out, what a session holds, whether it is followed up, and how it goes with results."
)
FAMILY, CADENCE = "coaching", "coaching_cadence"
TENTHS = 20  # reps, below which a tenth is hardly anyone
NAMELESS = "cannot be placed: no roster knows their reps."
COUNTED = "Counted is a session with a lesson and an agreed next step."
ANY = "Any session counts: the list does not say which had a lesson or an agreed next step."


def tell_coaching(result: Coaching) -> Section:
    """How often reps are coached and how many were left out."""
    if result.measure is None:
        return _unopened(result)
    share = result.measure.say(result.cadence)
    return Section(
        note=f"{count(len(result.teams), 'team')} · {period(result.quarters)}",
        headline=f"Reps are coached in {share} of their weeks{_left_out(result)}.",
        lead=COUNTED if result.structured else ANY,
        numbers=tuple(_numbers(result)),
        chart=coverage(result) if len(result.reps) else None,
        how_to_read=_how_to_read(result),
        caveat=_unlogged(result),
    )


def _unopened(result: Coaching) -> Section:
    """What is missing: sessions, or a roster for those that are there."""
    if result.unknown:
        headline = f"{count(result.unknown, 'coaching session')} {NAMELESS}"
        return Section(headline=headline, lead="A roster that says who is on which team opens this page.")
    return Section(headline="No coaching session is logged yet.", lead=OPENS)


def tell_teams(result: Coaching) -> Section | None:
    """Every team, the least coached first; None without a logged session."""
    if result.measure is None:
        return None
    say, shares = result.measure.say, result.teams.cadence
    between = f"Teams are coached in {say(shares.min())} to {say(shares.max())} of their weeks"
    return Section(
        headline=between if len(shares) > 1 else "The team and what it logs",
        table=_teams(result),
        sources=((result.measure.label, result.measure.about),),
    )


def tell_waiting(result: Coaching) -> Section | None:
    """The reps who have waited longest for a session, by name; None where nobody has for four weeks."""
    rows = result.waiting
    if rows.empty:
        return None
    return Section(
        headline=f"{count(len(rows), 'rep')} {have(len(rows))} had no session for {number(LONG)} weeks or more",
        table=pd.DataFrame(
            {
                "Rep": rows.rep_name,
                "Team": rows.team_name,
                "Weeks without a session": rows.since,
                "Longest gap": rows.longest,
                f"Coached weeks of {result.weeks}": rows.coached,
            }
        ),
    )


def tell_steps(result: Coaching) -> Section | None:
    """What a session holds and whether it is followed up; None without sessions."""
    known = result.steps[result.steps.base > 0].set_index("name")
    if result.measure is None:
        return None
    if known.empty:
        return Section(headline="What a session holds is not logged", lead=LACKS["lesson"] + " " + LACKS["done"])
    lacking = [LACKS[name] for name in ("lesson", "plan", "done") if name not in known.index]
    minutes = f"Half of them take {result.minutes:.0f} minutes or less." if result.minutes > 0 else ""
    return Section(
        headline=_steps_headline(known),
        lead=" ".join(filter(None, (minutes, *lacking))),
        chart=steps(result),
        how_to_read="A bar: of all sessions, or of those due. Line: from the lowest team to the highest.",
    )


SHORT = {"lesson": "Lesson", "plan": "Next step", "done": "Followed up", "on_time": "On time"}
LACKS = {
    "lesson": "Whether a session taught a lesson is not logged.",
    "plan": "Whether it ended in a next step is not logged.",
    "done": "The days a follow-up was due and held would show what becomes of it.",
}


def _steps_headline(known: pd.DataFrame) -> str:
    done = f"{percent(known.share['done'])} of follow-ups that were due were held" if "done" in known.index else ""
    late = f", {percent(known.share['on_time'])} on time" if done else ""
    if "plan" not in known.index:
        return f"{done or percent(known.share['lesson']) + ' of sessions taught a lesson'}{late}"
    plan = f"{percent(known.share['plan'])} of sessions end in a next step"
    return f"{plan}; {done}{late}" if done else plan


def _left_out(result: Coaching) -> str:
    """ "; two of 437 had no session in 2026 Q3"."""
    if not result.last or result.reps.empty:
        return ""
    many = len(result.left_out)
    who = f"{number(many)} of {len(result.reps):,} had no session" if many else "everybody had a session"
    return f"; {who} in {result.last.replace('-', ' ')}"


def _numbers(result: Coaching):
    """The four numbers a leader asks for first, as far as they are known."""
    if len(result.reps) >= TENTHS:
        few, many = result.tenths
        of = f"of {result.weeks} in {result.last.replace('-', ' ')}"
        yield Number(label="Least coached tenth", value=_weeks(few), note=f"or fewer, {of}")
        yield Number(label="Most coached tenth", value=_weeks(many), note=f"or more, {of}")
    if result.last:
        yield Number(label=f"Waiting {LONG} weeks or more", value=f"{len(result.waiting):,}", note="reps, up to now")
    known = result.steps.set_index("name").share
    if known["done"] >= 0:
        yield Number(label="Followed up", value=percent(known["done"]), note="of what was due")


def _how_to_read(result: Coaching) -> str:
    if result.reps.empty:
        return ""
    quarter = result.last.replace("-", " ")
    return (
        f"Reps by weeks with coaching, of the {result.weeks} of {quarter}; the number is how many reps. "
        f"Reps there for less than half of the quarter are not counted.{of_the_grey(result)}"
    )


def of_the_grey(result: Coaching) -> str:
    """How many of those without a coached week had a session of another kind."""
    none = result.reps[result.reps.coached == 0]
    other = int((none.met > 0).sum())
    return f" Grey: of these {number(len(none))}, {number(other)} had another session." if other else ""


def _weeks(many: int) -> str:
    return "no week" if many == 0 else count(many, "week")


def _unlogged(result: Coaching) -> str:
    if not result.unlogged:
        return ""
    many = result.unlogged
    return f"{count(many, 'team')} {have(many)} no session in the list and {be(many)} in no number."


def _teams(result: Coaching) -> pd.DataFrame:
    """Every team, as words."""
    rows = result.teams
    table = pd.DataFrame({"Team": rows.team_name, "Manager": rows.manager_name.fillna("")})
    table["Coached weeks"] = [percent(share) for share in rows.cadence]
    table["Sessions"] = rows.sessions
    table["Reps left out"] = rows.left_out
    table["Longest gap"] = rows.longest
    for step, label in SHORT.items():
        if rows[step].notna().any():
            table[label] = ["not known" if pd.isna(share) else percent(share) for share in rows[step]]
    return table


def tell_sides(result: Profile) -> Section | None:
    """High beside low teams on everything measured of coaching; None where nothing can be drawn."""
    ours = [name for name in result.drivers["name"] if result.measures[name].family == FAMILY]
    rows = result.drivers[result.drivers["name"].isin(ours)]
    rows = rows.sort_values("name", key=lambda names: names != CADENCE, kind="stable", ignore_index=True)
    one = replace(result, drivers=rows, dots=result.dots[result.dots["name"].isin(ours)], further=())
    if of_role(one, "driver").empty:
        return None
    return replace(tell_differences(one), details=())
