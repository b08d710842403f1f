-- One row per commitment with a day it was due, on which its rep was on a team: kept is 1 where it was done by then.
-- Left out: those due after the last day the list tells of.

with told as (
    select max(day) as until
    from (
        select max(agreed_on) as day from commitments
        union all
        select max(done_on) as day from commitments
    ) as logged
)

select
    rep_weeks.rep_id,
    rep_weeks.team_id,
    rep_weeks.quarter,
    cast(case when commitments.done_on <= commitments.due_on then 1 else 0 end as double) as kept

from commitments
join told on commitments.due_on <= told.until
join days on days.day = commitments.due_on
join rep_weeks on rep_weeks.rep_id = commitments.rep_id and rep_weeks.week_start = days.week_start
