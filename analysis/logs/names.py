"""Reps by name, and since when they are with the company."""

REPS = """
    select
        rep_id, max(rep_name) as rep_name, min(hired_on) as hired_on,
        case when count(left_on) = count(*) then max(left_on) end as left_on
    from reps
    group by rep_id
    order by rep_id
"""
