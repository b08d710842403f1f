"""Verbs that ask: segments, gap, specifications, compare."""

from analysis.errors import DataError
from analysis.verbs.opened import panel


def segments(asked) -> tuple[str, dict]:
    from analysis.questions.segments import segment_teams

    whole = panel(asked)
    found = segment_teams(whole, **options(asked, whole))
    return found.summary(), found.to_dict()


def gap(asked) -> tuple[str, dict]:
    from analysis.questions.gap import attribute_gap
    from analysis.questions.profile import profile_teams
    from analysis.questions.reps import attribute_reps

    whole = panel(asked)
    chosen = options(asked, whole)
    found = attribute_gap(whole, drivers=asked.drivers, **chosen)
    if found.gate != "closed":
        return found.summary(), found.to_dict()
    seen = profile_teams(whole, **{name: value for name, value in chosen.items() if name != "seed"})
    reps = attribute_reps(whole, outcome=chosen["outcome"], quarters=chosen["quarters"])
    said = f"{found.why}\n{seen.summary()}\n{reps.summary()}"
    return said, found.to_dict() | {"profile": seen.to_dict(), "reps": reps.to_dict()}


def specifications(asked) -> tuple[str, dict]:
    from analysis.questions.specifications import run_specifications

    whole = panel(asked)
    given = {"outcome": asked.outcome, "by": asked.by, "quarters": spanned(asked, whole)}
    found = run_specifications(whole, drivers=asked.drivers, **given)
    return found.summary(), found.to_dict()


def compare(asked) -> tuple[str, dict]:
    from analysis.questions.comparison import compare_groups

    whole = panel(asked)
    found = compare_groups(whole, drivers=asked.drivers, **options(asked, whole))
    return found.summary(), found.to_dict()


def options(asked, panel) -> dict:
    return {"outcome": asked.outcome, "by": asked.by, "quarters": spanned(asked, panel), "seed": asked.seed}


def spanned(asked, panel) -> tuple[str, ...] | None:
    if asked.quarters is None:
        return None
    first, last = asked.quarters
    chosen = tuple(quarter for quarter in panel.quarters if first <= quarter <= last)
    if not chosen:
        known = f"{panel.quarters[0]}:{panel.quarters[-1]}" if panel.quarters else "none"
        raise DataError(f"There is no data from {first} to {last}. Quarters with an outcome: {known}.")
    return chosen
