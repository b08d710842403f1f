-- label: Tenure
-- unit: months
-- role: control
-- family: conditions
-- about: Mean months since hire over the team's rep-weeks. Where the day of hire is unknown, the first day on any team
--   stands for it; reps "from the beginning" are left out.

select
    rep_weeks.team_id,
    rep_weeks.quarter,
    avg(cast(rep_weeks.number - hired.number as double)) / 30.4375 as value,
    count(*) as n

from rep_weeks
join days as hired on hired.day = rep_weeks.hired_on
where rep_weeks.number >= hired.number

group by rep_weeks.team_id, rep_weeks.quarter
