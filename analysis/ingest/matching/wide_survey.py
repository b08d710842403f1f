"""Surveys with a column an item: which columns are answers, and what each item is called."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.ingest.matching.looks import AGREEMENT, is_answer, is_percent, share
from analysis.ingest.matching.sheet import Sheet
from analysis.ingest.matching.signs import is_sign
from analysis.items import ITEMS

LONGEST = 60  # letters of an item's name; a company's own wording is cut after a word
MANY = 20  # questions of a published survey: beyond them its themes are read and the single questions are not
LIKELY = 85  # of 100: how near a wording comes to one of the bank's
_CODE = re.compile(r"^[A-Z]{1,3}_?\d{1,3}([._]?\w{1,2})?(?=$|[.:)\s])[.:)]?\s*")
_TAIL = re.compile(
    r"\s*\((%[^)]*|[A-Z]\d+\s*[-–][^)]*)\)|\s*(theme )?(score|favou?rable)s?\s*(?=\(|$)|\s*%", re.IGNORECASE
)
_TELLS = re.compile(r"%|favou?rable|theme score|\bindex\b", re.IGNORECASE)
_THEMES = {  # item of the bank -> (a published theme that means about the same, how sure)
    "clarity_clear": (
        re.compile(r"objectives and purpose|purpose and objectives|strateg\w+ clarity|clarity of strategy"),
        0.7,
    ),
    "culture_experienced": (re.compile(r"^(our |company )?(culture|values)$|^culture and values$"), 0.7),
    "engagement_proud": (re.compile(r"^((employee|staff|team) )?engagement( index)?$"), 0.9),
}
_BANK = {re.sub(r"\W", "", text.lower()): item.name for item in ITEMS for text in (item.name, item.wording)}


@dataclass(frozen=True)
class Asked:
    """The items of a wide survey.

    items     position -> item
    proposed  item of the bank -> (position, certainty, "spelling") that waits for a yes
    told      whether anything but numbers says that this is a survey
    percent   whether the answers are percentages
    notes     sentences on columns that were not taken
    """

    items: dict[int, str]
    proposed: dict[str, tuple[int, float, str]]
    told: bool
    percent: bool
    notes: tuple[str, ...]


def find_items(sheet: Sheet, taken: set[int], known: Mapping[str, frozenset[str]], published: bool) -> Asked | None:
    """The columns that hold answers; None where there are fewer than two. `published`: a row is a team, no person."""
    by_hand = {sheet.given[item.name][0]: item.name for item in ITEMS if item.name in sheet.given}
    free = _free(sheet, taken)
    bank = {
        at: name for at in free if (name := is_of_bank(sheet.headers[at]) or is_of_bank(sheet.wording(at)))
    } | by_hand
    own = {at: shorten(sheet.wording(at)) for at in free if at not in bank and _asks(sheet, at, known)}
    chosen, notes = _themes(sheet, own, published)
    items = {at: name for at, name in sorted({**chosen, **bank}.items()) if name}
    items, twins = _once(items, bank)
    if len(items) < 2:
        return None
    percents = [share(is_percent, sheet.cells(at)) > 0.9 or "%" in sheet.wording(at) for at in items]
    told = bool(bank) or any(_says(sheet, at) for at in items)
    fuzzy = {} if published else _spelt_alike(sheet, own)
    return Asked(items, {**_by_theme(chosen), **fuzzy}, told, all(percents), (*notes, *twins))


def shorten(wording: str) -> str:
    """`B06. I have a clear understanding (% agree)` -> `I have a clear understanding`, `My Team` -> `My team`."""
    bare = _TAIL.sub("", _CODE.sub("", _inner(wording))).strip(" .:?-") or wording.strip()
    words = [word if word.isupper() and len(word) > 1 else word.lower() for word in bare.split()]
    text = " ".join(word.capitalize() if word == "i" else word for word in words)
    cut = text if len(text) <= LONGEST else text[: LONGEST + 1].rsplit(" ", 1)[0]
    return cut[:1].upper() + cut[1:]


def _free(sheet: Sheet, taken: set[int]) -> list[int]:
    return [at for at, header in enumerate(sheet.headers) if at not in taken and header.strip()]


def is_of_bank(text: str) -> str | None:
    """The item of our bank whose name or wording the text gives to the letter."""
    return next((found for each in (text, _inner(text)) if (found := _BANK.get(re.sub(r"\W", "", each.lower())))), None)


def _inner(text: str) -> str:
    """The statement of a grid: `How far do you agree? [I am proud]` and `... agree? - I am proud` -> `I am proud`."""
    bracketed = re.fullmatch(r".+\[(.{12,})\]\s*", text, re.DOTALL)
    return bracketed[1] if bracketed else re.split(r"[?:.…]\s+[-–]\s+", text)[-1]


def _asks(sheet: Sheet, at: int, known: Mapping[str, frozenset[str]]) -> bool:
    cells, word = sheet.cells(at), sheet.keys[at]
    return bool(cells) and word not in known and not is_sign(word) and share(is_answer, cells) >= 0.9


def _says(sheet: Sheet, at: int) -> bool:
    """Whether the header or the answers speak of a survey."""
    agree = share(lambda cell: cell.lower() in AGREEMENT, sheet.cells(at)) > 0.5
    return (
        agree or bool(_TELLS.search(sheet.headers[at])) or bool(sheet.labels and sheet.wording(at) != sheet.headers[at])
    )


def _themes(sheet: Sheet, own: dict[int, str], published: bool) -> tuple[dict[int, str], tuple[str, ...]]:
    """Of a published survey with many questions the themes alone, which carry no question's code."""
    coded = [at for at in own if _CODE.match(sheet.wording(at))]
    if not published or not coded or len(coded) == len(own) or len(own) <= MANY:
        return own, ()
    note = (
        f"{len(coded)} single questions ({sheet.headers[coded[0]]} to {sheet.headers[coded[-1]]}) are not read: "
        "the themes they are part of are. A single one comes in where it is mapped to an item of ours by hand."
    )
    return {at: name for at, name in own.items() if at not in coded}, (note,)


def _once(items: dict[int, str], bank: Mapping[int, str]) -> tuple[dict[int, str], tuple[str, ...]]:
    """Each item from one column: its first, unless a later one is the bank's."""
    kept: dict[str, int] = {}
    for at in sorted(items, key=lambda at: (at not in bank, at)):
        kept.setdefault(items[at], at)
    again = [name for at, name in items.items() if kept[name] != at]
    notes = (f"More than one column asks for {', '.join(dict.fromkeys(again))}: the first is read.",) if again else ()
    return {at: name for at, name in items.items() if kept[name] == at}, notes


def _by_theme(items: Mapping[int, str]) -> dict[str, tuple[int, float, str]]:
    """Item of the bank -> the company's own theme that may mean the same."""
    found = {}
    for name, (pattern, certainty) in _THEMES.items():
        at = next((at for at, theme in items.items() if pattern.search(theme.lower())), None)
        if at is not None:
            found[name] = (at, certainty, "spelling")
    return found


def _spelt_alike(sheet: Sheet, own: Mapping[int, str]) -> dict[str, tuple[int, float, str]]:
    """Item of the bank -> the column whose wording comes near it."""
    from rapidfuzz import fuzz, process, utils  # nobody waits for it at start

    wordings, found = {item.name: item.wording for item in ITEMS}, {}
    for at in own:
        text = _inner(sheet.wording(at))
        best = process.extractOne(
            text, wordings, scorer=fuzz.token_sort_ratio, processor=utils.default_process, score_cutoff=LIKELY
        )
        if best and best[2] not in found:
            found[best[2]] = (at, round(best[1] / 100 * 0.95, 2), "spelling")
    return found
