-- label: A-players
-- unit: share of rep-weeks
-- better: higher
-- role: driver
-- family: recruiting
-- follows: outcome
-- about: Rep-weeks of reps whose latest rating is A, of those with a rating; a rating holds until the next, for a year at most.
--   Ratings often follow what was sold, so that they go with the outcome for that reason alone.

with rated as (
    select
        reviews.rep_id, reviews.rating, days.number,
        lead(days.number) over (partition by reviews.rep_id order by days.number) as next_number
    from reviews
    join days on days.day = reviews.reviewed_on
    where reviews.rating is not null
)

select
    rep_weeks.team_id,
    rep_weeks.quarter,
    avg(cast(case when rated.rating = 'A' then 1 else 0 end as double)) as value,
    count(*) as n

from rep_weeks
join rated
    on rated.rep_id = rep_weeks.rep_id
    and rep_weeks.number >= rated.number
    and rep_weeks.number < rated.number + 365
    and (rep_weeks.number < rated.next_number or rated.next_number is null)

group by rep_weeks.team_id, rep_weeks.quarter
