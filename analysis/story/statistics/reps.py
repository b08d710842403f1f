"""The statistics of reps beside their team-mates."""

from analysis.story.statistics.declare import Statistic

REPS = {
    "reps": Statistic(
        "Within teams, rep by rep",
        "Whether reps with more of a practice do better than others of the same team and quarter.",
        "A different question from the gap between teams: every rep is compared with team-mates in the same quarter. "
        "Intervals count teams, not reps, since reps of one team share a manager; few teams widen them.",
        "Bell and McCaffrey (2002), Survey Methodology 28; Pustejovsky and Tipton (2018), "
        "Journal of Business and Economic Statistics 36",
    ),
    "usual": Statistic(
        "Usual difference within a team",
        "How far two reps of one team typically lie apart in it: one standard deviation within teams.",
        "Practices come in hours, counts and shares; a usual difference makes their bars comparable.",
        "Gelman (2008), Statistics in Medicine 27",
    ),
    "own": Statistic(
        "Against the same rep",
        "The same, with a rep's other quarters in place of team-mates: what a rep is throughout is out of it.",
        "Able reps may be coached more, or less. Set against the same rep's other quarters, what does not change about "
        "a rep cannot be behind it.",
        "Mundlak (1978), Econometrica 46",
    ),
    "distance": Statistic(
        "Share of the distance",
        "The part of the distance between upper and lower halves of teams that goes with it.",
        "As the share of the gap, between the halves of each team; every team is judged by slopes of the others.",
        "Fields (2003), Research in Labor Economics 22; Stone (1974), Journal of the Royal Statistical Society B 36",
    ),
}
