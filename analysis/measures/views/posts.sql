-- One row per team and week with reps: the row of `teams` in force that Thursday.
-- Before the first dated row the territory is already there (its potential holds), the manager is not (manager is null).

with spans as (
    select
        team_id,
        coalesce(manager_id, manager_name, team_id) as manager,
        territory_potential,
        manager_since,
        lag(manager_since) over (partition by team_id order by manager_since) as previous_since,
        lead(manager_since) over (partition by team_id order by manager_since) as next_since
    from teams
),

team_weeks as (
    select distinct team_id, week_start, quarter, thursday
    from rep_weeks
)

select
    team_weeks.team_id,
    team_weeks.week_start,
    team_weeks.quarter,
    case when team_weeks.thursday >= spans.manager_since then spans.manager end as manager,
    spans.territory_potential

from team_weeks
join spans
    on spans.team_id = team_weeks.team_id
    and (team_weeks.thursday >= spans.manager_since or spans.previous_since is null)
    and (team_weeks.thursday < spans.next_since or spans.next_since is null)
