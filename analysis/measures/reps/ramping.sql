-- label: Ramping
-- unit: share of weeks
-- role: control
-- family: conditions
-- about: A rep's weeks on the team within the first 26 weeks since hire. Where the day of hire is unknown, the first day on
--   any team stands for it; reps "from the beginning" count as ramped up.

select
    rep_weeks.rep_id,
    rep_weeks.team_id,
    rep_weeks.quarter,
    avg(cast(case when rep_weeks.number - hired.number between 0 and 181 then 1 else 0 end as double)) as value,
    count(*) as n

from rep_weeks
left join days as hired on hired.day = rep_weeks.hired_on

group by rep_weeks.rep_id, rep_weeks.team_id, rep_weeks.quarter
