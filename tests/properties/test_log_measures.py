"""What managers do, measured by SQL, against a naive second writing, on small random companies with every log."""

from datetime import date, timedelta
from random import Random

import pytest

from tests.company import Company, measured, year_of
from tests.properties.naive import BEGINNING
from tests.properties.naive_logs import NaiveLogs
from tests.properties.test_measures import LOGGED, REPS, TEAMS

COMPANIES = 30
DAYS = [date(2024, 10, 1) + timedelta(3 * step) for step in range(95)]  # to 10 July, beyond the last quarter
SPAN = year_of(1.0, 1.0, "stranger", quarters=("2024-Q4", "2025-Q1", "2025-Q2"))
ITEMS = (
    "clarity_clear",
    "clarity_believable",
    "motivation_intrinsic",
    "motivation_extrinsic",
    "motivation_goal_oriented",
)
POSTS = (("north", "mo", BEGINNING), ("south", "lu", BEGINNING), ("south", "mo", date(2025, 2, 5)))
UNIQUE = {"reps": ("rep_id", "joined_on"), "reviews": ("rep_id", "reviewed_on")}


class Draw:
    """Rows of every log of one company."""

    def __init__(self, seed):
        self.random = Random(seed)
        self.day = self.one(DAYS), self.one(DAYS)  # on these much happens
        self.asked = self.one(DAYS[:80]), self.one(DAYS[:80])

    def one(self, values):
        return self.random.choice(values)

    def maybe(self, value):
        return value if self.random.random() < 0.7 else None

    def days(self):
        return self.one((*self.day, self.one(DAYS)))

    def later(self, first, most):
        return self.maybe(first + timedelta(self.random.randrange(most)))

    def yes_no(self):
        return self.one((True, True, False, None))

    def rows(self, most, draw, table=""):
        found = [draw() for _ in range(self.random.randrange(most + 1))]
        key = UNIQUE.get(table)
        return list({tuple(row[name] for name in key): row for row in found}.values()) if key else found

    def stay(self):
        joined = self.one((BEGINNING, BEGINNING, BEGINNING, self.days()))
        left = self.later(joined, 150) if joined > BEGINNING else self.maybe(self.one((None, self.days())))
        return {"rep_id": self.one(REPS), "team_id": self.one(TEAMS), "joined_on": joined, "left_on": left}

    def session(self):
        held = self.days()
        noted = {"has_lesson": self.yes_no(), "has_action_plan": self.yes_no()}
        days = {"follow_up_due_on": self.later(held, 60), "followed_up_on": self.later(held, 60)}
        return {"rep_id": self.one(REPS), "held_on": held, **noted, **days}

    def activity(self):
        done = {"rep_id": self.one((*REPS, "stranger")), "done_on": self.days(), "kind": "call"}
        return done | {"count": self.maybe(self.one(range(9))), "target": self.maybe(float(self.one(range(9))))}

    def commitment(self):
        days = {"agreed_on": self.days(), "due_on": self.maybe(self.days()), "done_on": self.maybe(self.days())}
        return {"rep_id": self.one(REPS), **days}

    def hours(self):
        category = self.one(("coaching", "admin", "firefighting", "customers"))
        hours = float(self.one((0, 2, 7, 11)))
        return {"manager_id": self.one(("mo", "lu")), "week": self.days(), "category": category, "hours": hours}

    def review(self):
        day = self.one((*DAYS[:40], date(2024, 2, 14), date(2024, 5, 15)))
        plan = {"plan_due_on": self.later(day, 150), "plan_done_on": self.maybe(self.later(day, 250))}
        noted = {"rating": self.one("ABCCC"), "has_plan": self.yes_no(), "improved": self.yes_no(), **plan}
        return {"rep_id": self.one(REPS), "reviewed_on": day, **noted}

    def candidate(self):
        return {"team_id": self.one((*TEAMS, "west")), "opened_on": self.days(), "stage": "met"}

    def answer(self):
        low, high = self.one(((1, 5), (0, 10)))
        who = {"rater": self.one(("rep", "manager")), "subject_id": self.one(("", "", "ann"))}
        who |= {
            "respondent_id": self.one(("p", "q", None)),
            "team_id": self.one(TEAMS),
            "asked_on": self.one(self.asked),
        }
        score = {"score": float(self.random.randint(low, high)), "scale_min": low, "scale_max": high}
        return who | score | {"item": self.one(ITEMS)}

    def company(self):
        reps = self.rows(8, self.stay, "reps") or [self.stay()]
        return {
            "reps": [row | {"hired_on": None} for row in reps],
            "teams": [
                {"team_id": team, "manager_id": manager, "manager_since": since, "territory_potential": None}
                for team, manager, since in POSTS
            ],
            "coaching": self.rows(30, self.session),
            "activities": self.rows(20, self.activity),
            "commitments": self.rows(20, self.commitment),
            "time_use": self.rows(20, self.hours),
            "reviews": self.rows(24, self.review, "reviews"),
            "candidates": self.rows(8, self.candidate),
            "survey": self.rows(90, self.answer),
            **{"attainment": SPAN, "deals": [], "satisfaction": [], "survey_scores": []},
        }


def test_measures_of_logs_equal_a_naive_second_writing():
    seen = dict.fromkeys(sorted(LOGGED), 0)
    for seed in range(COMPANIES):
        tables = Draw(seed).company()
        company, naive = Company(**tables), NaiveLogs(tables)
        for name in LOGGED:
            expected, found = getattr(naive, name)(), measured(name, company)
            assert found.keys() == expected.keys(), (name, seed)
            for key, (value, n) in expected.items():
                assert found[key] == (pytest.approx(value, abs=1e-9), n), (name, seed, key)
            seen[name] += len(expected)
    assert min(seen.values()) >= 10, seen  # each is compared on many cells
