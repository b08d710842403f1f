-- label: Quota attainment
-- unit: share of quota
-- better: higher
-- role: outcome
-- family: results
-- about: Revenue over quota, both summed over the team's reps. Revenue is that of the attainment file; where it has none,
--   the rep's won deals closed in the quarter. A rep who moved counts in each team by the weeks spent there; reps without
--   quota or without known revenue count in neither sum.

select
    team_id,
    quarter,
    sum(revenue) / sum(quota) as value,
    count(*) as n

from rep_revenue
where revenue is not null and quota > 0

group by team_id, quarter
