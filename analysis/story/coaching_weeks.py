"""One team's coaching in words, rep by rep and week by week."""

from analysis.charts.coaching_weeks import calendar
from analysis.questions.coaching_weeks import CoachingWeeks
from analysis.story.section import Section
from analysis.story.words import percent


def tell_weeks(result: CoachingWeeks) -> Section:
    """One team, rep by rep and week by week."""
    coached, weeks = result.reps.coached.sum(), result.reps.weeks.sum()
    manager = f", led by {result.manager_name}" if result.manager_name else ""
    pale = " Pale: another session." if result.structured and (result.cells.state == "met").any() else ""
    return Section(
        headline=f"{result.team_name}{manager}: coached in {percent(coached / weeks)} "
        f"of the last {len(result.weeks)} weeks",
        chart=calendar(result),
        how_to_read=(
            f"A row a rep, a cell a week of the last {len(result.weeks)}. Filled: coached.{pale} "
            "Empty: no session. Blank: not on the team. Beside it: coached weeks, and the longest gap."
        ),
    )
