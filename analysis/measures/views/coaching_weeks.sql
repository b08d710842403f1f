-- One row per rep and week in which coaching is measured: met is 1 where any session was held, structured where one with a
-- lesson and an action plan was (any session, where the log does not say). Measured for a team from the quarter of its
-- first logged session, to the last week with any.

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
    rep_weeks.week_start,
    cast(case when sessions.rep_id is null then 0 else 1 end as double) as met,
    cast(coalesce(sessions.structured, 0) as double) as structured

from rep_weeks
join begun on begun.team_id = rep_weeks.team_id and rep_weeks.quarter >= begun.quarter
join reached on rep_weeks.week_start <= reached.week_start
left join sessions on sessions.rep_id = rep_weeks.rep_id and sessions.week_start = rep_weeks.week_start
