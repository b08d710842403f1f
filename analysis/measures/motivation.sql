-- label: Motivation
-- unit: 1 to 5
-- better: higher
-- role: driver
-- family: motivation
-- source: survey
-- about: How far work, pay, hard problems and goals move the reps, on a scale of 1 to 5: the mean over the reps who answered,
--   each the mean of the items answered. Where no answers are there, published team scores.

select team_id, quarter, value, n
from construct_scores
where construct = 'motivation'
