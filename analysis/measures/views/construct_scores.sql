-- One row per team, quarter and construct: the mean over respondents, 1 to 5, and how many they are.
-- Where nobody answered, published scores stand in: their mean weighted by n (1 where unknown), and their largest n.

with asked as (
    select team_id, quarter, construct, avg(value) as value, cast(count(*) as double) as n
    from rater_scores
    group by team_id, quarter, construct
),

published as (
    select
        survey_scores.team_id,
        days.quarter,
        items.construct,
        items.reverse,
        survey_scores.n,
        1 + 4 * (survey_scores.score - coalesce(survey_scores.scale_min, 1))
            / (coalesce(survey_scores.scale_max, 5) - coalesce(survey_scores.scale_min, 1)) as score
    from survey_scores
    join days on days.day = survey_scores.asked_on
    join quarters on quarters.quarter = days.quarter
    join items on items.item = survey_scores.item
    where survey_scores.rater = 'rep'
),

scores as (
    select
        team_id, quarter, construct,
        sum(coalesce(n, 1) * case when reverse then 6 - score else score end) / sum(coalesce(n, 1)) as value,
        cast(max(n) as double) as n
    from published
    group by team_id, quarter, construct
)

select
    coalesce(asked.team_id, scores.team_id) as team_id,
    coalesce(asked.quarter, scores.quarter) as quarter,
    coalesce(asked.construct, scores.construct) as construct,
    coalesce(asked.value, scores.value) as value,
    case when asked.value is not null then asked.n else scores.n end as n

from asked
full join scores
    on scores.team_id = asked.team_id and scores.quarter = asked.quarter and scores.construct = asked.construct
