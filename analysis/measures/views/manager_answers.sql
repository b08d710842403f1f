-- One row per survey answer of a manager, on the 1-to-5 scale, high is good; only items of the item bank.
-- subject_id is the rep whom the answer is about; empty where it is about the team.

select
    survey.team_id,
    days.quarter,
    survey.subject_id,
    items.construct,
    survey.item,
    case when items.reverse then 5 else 1 end + case when items.reverse then -4 else 4 end
        * (survey.score - coalesce(survey.scale_min, 1))
        / (coalesce(survey.scale_max, 5) - coalesce(survey.scale_min, 1)) as score

from survey
join days on days.day = survey.asked_on
join quarters on quarters.quarter = days.quarter
join items on items.item = survey.item
where survey.rater = 'manager'
