"""Any frame, written as CSV in any dialect and encoding, reads back equal; what does not is reported, never changed."""

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import DataError
from analysis.ingest.choices import File
from analysis.ingest.reading.aside import Aside
from analysis.ingest.reading.shape import find_shape
from analysis.ingest.reading.tidy import tidy
from analysis.ingest.reading.unpack import unpack

NAMES = ["deal_id", "rep_id", "account", "notes"]
CELLS = st.text(st.sampled_from("ab1 ,;\t|'\"\\\n\r-.#()%äéß"), max_size=8)
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
DIALECTS = st.tuples(
    st.sampled_from(",;\t|"),
    st.sampled_from(
        [('"', csv.QUOTE_MINIMAL), ('"', csv.QUOTE_ALL), ('"', csv.QUOTE_NONNUMERIC), ("'", csv.QUOTE_ALL)]
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
)


def fit(headers):
    return (len(headers),) if list(headers[: len(NAMES)]) == NAMES else ()


def written(rows, dialect):
    """Cells with a line break are quoted, as RFC 4180 wants it; Python before 3.13 leaves some bare."""
    delimiter, (quote, quoting), end = dialect
    if any("\r" in cell or "\n" in cell for row in rows for cell in row):
        quoting = max(quoting, csv.QUOTE_ALL)
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, quotechar=quote, quoting=quoting, lineterminator=end).writerows(
        [NAMES, *rows]
    )
    return file.getvalue()


def read_back(content):
    """(the rows that were read, how many lines were rejected or set aside)."""
    with tempfile.TemporaryDirectory() as folder:
        (source,) = unpack(File("deals.csv", content), Path(folder))
        aside, copy = Aside(), Path(folder) / "tidy.csv"
        rejected = tidy(source, find_shape(source, fit), copy, aside)
        with copy.open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file)), len(rejected) + sum(aside.counts.values())


def as_read(row):
    """Blanks around a cell are cut by whoever types it, and line breaks inside a cell are all alike."""
    return [cell.replace("\r\n", "\n").replace("\r", "\n").strip() for cell in row]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), max_size=6), DIALECTS, st.sampled_from(ENCODINGS))
def test_what_is_written_reads_back_or_is_reported(rows, dialect, encoding):
    try:
        found, reported = read_back(written(rows, dialect).encode(encoding))
    except DataError:
        return
    wanted = [as_read(row) for row in rows]
    kept = [as_read(row) for row in found]
    place = 0
    for row in kept:  # each row that was read is one that was written, in order
        assert row in wanted[place:], (row, wanted)
        place += wanted[place:].index(row) + 1
    assert len(wanted) - len(kept) <= reported


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(*[st.text("abc ,;äé\"'1", min_size=1, max_size=8).map(lambda cell: f"x{cell}x")] * 4), max_size=6
    ),
    DIALECTS,
    st.sampled_from(ENCODINGS),
)
def test_ordinary_rows_are_all_read(rows, dialect, encoding):
    found, reported = read_back(written(rows, dialect).encode(encoding))
    assert (found, reported) == ([list(row) for row in rows], 0)
