"""Strengths, blind spots and growth areas of one manager: what stands clear, in words, with a step for each."""

from analysis.insights.answers import LABELS
from analysis.insights.report import Finding, Mark, Rating
from analysis.insights.steps import keep, look, step_of
from analysis.measures import Measure

MOST = 3  # of a kind: more cannot be worked on in a quarter


def strengths(marks: tuple[Mark, ...], name: str, due: str, against: str) -> tuple[Finding, ...]:
    """What the manager does clearly better than others in like conditions."""
    found = [mark for mark in _clearest(marks) if mark.better]
    return tuple(_of_mark("strength", mark, against, keep(mark, name, due)) for mark in found[:MOST])


def growth(marks: tuple[Mark, ...], name: str, due: str, against: str) -> tuple[Finding, ...]:
    """What the manager does clearly less than others in like conditions."""
    found = [mark for mark in _clearest(marks) if not mark.better]
    return tuple(_of_mark("growth", mark, against, step_of(mark, name, due)) for mark in found[:MOST])


def blind_spots(ratings: tuple[Rating, ...], name: str, due: str) -> tuple[Finding, ...]:
    """What the manager rates clearly higher than the reps do."""
    found = sorted((one for one in ratings if one.blind), key=lambda one: -one.difference)
    return tuple(
        Finding(
            kind="blind spot",
            name=one.name,
            headline=LABELS[one.name],
            evidence=rated(one),
            n=one.n,
            counted="reps",
            comparison="the manager's own answers to the same statements",
            step=look(one, name, due),
            unusual=one.unusual,
        )
        for one in found[:MOST]
    )


def rated(one: Rating) -> str:
    """ "Own rating 4.6, 7 reps 3.2: 1.4 points higher (0.9 to 1.9). The leader says 3.4."."""
    start = f"Own rating {one.own:.1f}, {one.n} reps {one.reps:.1f}: "
    apart = f"{one.difference:.1f} points higher ({one.low:.1f} to {one.high:.1f})."
    leader = {True: f" The leader too rates it lower, {one.leader:.1f}.", None: ""}.get(
        one.seconded, f" The leader says {one.leader:.1f}."
    )
    return start + apart + leader


def beside(mark: Mark) -> str:
    """ "48 % (44 % to 52 %), where 36 % is usual: 12 points more (8 to 16)."."""
    say, measure = mark.measure.say, mark.measure
    more = "more" if mark.difference > 0 else "less"
    low, high = (_bare(measure, edge) for edge in sorted((abs(mark.diff_low), abs(mark.diff_high))))
    return (
        f"{say(mark.value)} ({say(mark.low)} to {say(mark.high)}), where {say(mark.expected)} is usual: "
        f"{measure.say_difference(abs(mark.difference))} {more} ({low} to {high})."
    )


def _of_mark(kind: str, mark: Mark, against: str, step) -> Finding:
    return Finding(
        kind=kind,
        name=mark.measure.name,
        headline=mark.measure.label,
        evidence=beside(mark),
        n=mark.n,
        counted=mark.counted,
        comparison=against.format(others=mark.others),
        step=step,
    )


def _clearest(marks: tuple[Mark, ...]) -> list[Mark]:
    """Clear marks of practices, the one furthest beyond chance first."""
    found = [mark for mark in marks if mark.clear and mark.subject != "metrics"]
    return sorted(found, key=lambda mark: -abs(mark.difference) / max(mark.diff_high - mark.diff_low, 1e-9))


def _bare(measure: Measure, size: float) -> str:
    return measure.say_difference(size).split()[0]
