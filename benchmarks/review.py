"""How long a review takes to write, on the demo company: `python -m benchmarks.review`

The story is told once, in ten slides; a row is one kind of file written from it, the best of five after a first that is
not timed. The table is printed as Markdown between the marks it has in the README.
"""

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from analysis.export.deck import to_deck
from analysis.export.document import to_document
from analysis.export.talk import to_html
from analysis.export.workbook import to_workbook
from analysis.ingest import import_files
from analysis.logs import build_logs
from analysis.panel import build_panel
from analysis.review import Review
from analysis.story.review import SECTIONS, Story, prepare
from analysis.story.review.reviewed import tell_reviewed
from analysis.workspace import Workspace
from data.make_demo import make_demo

SLIDES, TIMES = 10, 5
KINDS: dict[str, tuple[Callable[[Story], bytes], str]] = {
    "PowerPoint, every chart native": (to_deck, "under 1.5 s"),
    "PDF, tagged": (to_document, "under 1 s"),
    "HTML, charts live": (to_html, "under 2 s"),
    "Excel, the numbers": (to_workbook, ""),
}


def main():
    """Tell the story, write it in every way, and print the table as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder) / "demo.duckdb")
        import_files(workspace, sorted(make_demo(Path(folder) / "files").glob("*.csv")))
        start = time.perf_counter()
        story = ten_slides(workspace)
        told = time.perf_counter() - start
        print("\n".join(["<!-- review: start -->", *table(story, told), "<!-- review: end -->"]))


def ten_slides(workspace: Workspace) -> Story:
    """The story of the first ten sections that have something to tell."""
    asked = prepare(workspace, build_logs(workspace, build_panel(workspace)), Review(company="Demo company"))
    known = [key for key in SECTIONS if SECTIONS[key].tell(asked)][:SLIDES]
    review = Review(company="Demo company", sections=tuple(known))
    return tell_reviewed(prepare(workspace, asked.logs, review, asked.ask)).story


def table(story: Story, told: float) -> list[str]:
    """The rows: seconds and size of each kind of file."""
    lines = [f"| {len(story.slides)} slides as | seconds | aim | kB |", "|---|---|---|---|"]
    for name, (write, aim) in KINDS.items():
        seconds, file = best(write, story)
        lines.append(f"| {name} | {seconds:.2f} | {aim} | {len(file) / 1000:,.0f} |")
    return [*lines, "", f"The best of {TIMES}, after a first. Telling the story itself took {told:.1f} s."]


def best(write: Callable[[Story], bytes], story: Story) -> tuple[float, bytes]:
    """(seconds, file) of the fastest, after one that is not timed; each is another run's, so that none is known."""
    first, *runs = [replace(story, run=f"{number:06}") for number in range(TIMES + 1)]
    write(first)
    return min((timed(write, run) for run in runs), key=lambda timing: timing[0])


def timed(write: Callable[[Story], bytes], story: Story) -> tuple[float, bytes]:
    start = time.perf_counter()
    file = write(story)
    return time.perf_counter() - start, file


if __name__ == "__main__":
    main()
