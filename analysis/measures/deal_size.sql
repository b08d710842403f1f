-- label: Deal size
-- unit: $ per won deal
-- better: higher
-- role: outcome
-- family: deals
-- about: Mean amount of the deals won in the quarter. Deals without an amount are left out.

select
    team_id,
    quarter,
    avg(amount) as value,
    count(*) as n

from closed_deals
where status = 'won' and amount is not null

group by team_id, quarter
