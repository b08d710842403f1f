-- label: Development plans
-- unit: share of rep-weeks
-- better: higher
-- role: driver
-- family: talent
-- about: Rep-weeks with a development plan running, of all weeks a rep was on the team. A plan runs from its review until it
--   is done or due, whichever comes first; one without either day until the next review. Measured for a team from the
--   quarter of its first logged review, to the last quarter with any.

with plans as (
    select
        rep_id, reviewed_on, coalesce(has_plan, plan_due_on is not null or plan_done_on is not null) as agreed,
        case when plan_done_on < plan_due_on then plan_done_on else coalesce(plan_due_on, plan_done_on) end as until,
        lead(reviewed_on) over (partition by rep_id order by reviewed_on) as next_on
    from reviews
),

told as (
    select count(has_plan) + count(plan_due_on) as plans from reviews
),

planned as (
    select distinct rep_weeks.rep_id, rep_weeks.week_start
    from plans
    join rep_weeks
        on rep_weeks.rep_id = plans.rep_id
        and rep_weeks.thursday >= plans.reviewed_on
        and (rep_weeks.thursday <= plans.until or plans.until is null)
        and (rep_weeks.thursday < plans.next_on or plans.next_on is null or plans.until is not null)
    where plans.agreed
)

select
    rep_weeks.team_id,
    rep_weeks.quarter,
    avg(cast(case when planned.rep_id is null then 0 else 1 end as double)) as value,
    count(*) as n

from rep_weeks
join told on told.plans > 0
join review_quarters on review_quarters.team_id = rep_weeks.team_id and review_quarters.quarter = rep_weeks.quarter
left join planned on planned.rep_id = rep_weeks.rep_id and planned.week_start = rep_weeks.week_start

group by rep_weeks.team_id, rep_weeks.quarter
