"""Imports, undone in any order, leave what importing the others in order gives, written a second time in Python."""

import csv
import io
import tempfile
from collections import Counter
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ingest import import_files
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
notes = st.tuples(maybe("n1", "n2"), maybe("a", "b"), maybe("2026-01-05", "2026-01-06"), maybe("1", "2"), st.just("k"))
pairs = st.tuples(st.sampled_from("ab"), maybe("b", "ab"), maybe("1", "2.5"))
files = st.one_of(
    st.tuples(st.just("notes"), st.lists(notes, min_size=1, max_size=6)),
    st.tuples(st.just("pairs"), st.lists(pairs, min_size=1, max_size=6)),
)
calls = st.lists(files, min_size=1, max_size=2)
steps = st.lists(st.one_of(calls, calls, st.integers(0, 9)), min_size=2, max_size=9)  # a number undoes an import


def as_csv(table, rows, number):
    """A file no other is equal to: its number stands in a header that fills nothing."""
    text = io.StringIO()
    csv.writer(text).writerows([[*TABLES[table].names, f"file {number}"], *([*row, ""] for row in rows)])
    return f"{number}.csv", text.getvalue().encode()


def key_of(table, row):
    """What a row is matched by, or None where it stands by itself."""
    if table == "pairs":
        return row[:2]
    if row[0]:
        return "id", row[0]
    return ("who", row[1], row[2]) if row[1] and row[2] else None


class Naive:
    """The tables as dictionaries, one file after the other."""

    def __init__(self):
        self.keyed, self.alone = {}, Counter()

    def bring(self, table, rows):
        """(added, updated, unchanged, left out)."""
        last = {key_of(table, row): row for row in rows if key_of(table, row)}
        loose = [row for row in rows if not key_of(table, row)]
        earlier = [row for row in rows if key_of(table, row)]
        for row in last.values():
            earlier.remove(row)
        repeats = sum(last[key_of(table, row)] == row for row in earlier)
        known = {key: self.keyed[table, key] for key in last if (table, key) in self.keyed}
        same = sum(known[key] == last[key] for key in known)
        self.keyed.update({(table, key): row for key, row in last.items()})
        self.alone.update((table, row) for row in loose)
        return len(rows) - len(earlier) - len(known), len(known) - same, same + repeats, len(earlier) - repeats

    def rows(self):
        return self.alone + Counter((table, row) for (table, _), row in self.keyed.items())


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


@settings(max_examples=25, deadline=None)
@given(steps)
def test_undo_leaves_what_the_other_imports_give(steps):
    numbers = count()
    with tempfile.TemporaryDirectory() as folder:
        workspace, live = Workspace(f"{folder}/w.duckdb", TABLES), {}
        for step in steps:
            naive = after(live)
            if isinstance(step, list):
                done = import_files(workspace, [as_csv(*file, next(numbers)) for file in step])
                counts = [(file.added, file.updated, file.unchanged, file.left_out) for file in done.files]
                assert counts == [naive.bring(*file) for file in step]
                live[done.import_id] = step
            elif live:
                import_id = sorted(live)[step % len(live)]
                workspace.undo(import_id)
                del live[import_id]
            assert held(workspace) == after(live).rows()


def after(live):
    naive = Naive()
    for call in live.values():
        for file in call:
            naive.bring(*file)
    return naive
