"""The words a table is declared in: columns with meaning, unit and aliases; a key; rules every row keeps.

Import, validation, templates, dictionary and demo data all read these declarations and nothing else.
"""

from dataclasses import dataclass, field

TYPES = ("VARCHAR", "DATE", "DOUBLE", "BIGINT", "BOOLEAN")


@dataclass(frozen=True)
class Column:
    """One column.

    about    a short phrase for people ("the rep who was coached"): error sentences, page, dictionary
    aliases  other headers for it, normalised (lower case, words, no punctuation), the best first
    default  stands in for a missing value, as SQL text of the column's type ("1900-01-01": from the beginning)
    choices  canonical word -> other spellings, lower case; anything else is left out with its reason
    otherwise the column whose header fills this one too, where it has none of its own
    personal True for what names a person: names, e-mail addresses, respondents
    examples one value for each of the template's two rows
    note     a further sentence for the dictionary
    label    what a form calls it; without one, `about` without its article
    """

    name: str
    type: str
    about: str
    unit: str = ""
    required: bool = True
    aliases: tuple[str, ...] = ()
    default: str | None = None
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    otherwise: str = ""
    personal: bool = False
    examples: tuple[str, str] = ("", "")
    note: str = ""
    label: str = ""

    def __post_init__(self) -> None:
        if not self.label:
            phrase = self.about.removeprefix("the ").removeprefix("a ")
            object.__setattr__(self, "label", phrase[:1].upper() + phrase[1:])


@dataclass(frozen=True)
class Rule:
    """`sql` is true, or null, for every good row; `about` completes "left out because ..."; `column` is where to look.

    mend   what to do about it, a sentence
    keeps  True for a concern: the row that breaks it stays, and is counted
    """

    sql: str
    about: str
    column: str
    mend: str = "Correct it in the file and import the file again."
    keeps: bool = False


@dataclass(frozen=True)
class Table:
    """One table.

    Rows are matched by `key`; where a part of `key` is null by `or_key`; where that holds a null, not at all.
    """

    name: str
    label: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    or_key: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()

    def column(self, name: str) -> Column:
        """The column called `name`. Raises KeyError."""
        return {column.name: column for column in self.columns}[name]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.required)
