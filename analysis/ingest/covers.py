"""A workbook or archive may hold more than tables: a cover, a how-to, a note. Those are left aside, and it is said."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from analysis.ingest.choices import Choices
from analysis.ingest.matching.match import fitness, near
from analysis.ingest.reading.shape import Shape
from analysis.ingest.reading.source import Source
from analysis.tables import Table

Tables = Mapping[str, Table]
Text = tuple[Source, Shape, Choices]


def without_covers(tables: Tables, texts: Iterable[Text]) -> list[Text]:
    """The texts without those that share no column with any table, where another text of the same file is a table.

    A text that shares as much as one column stays: it may be a table with a header gone wrong, which is refused later.
    The first text of the file that stays carries a note on those that do not.
    """
    files: dict[tuple[int, str], list[Text]] = {}
    for text in texts:
        files.setdefault(_file(text), []).append(text)
    return [text for file in files.values() for text in _of_file(tables, file)]


def _file(text: Text) -> tuple[int, str]:
    """What the texts of one file share: its choices, and the name before `, sheet Survey`."""
    source, _, choices = text
    return id(choices), source.name.partition(", ")[0]


def _of_file(tables: Tables, texts: list[Text]) -> list[Text]:
    kept = [text for text in texts if _is_table(tables, text)]
    if not kept or len(kept) == len(texts):
        return texts
    left = ", ".join(source.name.partition(", ")[2] for source, *_ in texts if source.name not in _names(kept))
    source, *rest = kept[0]
    note = f"Left aside in {source.name.partition(', ')[0]}, since it shares no column with any table: {left}."
    return [(replace(source, notes=(*source.notes, note)), *rest), *kept[1:]]


def _is_table(tables: Tables, text: Text) -> bool:
    source, shape, choices = text
    return bool(fitness(tables, source.name, choices, shape.headers) or near(tables, shape.headers, {}))


def _names(texts: list[Text]) -> set[str]:
    return {source.name for source, *_ in texts}
