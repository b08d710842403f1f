"""A file's headers and first rows in one piece: what matching looks at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from analysis.errors import DataError
from analysis.ingest.choices import Choices
from analysis.ingest.matching.looks import filled
from analysis.ingest.matching.spelling import as_written, key, keys, normalise, object_of


@dataclass(frozen=True)
class Sheet:
    """A file's name, its headers, the wording of its questions where it gives one, and its first rows.

    given  column -> (position, "by hand" or "remembered") of what a person chose
    """

    name: str
    headers: Sequence[str]
    samples: Sequence[Sequence[str]] = ()
    labels: Sequence[str] = ()
    choices: Choices = field(default_factory=Choices)
    given: Mapping[str, tuple[int, str]] = field(default_factory=dict)

    @cached_property
    def keys(self) -> list[str]:
        return keys(self.headers)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Key -> the positions of the headers that have it."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.keys):
            if word:
                found.setdefault(word, []).append(at)
        return found

    @property
    def object(self) -> str:
        """What the first header is prefixed with: "deal" of `Deal - Title`, "" where nothing is."""
        return object_of(self.headers[0]) if self.headers else ""

    @property
    def emptied(self) -> set[str]:
        """Columns that are to stay empty."""
        return {column for column, header in self.choices.mapping.items() if not header}

    def cells(self, at: int) -> list[str]:
        """What stands in a column, without blanks."""
        return filled([row[at] for row in self.samples if at < len(row)])

    def at(self, *spellings: str) -> int | None:
        """The position of the first spelling that the file has."""
        return next((self.places[key(one)][0] for one in spellings if key(one) in self.places), None)

    def wording(self, at: int) -> str:
        """The question as it was asked: the label where there is one, else the header."""
        return (self.labels[at].strip() if at < len(self.labels) else "") or self.headers[at]


def find_by_hand(mapping: Mapping[str, str], headers: Sequence[str], name: str) -> dict[str, int]:
    """Positions of the headers chosen by hand; a header this file lacks is meant for another file. Raises DataError."""
    found = {}
    for column, header in mapping.items():
        position = _position(header, headers, name) if header else None
        if position is not None:
            found[column] = position
    return found


def _position(header: str, headers: Sequence[str], name: str) -> int | None:
    for spelling in (str, as_written, normalise):
        at = [position for position, other in enumerate(headers) if spelling(other) == spelling(header)]
        if len(at) > 1:
            raise DataError(f"{name} has more than one column called {header}.\nRename or remove all but one.")
        if at:
            return at[0]
    return None
