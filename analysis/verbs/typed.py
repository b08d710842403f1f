"""Text as it is typed -> what it means; argparse says what is wrong with it."""

import argparse
import math
from collections.abc import Callable
from datetime import date

from analysis.links import names_in
from analysis.review import LONGEST_COMPANY
from analysis.scenarios import LOW


def integer(least: int, most: int | None = None) -> Callable[[str], int]:
    """What reads a whole number from `least` to `most`."""

    def number(text: str) -> int:
        try:
            found = int(text)
        except ValueError:
            found = least - 1
        if found < least or (most is not None and found > most):
            until = "" if most is None else f" to {most}"
            raise argparse.ArgumentTypeError(f"`{text}` is no whole number from {least}{until}")
        return found

    return number


def named(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("a name is missing; give one, or leave the choice out")
    return text.strip()


def company(text: str) -> str:
    """A name in one line; "" is none."""
    name = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    if len(name) > LONGEST_COMPANY:
        raise argparse.ArgumentTypeError(f"a name of {LONGEST_COMPANY} letters fits, and this has {len(name)}")
    return name


def pair(text: str) -> tuple[str, str]:
    column, equals, header = text.partition("=")
    if not (column and equals):
        raise argparse.ArgumentTypeError(f"`{text}` is not of the form column=Header")
    return column, header


def word(text: str) -> tuple[str, str, str]:
    column, colon, rest = text.partition(":")
    theirs, equals, ours = rest.rpartition("=")
    if not (column and colon and theirs and equals and ours):
        raise argparse.ArgumentTypeError(f"`{text}` is not of the form column:word=ours")
    return column, theirs, ours


def day(text: str) -> str:
    try:
        return text and date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is no day like 2026-03-31") from None


def names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def quarters(text: str) -> tuple[str, str]:
    first, _, last = (part.strip() for part in text.partition(":"))
    if not first:
        raise argparse.ArgumentTypeError(f"`{text}` is not of the form 2025-Q1:2025-Q4")
    return first, last or first


def driver(text: str) -> tuple[str, float]:
    name, equals, value = text.rpartition("=")
    try:
        number = float(value if name else "")
    except ValueError:
        number = math.nan
    if not (equals and math.isfinite(number)):
        raise argparse.ArgumentTypeError(f"`{text}` is not of the form driver=0.8")
    return name, number


def teams(text: str) -> str | tuple[str, ...]:
    """Team_ids as in a link: %2C for a comma within one."""
    return LOW if text == LOW else names_in(text)
