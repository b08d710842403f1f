"""A plan and its load -> what the report tells before the rows meet those that are there."""

from collections.abc import Sequence

from analysis.ingest.loading.complain import complaints, reasons
from analysis.ingest.loading.load import Staged
from analysis.ingest.plan import Plan
from analysis.ingest.reading.shape import DELIMITERS
from analysis.ingest.report import FileReport, Matched, Question
from analysis.ingest.words import own_words

SAMPLES = 3
ASKED_ON = Question(
    "asked_on",
    "asked_on",
    "When was this survey asked?",
    evidence="The file holds no day.",
    flag="--asked-on 2026-03-31",
)


def told(plan: Plan, load: Staged | None, plans: Sequence[Plan]) -> FileReport:
    """What is known of a file before it is put in force; without `load`, of one that is here already.

    plans  all of the import: a header that fills another table of the same file is not ignored
    """
    found, shown = (reasons(load), complaints(load)) if load else ({}, ())
    return FileReport(
        file=plan.source.name,
        table=plan.match.table.name,
        columns=plan.columns,
        ignored=ignored(plan, [other for other in plans if other.source is plan.source]),
        read=load.read if load else 0,
        added=0,
        updated=0,
        unchanged=0,
        left_out=sum(found.values()),
        complaints=shown,
        reasons=found,
        reading=reading(plan),
        matches=matched(plan),
        questions=questions(plan, load),
        set_aside=(*plan.shape.set_aside, *(load.set_aside if load else ())),
        concerns=load.concerns if load else {},
        words=own_words(plan, shown),
        dropped=plan.match.dropped,
        notes=notes(plan, load),
    )


def matched(plan: Plan) -> tuple[Matched, ...]:
    """Every column that is filled or proposed, the least certain first."""
    match = plan.match
    applied = [
        Matched(name, plan.header(at), samples(plan, at), match.certainty.get(name, 1.0), match.how.get(name, "name"))
        for name, at in match.positions.items()
    ]
    waiting = [
        Matched(name, plan.header(at), samples(plan, at), certainty, how, applied=False)
        for name, (at, certainty, how) in match.proposed.items()
        if name not in match.positions
    ]
    return tuple(sorted([*waiting, *applied], key=lambda each: each.certainty))


def samples(plan: Plan, at: int) -> tuple[str, ...]:
    """The first values of a column that are not blank; of a wide file's cells, those of its first columns."""
    wide, width = plan.match.wide, len(plan.shape.headers)
    if wide and at == width:
        return wide.names[:SAMPLES]
    at = at if at < width else next(each for each, _, filled in wide.cells if filled == wide.values[at - width - 1])
    cells = (row[at].strip() for row in plan.shape.samples if at < len(row))
    return tuple(list(dict.fromkeys(cell for cell in cells if cell))[:SAMPLES])


def ignored(plan: Plan, plans: Sequence[Plan]) -> tuple[str, ...]:
    """Headers that fill nothing in any table of the file, apart from those left at the door."""
    used = {at for other in plans for at in other.used}
    headers = [header for at, header in enumerate(plan.shape.headers) if header and at not in used]
    return tuple(header for header in headers if header not in plan.match.dropped)


def reading(plan: Plan) -> str:
    """`comma separated, UTF-8`."""
    return f"{DELIMITERS.get(plan.shape.delimiter, 'text')} separated, {plan.source.encoding}"


def questions(plan: Plan, load: Staged | None) -> tuple[Question, ...]:
    """What has to be answered before anything is written."""
    asked = tuple(ASKED_ON for column in plan.match.asks if column == "asked_on")
    unsure = plan.match.doubt and not (plan.choices.tables or plan.choices.guesses)
    return (*((_is_it_so(plan),) if unsure else ()), *asked, *(load.formats.questions if load else ()))


def _is_it_so(plan: Plan) -> Question:
    table, doubt = plan.match.table, plan.match.doubt
    if plan.match.missing:
        return Question("guesses", "", "Are these guesses right?", (("yes", "Use them"),), doubt, "--accept-guesses")
    kind = ((table.name, table.label),)
    return Question("tables", "", "What does this file hold?", kind, doubt, f"--as {table.name}")


def notes(plan: Plan, load: Staged | None) -> tuple[str, ...]:
    """What was decided, and why."""
    doubt = (plan.match.doubt,) if plan.match.doubt else ()
    empty = ("It has a header and no rows.",) if load and not load.read else ()
    return (*plan.source.notes, *empty, *doubt, *plan.match.notes, *(load.formats.notes if load else ()))
