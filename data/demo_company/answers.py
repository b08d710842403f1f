"""What people answered: `survey`, each quarter, by those reps who took part, by managers and by their leader.

A rep's answer is the team's true climate, plus how that person tends to answer (persistent), plus the mood of the day
(transient), both partly shared by all constructs, rounded to the scale. Climates stay far enough from 1 and 5 that the
expected answer follows them in a line.
"""

import numpy as np
import pandas as pd

from analysis.items import ITEMS
from data.demo_company.crew import Crew
from data.demo_company.teamwork import Teamwork
from data.demo_company.weeks import Weeks

CONSTRUCTS = tuple(dict.fromkeys(item.construct for item in ITEMS))
EVERY_QUARTER = ("strategy_clarity", "culture", "engagement", "coaching_quality", "motivation")
PERSON = 0.26, 0.24  # standard deviations: shared by all constructs, and of each construct
MOOD = 0.12, 0.13
WORD = 0.42  # what is special to one person's reading of one item on one day
ITEM = 0.12  # how much easier one item is agreed with than another
SKIPPED = 0.015  # of answers
NOT_ASKED = 0.02  # of team-quarters
FIRST_DAY = 39  # of the quarter; the survey is open for two weeks
LED = 8  # teams of a leader, one a day: an answer is known by its person, day and item
ROSY = 0.45  # managers see more clarity than their reps


def survey(drawn: Teamwork, crew: Crew, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    climate = _climates(drawn, rng)
    ease = _draw_ease(rng)
    asked = rng.random(drawn.outcome.shape) >= NOT_ASKED
    parts = [
        _ask_reps(climate, ease, asked, crew, weeks, rng),
        _ask_managers(climate, ease, asked, crew, weeks, rng),
        _ask_managers_of_reps(ease, crew, weeks, rng),
        _ask_leaders(climate, ease, crew, weeks, rng),
    ]
    rows = pd.concat(parts).sort_values(["asked_on", "team_id", "respondent_id"], kind="stable", ignore_index=True)
    return rows.assign(scale_min=1, scale_max=5)


def _draw_ease(rng: np.random.Generator) -> dict[str, float]:
    """Item -> how much easier it is agreed with than the others of its construct, which even out."""
    ease = pd.Series(rng.normal(0, ITEM, len(ITEMS)), index=[item.name for item in ITEMS])
    return (ease - ease.groupby([item.construct for item in ITEMS]).transform("mean")).to_dict()


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


def _ask_reps(climate, ease, asked, crew: Crew, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    sheets = _take_part(asked, crew, weeks, rng)
    people, occasions = len(crew.reps), len(sheets)
    person = PERSON[0] * rng.standard_normal((people, 1)) + PERSON[1] * rng.standard_normal((people, len(CONSTRUCTS)))
    mood = MOOD[0] * rng.standard_normal((occasions, 1)) + MOOD[1] * rng.standard_normal((occasions, len(CONSTRUCTS)))
    leaning = climate[:, sheets["team"], sheets["quarter"]].T + person[sheets["rep"]] + mood
    code = np.array([f"p-{number:05x}" for number in rng.permutation(max(people * 3, 1000))[:people]])
    sheets = sheets.assign(respondent_id=code[sheets["rep"]], rater="rep", subject_id=None)
    short = sheets["quarter"] % 2 == 1
    items = {item: (~short | (item.construct in EVERY_QUARTER)).to_numpy() for item in ITEMS}
    return pd.concat([_answer(item, sheets, leaning, ease, rng, keep) for item, keep in items.items()])


def _take_part(asked: np.ndarray, crew: Crew, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    """One row per sheet handed in: rep, team, quarter, asked_on; four to seven a team, often the same."""
    week = weeks.starts + FIRST_DAY // 7
    team, seat, quarter = np.nonzero((crew.seated[:, :, week] >= 0) & asked[:, None, :])
    sheets = pd.DataFrame({"rep": crew.seated[team, seat, week[quarter]], "team": team, "quarter": quarter})
    keen = rng.standard_normal(len(crew.reps))[sheets["rep"]] + rng.standard_normal(len(sheets))
    places = rng.choice([4, 5, 6, 7], asked.shape, p=(0.2, 0.3, 0.3, 0.2))[team, quarter]
    sheets = sheets[sheets.assign(keen=keen).groupby(["team", "quarter"])["keen"].rank(ascending=False) <= places]
    return sheets.assign(asked_on=_answer_day(sheets["quarter"], weeks, rng)).reset_index(drop=True)


def _answer_day(quarter, weeks: Weeks, rng: np.random.Generator) -> np.ndarray:
    return weeks.first_days[np.asarray(quarter)] + FIRST_DAY + rng.integers(0, 12, len(quarter))


def _answer(item, sheets: pd.DataFrame, leaning, ease, rng: np.random.Generator, keep=True) -> pd.DataFrame:
    """Everybody's answer to one item; `leaning` is sheets x constructs."""
    felt = leaning[:, CONSTRUCTS.index(item.construct)] + ease[item.name] + WORD * rng.standard_normal(len(sheets))
    score = np.clip(np.round(felt), 1, 5).astype(int)
    given = keep & (rng.random(len(sheets)) >= SKIPPED)
    columns = ["respondent_id", "team_id", "rater", "subject_id", "asked_on"]
    team_id = [f"T{team + 1:03d}" for team in sheets["team"]]
    sheets = sheets.assign(team_id=team_id)[columns]
    return sheets.assign(item=item.name, score=6 - score if item.reverse else score)[given]


def _ask_managers(climate, ease, asked, crew: Crew, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    team, quarter = np.nonzero(asked)
    sheets = pd.DataFrame({"team": team, "quarter": quarter, "asked_on": _answer_day(quarter, weeks, rng)})
    manager = crew.manager(team, weeks.starts[quarter] + FIRST_DAY // 7)
    sheets = sheets.assign(respondent_id=manager, rater="manager", subject_id=None)
    leaning = climate[:, team, quarter].T + ROSY + 0.3 * rng.standard_normal((len(sheets), len(CONSTRUCTS)))
    items = [item for item in ITEMS if "manager" in item.raters and item.construct != "motivation"]
    half_year = quarter % 2 == 0
    return pd.concat(
        [_answer(i, sheets, leaning, ease, rng, half_year | (i.construct == "strategy_clarity")) for i in items]
    )


def _ask_managers_of_reps(ease, crew: Crew, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    """How managers think each rep is motivated, every half year."""
    week = weeks.starts[::2] + FIRST_DAY // 7
    team, seat, half = np.nonzero(crew.seated[:, :, week] >= 0)
    sheets = pd.DataFrame({"team": team, "asked_on": _answer_day(half * 2, weeks, rng), "rater": "manager"})
    rep_id = crew.reps["rep_id"].to_numpy()[crew.seated[team, seat, week[half]]]
    sheets = sheets.assign(respondent_id=crew.manager(team, week[half]), subject_id=rep_id)
    leaning = 3.6 + 0.5 * rng.standard_normal((len(sheets), len(CONSTRUCTS)))
    return pd.concat([_answer(item, sheets, leaning, ease, rng) for item in ITEMS if item.construct == "motivation"])


def _ask_leaders(climate, ease, crew: Crew, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    """How leaders, each of up to eight teams of a region, see those teams and their managers, every half year."""
    team, half = np.nonzero(np.ones((len(crew.teams), len(weeks.starts[::2]))))
    place = crew.teams.groupby("region").cumcount().to_numpy()
    leader = crew.teams.groupby(["region", place // LED], sort=False).ngroup().to_numpy()
    day = weeks.first_days[half * 2] + FIRST_DAY + (place % LED)[team]
    sheets = pd.DataFrame({"team": team, "asked_on": day, "rater": "leader"})
    sheets["respondent_id"] = np.array([f"L{number + 1:02d}" for number in leader])[team]
    manager = crew.manager(team, weeks.starts[half * 2] + FIRST_DAY // 7)
    leaning = climate[:, team, half * 2].T + 0.2 + 0.4 * rng.standard_normal((len(sheets), len(CONSTRUCTS)))
    asked = [item for item in ITEMS if "leader" in item.raters]
    about = [sheets.assign(subject_id=manager if item.construct == "role" else None) for item in asked]
    return pd.concat([_answer(item, sheet, leaning, ease, rng) for item, sheet in zip(asked, about, strict=True)])
