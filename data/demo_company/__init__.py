"""The invented company.

parameters -> practice, roster -> teamwork (what teams do and reach) -> crew, quota, sales, answers, management, talent
(the rows behind it); truth says what share of the gap goes with what.
"""
