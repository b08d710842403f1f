"""Imports, undone in any order, leave what importing the others in order gives, written a second time in Python."""

import csv
import io
import tempfile
from collections import Counter
from dataclasses import dataclass
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ingest import Choices, File, import_files
from analysis.tables import Column, Table
from analysis.workspace import Workspace

NOTES = Table(
    name="notes",
    label="Notes",
    about="A table with both kinds of key.",
    key=("note_id",),
    or_key=("who", "day"),
    columns=(
        Column("note_id", "VARCHAR", "the note", required=False),
        Column("who", "VARCHAR", "whose", required=False),
        Column("day", "DATE", "when", required=False),
        Column("value", "BIGINT", "how much", required=False),
        Column("kind", "VARCHAR", "what kind"),
    ),
)
PAIRS = Table(
    name="pairs",
    label="Pairs",
    about="A table with a key of two parts.",
    key=("one", "two"),
    columns=(
        Column("one", "VARCHAR", "one part"),
        Column("two", "VARCHAR", "the other", default=""),
        Column("value", "DOUBLE", "how much", required=False),
    ),
)
TABLES = {"notes": NOTES, "pairs": PAIRS}

maybe = lambda *values: st.sampled_from(("", *values))  # noqa: E731
days = maybe("2026-01-05", "2026-01-06")
CELLS = {
    "notes": {"note_id": maybe("n1", "n2"), "who": maybe("a", "b"), "day": days, "value": maybe("1", "2")},
    "pairs": {"two": maybe("b", "ab"), "value": maybe("1", "2.5")},
}
ALWAYS = {"notes": {"kind": st.sampled_from("kl")}, "pairs": {"one": st.sampled_from("ab")}}


@dataclass(frozen=True)
class Given:
    """A file: the table it is for, and its rows as dictionaries that all have the columns of the file."""

    number: int
    table: str
    rows: tuple[dict[str, str], ...]

    def as_file(self) -> File:
        """Its bytes are no other file's: its number stands in a header that fills nothing."""
        text = io.StringIO()
        writer = csv.DictWriter(text, [*self.rows[0], f"file {self.number}"], restval="")
        writer.writeheader()
        writer.writerows(self.rows)
        return File(f"{self.number}.csv", text.getvalue().encode(), Choices(tables=(self.table,)))


@st.composite
def files(draw):
    """(table, rows): each file has some of the columns."""
    table = draw(st.sampled_from(sorted(TABLES)))
    columns = draw(st.sets(st.sampled_from(sorted(CELLS[table]))))
    row = st.fixed_dictionaries({name: CELLS[table][name] for name in sorted(columns)} | ALWAYS[table])
    return table, tuple(draw(st.lists(row, min_size=1, max_size=5)))


calls = st.lists(files(), min_size=1, max_size=2)
undone = st.tuples(st.just("undo"), st.integers(0, 9))
again = st.tuples(st.just("again"), st.integers(0, 9))
steps = st.lists(st.one_of(calls, calls, undone, again), min_size=2, max_size=9)


def key_of(table, row):
    """What a row is matched by, or None where it stands by itself."""
    if table == "pairs":
        return row["one"], row.get("two", "")
    if row.get("note_id"):
        return "id", row["note_id"]
    return ("who", row["who"], row["day"]) if row.get("who") and row.get("day") else None


def whole(table, row):
    return tuple(row.get(name, "") for name in TABLES[table].names)


class Naive:
    """The tables as dictionaries, one file after the other."""

    def __init__(self):
        self.keyed, self.alone = {}, {}

    def bring(self, file):
        """(added, updated, unchanged, left out)."""
        last = {key_of(file.table, row): row for row in file.rows if key_of(file.table, row)}
        earlier = [row for row in file.rows if key_of(file.table, row)]
        for row in last.values():
            earlier.remove(row)
        repeats = sum(last[key_of(file.table, row)] == row for row in earlier)
        same = known = 0
        for key, row in last.items():
            held = self.keyed.setdefault((file.table, key), {})
            unchanged = bool(held) and whole(file.table, held | row) == whole(file.table, held)
            known, same = known + bool(held), same + unchanged
            held.update(row)
        loose = Counter(whole(file.table, row) for row in file.rows if not key_of(file.table, row))
        before = self.alone.get((file.table, file.number), Counter())
        self.alone[file.table, file.number] = loose
        known, same = known + min(before.total(), loose.total()), same + (before & loose).total()
        return len(last) + loose.total() - known, known - same, same + repeats, len(earlier) - repeats

    def rows(self):
        found = Counter((table, whole(table, row)) for (table, _), row in self.keyed.items())
        for (table, _), loose in self.alone.items():
            found.update({(table, row): times for row, times in loose.items()})
        return found


def held(workspace):
    found = Counter()
    with workspace.reading() as con:
        for table in TABLES.values():
            listed = ", ".join(
                f"coalesce(replace({name}::varchar, '.0', ''), '')"
                if name == "value"
                else f"coalesce({name}::varchar, '')"
                for name in table.names
            )
            found.update((table.name, row) for row in con.execute(f"select {listed} from {table.name}").fetchall())
    return found


@settings(max_examples=30, deadline=None)
@given(steps)
def test_undo_leaves_what_the_other_imports_give(steps):
    numbers, ever, live = count(), [], {}
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(f"{folder}/w.duckdb", TABLES)
        for step in steps:
            if isinstance(step, list):
                call = [Given(next(numbers), *file) for file in step]
                ever += call
                bring(workspace, live, call)
            elif step[0] == "again" and ever:
                bring(workspace, live, [ever[step[1] % len(ever)]])
            elif step[0] == "undo" and live:
                import_id = sorted(live)[step[1] % len(live)]
                workspace.undo(import_id)
                del live[import_id]
            assert held(workspace) == after(live).rows()


def bring(workspace, live, call):
    """Import; a file that is here and would change nothing is not taken as a further import."""
    here = {file.number for files in live.values() for file in files}
    naive = after(live)
    expected = [naive.bring(file) for file in call]
    done = import_files(workspace, [file.as_file() for file in call])
    assert [(file.added, file.updated, file.unchanged, file.left_out) for file in done.files] == expected
    needless = call[0].number in here and expected[0][:2] == (0, 0)
    assert (done.import_id is None) == needless == (done.files[0].already is not None)
    if not needless:
        live[done.import_id] = call


def after(live):
    naive = Naive()
    for call in live.values():
        for file in call:
            naive.bring(file)
    return naive
