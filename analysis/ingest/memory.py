"""What a person confirmed for a file is remembered for files with the same headers, and told as such."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from analysis.ingest.choices import Choices
from analysis.ingest.matching.match import Match

KIND = "mapping"  # of the records
_KEPT = ("tables", "dates", "decimal", "scale", "words")  # choices that hold for the next file of the same shape, too


def recall(choices: Choices, record: Mapping[str, Any]) -> Choices:
    """The choices, completed by what was once confirmed; a choice made now counts more."""
    empty = {name: record[name] for name in _KEPT if name in record and not getattr(choices, name)}
    return replace(choices, **{name: tuple(value) if name == "tables" else value for name, value in empty.items()})


def confirmed(match: Match, columns: Mapping[str, str], choices: Choices) -> dict[str, Any]:
    """The record of what somebody decided, or accepted as a guess, for one file; {} where its names told all.

    columns  column of the table -> header
    """
    sure = {name for name in columns if match.certainty.get(name, 1.0) == 1 and match.how.get(name) in _BY_NAME}
    decided = {name: header for name, header in columns.items() if name not in sure or name in choices.mapping}
    emptied = {name: "" for name, header in choices.mapping.items() if not header}
    kept = {name: getattr(choices, name) for name in _KEPT if getattr(choices, name)}
    return {"columns": decided | emptied, **kept} if decided or emptied or kept else {}


_BY_NAME = (None, "name", "alias")
