"""The invented company.

parameters -> practice, roster -> teamwork (what teams do and reach) -> crew, plants (whom which trouble meets) ->
promotion, quota, sales, answers (with sheets, bosses, self_ratings), management, talent (the rows behind it); truth
says what share of the gap goes with what, planted how large each trouble came out.
"""
