"""What a header or its values come near to, where no name is known: proposals, each with how certain it is."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache

from analysis.ingest.matching.looks import is_date, is_email, is_number, misfits, share
from analysis.ingest.matching.propose import propose_words
from analysis.ingest.matching.sheet import Sheet
from analysis.ingest.matching.signs import is_sign
from analysis.ingest.matching.spelling import normalise
from analysis.tables import Column, Table

Proposals = dict[str, tuple[int, float, str]]
ALIKE = 84  # of 100: below it, words that merely look alike would be proposed

# words that turn a header's meaning: a near spelling counts only where both have the same of them
_TURNS = (
    "create close won lost start end due done open email id name first last min max manager owner rep team expected "
    "actual est target goal quota revenue account contact user coach date time day amount count status stage type "
    "modified updated entered next previous margin cost price percent rate probability hired joined left from to by "
    "plan score scale role year quarter month week currency address"
).split()
_SHORT = {
    "dt": "date", "dte": "date", "amt": "amount", "acct": "account", "mgr": "manager", "opp": "opportunity",
    "oppty": "opportunity", "qtr": "quarter", "rev": "revenue", "emp": "employee", "estimated": "est", "mail": "email",
    "nr": "id", "no": "id", "num": "id", "number": "id", "ref": "id", "created": "create", "closed": "close",
    "closing": "close", "started": "start", "ended": "end", "opened": "open", "maximum": "max", "minimum": "min",
}  # fmt: skip
_NAMES = ("opportunity name", "deal name", "deal title", "topic")
_PREFIXES = {"006": "deal_id", "005": "rep_id", "00T": "activity_id", "00U": "activity_id"}  # of Salesforce's ids


def propose(table: Table, filled: Mapping[str, int], sheet: Sheet, known: Collection[str]) -> Proposals:
    """Column of `table` that nothing fills -> (position, certainty, how); a `known` header is no near spelling."""
    used, found = set(filled.values()), {}
    for guess in (_by_stand_in, _by_spelling, _by_values):
        free = [at for at in range(len(sheet.headers)) if at not in used and sheet.headers[at].strip()]
        open_columns = [column for column in table.columns if column.name not in (filled | found | _closed(sheet))]
        new = guess(table, open_columns, free, sheet, known)
        found |= new
        used |= {at for at, _, _ in new.values()}
    return found


def _closed(sheet: Sheet) -> dict[str, int]:
    return dict.fromkeys(sheet.emptied, -1)


def _by_stand_in(
    table: Table, columns: Sequence[Column], free: Sequence[int], sheet: Sheet, known: Collection[str]
) -> Proposals:
    """A deal's name for its id, where no two are alike."""
    at = sheet.at(*_NAMES) if table.name == "deals" and "deal_id" in {column.name for column in columns} else None
    cells = sheet.cells(at) if at in free else []
    return {"deal_id": (at, 0.6, "alias")} if cells and len(set(cells)) == len(cells) else {}


def _by_spelling(
    table: Table, columns: Sequence[Column], free: Sequence[int], sheet: Sheet, known: Collection[str]
) -> Proposals:
    headers = {at: normalise(sheet.headers[at]) for at in free if sheet.keys[at] not in known}
    headers = {at: words for at, words in headers.items() if words and not is_sign(sheet.keys[at])}
    ranked = sorted(
        ((score, column.name, at) for column in columns for at, score in _near(column, headers, sheet)), reverse=True
    )
    found: Proposals = {}
    for score, column, at in ranked:
        if column not in found and at not in {place for place, _, _ in found.values()}:
            found[column] = (at, round(score / 100 * 0.95, 2), "spelling")
    return found


def _near(column: Column, headers: Mapping[int, str], sheet: Sheet) -> list[tuple[int, float]]:
    """(position, likeness from 84 to 100) of the headers that are spelt like one of the column's names."""
    from rapidfuzz import fuzz, process  # nobody waits for it at start

    spellings: dict[frozenset, list[str]] = {}
    for spelling in (column.name.replace("_", " "), *column.aliases):
        spellings.setdefault(_turns(_whole(spelling)), []).append(_whole(spelling))
    found = []
    for at, words in headers.items():
        written = _whole(words)
        alike = spellings.get(_turns(written), ())
        best = process.extractOne(written, alike, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
        if best and not misfits(column, sheet.cells(at)):
            found.append((at, best[1]))
    return found


def _whole(words: str) -> str:
    """`opp close dt` -> `opportunity close date`."""
    return " ".join(_SHORT.get(word, word) for word in words.split())


@lru_cache(maxsize=1 << 12)
def _turns(words: str) -> frozenset[str]:
    """The words that turn the meaning, mistyped ones among them: `ownr` is `owner`."""
    from rapidfuzz import fuzz, process

    found = set()
    for word in words.split():
        best = process.extractOne(word, _TURNS, scorer=fuzz.ratio, score_cutoff=85)
        if best:
            found.add(best[0])
    return frozenset(found)


def _by_values(
    table: Table, columns: Sequence[Column], free: Sequence[int], sheet: Sheet, known: Collection[str]
) -> Proposals:
    """By ids of a known make, the only days, the words of a list, the only addresses, the only names that recur."""
    found: Proposals = {}
    for column in columns:
        if column.name != "email" and (not column.required or column.default is not None):
            continue
        taken = {at for at, _, _ in found.values()}
        left = [at for at in free if at not in taken and sheet.cells(at)]
        tests = [(test, certainty) for test, certainty in _tests(table, column)]
        for test, certainty in tests:
            at = _only([at for at in left if test(sheet.cells(at))])
            if at is not None:
                found[column.name] = (at, certainty, "values")
                break
    return found


def _tests(table: Table, column: Column) -> list[tuple[Callable[[list[str]], bool], float]]:
    """(what the cells of a column look like, how certain it is where just one column of the file does)."""
    prefixes = tuple(prefix for prefix, name in _PREFIXES.items() if name == column.name)
    tests: list[tuple[Callable[[list[str]], bool], float]] = []
    if prefixes:
        tests.append((lambda cells: share(lambda cell: _is_salesforce(cell, prefixes), cells) > 0.9, 0.8))
    if column.choices:
        tests.append((lambda cells: _known_words(column, cells) >= 0.8, 0.8))
        tests.append((lambda cells: _tells_won(column, cells), 0.6))
    if column.name == "email":
        tests.append((lambda cells: share(is_email, cells) > 0.9, 0.85))
    if column.type == "DATE" and column.required:
        tests.append((lambda cells: share(is_date, cells) > 0.9, 0.6))
    if column.name == "rep_id" and column.required:
        tests.append((lambda cells: share(is_email, cells) > 0.9, 0.6))
        tests.append((lambda cells: _recurring_names(cells), 0.55))
    if column.name in table.key and column.name not in ("rep_id", "team_id", "manager_id") and column.type == "VARCHAR":
        tests.append((_unique_codes, 0.5))
    if column.name == "quota":
        tests.append((lambda cells: share(is_number, cells) > 0.9, 0.5))
    return tests


def _is_salesforce(cell: str, prefixes: tuple[str, ...]) -> bool:
    return len(cell) in (15, 18) and cell.isalnum() and cell.startswith(prefixes)


def _known_words(column: Column, cells: Sequence[str]) -> float:
    known = {word.lower() for ours, others in column.choices.items() for word in (ours, *others)}
    return share(lambda cell: cell.lower().replace("_", " ") in known and not cell.isdigit(), cells)


def _tells_won(column: Column, cells: Sequence[str]) -> bool:
    words = set(propose_words(column, cells).values())
    return {"won", "lost"} <= words and len(set(cells)) <= 20


def _recurring_names(cells: Sequence[str]) -> bool:
    """Two or three words of letters, capital first, fewer people than rows."""
    names = share(lambda cell: 2 <= len(cell.split()) <= 3 and all(word[0].isupper() for word in cell.split()), cells)
    return (
        names > 0.9 and len(set(cells)) <= max(2, 0.7 * len(cells)) and not any(any(map(str.isdigit, c)) for c in cells)
    )


def _unique_codes(cells: Sequence[str]) -> bool:
    """No two alike, no words: what numbers the rows."""
    codes = share(lambda cell: not cell.isspace() and " " not in cell and any(map(str.isdigit, cell)), cells)
    return len(cells) > 4 and len(set(cells)) == len(cells) and codes == 1 and not share(is_date, cells) > 0.5


def _only(places: Sequence[int]) -> int | None:
    return places[0] if len(places) == 1 else None
