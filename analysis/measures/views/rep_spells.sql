-- One row per rep and stay on a team: first day, last day (null: still there), and the next stay's first day.
-- hired_on is the rep's earliest, else the first day on any team unless that is "from the beginning".

with known as (
    select rep_id, min(hired_on) as hired_on, min(joined_on) as first_on
    from reps
    group by rep_id
)

select
    reps.rep_id,
    reps.team_id,
    reps.joined_on,
    reps.left_on,
    lead(reps.joined_on) over (partition by reps.rep_id order by reps.joined_on) as next_on,
    coalesce(
        known.hired_on,
        case when known.first_on > cast('1900-01-01' as date) then known.first_on end
    ) as hired_on

from reps
join known on known.rep_id = reps.rep_id
