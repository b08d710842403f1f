"""What the rows of dropped files give, in words: one row may fill two tables, and may say what another row said."""

from collections import Counter
from collections.abc import Sequence

from analysis.ingest import FileReport
from analysis.story.words import count, listed

NOUNS = {
    "teams": "team",
    "reps": "rep",
    "attainment": "quota",
    "deals": "deal",
    "satisfaction": "customer's answer",
    "survey": "answer",
    "survey_scores": "score",
    "coaching": "session",
    "activities": "activity",
    "commitments": "commitment",
    "time_use": "entry",
    "reviews": "review",
    "candidates": "candidate",
    "initiatives": "initiative",
}


def incoming(reports: Sequence[FileReport]) -> int:
    """Rows that would change something."""
    return sum(report.added + report.updated for report in reports)


def tell_given(files: Sequence[Sequence[FileReport]]) -> str:
    """ "8,835 rows give 8,841: 8,800 deals, 35 reps and 6 teams"; "" where no file fills several tables.

    files  the reports of each file
    """
    reports = [report for file in files for report in file]
    rows = incoming(reports)
    if not rows or all(len({report.table for report in file}) < 2 for file in files):
        return ""
    given: Counter[str] = Counter()
    for report in reports:
        given[report.table] += incoming([report])
    said = [_counted(many, table) for table, many in given.items() if many]
    each = f"{rows:,}: {listed(said)}" if len(said) > 1 else said[0]
    read = rows_read(files)
    return f"{count(read, 'row')} {'gives' if read == 1 else 'give'} {each}"


def rows_read(files: Sequence[Sequence[FileReport]]) -> int:
    """The rows of the files; a row that fills two tables counts once."""
    sheets = [{one.file: max(other.read for other in file if other.file == one.file) for one in file} for file in files]
    return sum(sum(rows.values()) for rows in sheets)


def tell_unchanged(reports: Sequence[FileReport]) -> list[str]:
    """ "29 rows repeat a team that another row gave", "7,090 rows say nothing new": why rows change nothing."""
    said = []
    for report in reports:
        if many := report.repeated:
            again = "repeats" if many == 1 else "repeat"
            said.append(f"{count(many, 'row')} {again} {_one(report.table)} that another row gave")
    old = sum(report.unchanged - report.repeated for report in reports)
    return said + ([f"{count(old, 'row')} {'says' if old == 1 else 'say'} nothing new"] if old else [])


def _one(table: str) -> str:
    noun = NOUNS[table]
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _counted(many: int, table: str) -> str:
    noun = NOUNS[table]
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{many:,} {noun if many == 1 else plural}"
