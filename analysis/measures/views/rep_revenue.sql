-- One row per rep, team and quarter: reps, share, quota and revenue (both by the share of a rep who moved).
-- Revenue is that of attainment; where it has none, the rep's won deals of those days on that team, and zero where
-- others have won deals that quarter; null where there is neither.

with won as (
    select rep_id, team_id, quarter, sum(amount) as revenue
    from closed_deals
    where status = 'won'
    group by rep_id, team_id, quarter
),

selling as (
    select quarter
    from won
    group by quarter
    having count(revenue) > 0
)

select
    rep_quarters.rep_id,
    rep_quarters.team_id,
    rep_quarters.quarter,
    rep_quarters.reps,
    rep_quarters.share,
    attainment.quota * rep_quarters.share as quota,
    coalesce(
        attainment.revenue * rep_quarters.share,
        won.revenue,
        case when selling.quarter is not null then cast(0 as double) end
    ) as revenue

from rep_quarters
left join attainment on attainment.rep_id = rep_quarters.rep_id and attainment.quarter = rep_quarters.quarter
left join won
    on won.rep_id = rep_quarters.rep_id
    and won.team_id = rep_quarters.team_id
    and won.quarter = rep_quarters.quarter
left join selling on selling.quarter = rep_quarters.quarter
