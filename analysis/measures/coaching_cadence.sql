-- label: Coaching cadence
-- unit: share of rep-weeks
-- better: higher
-- role: driver
-- family: coaching
-- unless: coaching.has_lesson coaching.has_action_plan
-- otherwise: Coaching cadence (any session)
-- about: Rep-weeks with at least one structured coaching session (a lesson and an action plan, where the log says), of all
--   weeks a rep was on the team. Measured for a team from the quarter of its first logged session, to the last week with any.

select team_id, quarter, avg(structured) as value, count(*) as n
from coaching_weeks
group by team_id, quarter
