"""Rows of an export that do not count: planned and cancelled activities, previews of a survey, benchmarks."""

from dataclasses import dataclass

from analysis.ingest.matching.sheet import Sheet
from analysis.tables import Rule
from analysis.tables.sql import literal

_STATUS = ("done", "activity status", "task status", "session status", "status", "completed", "is closed")
_UNDONE = (
    "not started", "in progress", "waiting on someone else", "deferred", "to do", "todo", "open", "planned",
    "scheduled", "pending", "draft", "canceled", "cancelled", "missed", "expired", "excused", "no show", "no", "false",
)  # fmt: skip
_PREVIEWS = ("survey preview", "survey test", "spam", "possible spam", "1", "2", "8", "9")  # Qualtrics' Status
_KINDS = {
    "activities": (_STATUS, _UNDONE, "done_on", "it is planned or cancelled, not done"),
    "coaching": (_STATUS, _UNDONE, "held_on", "it is planned or cancelled, not held"),
    "survey": (
        ("status", "response type"),
        _PREVIEWS,
        "respondent_id",
        "the survey tool marks it as preview, test or spam",
    ),
}
_TEAMS = {"team", "teams", "sales team", "group", "squad", "pod", "department", "unit", "manager", "reports to"}
_NO_ROW = "Nothing to mend: it does not count."

BENCHMARK = Rule(
    "not regexp_matches(lower(team_id), "
    "'benchmark|\\((median|mean|average|mean score)\\)|^(cs_median|cs_mean|total|grand total|overall|company overall|"
    "all|all employees|all respondents|company|company average)$')",
    "this is a benchmark over all teams, not a team",
    "team_id",
    "Nothing is lost; the row can be deleted.",
)


@dataclass(frozen=True)
class Undone:
    """The column that tells, and the rule that leaves its rows out; the rule reads it as `cell_` and its position."""

    at: int
    rule: Rule


def find_undone(table: str, positions: dict[str, int], sheet: Sheet) -> Undone | None:
    """None where no column of the file tells what did not happen."""
    if table == "survey_scores":
        return _other_groups(sheet)
    headers, words, column, why = _KINDS.get(table, ((), (), "", ""))
    at = sheet.at(*headers)
    qualtrics = table != "survey" or sheet.at("response id") is not None
    if at is None or at in positions.values() or not qualtrics:
        return None
    listed = ", ".join(literal(word) for word in words)
    return Undone(at, Rule(f"coalesce(lower(cell_{at}), '') not in ({listed})", why, column, _NO_ROW))


def _other_groups(sheet: Sheet) -> Undone | None:
    """Scores by gender or tenure beside those by team: a group of another kind is no team."""
    at = sheet.at("demographic", "demographic name", "breakdown", "attribute")
    kinds = {cell.strip().lower() for cell in sheet.cells(at)} if at is not None else set()
    if len(kinds) < 2 or not kinds & _TEAMS:
        return None
    listed = ", ".join(literal(word) for word in sorted(_TEAMS))
    rule = Rule(
        f"coalesce(lower(cell_{at}), '') in ({listed})", "it is a group of another kind, not a team", "team_id", _NO_ROW
    )
    return Undone(at, rule)
