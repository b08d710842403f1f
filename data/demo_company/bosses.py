"""What bosses answer: managers on their team and on each rep's motives, leaders on teams and their managers.

Bosses see more clarity than reps do, and less of how teams differ in it. Managers think pay moves people more than
people say. How managers rate themselves is in `self_ratings`.
"""

import numpy as np
import pandas as pd

from analysis.items import ITEMS
from data.demo_company.crew import Crew
from data.demo_company.plants import MOTIVES, Plants
from data.demo_company.sheets import CONSTRUCTS, FIRST_DAY, answer_day, fill_in
from data.demo_company.weeks import Weeks

FROM_ABOVE = {"manager": 0.18, "leader": 0.1}  # reps rate clarity lower than those by such a part
SEEN = 0.5  # of how teams differ in clarity is seen from above
ROSY, MILD = {"metrics": 0.3}, 0.1  # points by which they see all else better
BELIEVED = {"motivation_intrinsic": -0.45, "motivation_extrinsic": 0.55}  # managers of every rep, against what reps say
KNOWN = 0.6, 0.3  # how much managers know of what moves their team, and of what moves this rep
LED = 8  # teams of a leader, one a day: an answer is known by its person, day and item


def ask_managers(climate, ease, asked, crew: Crew, weeks: Weeks, rng) -> pd.DataFrame:
    """On the team: everything every half year, clarity each quarter."""
    team, quarter = np.nonzero(asked)
    sheets = pd.DataFrame({"team": team, "quarter": quarter, "asked_on": answer_day(quarter, weeks, rng)})
    manager = crew.manager(team, weeks.starts[quarter] + FIRST_DAY // 7)
    sheets = sheets.assign(respondent_id=manager, rater="manager", subject_id=None)
    leaning = _see(climate, "manager")[:, team, quarter].T + 0.3 * rng.standard_normal((len(sheets), len(CONSTRUCTS)))
    items = [item for item in ITEMS if "manager" in item.raters and item.construct != "motivation"]
    half_year = quarter % 2 == 0
    keep = {item: half_year | (item.construct == "strategy_clarity") for item in items}
    return pd.concat([fill_in(item, sheets, leaning, ease, rng, keep[item]) for item in items])


def ask_managers_of_reps(ease, plants: Plants, crew: Crew, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    """How managers think each rep is motivated, every half year."""
    week = weeks.starts[::2] + FIRST_DAY // 7
    team, seat, half = np.nonzero(crew.seated[:, :, week] >= 0)
    sheets = pd.DataFrame({"team": team, "asked_on": answer_day(half * 2, weeks, rng), "rater": "manager"})
    rep = crew.seated[team, seat, week[half]]
    rep_id = crew.reps["rep_id"].to_numpy()[rep]
    sheets = sheets.assign(respondent_id=crew.manager(team, week[half]), subject_id=rep_id)
    leaning = 3.6 + 0.3 * rng.standard_normal((len(sheets), len(CONSTRUCTS)))
    known = KNOWN[0] * plants.team_mix[team] + KNOWN[1] * plants.rep_mix[rep]
    known = known + np.array([BELIEVED.get(motive, 0.0) for motive in MOTIVES])
    items = [item for item in ITEMS if item.construct == "motivation"]
    return pd.concat([fill_in(item, sheets, leaning, ease, rng, True, known[:, k]) for k, item in enumerate(items)])


def ask_leaders(climate, ease, crew: Crew, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    """How leaders, each of up to eight teams of a region, see those teams and their managers, every half year."""
    team, half = np.nonzero(np.ones((len(crew.teams), len(weeks.starts[::2]))))
    place = crew.teams.groupby("region").cumcount().to_numpy()
    leader = crew.teams.groupby(["region", place // LED], sort=False).ngroup().to_numpy()
    day = weeks.first_days[half * 2] + FIRST_DAY + (place % LED)[team]
    sheets = pd.DataFrame({"team": team, "asked_on": day, "rater": "leader"})
    sheets["respondent_id"] = np.array([f"L{number + 1:02d}" for number in leader])[team]
    manager = crew.manager(team, weeks.starts[half * 2] + FIRST_DAY // 7)
    leaning = _see(climate, "leader")[:, team, half * 2].T + 0.3 * rng.standard_normal((len(sheets), len(CONSTRUCTS)))
    asked = [item for item in ITEMS if "leader" in item.raters]
    about = [sheets.assign(subject_id=manager if item.construct == "role" else None) for item in asked]
    return pd.concat([fill_in(item, sheet, leaning, ease, rng) for item, sheet in zip(asked, about, strict=True)])


def _see(climate: np.ndarray, rater: str) -> np.ndarray:
    """constructs x teams x quarters as bosses see it: clarity from above, the rest a little rosier."""
    seen = climate + np.array([ROSY.get(name, MILD) for name in CONSTRUCTS])[:, None, None]
    clarity = CONSTRUCTS.index("strategy_clarity")
    mean = climate[clarity].mean()
    seen[clarity] = mean / (1 - FROM_ABOVE[rater]) + SEEN * (climate[clarity] - mean)
    return seen
