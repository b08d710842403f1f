-- label: Commitments kept
-- unit: share of commitments
-- better: higher
-- role: driver
-- family: accountability
-- about: Of the commitments of the team's reps due in the quarter, those done by the day they were due. Left out: commitments
--   without such a day, and those due after the last day the list tells of.

with told as (
    select max(day) as until
    from (
        select max(agreed_on) as day from commitments
        union all
        select max(done_on) as day from commitments
    ) as logged
)

select
    rep_weeks.team_id,
    rep_weeks.quarter,
    avg(cast(case when commitments.done_on <= commitments.due_on then 1 else 0 end as double)) as value,
    count(*) as n

from commitments
join told on commitments.due_on <= told.until
join days on days.day = commitments.due_on
join rep_weeks on rep_weeks.rep_id = commitments.rep_id and rep_weeks.week_start = days.week_start

group by rep_weeks.team_id, rep_weeks.quarter
