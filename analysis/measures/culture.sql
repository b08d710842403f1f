-- label: Culture
-- unit: 1 to 5
-- better: higher
-- role: driver
-- family: culture
-- source: survey
-- about: How far reps see a performance culture articulated, modelled, lived and balanced, on a scale of 1 to 5: the
--   mean over the reps who answered, each the mean of the items answered. Where no answers are there, published team scores.

select team_id, quarter, value, n
from construct_scores
where construct = 'culture'
