"""Words of a company's own: its stages, its roles. Found among the rows at fault, taken for one of ours by a person."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.ingest.matching.propose import propose_words
from analysis.ingest.plan import Plan
from analysis.ingest.report import Complaint, Word


def own_words(plan: Plan, complaints: Sequence[Complaint]) -> tuple[Word, ...]:
    """The words that are settled ("" leaves them out), then those among the rows left out that nobody settled."""
    table = plan.match.table
    settled = [(column, word, ours) for column, words in plan.choices.words.items() for word, ours in words.items()]
    met = {
        (found.column, found.value): "" for found in complaints if found.why.startswith(f"{found.column} is none of ")
    }
    unknown = [(*word, "") for word in met if word[1] not in plan.choices.words.get(word[0], {})]
    return tuple(
        Word(column, word, ours, tuple(table.column(column).choices))
        for column, word, ours in [*settled, *unknown]
        if column in table.names
    )


def proposed(plan: Plan, complaints: Sequence[Complaint]) -> Plan | None:
    """The plan with each unknown word taken for what it looks like; None where there is none to propose."""
    words = {column: dict(known) for column, known in plan.choices.words.items()}
    new = False
    for found in own_words(plan, complaints):
        known = words.setdefault(found.column, {})
        if found.word not in known:
            known |= propose_words(plan.match.table.column(found.column), [found.word])
            new = new or found.word in known
    return replace(plan, choices=replace(plan.choices, words=words)) if new else None
