-- label: Talent reviews
-- unit: reviews per rep and quarter
-- better: higher
-- role: driver
-- family: talent
-- about: How often a rep of the team was reviewed, for a quarter of 13 weeks on the team; monthly reviews make 3. Measured for
--   a team from the quarter of its first logged review, to the last quarter with any.

select
    review_quarters.team_id,
    review_quarters.quarter,
    13 * max(review_quarters.reviews) / sum(rep_quarters.weeks) as value,
    count(*) as n

from review_quarters
join rep_quarters
    on rep_quarters.team_id = review_quarters.team_id
    and rep_quarters.quarter = review_quarters.quarter

group by review_quarters.team_id, review_quarters.quarter
