"""Values as SQL writes them."""

from analysis.tables.declare import Column


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def constant(column: Column, text: str | None) -> str:
    """SQL for `text` as a value of the column's type; None is null."""
    return f"cast({'null' if text is None else literal(text)} as {column.type})"
