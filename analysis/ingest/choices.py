"""What a person may choose for a file, where the file does not tell; everything else is found out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Choices:
    """One person's choices for one file; each empty one is found out from the file.

    tables         the tables the file fills, where the headers shall not decide
    mapping        column -> header; "" leaves the column empty; a header the file lacks is meant for another file
    guesses        True applies uncertain matches as proposed; False lists them and leaves their columns empty
    encoding       a Python codec: utf-8, cp1252, utf-16
    delimiter      one character
    sheet          the sheet of a workbook, or the member of a zip archive
    decimal        "." or ",": the mark before the decimals
    dates          "day-first" or "month-first"; "year-first" for 26/03/31
    scale          the lowest and the highest answer of a survey whose rows do not say, like 1-7
    asked_on       the day of a survey whose rows hold none, like 2026-03-31
    words          column -> {word of the file: our word}, for a company's own stages
    keep_personal  True keeps a survey's e-mail addresses as respondents
    """

    tables: tuple[str, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    guesses: bool = False
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    decimal: str = ""
    dates: str = ""
    scale: str = ""
    asked_on: str = ""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    keep_personal: bool = False


@dataclass(frozen=True)
class File:
    """A file to import: its name, where it lies or its bytes, and the choices for it."""

    name: str
    content: Path | bytes
    choices: Choices = field(default_factory=Choices)
