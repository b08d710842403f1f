"""One name, many spellings: what is the same however it is written, and what only looks alike."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "œ": "oe"})
ALIKE = 70  # of 100: "Bob Smith" and "Robert Smith" are 76 alike, "Ann Lee" and "Bob Lee" 57
NEARLY = 0.99  # the likeness of what reads the same and yet is not the same: an e-mail address and a name
_CODE = re.compile(r"\d")
_SALESFORCE = re.compile(r"00[5E][A-Za-z0-9]{12}")  # a user's or a role's id in the short form, where case tells
_BITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


@dataclass(frozen=True)
class Directory:
    """Whom a name means.

    ids      the ids that are known as they stand
    spelled  a folded id, e-mail address or name -> the ids it may mean; it means one only where it is the only one
    decided  what people said of a folded name: the id it means, None for nobody
    """

    ids: frozenset[str] = frozenset()
    spelled: Mapping[str, frozenset[str]] = field(default_factory=dict)
    decided: Mapping[str, str | None] = field(default_factory=dict)

    def find(self, name: str) -> str | None:
        """The one id that `name` means; None where it means none, or several."""
        folded = fold(name)
        if name in self.ids:
            return name
        if self.decided.get(folded) in self.ids:
            return self.decided[folded]
        meant = self.may_mean(name)
        return next(iter(meant)) if len(meant) == 1 and folded not in self.decided else None

    def may_mean(self, name: str) -> frozenset[str]:
        """Every id that goes by `name`."""
        return self.spelled.get(fold(name), frozenset())

    def is_nobody(self, name: str) -> bool:
        """Whether people said that `name` means nobody."""
        return name not in self.ids and self.decided.get(fold(name), "") is None


def directory(pairs: Iterable[tuple[str, str | None]], decided: Mapping[str, str | None] | None = None) -> Directory:
    """The directory of (id, a way to write it); an id is a way to write itself. `decided` is by name as written."""
    spelled: dict[str, set[str]] = {}
    ids = set()
    for one, name in pairs:
        ids.add(one)
        for way in {fold(one), fold(name or "")} - {""}:
            spelled.setdefault(way, set()).add(one)
    said = {fold(name): one for name, one in (decided or {}).items()}
    return Directory(frozenset(ids), {way: frozenset(found) for way, found in spelled.items()}, said)


def fold(name: str) -> str:
    """The name without what only its spelling adds: case and blanks; in words also accents, marks and the order of
    "Last, First". A code keeps its marks and zeros, and a short Salesforce id becomes the long one."""
    text = " ".join(name.split())
    if _SALESFORCE.fullmatch(text):
        return _long(text).casefold()
    if "@" in text or _CODE.search(text):
        return text.casefold()
    last, comma, first = text.partition(",")
    text = f"{first} {last}" if comma and "," not in first else text
    return " ".join(re.sub(r"[\W_]", " ", re.sub(r"['’`´]", "", _plain(text))).split())


def likely(names: list[str], spelled: Mapping[str, frozenset[str]], most: int = 3) -> list[list[tuple[str, float]]]:
    """For each name the ids that look alike, the likeliest first: (id, likeness from .7 to .99)."""
    from rapidfuzz import fuzz, process

    ways = list(spelled)
    if not names or not ways:
        return [[] for _ in names]
    here, there = [_read(name) for name in names], [_read(way) for way in ways]
    bare_here, bare_there = ([text.replace(" ", "") for text in texts] for texts in (here, there))
    in_any_order = process.cdist(here, there, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
    run_together = process.cdist(bare_here, bare_there, scorer=fuzz.ratio, score_cutoff=ALIKE)
    alike = in_any_order.clip(min=run_together)
    return [_best(spelled, ways, text, there, row, most) for text, row in zip(here, alike, strict=True)]


def _best(spelled, ways, text, there, row, most) -> list[tuple[str, float]]:
    found: dict[str, float] = {}
    for at in row.nonzero()[0]:
        if there[at] == text or not (_CODE.search(text) or _CODE.search(there[at])):  # rep-014 is not nearly rep-015
            for one in spelled[ways[at]]:
                found[one] = max(found.get(one, 0.0), min(round(float(row[at]) / 100, 2), NEARLY))
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))[:most]


def _read(name: str) -> str:
    """The name as the eye takes it: an e-mail address by the words before the @, a code without marks and zeros."""
    if "@" in name:
        name = re.sub(r"\d+$", "", name.partition("@")[0].partition("+")[0])
    if _CODE.search(name):
        return re.sub(r"\W|_|(?<!\d)0+(?=\d)", "", name.casefold())
    return fold(name)


def _plain(text: str) -> str:
    """Small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.translate(LETTERS))
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold()


def _long(short: str) -> str:
    """The 18 characters of a Salesforce id of 15: the last three tell which letters are capitals."""
    fives = (short[at : at + 5] for at in (0, 5, 10))
    return short + "".join(_BITS[sum(letter.isupper() << at for at, letter in enumerate(five))] for five in fives)
