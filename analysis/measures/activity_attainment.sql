-- label: Activities against target
-- unit: share of target
-- better: higher
-- role: driver
-- family: accountability
-- about: Activities of the team's reps over the number expected, both summed over the rows that give a target; every kind of
--   activity counts alike.

select
    rep_weeks.team_id,
    rep_weeks.quarter,
    cast(sum(coalesce(activities.count, 1)) as double) / sum(activities.target) as value,
    count(*) as n

from activities
join days on days.day = activities.done_on
join rep_weeks on rep_weeks.rep_id = activities.rep_id and rep_weeks.week_start = days.week_start
where activities.target > 0

group by rep_weeks.team_id, rep_weeks.quarter
