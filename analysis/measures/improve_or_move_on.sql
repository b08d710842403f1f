-- label: Improve or move on
-- unit: share of C ratings
-- better: higher
-- role: driver
-- family: talent
-- about: Of the reps rated C, those who within 30 weeks improved (rated A or B, or so noted of their plan) or left the company.
--   Counted in the quarter in which the 30 weeks end, for the team of the review. Left out: those whose 30 weeks end after
--   the last day the reviews tell of. About half improve by chance alone: who was rated low once is seldom so low again.

with told as (
    select max(coalesce(plan_done_on, reviewed_on)) as until from reviews
),

gone as (
    select rep_id, max(left_on) as left_on from rep_spells group by rep_id having count(left_on) = count(*)
),

judged as (
    select
        rep_weeks.rep_id, rep_weeks.team_id, due.quarter, reviews.reviewed_on, due.day as due_on,
        case when reviews.improved and coalesce(reviews.plan_done_on <= due.day, true) then 1 else 0 end as improved
    from reviews
    join days on days.day = reviews.reviewed_on
    join days as due on due.number = days.number + 210
    join told on due.day <= told.until
    join rep_weeks on rep_weeks.rep_id = reviews.rep_id and rep_weeks.week_start = days.week_start
    where reviews.rating = 'C'
),

better as (
    select distinct judged.rep_id, judged.reviewed_on
    from judged
    join reviews on reviews.rep_id = judged.rep_id
        and reviews.reviewed_on > judged.reviewed_on and reviews.reviewed_on <= judged.due_on
    where reviews.rating in ('A', 'B')
)

select
    judged.team_id,
    judged.quarter,
    avg(cast(case when improved = 1 or better.rep_id is not null or gone.left_on <= due_on then 1 else 0 end as double)) as value,
    count(*) as n

from judged
left join better on better.rep_id = judged.rep_id and better.reviewed_on = judged.reviewed_on
left join gone on gone.rep_id = judged.rep_id

group by judged.team_id, judged.quarter
