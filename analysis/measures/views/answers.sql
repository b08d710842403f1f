-- One row per survey answer of a rep about the team, as in every_answer.

select team_id, quarter, week_start, respondent_id, rank, construct, practice, item, score
from every_answer
where rater = 'rep' and subject_id = ''
