"""How wide the columns of a table are: no word and no short cell breaks where there is room for it."""

from collections.abc import Sequence

from analysis.export.letters import width

SHORT = 16  # letters up to which a cell stays on one line
AROUND = 0.2  # inches kept free in a column


def least(cells: Sequence[str], size: float, whole: bool) -> float:
    """Inches a column needs for its longest word; `whole`: for its short cells too."""
    pieces = [piece for cell in cells for piece in ([cell] if whole and len(cell) <= SHORT else cell.split() or [""])]
    return max(width(piece[:24], size, bold=True) for piece in pieces) + AROUND


def columns(cells: Sequence[Sequence[str]], shares: Sequence[float], size: float, wide: float) -> list[float]:
    """Inches of each column: what it needs, else its share; more than `wide` where words have no room.

    cells   a row a column
    """
    for whole in (True, False):
        needs = [least(column, size, whole) for column in cells]
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
