-- label: Quota difficulty
-- unit: index, 1 = average
-- role: control
-- family: conditions
-- about: Quota per rep of the team over the company's quota per rep in the same quarter. A rep who moved counts in each team
--   by the weeks spent there.

with company as (
    select quarter, sum(quota) / sum(share) as quota
    from rep_revenue
    where quota > 0
    group by quarter
)

select
    rep_revenue.team_id,
    rep_revenue.quarter,
    sum(rep_revenue.quota) / sum(rep_revenue.share) / max(company.quota) as value,
    count(*) as n

from rep_revenue
join company on company.quarter = rep_revenue.quarter
where rep_revenue.quota > 0

group by rep_revenue.team_id, rep_revenue.quarter
