-- label: Engagement
-- unit: 1 to 5
-- better: higher
-- role: outcome
-- family: engagement
-- source: survey
-- about: How glad reps are to be on the team, want to get started and see themselves there in a year, on a scale of 1 to 5:
--   the mean over the reps who answered, each the mean of the items answered. Where no answers are there, published team
--   scores, brought to that scale. A team's quarter counts only where five people or more stand behind it.

select team_id, quarter, value, n
from construct_scores
where construct = 'engagement'
