-- label: Reviews
-- unit: a quarter
-- better: higher
-- role: driver
-- family: talent
-- about: How often a rep was reviewed, for a quarter of 13 weeks on the team. Measured for a team from the quarter of its
--   first logged review, to the last quarter with any.

with held as (
    select rep_weeks.rep_id, rep_weeks.team_id, rep_weeks.quarter, count(*) as reviews
    from reviews
    join days on days.day = reviews.reviewed_on
    join rep_weeks on rep_weeks.rep_id = reviews.rep_id and rep_weeks.week_start = days.week_start
    group by rep_weeks.rep_id, rep_weeks.team_id, rep_weeks.quarter
),

begun as (
    select team_id, min(quarter) as quarter from held group by team_id
),

reached as (
    select max(quarter) as quarter from held
)

select
    rep_quarters.rep_id,
    rep_quarters.team_id,
    rep_quarters.quarter,
    13 * coalesce(held.reviews, 0) / rep_quarters.weeks as value,
    cast(rep_quarters.weeks as bigint) as n

from rep_quarters
join begun on begun.team_id = rep_quarters.team_id and rep_quarters.quarter >= begun.quarter
join reached on rep_quarters.quarter <= reached.quarter
left join held
    on held.rep_id = rep_quarters.rep_id
    and held.team_id = rep_quarters.team_id
    and held.quarter = rep_quarters.quarter
