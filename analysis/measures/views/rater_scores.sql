-- One row per team, quarter, construct and respondent: the mean of the respondent's answers, 1 to 5.
-- Anonymous answers cannot be joined into people: the first answers to each item are taken together, then the second, ...

select
    team_id,
    quarter,
    construct,
    respondent_id,
    rank,
    avg(score) as value

from answers

group by team_id, quarter, construct, respondent_id, rank
