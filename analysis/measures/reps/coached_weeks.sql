-- label: Coached weeks
-- unit: share of weeks
-- better: higher
-- role: driver
-- family: coaching
-- unless: coaching.has_lesson coaching.has_action_plan
-- otherwise: Coached weeks (any session)
-- about: A rep's weeks on the team with at least one structured coaching session (a lesson and an action plan, where the log
--   says). Measured for a team from the quarter of its first logged session, to the last week with any.

select rep_id, team_id, quarter, avg(structured) as value, count(*) as n
from coaching_weeks
group by rep_id, team_id, quarter
