"""What people answered: `survey`, each quarter, by those reps who took part, by managers and by their leader.

A rep's answer is the team's true climate, plus how that person tends to answer (persistent), plus the mood of the day
(transient), both partly shared by all constructs, rounded to the scale. Climates stay far enough from 1 and 5 that the
expected answer follows them in a line.
"""

import numpy as np
import pandas as pd

from analysis.items import ITEMS
from data.demo_company.bosses import ask_leaders, ask_managers, ask_managers_of_reps
from data.demo_company.crew import Crew
from data.demo_company.plants import MOTIVES, NOBODY, Plants
from data.demo_company.self_ratings import rate_themselves
from data.demo_company.sheets import CONSTRUCTS, FIRST_DAY, answer_day, draw_ease, fill_in
from data.demo_company.teamwork import Teamwork
from data.demo_company.weeks import Weeks

EVERY_QUARTER = ("strategy_clarity", "culture", "engagement", "coaching_quality", "motivation")
PERSON = 0.26, 0.24  # standard deviations: shared by all constructs, and of each construct
MOOD = 0.12, 0.13
NOT_ASKED = 0.02  # of team-quarters
PLAIN = 3.1  # how the one who overrates the own coaching is seen


def survey(drawn: Teamwork, crew: Crew, plants: Plants, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    climate = _dim(_climates(drawn, rng), plants)
    ease = draw_ease(rng)
    asked = rng.random(drawn.outcome.shape) >= NOT_ASKED
    parts = [
        _ask_reps(climate, ease, asked, plants, crew, weeks, rng),
        ask_managers(climate, ease, asked, crew, weeks, rng),
        ask_managers_of_reps(ease, plants, crew, weeks, rng),
        ask_leaders(climate, ease, crew, weeks, rng),
    ]
    rows = rate_themselves(pd.concat(parts, ignore_index=True), plants, rng)
    rows = rows.sort_values(["asked_on", "team_id", "respondent_id"], kind="stable", ignore_index=True)
    return rows.assign(scale_min=1, scale_max=5)


def _climates(drawn: Teamwork, rng: np.random.Generator) -> np.ndarray:
    """constructs x teams x quarters, 1-5: the two that are known, the others near to what belongs to them."""
    values = {name: value - value.mean() for name, value in drawn.values.items()}
    clarity, culture = values["strategy_clarity"], values["culture"]
    coaching = 1.6 * values["coaching_cadence"]
    belongs = {
        "metrics": 3.5 + 0.6 * clarity,
        "engagement": 3.6 + 0.4 * culture + 0.25 * (drawn.outcome - drawn.outcome.mean()),
        "role": 3.4 + 0.3 * clarity + 0.4 * coaching,
        "coaching_quality": 3.3 + 0.6 * coaching,
        "accountability": 3.3 + 0.4 * culture + 0.3 * clarity,
        "motivation": 3.6 + 0.3 * culture,
        "talent": 3.1 + 0.4 * coaching,
        "recruiting": 2.9 + 0.2 * culture,
    }
    own = 0.2 * rng.standard_normal((len(CONSTRUCTS), len(clarity), 1))
    known = {"strategy_clarity": drawn.values["strategy_clarity"], "culture": drawn.values["culture"]}
    return np.stack([known.get(name, belongs.get(name, 0) + own[k]) for k, name in enumerate(CONSTRUCTS)])


def _dim(climate: np.ndarray, plants: Plants) -> np.ndarray:
    """Where the manager overrates the own coaching there is room for it below the end of the scale."""
    if plants.blind != NOBODY:
        climate[[CONSTRUCTS.index("coaching_quality"), CONSTRUCTS.index("role")], plants.blind] = PLAIN
    return climate


def _ask_reps(climate, ease, asked, plants: Plants, crew: Crew, weeks: Weeks, rng) -> pd.DataFrame:
    sheets = _take_part(asked, crew, weeks, rng)
    people, occasions = len(crew.reps), len(sheets)
    person = PERSON[0] * rng.standard_normal((people, 1)) + PERSON[1] * rng.standard_normal((people, len(CONSTRUCTS)))
    mood = MOOD[0] * rng.standard_normal((occasions, 1)) + MOOD[1] * rng.standard_normal((occasions, len(CONSTRUCTS)))
    leaning = climate[:, sheets["team"], sheets["quarter"]].T + person[sheets["rep"]] + mood
    code = np.array([f"p-{number:05x}" for number in rng.permutation(max(people * 3, 1000))[:people]])
    sheets = sheets.assign(respondent_id=code[sheets["rep"]], rater="rep", subject_id=None)
    short = sheets["quarter"] % 2 == 1
    items = {item: (~short | (item.construct in EVERY_QUARTER)).to_numpy() for item in ITEMS}
    moved = dict(zip(MOTIVES, (plants.team_mix[sheets["team"]] + plants.rep_mix[sheets["rep"]]).T, strict=True))
    return pd.concat(
        [fill_in(item, sheets, leaning, ease, rng, keep, moved.get(item.name, 0.0)) for item, keep in items.items()]
    )


def _take_part(asked: np.ndarray, crew: Crew, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    """One row per sheet handed in: rep, team, quarter, asked_on; four to seven a team, often the same."""
    week = weeks.starts + FIRST_DAY // 7
    team, seat, quarter = np.nonzero((crew.seated[:, :, week] >= 0) & asked[:, None, :])
    sheets = pd.DataFrame({"rep": crew.seated[team, seat, week[quarter]], "team": team, "quarter": quarter})
    keen = rng.standard_normal(len(crew.reps))[sheets["rep"]] + rng.standard_normal(len(sheets))
    places = rng.choice([4, 5, 6, 7], asked.shape, p=(0.2, 0.3, 0.3, 0.2))[team, quarter]
    sheets = sheets[sheets.assign(keen=keen).groupby(["team", "quarter"])["keen"].rank(ascending=False) <= places]
    return sheets.assign(asked_on=answer_day(sheets["quarter"], weeks, rng)).reset_index(drop=True)
