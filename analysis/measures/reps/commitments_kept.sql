-- label: Commitments kept
-- unit: share of commitments
-- better: higher
-- role: driver
-- family: accountability
-- about: Of a rep's commitments due in the quarter, those done by the day they were due. Left out: commitments without such a
--   day, and those due after the last day the list tells of.

select rep_id, team_id, quarter, avg(kept) as value, count(*) as n
from commitments_due
group by rep_id, team_id, quarter
