"""What tells a table by itself: headers no other table knows, headers that vendors' exports carry, the file's name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from analysis.ingest.matching.spelling import key
from analysis.tables import Table

Tables = Mapping[str, Table]

_SIGNS = {
    "deals": (
        "opportunity name, deal name, dealname, deal title, topic, probability, probability percent, pipeline, "
        "forecast category, forecast category name, expected revenue, weighted value, weighted amount, lead source, "
        "next step, is won, is closed won, is closed lost, closed lost reason, closed won reason, lost reason, "
        "loss reason, deal type, pipeline id, hs pipeline, estimated value, actual value, close probability, "
        "status reason, row checksum, price list, step name"
    ),
    "activities": (
        "subject, priority, who id, what id, call duration, call duration in seconds, call duration in minutes, "
        "call disposition, call outcome, call direction, call type, call object, task subtype, event subtype, "
        "duration in minutes, show as, primary user id, direction, scope, "
        "meeting url, is all day event, is recurrence, meeting outcome, contact person, done, "
        "marked as done time, regarding, activity status, web conference meeting id, email subject, is task, task"
    ),
    "reps": (
        "first name, last name, full name, is active, active, profile, profile id, user type, alias, username, "
        "department, division, time zone sid key, last login, last login date, employee number, phone, mobile phone, "
        "cost center, locale sid key, hire date, permissions, seat, last active"
    ),
    "teams": (
        "parent role id, rollup description, developer name, parent role, parent team, parent team id, "
        "opportunity access for account owner, user ids, secondary user ids, member count, portal type"
    ),
    "coaching": (
        "coach, coachee, session notes, coaching plan, session type, coaching program, agenda, session name, check in, "
        "check in id, check in type, co coach, program, session rating, scorecard name, scorecard id, scorecard, "
        "answered scorecard id, reviewed user id, reviewer user id"
    ),
    "survey": "respondent, recipient email, response id, finished, progress, distribution channel, user language",
    "survey_scores": "response rate, favorable, neutral, unfavorable, favourable, unfavourable, factor, participation",
    "attainment": "attainment, percent attainment, quota attainment, percent achieved, achievement",
    "satisfaction": "nps, csat, promoter, detractor, ticket id, customer comment",
    "candidates": "resume, source, requisition, recruiter, interviewer, offer date, application status",
    "commitments": "action item, action item status, assignee",
}
_NAMED = {
    "deals": r"deals?|opportunit(y|ies)|opps?|pipeline",
    "activities": r"activit(y|ies)|tasks?|events?|calls?|meetings?|engagements?",
    "reps": r"reps?|roster|users?|employees|people|headcount",
    "teams": r"teams?|roles?",
    "coaching": r"coaching|sessions?|1on1s?|one on ones?",
    "attainment": r"quotas?|attainment|targets?",
    "survey": r"survey|pulse",
    "survey_scores": r"survey|pulse",
    "satisfaction": r"csat|nps|satisfaction",
    "candidates": r"candidates?|applicants?|recruiting",
    "commitments": r"commitments?|action items?",
    "reviews": r"reviews?|talent",
    "time_use": r"time use|timesheet|calendar|diary",
    "initiatives": r"initiatives?|programm?es?|programs?",
}


# of one table alone, and yet in exports of every kind: they tell it only together
COMMON = frozenset(
    key(word)
    for word in (
        "type, title, total, number, name, count, goal, plan, budget, value, result, start, end, until, from, "
        "position, job, area, office, region, segment, division, business unit, territory, company, customer, "
        "client, gap, phase, sales, profit, left, joined, created, opened, due, done, activity, email, email "
        "address, volume, rating, product, account, account name, company name, organization, organization name, "
        "customer name, manager, target"
    ).split(",")
)


@lru_cache(maxsize=64)
def _sign_keys(table: str) -> frozenset[str]:
    return frozenset(key(word) for word in _SIGNS.get(table, "").split(","))


def signs(table: Table, header_keys: Sequence[str]) -> int:
    """How many headers a vendor's export of this table carries, whether or not they fill a column."""
    return len(_sign_keys(table.name) & set(header_keys))


def named(table: Table, file: str) -> bool:
    """Whether the file's name says what the table holds: `sf_user_role_data.csv`."""
    words = re.sub(r"[\W_]+", " ", file.rsplit(".", 1)[0].lower())
    return bool(re.search(rf"\b({_NAMED.get(table.name, '(?!)')})\b", words))


def known_to(tables: Tables) -> dict[str, frozenset[str]]:
    """Header key -> the tables that have a column for it."""
    return _known_to(tuple((t.name, tuple((c.name, c.aliases) for c in t.columns)) for t in tables.values()))


@lru_cache(maxsize=16)
def _known_to(spelt: tuple) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for table, columns in spelt:
        for name, aliases in columns:
            for spelling in (name, *aliases, *with_id(name, aliases)):
                found.setdefault(key(spelling), set()).add(table)
    return {word: frozenset(names) for word, names in found.items()}


def with_id(column: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """`coachee` -> `coachee id`, for a column that holds ids."""
    return tuple(f"{alias} id" for alias in aliases if column.endswith("_id") and alias.split()[-1] not in _NO_ID)


def is_sign(header_key: str) -> bool:
    """Whether vendors' exports carry the header for something of its own, so that it stands for nothing else."""
    return any(header_key in _sign_keys(table) for table in _SIGNS) or header_key in _ELSEWHERE


_NO_ID = ("id", "name", "email", "number", "reference")
_ELSEWHERE = frozenset(
    key(word)
    for word in (
        "last modified date, last modified by id, last modified by, last activity date, last activity, modified on, "
        "modified by, created by, created by id, system modstamp, is deleted, owner email, owner name, manager email, "
        "account owner, contact, contact name, currency, currency code, fiscal, fiscal year, age, description, notes, "
        "comments, url, portal id, record type id, campaign id, last viewed date, last referenced date, person name, "
        "person email, updated at, update time, response rate, ip address"
    ).split(",")
)
