"""The statistics of a survey's answers."""

from analysis.split.gated import SHAKY, TEAMS_FOR_SHAKY, UNRELIABLE
from analysis.story.statistics.declare import Statistic

SURVEYS = {
    "reliability": Statistic(
        "Reliability",
        "The part of the differences between teams that is not the noise of a few answers; 1 is none.",
        "Answers of one team scatter, and with few of them the team's mean scatters too. That noise hides a part of "
        f"what goes with the driver; it is taken out. Below {SHAKY} a driver needs {TEAMS_FOR_SHAKY} teams, below "
        f"{UNRELIABLE} it is left out.",
        "Fuller (1987), Measurement Error Models",
    ),
    "uncorrected": Statistic(
        "Survey noise left in",
        "What the share would read if the noise of few answers were not taken out.",
        "Most survey tools show this one. It gives surveyed drivers too little and what is logged too much.",
        "Fuller (1987), Measurement Error Models",
    ),
    "alpha": Statistic(
        "Alpha",
        "How far the statements of one topic move together; from .7 they are usually read as one scale.",
        "Grows with the number of statements and with how alike they are answered.",
        "Cronbach (1951), Psychometrika 16",
    ),
    "omega": Statistic(
        "Omega",
        "As alpha, but statements may weigh differently.",
        "The part of the sum of all statements that one common factor carries.",
        "McDonald (1999), Test Theory",
    ),
    "rwg": Statistic(
        "rwg(j)",
        "How alike people of one team answer, against answers by chance; from .7 a team's mean speaks for the team.",
        "The spread of a team's answers is set against that of answers spread evenly over the scale.",
        "James, Demaree and Wolf (1984), Journal of Applied Psychology 69",
    ),
    "agreement": Statistic(
        "Agreement",
        "How alike people of one team answer single statements: 0 as if by lot, 1 where all say the same.",
        "As rwg(j), but statement by statement: over many statements together nearly every team comes out near 1.",
        "James, Demaree and Wolf (1984), Journal of Applied Psychology 69",
    ),
    "icc1": Statistic(
        "ICC(1)",
        "The part of the spread of single answers that lies between teams.",
        "At zero one team answers like any other, and the driver is no matter of teams.",
        "Bliese (2000); Shrout and Fleiss (1979), Psychological Bulletin 86",
    ),
    "icc2": Statistic(
        "ICC(2)",
        "How well a team's mean would come out again with other people of the same team.",
        "Follows from the differences between teams and the number of answers in each.",
        "Bliese (2000); Shrout and Fleiss (1979), Psychological Bulletin 86",
    ),
}
