-- One row per team, quarter, construct and respondent: the mean of the respondent's answers, 1 to 5, and their first week.
-- Anonymous answers cannot be joined into people: of each week, the first answers to each item are taken together, then the
-- second, ...

select
    team_id,
    quarter,
    construct,
    respondent_id,
    rank,
    min(week_start) as week,
    avg(score) as value

from answers

group by team_id, quarter, construct, respondent_id, rank, case when respondent_id is null then week_start end
