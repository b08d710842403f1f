-- label: Margin rate
-- unit: share of revenue
-- better: higher
-- role: outcome
-- family: deals
-- about: Gross margin over amount, both summed over the deals won in the quarter. Deals without a margin, or with an amount
--   of zero or less, are left out.

select
    team_id,
    quarter,
    sum(margin) / sum(amount) as value,
    count(*) as n

from closed_deals
where status = 'won' and margin is not null and amount > 0

group by team_id, quarter
