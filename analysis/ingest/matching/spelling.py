"""Headers -> words that can be compared: exports' decoration taken off, so that only the name is left."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

_OBJECT = re.compile(r"^(\(do not modify\)|deal - |activity - )\s*")
_API = re.compile(r"^(properties[._]|property_)|(__c|_c)$")
_UNIT = re.compile(r"\s*\((%|converted|[$€£¥]|in [a-z]{3})\)$")
_CODES = "USD EUR GBP CHF JPY CAD AUD NZD SEK NOK DKK PLN CZK HUF INR CNY BRL MXN SGD HKD ZAR AED ILS TRY KRW".split()
_CURRENCY = re.compile(rf"\s*(\((in )?({'|'.join(_CODES)})\)|(?<=[\w)])\s({'|'.join(_CODES)}))$")
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_ENDS = " \t\xa0\ufeff"


@lru_cache(maxsize=1 << 14)
def normalise(header: str) -> str:
    """`Deal - Probability (%)` -> `probability`, `CloseDate` -> `close date`, `Amount (USD)` -> `amount`."""
    bare = _CURRENCY.sub("", header.strip(_ENDS))
    if not re.search(r"\s", bare):
        bare = _HUMPS.sub(" ", _API.sub("", bare))
    bare = _UNIT.sub("", _OBJECT.sub("", bare.lower()))
    return " ".join(re.sub(r"[^\w]|_", " ", bare).split())


@lru_cache(maxsize=1 << 14)
def key(header: str) -> str:
    """The name without blanks: `Close Date`, `CloseDate`, `close_date` and `closedate` are one."""
    return normalise(header).replace(" ", "")


@lru_cache(maxsize=1 << 14)
def as_written(header: str) -> str:
    """Letters and digits in lower case, decoration kept: what tells `Amount` from `Amount (converted)`."""
    return re.sub(r"[\W_]", "", header.lower())


def keys(headers: Sequence[str]) -> list[str]:
    """The key of each header; where a file mixes objects (`Activity - `, `Deal - `), the rarer one's stay whole."""
    objects = [object_of(header) for header in headers]
    main = Counter(found for found in objects if found).most_common(1)
    return [
        key(header) if not found or found == main[0][0] else as_written(header)
        for header, found in zip(headers, objects, strict=True)
    ]


def signature(headers: Sequence[str]) -> str:
    """A digest of the headers, whatever their order: the shape that a remembered mapping belongs to."""
    return hashlib.sha256("\n".join(sorted(map(as_written, headers))).encode()).hexdigest()[:16]


def object_of(header: str) -> str:
    """The object that an export prefixes to a header: "deal" of `Deal - Title`; "" where there is none."""
    found = re.match(r"\s*(deal|activity) - ", header, re.IGNORECASE)
    return found[1].lower() if found else ""
