"""The statistics of the split itself."""

from analysis.split.gate import EXPLORATORY, SHOWN, TEAMS_PER_COLUMN, WIDE
from analysis.story.statistics.declare import Statistic
from analysis.story.words import number

SPLIT = {
    "part": Statistic(
        "Goes with",
        "How much of the gap goes with it, in the unit of the outcome; an association, not what it brings about.",
        "The share of the gap times the gap. High and low teams differ in many things at once; that much of their gap "
        "belongs to this one when all are read together. Whether changing it would change the outcome is not known.",
        "Fields (2003), Research in Labor Economics 22",
    ),
    "share": Statistic(
        "Share of the gap",
        "The part of the gap that goes with a driver: what high teams have more of it, times what a unit goes with.",
        "What goes with one unit of a driver is read off all teams together, the other drivers and the conditions held "
        "equal. Times the difference between high and low teams, it is the driver's part of the gap. Parts may be "
        "negative, and they are never stretched to add up to 100 %: luck and what is not measured are the rest.",
        "Fields (2003), Research in Labor Economics 22; Pratt (1987)",
    ),
    "interval": Statistic(
        "95 % interval",
        "Drawn so that it holds the truth in 95 of 100 such companies. Where it reaches over zero, it may be nothing.",
        "The company is drawn again 2,000 times, team by team, with all quarters of a team kept together. Each time "
        "high and low teams are cut anew and everything is computed again. The interval holds the middle 95 % of the "
        "results. Where more than 1 % of the draws cannot be solved, no interval is shown.",
        "Efron and Tibshirani (1993), An Introduction to the Bootstrap",
    ),
    "gate": Statistic(
        "Enough teams",
        "How many teams a split needs before its intervals can be trusted; below it nothing is split.",
        f"From {EXPLORATORY} teams a split is exploratory, from {SHOWN} it is shown, from {WIDE} with every driver and "
        f"condition, as long as there are {number(TEAMS_PER_COLUMN)} teams for each. Few quarters, or answers without "
        f"respondents, need {WIDE}. The bands stand where the intervals of simulated companies, whose truth is known, "
        "still hold that truth as often as they say.",
        "own simulations, repeated in the tests",
    ),
    "conditions": Statistic(
        "Conditions together",
        "What goes with circumstances a team finds rather than makes, such as its territory; all of them in one step.",
        "Conditions enter beside the drivers, so that a driver is not credited with a good territory. Their parts are "
        "added up, with the interval of the sum; the table lists each by itself.",
        "Fields (2003), Research in Labor Economics 22",
    ),
    "luck": Statistic(
        "Luck of the quarter",
        "Ups and downs that do not last beyond a quarter; teams cut by results always hold some.",
        "How far a team's quarters scatter around its own level shows how much of the gap is passing. Where quarters "
        "resemble their neighbours, passing and lasting cannot be told apart, and luck stands with the not measured.",
        "Swamy and Arora (1972), Econometrica 40",
    ),
    "unmeasured": Statistic(
        "Not measured",
        "The lasting part of the gap that goes with nothing in the data.",
        "What is left when drivers, conditions and luck are taken off. It is never shared out among the drivers.",
        "Fields (2003), Research in Labor Economics 22",
    ),
    "block": Statistic(
        "Block",
        "Drivers so alike between teams that only their sum can be known; they share one step.",
        "Where two drivers correlate above .8 between teams, survey noise taken out, the data cannot say which of the "
        "two the gap goes with. Their parts are added up and the sum has its own interval.",
        "Belsley, Kuh and Welsch (1980), Regression Diagnostics",
    ),
    "shapley": Statistic(
        "Second method (Shapley)",
        "The same split by averaging over every order in which drivers could be added.",
        "Each driver is added to every possible set of the others, and what it adds is averaged. A share near zero "
        "while this one is clearly above it means that the driver cannot be told from another one.",
        "Lindeman, Merenda and Gold (1980); Groemping (2006), Journal of Statistical Software 17",
    ),
}
