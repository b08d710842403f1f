"""What results made by hand share: a company's quarters, the outcome it is judged by, tables written as text."""

import pandas as pd

from analysis.measures import MEASURES

QUARTERS = tuple(f"{year}-Q{quarter}" for year in (2025, 2026) for quarter in (1, 2, 3, 4))
QUOTA = MEASURES["quota_attainment"]
CUT = {"outcome": QUOTA, "by": "top-third", "quarters": QUARTERS}
SHOWN = {"gate": "shown", "fingerprint": "made"}


def frame(lines: str, columns: str) -> pd.DataFrame:
    """Rows of `a|b|c`; a column of numbers alone is one, and an empty cell in it is NaN."""
    names = columns.split()
    rows = [line.strip().split("|")[: len(names)] for line in lines.strip().splitlines()]
    return pd.DataFrame(rows, columns=names).apply(_numbers)


def _numbers(cells: pd.Series) -> pd.Series:
    try:
        return pd.to_numeric(cells)
    except ValueError:
        return cells
