"""The statistics of teams and groups."""

from analysis.story.statistics.declare import Statistic

TEAMS = {
    "shrunken": Statistic(
        "Luck removed",
        "A team's mean drawn towards that of all teams, the further the fewer and the shakier its quarters.",
        "A team with two lucky quarters looks better than it is. Its expected level lies between its own mean and "
        "that of all teams. Used to show teams, never to compute the split.",
        "Efron and Morris (1975), Journal of the American Statistical Association 70",
    ),
    "worth": Statistic(
        "What the gap amounts to",
        "Money a year, if the low teams had on their own quotas what is to be expected of high ones.",
        "Luck is removed on both sides. What each team is truly like, and how much of the spread is luck, is drawn "
        "many times given all quarters; the interval holds 95 of 100 draws. Of simulated companies 91 to 96 of 100 "
        "lie in it, somewhat fewer of many teams that are skewed.",
        "Gelman (2006), Bayesian Analysis 1",
    ),
    "truly_high": Statistic(
        "Truly high",
        "How likely it is that a team belongs in the high group, luck removed.",
        "The likely level of every team is drawn many times, and it is counted how often the team is in the group.",
        "Laird and Louis (1989), Journal of Educational Statistics 14",
    ),
    "clusters": Statistic(
        "Clusters",
        "Three groups of teams that lie close together in several outcomes; no cut-off decides.",
        "K-means on what to expect of each team, every outcome in its own standard deviations. Clusters are drawn anew "
        "from the same teams two hundred times: where the high one keeps less than three quarters of its teams, there "
        "are no clear clusters.",
        "MacQueen (1967), Berkeley Symposium 5; Hennig (2007), Computational Statistics and Data Analysis 52",
    ),
    "explained": Statistic(
        "Explained and unexplained part",
        "What two groups differ by because they differ in the drivers, and what is left at equal drivers.",
        "For groups given from outside, such as regions. Slopes come from both groups together; the rest is the "
        "difference between the groups that would remain with the same drivers.",
        "Oaxaca (1973), International Economic Review 14; Blinder (1973), Journal of Human Resources 8",
    ),
    "dose": Statistic(
        "The outcome by how much coaching there is",
        "What teams like this reach with so much coaching, the rest alike; the curve may bend once.",
        "Every quarter of every team counts, the quarters' own ups and downs removed. The curve has the share of weeks "
        "with coaching and its square; other drivers and conditions stand beside. Fifths of the rows, which may lie "
        "anywhere, show whether it fits. Intervals come from draws of whole teams.",
        "Greenland (1995), Epidemiology 6",
    ),
}
