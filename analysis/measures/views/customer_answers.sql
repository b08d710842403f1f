-- One row per answer of a customer within the observed span, 0 to 100, and its team: that of the rep on the day, else the
-- one the answer names. csat of a scale that ends at 5 (from 1, or from 0 where zeros occur) or at 10 is stretched; nps from
-- 0 to 10 is ten times as much.

with scales as (
    select max(score) as highest, min(score) as lowest from satisfaction where kind = 'csat'
)

select
    coalesce(rep_spells.team_id, satisfaction.team_id) as team_id,
    days.quarter,
    satisfaction.kind,
    case
        when satisfaction.kind = 'csat' and scales.highest <= 5 and scales.lowest >= 1 then 25 * (satisfaction.score - 1)
        when satisfaction.kind = 'csat' and scales.highest <= 5 then 20 * satisfaction.score
        when satisfaction.kind = 'csat' and scales.highest > 10 then satisfaction.score
        else 10 * satisfaction.score
    end as score

from satisfaction
cross join scales
join days on days.day = satisfaction.answered_on
join quarters on quarters.quarter = days.quarter
left join rep_spells
    on rep_spells.rep_id = satisfaction.rep_id
    and satisfaction.answered_on >= rep_spells.joined_on
    and (rep_spells.left_on is null or satisfaction.answered_on <= rep_spells.left_on)
    and (rep_spells.next_on is null or satisfaction.answered_on < rep_spells.next_on)
where coalesce(rep_spells.team_id, satisfaction.team_id) is not null
