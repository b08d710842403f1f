"""Coaching week by week: who was on a team, and every session held with them."""

REP_WEEKS = """
    select team_id, rep_id, quarter, week_start
    from rep_weeks
    order by team_id, rep_id, week_start
"""

COACHING_WEEKS = """
    select team_id, rep_id, quarter, week_start, met = 1 as met, structured = 1 as coached
    from coaching_weeks
    order by team_id, rep_id, week_start
"""

SESSIONS = """
    select
        rep_weeks.team_id, rep_weeks.rep_id, rep_weeks.quarter, rep_weeks.week_start,
        coaching.held_on, coaching.minutes,
        cast(coaching.has_lesson as double) as lesson, cast(coaching.has_action_plan as double) as plan,
        coaching.follow_up_due_on as due_on, coaching.followed_up_on as followed_on
    from coaching
    join days on days.day = coaching.held_on
    join rep_weeks on rep_weeks.rep_id = coaching.rep_id and rep_weeks.week_start = days.week_start
    order by all
"""
