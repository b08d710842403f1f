-- label: Coaching structure
-- unit: share of sessions
-- better: higher
-- role: driver
-- family: coaching
-- about: Coaching sessions with a lesson and an action plan, of all sessions of which the log says whether they had either.

select
    rep_weeks.team_id,
    rep_weeks.quarter,
    avg(
        cast(
            case when coalesce(coaching.has_lesson, true) and coalesce(coaching.has_action_plan, true) then 1 else 0 end
            as double
        )
    ) as value,
    count(*) as n

from coaching
join days on days.day = coaching.held_on
join rep_weeks on rep_weeks.rep_id = coaching.rep_id and rep_weeks.week_start = days.week_start
where coaching.has_lesson is not null or coaching.has_action_plan is not null

group by rep_weeks.team_id, rep_weeks.quarter
