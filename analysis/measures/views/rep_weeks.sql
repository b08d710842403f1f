-- One row per rep and observed week: the team the rep was on that Thursday.

select
    rep_spells.rep_id,
    rep_spells.team_id,
    weeks.week_start,
    weeks.quarter,
    weeks.thursday,
    weeks.number,
    rep_spells.hired_on

from rep_spells
join weeks
    on weeks.thursday >= rep_spells.joined_on
    and (rep_spells.left_on is null or weeks.thursday <= rep_spells.left_on)
    and (rep_spells.next_on is null or weeks.thursday < rep_spells.next_on)
