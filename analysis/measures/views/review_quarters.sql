-- One row per team and quarter in which talent reviews are measured: how many were held. Measured for a team from the
-- quarter of its first logged review, to the last quarter with any.

with held as (
    select rep_weeks.team_id, rep_weeks.quarter, count(*) as reviews
    from reviews
    join days on days.day = reviews.reviewed_on
    join rep_weeks on rep_weeks.rep_id = reviews.rep_id and rep_weeks.week_start = days.week_start
    group by rep_weeks.team_id, rep_weeks.quarter
),

begun as (
    select team_id, min(quarter) as quarter from held group by team_id
),

reached as (
    select max(quarter) as quarter from held
)

select team_quarters.team_id, team_quarters.quarter, coalesce(held.reviews, 0) as reviews

from team_quarters
join begun on begun.team_id = team_quarters.team_id and team_quarters.quarter >= begun.quarter
join reached on team_quarters.quarter <= reached.quarter
left join held on held.team_id = team_quarters.team_id and held.quarter = team_quarters.quarter
