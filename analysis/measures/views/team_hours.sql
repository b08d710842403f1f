-- One row per team, week and use of time: the hours that the manager in post that week told of. A manager of two teams
-- gives both the same week.

select
    posts.team_id,
    posts.quarter,
    posts.week_start,
    time_use.category,
    time_use.hours

from time_use
join days on days.day = time_use.week
join posts on posts.manager = time_use.manager_id and posts.week_start = days.week_start
