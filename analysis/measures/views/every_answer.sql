-- One row per survey answer of reps, managers and leaders, on the 1-to-5 scale, high is good; only items of the item bank.
-- subject_id is the rep or manager whom the answer is about; empty where it is about the team. respondent_id is null for
-- anonymous answers; rank then numbers a week's answers to one item, low to high.

with rescaled as (
    select
        survey.team_id,
        days.quarter,
        days.week_start,
        survey.rater,
        survey.subject_id,
        survey.respondent_id,
        items.construct,
        items.practice,
        survey.item,
        items.reverse,
        1 + 4 * (survey.score - coalesce(survey.scale_min, 1))
            / (coalesce(survey.scale_max, 5) - coalesce(survey.scale_min, 1)) as points
    from survey
    join days on days.day = survey.asked_on
    join quarters on quarters.quarter = days.quarter
    join items on items.item = survey.item
),

scored as (
    select *, case when reverse then 6 - points else points end as score from rescaled
)

select
    team_id,
    quarter,
    week_start,
    rater,
    subject_id,
    respondent_id,
    case when respondent_id is null
        then row_number() over (
            partition by team_id, quarter, week_start, rater, subject_id, item, respondent_id order by score
        )
    end as rank,
    construct,
    practice,
    item,
    score

from scored
