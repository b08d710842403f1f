"""Whether rows of a quarter are its months: each would count as the quarter, so they are refused with a sentence."""

from analysis.errors import DataError
from analysis.ingest.cells.filled import Look
from analysis.ingest.cells.quarters import quarter
from analysis.ingest.cells.values import Formats

SHOWN = 3


def weigh_quarters(look: Look, formats: Formats) -> Formats:
    """`formats` as they are. Raises DataError where a rep has several months or days of one quarter."""
    key = look.plan.match.table.key
    there = {column.name for column in look.columns("VARCHAR")}
    if "quarter" not in key or look.plan.match.wide or not there.issuperset(key):
        return formats
    others = [f"raw_{name}" for name in key if name != "quarter"]
    read = quarter("raw_quarter", formats.dates, formats.fiscal_year_starts)
    within = f"({read}) is not null and not contains(lower(raw_quarter), 'q')"
    each = f"group by {', '.join(others)}, quarter having count(distinct raw_quarter) > 1 order by all limit 1"
    cells = "list(distinct raw_quarter order by raw_quarter) as cells"
    found = look.select(f"{others[0]}, {read} as quarter, {cells}", f"where {within} {each}")
    if found:
        who, which, cells = found[0]
        header, listed = look.plan.columns["quarter"], ", ".join(cells[:SHOWN])
        raise DataError(
            f"{look.plan.source.name}: {header} holds months or days, not quarters: {who} has {listed} in {which}, and "
            f"each would count as the whole quarter.\nAdd them up to one row a quarter, like {which}."
        )
    return formats
