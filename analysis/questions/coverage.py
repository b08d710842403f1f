"""What data is there, by source and quarter, and what would the next file open?"""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Sources by quarter.

    teams     teams of the company
    cells     table, label, quarter, teams (with at least one row), state: full (all teams), part, none (no file), not_due
    missing   (label of the source, sentence on what it opens), most useful first
    """

    teams: int
    quarters: tuple[str, ...]
    cells: pd.DataFrame
    missing: tuple[tuple[str, str], ...]
