-- label: Coached weeks
-- unit: share of weeks
-- better: higher
-- role: driver
-- family: coaching
-- unless: coaching.has_lesson coaching.has_action_plan
-- otherwise: Coached weeks (any session)
-- about: A rep's weeks on the team with at least one structured coaching session (a lesson and an action plan, where the log
--   says). Measured for a team from the quarter of its first logged session, to the last week with any.

with sessions as (
    select
        rep_weeks.rep_id, rep_weeks.team_id, rep_weeks.quarter, rep_weeks.week_start,
        max(case when coalesce(coaching.has_lesson, true) and coalesce(coaching.has_action_plan, true) then 1 else 0 end) as structured
    from coaching
    join days on days.day = coaching.held_on
    join rep_weeks on rep_weeks.rep_id = coaching.rep_id and rep_weeks.week_start = days.week_start
    group by rep_weeks.rep_id, rep_weeks.team_id, rep_weeks.quarter, rep_weeks.week_start
),

begun as (
    select team_id, min(quarter) as quarter from sessions group by team_id
),

reached as (
    select max(week_start) as week_start from sessions
)

select
    rep_weeks.rep_id,
    rep_weeks.team_id,
    rep_weeks.quarter,
    avg(cast(coalesce(sessions.structured, 0) as double)) as value,
    count(*) as n

from rep_weeks
join begun on begun.team_id = rep_weeks.team_id and rep_weeks.quarter >= begun.quarter
join reached on rep_weeks.week_start <= reached.week_start
left join sessions on sessions.rep_id = rep_weeks.rep_id and sessions.week_start = rep_weeks.week_start

group by rep_weeks.rep_id, rep_weeks.team_id, rep_weeks.quarter
