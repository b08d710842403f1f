"""Teams brought to targets of several drivers: how far each moves, and where no team has ever been."""

from dataclasses import dataclass

import numpy as np

from analysis.errors import DataError
from analysis.split.families import PLUS, parts
from analysis.split.ground import Ground
from analysis.stats.what_if import left_of_luck, leverage, toward

ROUNDING = 1e-9
NO_RATERS = (
    "Who answered the survey is not known from one quarter to the next, so how much of a driver is noise cannot be "
    "told, nor what teams would reach. Answers with a code for each respondent, the same in every quarter, open this."
)
LARGEST = 1e9  # of targets
LEAST_HOURS, MOST_HOURS = 0.01, 13 * 7 * 24  # of a manager, for one rep in one quarter
PERCENT = 0.01  # the grain of a share, which people may write in percent


@dataclass(frozen=True, kw_only=True)
class Moved:
    """m teams, each brought to the targets of p predictors.

    members   (m,) rows of the ground
    change    (n, p) how far each team moves, in the predictors' units; 0 for whoever does not move
    left      (n,) share of a quarter's luck that is left once what a team holds no longer moves
    told      (m,) False where nothing can be said of the team; `why` (m,) says it, else ""
    refusals  sentences on the whole: with any of them nothing is said of any team
    """

    members: np.ndarray
    change: np.ndarray
    left: np.ndarray
    told: np.ndarray
    why: tuple[str, ...]
    refusals: tuple[str, ...]

    @property
    def known(self) -> np.ndarray:
        """Rows of the ground of the teams of which something can be said."""
        return self.members[self.told]


def chosen(ground: Ground, teams: str | tuple[str, ...]) -> np.ndarray:
    """Rows of the teams asked about, by id or by a name that only one has, worst today first."""
    if teams == "low":
        rows = np.flatnonzero(ground.groups.segment == "low")
    else:
        single = ground.names[~ground.names.duplicated(keep=False)]
        ids = {**{name: team for team, name in single.items()}, **{team: team for team in ground.groups.teams}}
        unknown = [each for each in teams if each not in ids]
        if unknown or not teams:
            raise DataError(
                f"`{unknown[0] if unknown else ''}` is no team with {ground.outcome.label.lower()} here.\n"
                f"Name teams by id or name, like {ground.groups.teams[0]} for {ground.names.iloc[0]}."
            )
        rows = np.searchsorted(ground.groups.teams, sorted({ids[each] for each in teams}))
    return rows[np.argsort(ground.outcome.direction * ground.expected.means[rows], kind="stable")]


def check(ground: Ground, moves: tuple[tuple[str, float], ...], hours: tuple[tuple[str, float], ...]) -> None:
    names = [name for name, _ in moves]
    if not names or len(set(names)) < len(names):
        raise DataError("A what-if moves at least one driver, and each of them once.\nName one and its target.")
    for name, value in (*moves, *hours):
        if not abs(value) <= LARGEST:
            raise DataError(f"`{name}` is given no number that could be meant.\nWrite one, like 0.5 for 50 %.")
    idle = [name for name, _ in hours if name not in names]
    if idle:
        raise DataError(f"`{idle[0]}` has hours of managers, and does not move.\nGive it a target, or leave them out.")
    if any(not LEAST_HOURS <= value <= MOST_HOURS for _, value in hours):
        most = f"hours a rep and quarter, from {LEAST_HOURS:g} to {MOST_HOURS:,}"
        raise DataError(f"Hours of managers are {most}.\nLeave them out where they are not known.")


def move(ground: Ground, moves: tuple[tuple[str, float], ...], members: np.ndarray) -> Moved:
    """The teams `members` at the targets of `moves`; teams there or beyond stay as they are."""
    names = list(ground.levels.columns)
    refusals = refused(ground, moves)
    targets = np.full(len(names), np.nan)
    for name, target in moves:
        if name in names:
            targets[names.index(name)] = target
    if refusals:
        return nowhere(ground, members, refusals)
    change = toward(ground.likely, targets, np.array([ground.measures[name].direction for name in names]))
    never = beyond(ground, targets, change)
    why = tuple(unknown(ground, change[at], at) or never.get(at, "") for at in members)
    told = np.array([not words for words in why], dtype=bool)
    change = np.nan_to_num(change)
    left = left_of_luck(change, ground.moments)
    return Moved(members=members, change=change, left=left, told=told, why=why, refusals=())


def nowhere(ground: Ground, members: np.ndarray, refusals: tuple[str, ...] = ()) -> Moved:
    """Nobody moves, since nothing could be told."""
    none, still = np.zeros(len(members), dtype=bool), np.zeros(ground.likely.shape)
    why, left = ("",) * len(members), np.ones(len(still))
    return Moved(members=members, change=still, left=left, told=none, why=why, refusals=refusals)


def refused(ground: Ground, moves: tuple[tuple[str, float], ...]) -> tuple[str, ...]:
    """A sentence for each of `moves` that no number is given for, whatever the team; one for all without raters."""
    if np.isfinite(ground.fit.bracket).any():
        return (NO_RATERS,)
    found = [outside(ground, name, target) for name, target in moves]
    return tuple(filter(None, [*found, *torn(ground, [name for name, _ in moves])]))


def outside(ground: Ground, name: str, target: float) -> str:
    """Why one driver may not be moved there; "" where it may."""
    if name not in set(ground.ranges["name"]):
        return not_in(ground, name)
    row, measure = ground.ranges.set_index("name").loc[name], ground.measures[name]
    if row["low"] <= target <= row["high"]:
        return ""
    away = (ground.levels[name] - target).abs()
    closest = away.idxmin()
    never = "No team does this" if not row["least"] <= target <= row["most"] else "Hardly a team does this"
    meant = f" Write {target / 100:g} for {target:g} %." if measure.grain == PERCENT and 2 < target <= 100 else ""
    return (
        f"{measure.label} at {measure.say(target)}: {never[0].lower()}{never[1:]}; "
        f"the closest is {ground.names[closest]} at {measure.say(ground.levels.loc[closest, name])}. "
        f"What can be told lies between {measure.say(row['low'])} and {measure.say(row['high'])}.{meant}"
    )


def not_in(ground: Ground, name: str) -> str:
    label = ground.measures[name].label if name in ground.measures else name
    for whole in ground.ranges["name"]:
        if PLUS in whole and name in parts(whole):
            return f"{label} enters the split only as a part of {ground.measures[whole].label}: move that."
    reason = next((words for words in ground.gate.omitted if words.startswith(label)), "")
    return reason or f"{label} is not among the drivers of this split."


def torn(ground: Ground, names: list[str]) -> list[str]:
    """A sentence for each group of drivers that can only be moved together and of which some are not."""
    found = []
    for block in ground.fit.blocks:
        members = [ground.fit.names[at] for at in block.members]
        if set(names) & set(members) and not set(members) <= set(names):
            words = in_words_of(ground, members)
            found.append(
                f"{words} move together from team to team: which of them it goes with cannot be told. Move all."
            )
    return found


def in_words_of(ground: Ground, names: list[str]) -> str:
    labels = [ground.measures[name].label for name in names]
    rest = [label if label[:2].isupper() else label[:1].lower() + label[1:] for label in labels[1:]]
    return " and ".join([", ".join([labels[0], *rest[:-1]]), rest[-1]])


def unknown(ground: Ground, change: np.ndarray, at: int) -> str:
    """Why it is not known how far a team would have to move; "" where it is."""
    for place in np.flatnonzero(np.isnan(change)):
        measure = ground.measures[ground.levels.columns[place]]
        few = "too few answers" if measure.surveyed else "not known"
        return f"{measure.label} of {ground.names.iloc[at]}: {few}."
    return ""


def beyond(ground: Ground, targets: np.ndarray, change: np.ndarray) -> dict[int, str]:
    """Row -> why no number is given for a team at these targets together with all else it does."""
    seen = ground.levels.to_numpy(float)
    complete = np.flatnonzero(~np.isnan(seen).any(axis=1))
    if not len(complete):
        return {}
    middle, moving = seen[complete].mean(axis=0), np.nan_to_num(change).any(axis=1)
    points = np.where(np.isnan(seen), middle, np.where(change != 0, targets, seen))
    limit = leverage(seen[complete], seen).max() * (1 + ROUNDING)
    found = {}
    for at in np.flatnonzero(moving & (leverage(points, seen) > limit)):
        others = complete[complete != at]
        away = leverage(seen[others] - points[at] + middle, seen)
        closest = ground.names.iloc[others[np.argmin(away)]]
        found[int(at)] = f"No team does this with all else that {ground.names.iloc[at]} does; the closest is {closest}."
    return found
