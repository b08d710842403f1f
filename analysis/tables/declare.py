"""The words a table is declared in: columns with meaning, unit and aliases; a key; rules every row keeps.

Import, validation, templates, dictionary and demo data all read these declarations and nothing else.
"""

from dataclasses import dataclass, field

TYPES = ("VARCHAR", "DATE", "DOUBLE", "BIGINT", "BOOLEAN")


@dataclass(frozen=True)
class Column:
    """One column.

    default  stands in for a missing value, as SQL text of the column's type ("1900-01-01": from the beginning)
    choices  canonical word -> other spellings, lower case; anything else is left out with its reason
    personal True for names and e-mail addresses
    """

    name: str
    type: str
    about: str
    unit: str = ""
    required: bool = True
    aliases: tuple[str, ...] = ()
    default: str | None = None
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    personal: bool = False


@dataclass(frozen=True)
class Rule:
    """`sql` is true, or null, for every good row; `about` completes "left out because: ..."; `column` is where to look."""

    sql: str
    about: str
    column: str


@dataclass(frozen=True)
class Table:
    """One table. Rows are matched by `key`; where a part of `key` is null by `or_key`; where that holds a null, not at all."""

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
