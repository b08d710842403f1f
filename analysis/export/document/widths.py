"""How wide the columns of a table are: no word and no short cell breaks where there is room for it."""

from collections.abc import Sequence

from analysis.export.letters import width

SHORT = (30, 16, 0)  # letters up to which a cell stays on one line, as far as there is room
LONGEST = 24  # letters of a word on one line
AROUND = 0.26  # inches kept free in a column


def least(cells: Sequence[str], size: float, short: int = SHORT[0]) -> float:
    """Inches a column needs for its longest word, and for cells of so many letters."""
    pieces = [piece for cell in cells for piece in ([cell] if len(cell) <= short else words(cell))]
    return max(width(piece, size, bold=True) for piece in pieces) + AROUND


def words(cell: str) -> list[str]:
    """The words; longer ones break, as `document.typ` has it."""
    return [word[:LONGEST] for word in cell.split()]


def columns(cells: Sequence[Sequence[str]], shares: Sequence[float], size: float, wide: float) -> list[float]:
    """Inches of each column: what it needs, else its share; more than `wide` where words have no room.

    cells   a row a column
    """
    for short in SHORT:
        needs = [least(column, size, short) for column in cells]
        if sum(needs) <= wide:
            return _shared(needs, shares, wide)
    return needs


def _shared(needs: Sequence[float], shares: Sequence[float], wide: float) -> list[float]:
    """Those that need more than their share get it; the others share what is left."""
    given: dict[int, float] = {}
    while True:
        free = wide - sum(given.values())
        rest = {at: share for at, share in enumerate(shares) if at not in given}
        whole = sum(rest.values()) or 1
        lacking = {at: needs[at] for at, share in rest.items() if free * share / whole < needs[at] - 1e-9}
        if not lacking:
            return [given.get(at, free * share / whole) for at, share in enumerate(shares)]
        given |= lacking
