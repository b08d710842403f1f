"""Letters that no file may hold, such as the line break of a word processor inside a name, are spaces."""

import re
from dataclasses import fields, is_dataclass, replace
from functools import singledispatch
from typing import Any

NEVER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@singledispatch
def printable(whole: Any) -> Any:
    """The same words, parts, lists and dictionaries, however deep; what else there is comes back as it is."""
    if is_dataclass(whole) and not isinstance(whole, type):
        return replace(whole, **{field.name: printable(getattr(whole, field.name)) for field in fields(whole)})
    return whole


@printable.register
def _(words: str) -> str:
    return NEVER.sub(" ", words)


@printable.register
def _(parts: tuple) -> tuple:
    return tuple(map(printable, parts))


@printable.register
def _(parts: list) -> list:
    return list(map(printable, parts))


@printable.register
def _(parts: dict) -> dict:
    return {printable(name): printable(part) for name, part in parts.items()}
