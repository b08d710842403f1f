"""Ids, in SQL: text as it stands, but for cells that say there is none and for ="00123"."""

from analysis.tables.sql import literal

NOBODY = (  # cells that stand for no id at all; NA may be North America
    "#n/a", "n/a", "n.a.", "null", "none", "-", "--", "–", "—", "(blank)", "(null)", "(none)", "#value!", "#ref!",
    "#div/0!", "#name?", "#null!", "#num!",
)  # fmt: skip


def identity(raw: str) -> str:
    """SQL for the cell as an id; null where it names nobody."""
    nobody = ", ".join(map(literal, NOBODY))
    guarded = f"when starts_with({raw}, '=\"') then nullif(regexp_extract({raw}, '^=\"(.*)\"$', 1), '')"  # ="00123"
    return f"case when ({_may_be_nobody(raw)}) and lower({raw}) in ({nobody}) then null {guarded} else {raw} end"


def may_be_none(raw: str) -> str:
    """SQL, true for every cell of NOBODY and for ="00123".

    Ids of a file begin alike: one test settles it, and DuckDB learns which.
    """
    ids = ("0", "="), (">", "N"), ("O", "n"), ("o", "~")
    return " and ".join(f"({raw} < '{first}' or {raw} >= '{past}')" for first, past in ids)


def _may_be_nobody(raw: str) -> str:
    """SQL, true for every cell of NOBODY; few ids begin as these do, so that the others cost next to nothing."""
    return f"{raw} < '0' or {raw} between 'N' and 'O' or {raw} between 'n' and 'o' or {raw} > '~'"
