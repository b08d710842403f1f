-- label: Revenue per rep
-- unit: $ per rep and quarter
-- better: higher
-- role: outcome
-- family: results
-- about: Revenue over the reps it is known for; a rep on the team for half of the quarter's weeks is half a rep. Revenue is
--   that of the attainment file; where it has none, the rep's won deals closed in the quarter.

select
    team_id,
    quarter,
    sum(revenue) / sum(reps) as value,
    count(*) as n

from rep_revenue
where revenue is not null

group by team_id, quarter
