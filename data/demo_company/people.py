"""Who works there: invented people from many places, and the companies they sell to."""

import unicodedata
from pathlib import Path

import numpy as np
import pandas as pd

NAMES = Path(__file__).parent / "names"


def name_people(count: int, rng: np.random.Generator) -> pd.DataFrame:
    """name and email of `count` people; a name may occur twice in a large company, an address never."""
    given, family = rng.choice(_words("given"), count), rng.choice(_words("family"), count)
    people = pd.DataFrame({"name": [f"{first} {last}" for first, last in zip(given, family, strict=True)]})
    again = people.groupby("name").cumcount()
    address = people["name"].map(_ascii).str.lower().str.replace(" ", ".")
    return people.assign(email=address + (again + 1).astype(str).where(again > 0, "") + "@meridian.example")


def name_accounts(count: int, rng: np.random.Generator) -> np.ndarray:
    """`count` customers, drawn from about four thousand invented firms; large firms recur."""
    heads = np.char.add(rng.choice(_words("account_heads"), count), " ")
    return np.char.add(heads, rng.choice(_words("account_tails"), count))


def _words(name: str) -> np.ndarray:
    return np.array((NAMES / f"{name}.txt").read_text(encoding="utf-8").splitlines())


def _ascii(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
