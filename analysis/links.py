"""Choices as they stand in a link: names, names with numbers, quarters. Both ways, exactly."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from analysis.errors import DataError

MOST_QUARTERS = 400


def paired(pairs: Iterable[tuple[str, float]]) -> str:
    """(("coaching_cadence", 0.5), ("culture", 4.0)) -> "coaching_cadence:0.5,culture:4"."""
    return ",".join(f"{quoted(name)}:{digits(value)}" for name, value in pairs)


def pairs_in(text: str) -> tuple[tuple[str, float], ...]:
    """The other way round. Raises DataError where a name has no number."""
    return tuple(pair(each) for each in text.split(","))


def pair(text: str) -> tuple[str, float]:
    name, _, value = text.rpartition(":")
    try:
        number = float(value if name else "")
    except ValueError:
        raise DataError(f"`{text}` is no driver with a number.\nWrite it like coaching_cadence:0.5.") from None
    return unquote(name), number


def digits(value: float) -> str:
    """All digits that a number has, and no more: "0.5", "4", "1e-07"."""
    return repr(float(value)).removesuffix(".0").replace("e+", "e")


def listed(names: Iterable[str]) -> str:
    """("t1", "North, west") -> "t1,North%2C west"."""
    return ",".join(map(quoted, names))


def names_in(text: str) -> tuple[str, ...]:
    """The other way round."""
    return tuple(unquote(name) for name in text.split(","))


def quoted(name: str) -> str:
    return name.replace("%", "%25").replace(",", "%2C")


def runs(quarters: Iterable[str]) -> str:
    """("2025-Q1", "2025-Q2", "2025-Q4") -> "2025-Q1:2025-Q2,2025-Q4"."""
    found: list[list[str]] = []
    for quarter in quarters:
        if found and _at(quarter) == _at(found[-1][-1]) + 1:
            found[-1].append(quarter)
        else:
            found.append([quarter])
    return ",".join(run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}" for run in found)


def quarters_in(text: str) -> tuple[str, ...]:
    """The other way round. Raises DataError for what is no quarter, a span backwards, and more than 400 of them."""
    found: list[str] = []
    for run in text.split(","):
        first, _, last = run.partition(":")
        refuse_no_quarter((first, last or first))
        numbers = range(_at(first), _at(last or first) + 1)
        if not 1 <= len(numbers) <= MOST_QUARTERS - len(found):
            raise DataError(f"`{run}` is no span of quarters.\nWrite the first and the last, like 2025-Q1:2025-Q4.")
        found += [f"{number // 4:04}-Q{number % 4 + 1}" for number in numbers]
    return tuple(found)


def refuse_no_quarter(quarters: Iterable[str]) -> None:
    """Raises DataError for the first that is not like 2025-Q1."""
    for quarter in quarters:
        if not re.fullmatch("[0-9]{4}-Q[1-4]", quarter):
            raise DataError(f"`{quarter}` is no quarter.\nWrite one like 2025-Q1.")


def _at(quarter: str) -> int:
    return 4 * int(quarter[:4]) + int(quarter[-1]) - 1
