"""The statistics of managers side by side, and of published claims."""

from analysis.story.statistics.declare import Statistic

MANAGERS = {
    "stays": Statistic(
        "What stays",
        "The part of the spread of single quarters that a manager and team keep from quarter to quarter.",
        "Quarters under the same manager are alike in what stays, and differ by luck. Where teams changed their "
        "manager, the part that went with the manager alone is told from the team's. The interval leaves out one team "
        "at a time: in simulated companies of 12 to 60 teams it covers the truth in 93 to 97 of 100.",
        "Searle, Casella and McCulloch (1992), Variance Components; Arvesen and Schmitz (1970), Biometrics 26",
    ),
    "times": Statistic(
        "Times",
        "What the top quarter of managers reach over what the rest do; no quarter both ranks and judges.",
        "Each quarter is judged by the managers whose other quarters put them on top, so that the luck of a quarter is "
        "never counted as skill. With luck left in, the same managers look better than they are.",
        "Stone (1974), Journal of the Royal Statistical Society B 36",
    ),
    "verdict": Statistic(
        "Verdict",
        "Whether this company's interval leaves the published number out, or holds it and little else.",
        "Not consistent: nothing in the interval passes for the claim. Consistent: it holds the claim, and neither "
        "half of it nor half as much again. Otherwise the data cannot tell.",
        "Altman and Bland (1995), British Medical Journal 311",
    ),
}
