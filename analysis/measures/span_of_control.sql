-- label: Span of control
-- unit: reps
-- role: control
-- family: conditions
-- about: Reps the team's manager has, over all teams of that manager, as a mean over the weeks the manager was in post.

with spans as (
    select posts.manager, posts.week_start, cast(count(*) as double) as reps
    from posts
    join rep_weeks on rep_weeks.team_id = posts.team_id and rep_weeks.week_start = posts.week_start
    where posts.manager is not null
    group by posts.manager, posts.week_start
)

select
    posts.team_id,
    posts.quarter,
    avg(spans.reps) as value,
    count(*) as n

from posts
join spans on spans.manager = posts.manager and spans.week_start = posts.week_start

group by posts.team_id, posts.quarter
