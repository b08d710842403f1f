-- One row per rep, team and quarter: weeks on the team, reps (1 for the whole observed quarter),
-- share (of the weeks the rep was on any team; adds up to 1 over the teams of a rep who moved).

with stays as (
    select rep_id, team_id, quarter, cast(count(*) as double) as weeks
    from rep_weeks
    group by rep_id, team_id, quarter
),

totals as (
    select rep_id, quarter, sum(weeks) as weeks
    from stays
    group by rep_id, quarter
)

select
    stays.rep_id,
    stays.team_id,
    stays.quarter,
    stays.weeks,
    stays.weeks / quarters.weeks as reps,
    stays.weeks / totals.weeks as share

from stays
join totals on totals.rep_id = stays.rep_id and totals.quarter = stays.quarter
join quarters on quarters.quarter = stays.quarter
