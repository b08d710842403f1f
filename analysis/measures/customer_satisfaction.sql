-- label: Customer satisfaction
-- unit: 0 to 100
-- better: higher
-- role: outcome
-- family: customers
-- about: Mean of customers' answers, all brought to 0 to 100. csat and nps ask different things, so nps answers, ten times as
--   much, are moved by what they differ from csat within the teams that have both; where csat and nps never meet in a team,
--   csat alone counts. An answer belongs to the team its rep was on that day, else to the team it names.

with kinds as (
    select team_id, kind, avg(score) as score, cast(count(*) as double) as n
    from customer_answers
    group by team_id, kind
),

met as (
    select csat.score - nps.score as points, csat.n * nps.n / (csat.n + nps.n) as weight
    from kinds as csat
    join kinds as nps on nps.team_id = csat.team_id
    where csat.kind = 'csat' and nps.kind = 'nps'
),

shift as (
    select case when max(case when kind = 'csat' then 1 else 0 end) = 0 then cast(0 as double)
        else (select sum(points * weight) / sum(weight) from met) end as points
    from kinds
)

select
    customer_answers.team_id,
    customer_answers.quarter,
    avg(case when customer_answers.kind = 'csat' then score else score + shift.points end) as value,
    count(case when customer_answers.kind = 'csat' then score else score + shift.points end) as n

from customer_answers
cross join shift

group by customer_answers.team_id, customer_answers.quarter
