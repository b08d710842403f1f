"""Headers -> tables: which table a file fills, and which of its columns goes where. Names only, never guesses."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.errors import DataError
from analysis.ingest.choices import Choices
from analysis.ingest.spelling import key, keys, normalise
from analysis.ingest.wide import Wide
from analysis.tables import Column, Rule, Table

ALONGSIDE = {"reps": "teams"}  # a roster that names managers or regions fills both


@dataclass(frozen=True)
class Match:
    """A table and the headers that fill it.

    positions  column -> position of its header; in a wide file a place among the columns of `wide.unpivoted`
    certainty  column -> how sure the match is, where it is not 1
    how        column -> "name", "alias", "remembered", "by hand", "spelling" or "values"
    proposed   column -> (position, certainty, how) of a match that waits for a yes
    wide       what is unpivoted, None for a file with one row a record
    dropped    headers with personal data that are left at the door
    fallback   column -> further positions, read in turn where the cell before is blank
    flags      "won", "lost" or "closed" -> position of the yes/no column that tells the status; {} where a word does
    constants  column -> the value of every row, where the file has no such column
    asks       columns that only a person can fill: "asked_on"
    rules      rows that this file alone leaves out: benchmarks among the teams
    doubt      why it is not certain that the file fills this table, a sentence; "" where it is
    notes      sentences on what was decided and why
    """

    table: Table
    positions: dict[str, int]
    certainty: dict[str, float] = field(default_factory=dict)
    how: dict[str, str] = field(default_factory=dict)
    proposed: dict[str, tuple[int, float, str]] = field(default_factory=dict)
    wide: Wide | None = None
    dropped: tuple[str, ...] = ()
    fallback: dict[str, tuple[int, ...]] = field(default_factory=dict)
    flags: dict[str, int] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    doubt: str = ""
    notes: tuple[str, ...] = ()

    @property
    def missing(self) -> list[Column]:
        """Required columns that nothing fills."""
        return [
            column
            for column in self.table.columns
            if column.required and column.default is None and column.name not in self.positions
        ]


Tables = Mapping[str, Table]
Remembered = Callable[[str], Mapping[str, str] | None]  # the signature of the headers -> column -> header


def fitness(tables: Tables, name: str, choices: Choices, headers: Sequence[str]) -> tuple:
    """How well a header fits the best table, larger is better; () where it fits none."""
    by_hand = find_by_hand(choices.mapping, headers, name)
    return max((_fit(match, headers) for match in _matches(tables, name, headers, by_hand, choices.tables)), default=())


def match_file(
    tables: Tables,
    name: str,
    headers: Sequence[str],
    samples: Sequence[Sequence[str]],
    choices: Choices,
    labels: Sequence[str] = (),
    remembered: Remembered = lambda _: None,
) -> list[Match]:
    """The tables that a file fills, the main one first. Raises DataError where it fits none, or several alike."""
    by_hand = find_by_hand(choices.mapping, headers, name)
    matches = _matches(tables, name, headers, by_hand, choices.tables)
    for match in matches:
        refuse_twins(match, headers, name)
    if not matches:
        raise DataError(_does_not_fit(tables, name, headers, by_hand, choices.tables))
    return matches


def match_table(table: Table, headers: Sequence[str], by_hand: Mapping[str, int], taken: Iterable[int] = ()) -> Match:
    """Fill `table` by hand first, then by the columns' own names, then by their aliases, each header once."""
    names = keys(headers)
    positions = {column: position for column, position in by_hand.items() if column in table.names}
    used = set(taken)
    for spellings in (_own_name, _aliases):
        for column in table.columns:
            if column.name not in positions:
                found = _find(spellings(column), names, used)
                if found is not None:
                    positions[column.name] = found
                    used.add(found)
    for column in table.columns:
        if column.name not in positions and column.otherwise in positions:
            positions[column.name] = positions[column.otherwise]
    return Match(table, {name: positions[name] for name in table.names if name in positions})


def recognise(tables: Mapping[str, Table], headers: Sequence[str], by_hand: Mapping[str, int]) -> list[Match]:
    """The table that fits the headers best; several where they fit equally well; none where a required column lacks.

    A table that uses fewer of the very headers another one uses is out: `survey` beside `survey_scores`, which has `n`.
    """
    matches = [match_table(table, headers, by_hand) for table in tables.values()]
    fitting = [match for match in matches if not match.missing]
    fitting = [match for match in fitting if not any(_uses_less(match, other) for other in fitting)]
    best = max((_fit(match, headers) for match in fitting), default=None)
    return [match for match in fitting if _fit(match, headers) == best]


def alongside(
    tables: Mapping[str, Table], match: Match, headers: Sequence[str], by_hand: Mapping[str, int]
) -> list[Match]:
    """The second table that the file fills: teams, where a roster names their managers or regions."""
    table = tables.get(ALONGSIDE.get(match.table.name, ""))
    if table is None:
        return []
    shared = {name: at for name, at in match.positions.items() if name in table.key}
    taken = set(match.positions.values()) - set(shared.values())
    second = match_table(table, headers, {**by_hand, **shared}, taken)
    return [second] if not second.missing and len(second.positions) > len(shared) else []


def near(tables: Mapping[str, Table], headers: Sequence[str], by_hand: Mapping[str, int]) -> list[Match]:
    """The tables that come nearest to the headers, the nearest first; none that shares nothing with them."""
    matches = [match_table(table, headers, by_hand) for table in tables.values()]
    matches = [match for match in matches if match.positions]
    return sorted(matches, key=lambda match: (len(match.missing), -len(match.positions)))[:3]


def find_by_hand(mapping: Mapping[str, str], headers: Sequence[str], name: str) -> dict[str, int]:
    """Positions of the headers chosen by hand; a header this file lacks is meant for another file. Raises DataError."""
    found = {}
    for column, header in mapping.items():
        position = _position(header, headers, name) if header else None
        if position is not None:
            found[column] = position
    return found


def refuse_twins(match: Match, headers: Sequence[str], name: str) -> None:
    """Raises DataError where a header that is used stands in the file more than once."""
    counts = Counter(normalise(header) for header in headers)
    for column, position in match.positions.items():
        if counts[normalise(headers[position])] > 1 and normalise(headers[position]):
            raise DataError(
                f"{name} has more than one column called {headers[position]}, and `{column}` could be any of them.\n"
                "Rename or remove all but one."
            )


def _uses_less(match: Match, other: Match) -> bool:
    return set(match.positions.values()) < set(other.positions.values())


def _fit(match: Match, headers: Sequence[str]) -> tuple[int, int, int]:
    own = sum(normalise(headers[at]) == normalise(column) for column, at in match.positions.items())
    return len(match.table.required), len(match.positions), own


def _position(header: str, headers: Sequence[str], name: str) -> int | None:
    for spelling in (str, normalise):
        at = [position for position, other in enumerate(headers) if spelling(other) == spelling(header)]
        if len(at) > 1:
            raise DataError(f"{name} has more than one column called {header}.\nRename or remove all but one.")
        if at:
            return at[0]
    return None


def _find(spellings: Iterable[str], names: Sequence[str], used: set[int]) -> int | None:
    for spelling in spellings:
        for position, name in enumerate(names):
            if name == spelling and position not in used:
                return position
    return None


def _own_name(column: Column) -> list[str]:
    return [key(column.name)]


def _aliases(column: Column) -> list[str]:
    return [key(alias) for alias in column.aliases]


def _matches(
    tables: Tables, name: str, headers: Sequence[str], by_hand: Mapping[str, int], forced: Sequence[str]
) -> list[Match]:
    if forced:
        matches = [match_table(tables[table], headers, by_hand) for table in forced]
        return [] if any(match.missing for match in matches) else matches
    winners = recognise(tables, headers, by_hand)
    if len(winners) > 1:
        fits = " or ".join(match.table.name for match in winners)
        raise DataError(f"{name} could be {fits}: its columns fit equally well.\nSay which it is (--as TABLE).")
    return [second for first in winners for second in (first, *alongside(tables, first, headers, by_hand))]


def _does_not_fit(
    tables: Tables, name: str, headers: Sequence[str], by_hand: Mapping[str, int], forced: Sequence[str]
) -> str:
    has = f"It has: {', '.join(header or '(blank)' for header in headers)}."
    matches = [match_table(tables[table], headers, by_hand) for table in forced]
    for match in matches:
        if match.missing:
            return (
                f"{name} has no column for {_said(match.missing)}, which {match.table.name} needs.\n{has}\n"
                "Rename one of them, or pick one by hand (--map column=Header)."
            )
    nearest = [f"{match.table.name} also needs {_said(match.missing)}." for match in near(tables, headers, by_hand)]
    return "\n".join(
        (f"{name} fits none of the tables.", has, *nearest, "Rename its columns, or pick them (--map column=Header).")
    )


def _said(columns: Sequence[Column]) -> str:
    return ", ".join(f"`{column.name}` ({column.about})" for column in columns)
