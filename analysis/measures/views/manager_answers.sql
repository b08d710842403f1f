-- One row per survey answer of a manager, as in every_answer.
-- subject_id is the rep whom the answer is about; empty where it is about the team.

select team_id, quarter, subject_id, construct, item, score
from every_answer
where rater = 'manager'
