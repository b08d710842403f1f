-- label: Time for coaching
-- unit: share of hours
-- better: higher
-- role: driver
-- family: time
-- about: Hours the team's manager gave to coaching, of all hours told of in the weeks in post.

select
    team_id,
    quarter,
    sum(case when category = 'coaching' then hours else 0 end) / sum(hours) as value,
    count(distinct week_start) as n

from team_hours
where hours > 0

group by team_id, quarter
