"""Quarters at either end that the deals cover only in part."""

import duckdb

QUIET = 21  # days at a quarter's edge without a closed deal in the whole company


def partial_quarters(con: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """A sentence on the first and the last quarter where their closed deals begin or end well inside."""
    spans = con.execute(SPANS).fetchall()
    if not spans:
        return ()
    (first, starts, begins, _, _), (last, _, _, ends, stops) = spans[0], spans[-1]
    late, early = begins - starts, stops - ends
    said = (
        (late, f"{first.replace('-', ' ')} has closed deals only from {begins.day} {begins:%B} on"),
        (early, f"{last.replace('-', ' ')} has closed deals only until {ends.day} {ends:%B}"),
    )
    return tuple(f"{words}: what is summed in it is not a whole quarter's." for gap, words in said if gap.days > QUIET)


SPANS = """
    with spans as (select quarter, min(day) as first, max(day) as last from days group by quarter)
    select quarter, spans.first, min(days.day), max(days.day), spans.last
    from closed_deals
    join days using (quarter) join spans using (quarter)
    where days.number = closed_deals.closed_number
        and closed_deals.quarter not in (select quarter from attainment where revenue is not null)
    group by all
    order by quarter
"""
