"""Managers: who was in post, where their hours went, whom they reviewed and whom they met."""

POSTS = """
    with facts as (
        select
            coalesce(manager_id, manager_name, team_id) as manager,
            team_id,
            max(manager_name) as manager_name,
            max(cast(manager_was_rep as double)) as promoted,
            min(manager_trained_on) as trained_on,
            nullif(min(manager_since), date '1900-01-01') as since
        from teams
        group by coalesce(manager_id, manager_name, team_id), team_id
    ),

    told as (
        select count(manager_trained_on) > 0 as training from teams
    )

    select
        posts.team_id, posts.quarter, posts.manager,
        cast(count(*) as double) as weeks,
        max(facts.promoted) as promoted,
        max(
            case when told.training then case when facts.trained_on <= posts.week_start then 1.0 else 0.0 end end
        ) as trained,
        max(facts.manager_name) as manager_name,
        max(facts.since) as since
    from posts
    join facts on facts.manager = posts.manager and facts.team_id = posts.team_id
    cross join told
    where posts.manager is not null
    group by posts.team_id, posts.quarter, posts.manager
    order by posts.team_id, posts.quarter, posts.manager
"""

HOURS = """
    with weeks as (
        select distinct week_start, quarter from rep_weeks
    ),

    spent as (
        select time_use.manager_id as manager, weeks.quarter, weeks.week_start, time_use.category, time_use.hours
        from time_use
        join days on days.day = time_use.week
        join weeks on weeks.week_start = days.week_start
    ),

    told as (
        select manager, quarter, cast(count(distinct week_start) as double) as weeks
        from spent
        group by manager, quarter
    )

    select spent.manager, spent.quarter, spent.category, sum(spent.hours) as hours, max(told.weeks) as weeks
    from spent
    join told on told.manager = spent.manager and told.quarter = spent.quarter
    group by spent.manager, spent.quarter, spent.category
    order by spent.manager, spent.quarter, spent.category
"""

REVIEWS = """
    select
        rep_weeks.team_id, reviews.rep_id, rep_weeks.quarter, reviews.reviewed_on, reviews.rating, reviews.strengths,
        reviews.gaps, cast(reviews.has_plan as double) as planned, reviews.plan_due_on as due_on,
        reviews.plan_done_on as done_on, cast(reviews.improved as double) as improved
    from reviews
    join days on days.day = reviews.reviewed_on
    join rep_weeks on rep_weeks.rep_id = reviews.rep_id and rep_weeks.week_start = days.week_start
    order by rep_weeks.team_id, reviews.reviewed_on, reviews.rep_id
"""

CANDIDATES = """
    select
        candidates.team_id, days.quarter, candidates.seat_id, candidates.seat_opened_on, candidates.opened_on,
        candidates.stage, candidates.rating, candidates.closed_on, candidates.hired_rep_id as rep_id
    from candidates
    join days on days.day = candidates.opened_on
    order by candidates.team_id, candidates.opened_on, candidates.candidate_id
"""
