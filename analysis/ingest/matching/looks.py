"""What cells look like at a glance: dates, numbers, yes or no, addresses. The careful reading comes later."""

import re
from collections.abc import Callable, Sequence

from analysis.tables import Column

BLANKS = {"", "-", "--", "n/a", "na", "null", "none", "(blank)"}
YES, NO = ("true", "yes", "y", "t", "1", "x"), ("false", "no", "n", "f", "0")
AGREEMENT = (
    "strongly disagree", "disagree", "somewhat disagree", "slightly disagree", "neither agree nor disagree", "neutral",
    "slightly agree", "somewhat agree", "agree", "strongly agree", "tend to agree", "tend to disagree",
)  # fmt: skip
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|jän|mär|mai|okt|dez"
_DATE = re.compile(
    r"(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    rf"|\d{{1,2}}[ -.]*({_MONTH})\w*[ -.,]*\d{{2,4}}|({_MONTH})\w* \d{{1,2}},? \d{{4}})([T ,].*)?",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"[2-6]\d{4}(\.\d+)?")
_MONEY = re.compile(r"\(?[-+]?\s*([A-Z]{3}|[$€£¥])?\s*[-+]?\d[\d.,' \xa0]*\s*([kKmM]|bn)?\s*([A-Z]{3}|[$€£¥%])?\)?")


def is_date(cell: str) -> bool:
    return bool(_DATE.fullmatch(cell) or _SERIAL.fullmatch(cell))


def is_number(cell: str) -> bool:
    return bool(_MONEY.fullmatch(cell))


def is_percent(cell: str) -> bool:
    return cell.endswith("%") and is_number(cell)


def is_yes_no(cell: str) -> bool:
    return cell.lower() in YES + NO


def is_email(cell: str) -> bool:
    return bool(re.fullmatch(r"[^@\s]+@[^@\s]+\.\w+", cell))


def is_value(cell: str) -> bool:
    """Whether the cell is a day, a number, an address, yes or no: what no header is called, but for a year."""
    bare = cell.strip()
    year = re.fullmatch(r"(19|20)\d\d", bare)
    return not year and any(test(bare) for test in (is_date, is_number, is_email, is_yes_no))


def is_answer(cell: str) -> bool:
    """An answer to a survey's statement: a number from 0 to 100, a percentage or words of agreement."""
    if cell.lower() in AGREEMENT:
        return True
    number = re.fullmatch(r"(\d{1,3}(?:[.,]\d+)?)\s*%?(\s*[-–:].*)?", cell)
    return bool(number) and float(number[1].replace(",", ".")) <= 100


def share(test: Callable[[str], bool], cells: Sequence[str]) -> float:
    """The share of `cells` that pass; 0 where there are none."""
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def filled(cells: Sequence[str]) -> list[str]:
    """The cells that hold something, without the blanks around them."""
    return [cell.strip() for cell in cells if cell.strip().lower() not in BLANKS]


def misfits(column: Column, cells: Sequence[str]) -> bool:
    """Whether the cells plainly are not what the column holds: five or more, and not one that could be read as it."""
    test = {"DATE": is_date, "DOUBLE": _is_score, "BIGINT": is_number, "BOOLEAN": is_yes_no}.get(column.type)
    if column.name == "rep_name":
        return share(is_email, cells) > 0.5
    return test is not None and len(cells) >= 5 and not any(map(test, cells))


def _is_score(cell: str) -> bool:
    return is_number(cell) or is_answer(cell)
