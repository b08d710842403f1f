-- One row per team, quarter, construct and respondent: the mean of the respondent's answers, 1 to 5, and their first week.
-- Anonymous answers cannot be joined into people: of each week, the first answers to each item are taken together, then the
-- second, ... A construct of its own is how far the manager's answers on clarity lie above those of the respondent.

with bosses as (
    select team_id, quarter, item, avg(score) as score
    from manager_answers
    where construct = 'strategy_clarity' and subject_id = ''
    group by team_id, quarter, item
),

said as (
    select team_id, quarter, week_start, respondent_id, rank, construct, score
    from answers

    union all

    select
        answers.team_id, answers.quarter, answers.week_start, answers.respondent_id, answers.rank,
        'clarity_perception_gap' as construct, bosses.score - answers.score as score
    from answers
    join bosses on bosses.team_id = answers.team_id and bosses.quarter = answers.quarter and bosses.item = answers.item
)

select
    team_id,
    quarter,
    construct,
    respondent_id,
    rank,
    min(week_start) as week,
    avg(score) as value

from said

group by team_id, quarter, construct, respondent_id, rank, case when respondent_id is null then week_start end
