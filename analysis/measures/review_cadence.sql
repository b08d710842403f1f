-- label: Talent reviews
-- unit: reviews per rep and quarter
-- better: higher
-- role: driver
-- family: talent
-- about: How often a rep of the team was reviewed, for a quarter of 13 weeks on the team; monthly reviews make 3. Measured for
--   a team from the quarter of its first logged review, to the last quarter with any.

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
),

stays as (
    select team_id, quarter, sum(weeks) as weeks, count(*) as reps from rep_quarters group by team_id, quarter
)

select
    stays.team_id,
    stays.quarter,
    13 * coalesce(held.reviews, 0) / stays.weeks as value,
    stays.reps as n

from stays
join begun on begun.team_id = stays.team_id and stays.quarter >= begun.quarter
join reached on stays.quarter <= reached.quarter
left join held on held.team_id = stays.team_id and held.quarter = stays.quarter
