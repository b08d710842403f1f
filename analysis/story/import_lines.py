"""An import as lines of plain text, for the command line: counts, guesses, questions, and what was left out and why."""

from collections.abc import Iterator

from analysis.ingest import FileReport
from analysis.story.mapping import tell_certainty

LINES_SHOWN = 3
LONGEST = 160


def lines(report: FileReport) -> list[str]:
    """A file and table it fills: its counts, then what a person should know or do, the weightiest first."""
    if report.already:
        return [f"{report.file} is here already, as import {report.already}. Undo that first to import it again."]
    return [_counts(report), *_asked(report), *_guessed(report), *_words(report), *_left_out(report), *_told(report)]


def cut(text: str) -> str:
    """The text as far as a line of a terminal goes."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"


def _counts(report: FileReport) -> str:
    counts = f"{report.added} added, {report.updated} updated, {report.unchanged} unchanged, {report.left_out} left out"
    ignored = f" Not used: {cut(', '.join(report.ignored))}." if report.ignored else ""
    return f"{report.file} -> {report.table}: {report.read} rows read, {counts}.{ignored}"


def _asked(report: FileReport) -> Iterator[str]:
    for asked in report.questions:
        yield f"  {asked.sentence} Say {asked.flag}." if asked.flag else f"  {asked.sentence}"


def _guessed(report: FileReport) -> Iterator[str]:
    for match in report.matches:
        if match.certainty < 1:
            values = ", ".join(match.samples)
            rest = "" if match.applied else f': confirm it with --map "{match.column}={match.header}"'
            yield f"  {tell_certainty(match)}: {match.column} from {cut(match.header)} ({values}){rest}"


def _words(report: FileReport) -> Iterator[str]:
    for word in report.words:
        if word.ours:
            yield f"  {word.word} counts as {word.ours} ({word.column})."
        else:
            ours = "|".join(word.choices)
            yield f'  What does {word.word} mean? Say --word "{word.column}:{word.word}={ours}".'


def _left_out(report: FileReport) -> Iterator[str]:
    for why, rows in report.reasons.items():
        shown = [found for found in report.complaints if found.why == why or found.why.startswith(f"{why}: ")]
        mend = f" {shown[0].mend}" if shown else ""
        yield f"  {rows} left out because {why}.{mend}"
        lines = dict.fromkeys(f"    line {found.line}: {cut(found.text)}" for found in shown)
        yield from list(lines)[:LINES_SHOWN]


def _told(report: FileReport) -> Iterator[str]:
    for why, rows in report.concerns.items():
        yield f"  {rows} came in although {why}."
    for line in report.set_aside[:LINES_SHOWN]:
        yield f"  line {line.line} is no row but {line.what}: {cut(line.text)}"
    if len(report.set_aside) > LINES_SHOWN:
        yield f"  and {len(report.set_aside) - LINES_SHOWN} more lines that are no rows"
    if report.dropped:
        yield f"  Left at the door: {', '.join(report.dropped)}."
    yield from (f"  {note}" for note in report.notes)
    for column, lost in report.waiting.items():
        rows = "1 row waits" if lost["rows"] == 1 else f"{lost['rows']} rows wait"
        yield f"  {rows} for a roster with {column} {', '.join(lost['first'])}."
