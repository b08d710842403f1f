-- label: Firefighting and admin
-- unit: share of hours
-- better: lower
-- role: driver
-- family: time
-- about: Hours the team's manager lost to firefighting and administration, of all hours told of in the weeks in post.

select
    team_id,
    quarter,
    sum(case when category in ('firefighting', 'admin') then hours else 0 end) / sum(hours) as value,
    count(distinct week_start) as n

from team_hours
where hours > 0

group by team_id, quarter
