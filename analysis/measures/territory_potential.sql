-- label: Territory potential
-- unit: index, 1 = average
-- role: control
-- family: conditions
-- about: What the territory could yield against the average territory, as the row of the team in force says (mean over the
--   quarter's weeks).

select
    team_id,
    quarter,
    avg(territory_potential) as value,
    count(*) as n

from posts
where territory_potential is not null

group by team_id, quarter
