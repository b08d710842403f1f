"""Plans: what somebody undertook, to which measure and until when. Decisions that imports and undo leave alone."""

import re
from dataclasses import asdict, dataclass, replace

from analysis.errors import DataError
from analysis.records import Records, Store

KIND = "plan"
AHEAD = 4  # quarters that a plan may take


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One step that somebody sees to.

    action, owner    what is to be done and who sees to it, in a person's words
    measure          name of the measure that is to move
    teams            the team_ids it is about
    start, target    its mean over these teams in the quarter `made_in`, and where it is to be in `due_in`
    expected         by how much teams differ in the outcome that differ so in the measure, in words; "" where not said
    targets          (team_id, where that team is to be in `due_in`); none where the plan is for the teams together
    """

    action: str
    owner: str
    measure: str
    teams: tuple[str, ...]
    start: float
    target: float
    made_in: str
    due_in: str
    expected: str = ""
    targets: tuple[tuple[str, float], ...] = ()


def take_up(store: Store, plan: Plan) -> str:
    """Keep the plan; gives its name. Raises DataError for one without action, owner, a change or a later quarter."""
    return take_up_all(store, (plan,))[0]


def take_up_all(store: Store, made: tuple[Plan, ...]) -> tuple[str, ...]:
    """Keep all of these plans; gives their names. Raises DataError, and keeps none, where one of them is unfit."""
    made = tuple(replace(plan, action=_line(plan.action), owner=_line(plan.owner)) for plan in made)
    for plan in made:
        _refuse_unfit(plan)
    held = Records(store).all(KIND)
    first = 1 + max((int(name.rpartition(" ")[2]) for name in held), default=0)
    named = {f"{plan.made_in} {number}": asdict(plan) for number, plan in enumerate(made, first)}
    Records(store).put_all(KIND, named)
    return tuple(named)


def _line(words: str) -> str:
    return " ".join(words.split())


def aimed(plan: Plan, target: float) -> Plan:
    """The plan with another target, which is then that of each of its teams too; what goes with it is another then."""
    targets = tuple((team, target) for team, _ in plan.targets)
    return replace(plan, target=target, targets=targets, expected=plan.expected if target == plan.target else "")


def plans(store: Store) -> tuple[tuple[str, Plan], ...]:
    """(name, plan) of all that were taken up and not dropped, in the order they were made."""
    held = Records(store).all(KIND)
    return tuple((name, _loaded(value)) for name, value in held.items())


def drop(store: Store, name: str) -> None:
    """As if the plan had never been made."""
    Records(store).drop(KIND, name)


def later(quarter: str, steps: int) -> str:
    """The quarter so many after: later("2026-Q3", 2) is "2027-Q1"."""
    number = 4 * int(quarter[:4]) + int(quarter[-1]) - 1 + steps
    return f"{number // 4}-Q{number % 4 + 1}"


def _loaded(value: dict) -> Plan:
    targets = tuple((team, target) for team, target in value.get("targets", ()))
    return Plan(**value | {"teams": tuple(value["teams"]), "targets": targets})


def _refuse_unfit(plan: Plan) -> None:
    if not plan.action:
        raise DataError("A plan says what is to be done.\nWrite one sentence.")
    if not plan.owner:
        raise DataError("A plan has somebody who sees to it.\nName one person.")
    if plan.target == plan.start:
        raise DataError("The plan changes nothing: it ends where it starts.\nSay where the measure is to be.")
    if not re.fullmatch(r"\d{4}-Q[1-4]", plan.due_in) or plan.due_in <= plan.made_in:
        raise DataError(
            f"A plan made in {plan.made_in} ends in a later quarter.\nWrite one like {later(plan.made_in, 1)}."
        )
