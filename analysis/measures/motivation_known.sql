-- label: Motives misread
-- unit: points on 1 to 5
-- better: lower
-- role: driver
-- family: motivation
-- source: survey
-- answers: motivation
-- about: How far the manager's picture of what moves the team lies from the team's own: the mean distance over the motives
--   (work itself, pay, hard problems, goals), each against the mean of all motives, so that only the mix counts. The team's
--   side is the mean over the reps who answered, the manager's the mean over the reps judged one by one. Zero is a perfect
--   picture; of few answers some distance is chance.

with own as (
    select team_id, quarter, item, avg(score) as score
    from answers
    where construct = 'motivation'
    group by team_id, quarter, item
),

believed as (
    select team_id, quarter, item, avg(score) as score
    from manager_answers
    where construct = 'motivation' and subject_id <> ''
    group by team_id, quarter, item
),

apart as (
    select
        own.team_id, own.quarter,
        believed.score - own.score - avg(believed.score - own.score) over (partition by own.team_id, own.quarter) as distance,
        count(*) over (partition by own.team_id, own.quarter) as motives
    from own
    join believed on believed.team_id = own.team_id and believed.quarter = own.quarter and believed.item = own.item
)

select apart.team_id, apart.quarter, avg(abs(apart.distance)) as value, max(construct_scores.n) as n

from apart
join construct_scores
    on construct_scores.team_id = apart.team_id
    and construct_scores.quarter = apart.quarter
    and construct_scores.construct = 'motivation'
where apart.motives > 1

group by apart.team_id, apart.quarter
