-- label: Strategy clarity
-- unit: 1 to 5
-- better: higher
-- role: driver
-- family: clarity
-- source: survey
-- about: How clear, believable and implementable the strategy is to the reps, on a scale of 1 to 5: the
--   mean over the reps who answered, each the mean of the items answered. Where no answers are there, published team scores.

select team_id, quarter, value, n
from construct_scores
where construct = 'strategy_clarity'
