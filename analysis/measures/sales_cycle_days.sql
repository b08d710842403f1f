-- label: Sales cycle
-- unit: days
-- better: lower
-- role: outcome
-- family: deals
-- about: Mean days from opening to closing of the deals won in the quarter. Deals without an opening day are left out.

select
    closed_deals.team_id,
    closed_deals.quarter,
    avg(cast(closed_deals.closed_number - opened.number as double)) as value,
    count(*) as n

from closed_deals
join days as opened on opened.day = closed_deals.created_on
where closed_deals.status = 'won'

group by closed_deals.team_id, closed_deals.quarter
