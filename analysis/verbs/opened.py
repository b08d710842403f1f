"""The workspace that a verb speaks of."""

from pathlib import Path

from analysis.errors import DataError


def place_of(asked) -> Path:
    """The workspace's file: the one named, else the dashboard's own."""
    from analysis.workspace import home

    return asked.workspace or home() / "company.duckdb"


def opened(asked):
    from analysis.workspace import Workspace

    place = place_of(asked)
    if not place.is_file():
        raise DataError(f"There is no workspace {place} yet. Import a file first: python -m analysis import FILE")
    return Workspace(place)


def panel(asked):
    from analysis.panel import build_panel

    return build_panel(opened(asked))
