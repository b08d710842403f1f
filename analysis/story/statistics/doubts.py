"""The statistics that ask whether the split could be wrong."""

from analysis.story.statistics.declare import Statistic

DOUBTS = {
    "out_of_sample": Statistic(
        "Out of sample",
        "The same split when each team is judged by slopes that were fitted without it.",
        "Drivers that are pure noise seem to go with something as long as the same teams fit and judge. With each team "
        "left out in turn, such drivers come to zero. A large drop means that new teams would show less.",
        "Stone (1974), Journal of the Royal Statistical Society B 36",
    ),
    "order": Statistic(
        "Settled order",
        "Two drivers are ranked only where the interval of their difference leaves zero out.",
        "The draws behind the intervals give the difference of every two drivers as well. Two intervals that overlap "
        "settle nothing, and a longer bar alone is no ranking.",
        "Goldstein and Spiegelhalter (1996), Journal of the Royal Statistical Society A 159",
    ),
    "hidden": Statistic(
        "Hidden factor",
        "How strong something that is not measured would have to be to bring a driver's share to zero.",
        "The robustness value: the part of what is left of both driver and outcome that a hidden factor would have to "
        "go with. Beside it stands the strongest measured condition, as a yardstick.",
        "Cinelli and Hazlett (2020), Journal of the Royal Statistical Society B 82",
    ),
    "within_between": Statistic(
        "Within teams",
        "Whether a team does better in quarters with more of a driver, or only teams that always have more of it do.",
        "Lasting differences between teams carry along whatever else lasts: people, products, history. Changes within "
        "a team do not. Where the two slopes differ beyond chance, the one within teams is the safer one to read; "
        "chance alone makes one sound driver in twenty look different. They are called the same only where a "
        "difference of a tenth of the gap is ruled out. Else it is open.",
        "Mundlak (1978), Econometrica 46",
    ),
    "lag": Statistic(
        "A quarter earlier",
        "Whether the driver's level of the quarter before goes with this quarter's outcome.",
        "A share that is gone with the driver of the quarter before is a warning: what was said or done may have "
        "followed the result. One that holds is no proof, since most teams keep their level from quarter to quarter.",
        "Granger (1969), Econometrica 37",
    ),
    "lead": Statistic(
        "What comes first",
        "Whether the driver is higher after good quarters: if so, part of its share may follow the result.",
        "Nothing can follow from what has not happened yet. Where people rate a driver higher in the quarter after a "
        "good one, the good result may have coloured their answers: a halo. The driver then looks larger than it is.",
        "Thorndike (1920), Journal of Applied Psychology 4",
    ),
    "same_source": Statistic(
        "Same source",
        "The driver and a part of the outcome come from the same answers, so moods alone can link them.",
        "Whoever answers kindly answers kindly everywhere. A driver and an outcome from one questionnaire go together "
        "for that reason alone; another outcome is the fairer test.",
        "Podsakoff and others (2003), Journal of Applied Psychology 88",
    ),
    "specifications": Statistic(
        "Other ways to compute it",
        "The split computed in every sensible way: in how many of them the finding stays the same.",
        "How teams are cut, which outcome, which conditions, which quarters, with or without survey noise: every "
        "combination is computed and all are shown in order, the chosen one marked.",
        "Simonsohn, Simmons and Nelson (2020), Nature Human Behaviour 4",
    ),
    "counted": Statistic(
        "Comes first in",
        "In how many of the ways to compute the split this driver has the largest share.",
        "Ways that differ in one choice only share most of their data, so this is a count and no probability.",
        "Simonsohn, Simmons and Nelson (2020), Nature Human Behaviour 4",
    ),
    "median": Statistic(
        "Half of the ways give more than",
        "The share in the middle one of the ways, the median: half of them give more, half give less.",
        "Set beside each other for one choice, the middle shares tell how much hangs on that choice.",
        "Simonsohn, Simmons and Nelson (2020), Nature Human Behaviour 4",
    ),
}
