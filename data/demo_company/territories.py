"""Where the company sells: territories of four regions, spread so that the first few already span the map."""

import csv
from pathlib import Path

MAP = Path(__file__).parent / "names" / "territories.csv"


def list_territories(teams: int) -> list[tuple[str, str]]:
    """(name, region) of each team; names are unique, past the end of the map a territory is split ("Texas West 2")."""
    whole = _spread()
    laps = -(-teams // len(whole))
    named = [(name if lap == 0 else f"{name} {lap + 1}", region) for lap in range(laps) for name, region in whole]
    return named[:teams]


def _spread() -> list[tuple[str, str]]:
    """All territories, each region evenly spread over the list."""
    regions: dict[str, list[str]] = {}
    with MAP.open(encoding="utf-8", newline="") as lines:
        for name, region in list(csv.reader(lines))[1:]:
            regions.setdefault(region, []).append(name)
    placed = [
        ((rank + 0.5) / len(names), region, name)
        for region, names in regions.items()
        for rank, name in enumerate(names)
    ]
    return [(name, region) for _, region, name in sorted(placed)]
