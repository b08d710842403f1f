"""Who became a manager how: promoted from rep or hired, trained or not. Unprepared managers have the weaker teams.

Not because the law says so: posts are labelled after the fact, by what a team lastingly adds for reasons that nothing
measures. So the outcome and its true shares stay as drawn, and yet the groups differ by a known amount.
"""

import numpy as np
import pandas as pd

UNPREPARED = 0.25  # of posts: promoted from rep and never trained
PREPARED = 0.37  # promoted and trained; the others come from outside
TRAINED = 0.65  # of those from outside
CHANCE = 1.0  # how far chance, and not the team's lasting trait, says who is unprepared; 1 is as much as the trait
COURSES = np.array(["2024-03-11", "2025-02-10", "2026-02-09"], dtype="datetime64[D]")


def promote(posts: pd.DataFrame, lasting: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    """`posts` (one row a manager, `team` and `since`) with was_rep and trained_on; `lasting` is one number a team."""
    trait = lasting[posts["team"]] / lasting.std() if len(lasting) > 1 else np.zeros(len(posts))
    rank = np.argsort(np.argsort(trait + CHANCE * rng.standard_normal(len(posts)))) / len(posts)
    luck = rng.random(len(posts))
    unprepared = rank < UNPREPARED
    prepared = ~unprepared & (luck < PREPARED / (1 - UNPREPARED))
    trained = prepared | (~unprepared & (rng.random(len(posts)) < TRAINED))
    since = posts["since"].to_numpy().astype("datetime64[D]")
    course = COURSES[np.maximum(np.searchsorted(COURSES, since, side="right") - 1, 0)]
    return posts.assign(was_rep=unprepared | prepared, trained_on=pd.Series(course, index=posts.index).where(trained))
