-- label: Recruiting cadence
-- unit: share of weeks
-- better: higher
-- role: driver
-- family: recruiting
-- about: Weeks in which a candidate for the team was first met, whether or not a seat was open, of all the team's weeks. A
--   team without candidates met none. Measured from the quarter of the company's first candidate, to the last week with any.

with met as (
    select distinct candidates.team_id, days.week_start
    from candidates
    join days on days.day = candidates.opened_on
),

told as (
    select min(weeks.quarter) as quarter, max(weeks.week_start) as week_start
    from met
    join weeks on weeks.week_start = met.week_start
),

team_weeks as (
    select distinct team_id, quarter, week_start from rep_weeks
)

select
    team_weeks.team_id,
    team_weeks.quarter,
    avg(cast(case when met.team_id is null then 0 else 1 end as double)) as value,
    count(*) as n

from team_weeks
join told on team_weeks.quarter >= told.quarter and team_weeks.week_start <= told.week_start
left join met on met.team_id = team_weeks.team_id and met.week_start = team_weeks.week_start

group by team_weeks.team_id, team_weeks.quarter
