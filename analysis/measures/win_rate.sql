-- label: Win rate
-- unit: share of closed deals
-- better: higher
-- role: outcome
-- family: deals
-- about: Deals won, of all deals won or lost in the quarter. A deal belongs to the team its rep was on the day it closed.

select
    team_id,
    quarter,
    avg(cast(case when status = 'won' then 1 else 0 end as double)) as value,
    count(*) as n

from closed_deals

group by team_id, quarter
