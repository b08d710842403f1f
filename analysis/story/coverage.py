"""What data is there, in words, and what the next file opens."""

from analysis.charts.coverage import grid
from analysis.questions.coverage import Coverage
from analysis.story.section import Section
from analysis.story.words import be, count, first_upper, inside, listed, number


def tell_coverage(result: Coverage) -> Section:
    """Sources by quarter."""
    waiting = tuple(("Waiting.", sentence) for sentence in result.waiting)
    return Section(headline=_headline(result), chart=grid(result), how_to_read=_how_to_read(result), details=waiting)


def tell_next(result: Coverage) -> Section:
    """What each missing file would open."""
    if result.missing:
        return Section(headline="What the next file opens", details=result.missing)
    lead = "A newer file of any of them adds quarters."
    return Section(headline="Every source that opens something is in", lead=lead)


def _headline(result: Coverage) -> str:
    states = result.cells.groupby("label", sort=False).state.agg(set)
    missing = [inside(label) for label, seen in states.items() if seen == {"none"}]
    whole, here = number(len(states)), len(states) - len(missing)
    if not missing:
        return f"All {whole} sources are in"
    return first_upper(f"{number(here)} of {whole} sources {be(here)} in; {listed(missing)} {be(len(missing))} missing")


def _how_to_read(result: Coverage) -> str:
    said = {
        "full": f"Grey: all {count(result.teams, 'team')}.",
        "part": "Number: teams so far.",
        "none": "Dashed: nothing yet.",
        "not_due": "Blank: nothing was due.",
    }
    return " ".join(words for state, words in said.items() if state in set(result.cells.state))
