-- label: Clarity perception gap
-- unit: points on 1 to 5
-- better: lower
-- role: driver
-- family: clarity
-- source: survey
-- about: How far the manager's answers on strategy clarity lie above those of the reps, on a scale of 1 to 5: the mean over
--   the reps who answered, each over the items that both answered in that quarter. Below zero where the manager sees less
--   clarity than the reps.

select team_id, quarter, value, n
from construct_scores
where construct = 'clarity_perception_gap'
