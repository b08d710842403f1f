-- label: Product mix
-- unit: share of revenue
-- better: higher
-- role: outcome
-- family: deals
-- about: Share of the revenue won in the quarter that came from products other than the team's largest that quarter: zero
--   where one product made all of it. Deals without a product, or with an amount of zero or less, are left out.

with products as (
    select team_id, quarter, product, sum(amount) as revenue, count(*) as deals
    from closed_deals
    where status = 'won' and product is not null and amount > 0
    group by team_id, quarter, product
)

select
    team_id,
    quarter,
    1 - max(revenue) / sum(revenue) as value,
    sum(deals) as n

from products

group by team_id, quarter
