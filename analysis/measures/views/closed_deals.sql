-- One row per deal won or lost in the observed span, with the team its rep was on that day.

select
    deals.deal_id,
    deals.rep_id,
    rep_spells.team_id,
    days.quarter,
    deals.status,
    deals.amount,
    deals.margin,
    deals.product,
    deals.created_on,
    days.number as closed_number

from deals
join days on days.day = deals.closed_on
join quarters on quarters.quarter = days.quarter
join rep_spells
    on rep_spells.rep_id = deals.rep_id
    and deals.closed_on >= rep_spells.joined_on
    and (rep_spells.left_on is null or deals.closed_on <= rep_spells.left_on)
    and (rep_spells.next_on is null or deals.closed_on < rep_spells.next_on)
where deals.status in ('won', 'lost')
