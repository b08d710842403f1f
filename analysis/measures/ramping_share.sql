-- label: Ramping reps
-- unit: share of rep-weeks
-- role: control
-- family: conditions
-- about: Rep-weeks within the first 26 weeks since hire, of all rep-weeks with a known day of hire. Where the day of hire is
--   unknown, the first day on any team stands for it; reps "from the beginning" are left out.

select
    rep_weeks.team_id,
    rep_weeks.quarter,
    avg(cast(case when rep_weeks.number - hired.number < 182 then 1 else 0 end as double)) as value,
    count(*) as n

from rep_weeks
join days as hired on hired.day = rep_weeks.hired_on
where rep_weeks.number >= hired.number

group by rep_weeks.team_id, rep_weeks.quarter
