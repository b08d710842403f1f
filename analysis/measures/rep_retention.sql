-- label: Rep retention
-- unit: share of reps
-- better: higher
-- role: driver
-- family: talent
-- about: Of the reps on the team in the quarter, those who did not leave the company in it. A rep who moves to another team
--   stays. Known only where the roster tells of anybody's last day.

with reached as (
    select max(week_start) as week_start from weeks
),

told as (
    select count(left_on) as leavers from reps
),

last_weeks as (
    select rep_id, max(week_start) as week_start from rep_weeks group by rep_id
),

gone as (
    select rep_weeks.rep_id, rep_weeks.team_id, rep_weeks.quarter
    from last_weeks
    join reached on last_weeks.week_start < reached.week_start
    join rep_weeks on rep_weeks.rep_id = last_weeks.rep_id and rep_weeks.week_start = last_weeks.week_start
)

select
    rep_quarters.team_id,
    rep_quarters.quarter,
    avg(cast(case when gone.rep_id is null then 1 else 0 end as double)) as value,
    count(*) as n

from rep_quarters
join told on told.leavers > 0
left join gone
    on gone.rep_id = rep_quarters.rep_id
    and gone.team_id = rep_quarters.team_id
    and gone.quarter = rep_quarters.quarter

group by rep_quarters.team_id, rep_quarters.quarter
