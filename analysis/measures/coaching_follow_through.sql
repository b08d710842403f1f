-- label: Coaching follow-through
-- unit: share of follow-ups due
-- better: higher
-- role: driver
-- family: coaching
-- about: Of the follow-ups on coaching sessions that were due in the quarter, those held by the day they were due. Left out:
--   sessions without such a day, and follow-ups due after the last day the log tells of.

with told as (
    select max(coalesce(followed_up_on, held_on)) as until, count(followed_up_on) as followed from coaching
)

select
    rep_weeks.team_id,
    rep_weeks.quarter,
    avg(cast(case when coaching.followed_up_on <= coaching.follow_up_due_on then 1 else 0 end as double)) as value,
    count(*) as n

from coaching
join told on coaching.follow_up_due_on <= told.until and told.followed > 0
join days on days.day = coaching.follow_up_due_on
join rep_weeks on rep_weeks.rep_id = coaching.rep_id and rep_weeks.week_start = days.week_start

group by rep_weeks.team_id, rep_weeks.quarter
