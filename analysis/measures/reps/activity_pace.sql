-- label: Activities
-- unit: a week
-- better: higher
-- role: driver
-- family: activities
-- about: A rep's logged activities of any kind a week on the team. Measured for a team from the quarter of its first logged
--   activity, to the last week with any.

with done as (
    select
        rep_weeks.rep_id, rep_weeks.team_id, rep_weeks.quarter, rep_weeks.week_start,
        sum(coalesce(activities.count, 1)) as activities
    from activities
    join days on days.day = activities.done_on
    join rep_weeks on rep_weeks.rep_id = activities.rep_id and rep_weeks.week_start = days.week_start
    group by rep_weeks.rep_id, rep_weeks.team_id, rep_weeks.quarter, rep_weeks.week_start
),

begun as (
    select team_id, min(quarter) as quarter from done group by team_id
),

reached as (
    select max(week_start) as week_start from done
)

select
    rep_weeks.rep_id,
    rep_weeks.team_id,
    rep_weeks.quarter,
    avg(cast(coalesce(done.activities, 0) as double)) as value,
    count(*) as n

from rep_weeks
join begun on begun.team_id = rep_weeks.team_id and rep_weeks.quarter >= begun.quarter
join reached on rep_weeks.week_start <= reached.week_start
left join done on done.rep_id = rep_weeks.rep_id and done.week_start = rep_weeks.week_start

group by rep_weeks.rep_id, rep_weeks.team_id, rep_weeks.quarter
