"""What was imported, in words: once it is written, in the history, and before it is taken back."""

import re
from collections.abc import Sequence

import pandas as pd

from analysis.errors import DataError
from analysis.ingest import FileReport
from analysis.story.given import incoming
from analysis.story.words import be, count, inside, listed
from analysis.tables import TABLES


def tell_done(reports: Sequence[FileReport], faults: Sequence[tuple[str, DataError]] = (), mended: int = 0) -> str:
    """One line once an import is written; then the files that are not in, by name and fault.

    mended  rows left out of a file that came along corrected
    """
    left = sum(report.left_out for report in reports if report.already is None) - mended
    rest = f"; {count(left, 'row')} left out" if left > 0 else ""
    said = [f"{count(incoming(reports), 'row')} came in{rest}."]
    stuck: dict[str, list[str]] = {}
    for name, fault in faults:
        stuck.setdefault(_why(name, fault), []).append(name)
    return " ".join(said + [_stuck(names, why) for why, names in stuck.items()])


def tell_onward(teams: int, outcomes: int) -> str:
    """What to drop next, where what is here cannot be looked at yet; "" where segments are open."""
    if not teams:
        return "Next: a roster, so that these rows count for a team."
    return "" if outcomes else "Next: deals or quotas open your segments."


def tell_history(loads: pd.DataFrame) -> tuple[str, str, str]:
    """(title, what each file brought, the question before it is taken back) of one import, from `Workspace.imports`."""
    files = list(dict.fromkeys(loads.file))
    named = files[0] if len(files) == 1 else count(len(files), "file")
    at = loads.imported_at.iloc[0]
    rows = int(loads.added.sum() + loads.updated.sum())
    title = f"**{named}** · Import {loads.import_id.iloc[0]} · {at.day} {at:%B %Y, %H:%M} UTC"
    brought = "; ".join(_brought(file, loads[loads.file == file], alone=len(files) == 1) for file in files)
    return title, brought, f"Take back {named}, {count(rows, 'row')}?"


def tell_undone(files: Sequence[str], removed: int) -> str:
    """One line once an import of these files is taken back; `removed`: rows of it that were in force."""
    return f"{', '.join(files)} {be(len(files))} taken back: {count(removed, 'row')} removed."


def _stuck(names: Sequence[str], why: str) -> str:
    each = re.sub(r"^it ", "each ", why) if len(names) > 1 else why
    return f"{listed(names)} {be(len(names))} not in yet: {each}."


def _why(name: str, fault: DataError) -> str:
    """The fault's first sentence as it goes on after the file's name: "it has no column for status, ..."."""
    first = str(fault).split("\n")[0].rstrip(".")
    first = f"it{first.removeprefix(name)}" if first.startswith(f"{name} ") else first
    return re.sub(r"(`\w+`) \([^()]*\)", r"\1", first).replace("`", "")


def _brought(file: str, loads: pd.DataFrame, *, alone: bool) -> str:
    """ "roster.csv: 80 into reps, 12 into teams"; of a file alone, which is named above, only what it brought."""
    said = [
        f"{load.added + load.updated:,} into {inside(TABLES[load.table].label)}"
        + (f" ({load.left_out:,} left out)" if load.left_out else "")
        for load in loads.itertuples()
    ]
    return ", ".join(said) if alone else f"{file}: {', '.join(said)}"
