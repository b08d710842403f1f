-- One row per team and quarter with a rep on it: reps (rep-weeks over the weeks of the quarter).

select team_id, quarter, sum(reps) as reps
from rep_quarters
group by team_id, quarter
