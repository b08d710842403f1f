"""Answers to the items of the bank, one by one: of reps, of managers on their teams and reps, of leaders."""

ANSWERS = """
    select
        team_id, quarter, week_start, rater, subject_id, respondent_id, rank, construct, practice, item, score
    from every_answer
    order by team_id, quarter, rater, subject_id, respondent_id, item, week_start, rank
"""
