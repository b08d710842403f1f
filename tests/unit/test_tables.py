"""The declarations hold together: nothing ambiguous, nothing without a meaning, rules that catch what they name."""

import re
from collections import Counter
from datetime import date, timedelta

import duckdb
import pytest

from analysis.tables import TABLES, TYPES

COLUMNS = [(table, column) for table in TABLES.values() for column in table.columns]
every_table = pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
every_column = pytest.mark.parametrize(
    ("table", "column"), COLUMNS, ids=[f"{table.name}.{column.name}" for table, column in COLUMNS]
)


def words(name: str) -> str:
    return name.replace("_", " ")


def broken(name: str, odd: bool = False, **values: object) -> list[str]:
    """What the rules of the table `name` say to a row with `values` and nulls elsewhere; `odd`: those that keep it."""
    table = TABLES[name]
    columns = ", ".join(f'cast(? as {column.type}) as "{column.name}"' for column in table.columns)
    rules = [rule for rule in table.rules if rule.keeps == odd]
    checks = ", ".join(["true", *(f"coalesce({rule.sql}, true)" for rule in rules)])
    row = [values.get(column.name) for column in table.columns]
    passed = duckdb.connect().execute(f"select {checks} from (select {columns})", row).fetchall()[0]
    return [rule.about for rule, good in zip(rules, passed[1:], strict=True) if not good]


def test_there_are_fourteen_tables_in_the_designs_order():
    assert list(TABLES) == [
        "teams",
        "reps",
        "attainment",
        "deals",
        "satisfaction",
        "survey",
        "survey_scores",
        "coaching",
        "activities",
        "commitments",
        "time_use",
        "reviews",
        "candidates",
        "initiatives",
    ]


def test_what_must_be_given_is_little():
    assert TABLES["deals"].required == ("deal_id", "rep_id", "status")
    assert TABLES["reps"].required == ("rep_id", "team_id")
    assert TABLES["teams"].required == ("team_id",)
    assert TABLES["attainment"].required == ("rep_id", "quarter", "quota")
    assert TABLES["coaching"].required == ("rep_id", "held_on")


def test_defaults_leave_no_hole_in_the_keys():
    defaults = {(table.name, column.name): column.default for table, column in COLUMNS if column.default is not None}
    assert defaults == {
        ("teams", "manager_since"): "1900-01-01",
        ("reps", "joined_on"): "1900-01-01",
        ("survey", "subject_id"): "",
        ("survey", "scale_min"): "1",
        ("survey", "scale_max"): "5",
        ("survey_scores", "scale_min"): "1",
        ("survey_scores", "scale_max"): "5",
        ("survey_scores", "rater"): "rep",
        ("activities", "count"): "1",
    }


@every_table
def test_keys_and_rules_name_columns_of_their_table(table):
    assert {*table.key, *table.or_key, *(rule.column for rule in table.rules)} <= set(table.names)
    assert len(set(table.names)) == len(table.names)


@every_table
def test_no_header_could_mean_two_columns_of_one_table(table):
    headers = Counter(header for column in table.columns for header in (words(column.name), *column.aliases))
    assert [header for header, times in headers.items() if times > 1] == []


@every_column
def test_a_column_says_what_it_means(table, column):
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", column.name)
    assert column.type in TYPES
    assert 3 <= len(column.about) <= 60
    assert not column.about.endswith(".")
    assert column.label[0].isupper()


@every_column
def test_a_number_has_a_unit_and_nothing_else_has(table, column):
    assert bool(column.unit) == (column.type in ("DOUBLE", "BIGINT"))


@every_column
def test_aliases_are_written_as_headers_are_compared(table, column):
    for alias in column.aliases:
        assert re.fullmatch(r"[a-z0-9]+( [a-z0-9]+)*", alias)


@every_column
def test_a_choice_has_one_canonical_word(table, column):
    spellings = Counter(s for word, others in column.choices.items() for s in {word.lower(), *others})
    assert [spelling for spelling, times in spellings.items() if times > 1] == []
    assert all(spelling == spelling.lower() for spelling in spellings)


@pytest.mark.parametrize(
    ("spelling", "status"),
    [
        ("closed won", "won"),
        ("closedlost", "lost"),
        ("engaging", "open"),
        ("negotiation/review", "open"),
        ("2", "lost"),
    ],
)
def test_stages_tell_the_status(spelling, status):
    choices = TABLES["deals"].column("status").choices
    assert [word for word, others in choices.items() if spelling in others] == [status]


@pytest.mark.parametrize(
    ("name", "values", "why"),
    [
        ("attainment", {"quota": 0}, "the quota is not above zero"),
        ("attainment", {"quota": 250, "revenue": 271_500}, "the revenue is more than a hundred times the quota"),
        ("attainment", {"quarter": "Q3 2026"}, "quarter is not written like 2026-Q3"),
        ("attainment", {"quarter": "2026-Q5"}, "quarter is not written like 2026-Q3"),
        ("reps", {"joined_on": "2024-03-01", "left_on": "2024-02-01"}, "left_on is before joined_on"),
        ("deals", {"created_on": "2026-03-20", "closed_on": "2026-01-12"}, "closed_on is before created_on"),
        ("deals", {"created_on": "0206-03-20"}, "created_on is not a day between 1990 and 2098"),
        ("coaching", {"minutes": 1800}, "minutes is not between 0 and 600"),
        ("coaching", {"held_on": "2026-02-10", "followed_up_on": "2026-02-09"}, "followed_up_on is before held_on"),
        ("time_use", {"hours": 169}, "hours is not between 0 and 168"),
        ("satisfaction", {"rep_id": "r", "kind": "nps", "score": -40}, "an nps answer is not between 0 and 10"),
        ("satisfaction", {"kind": "csat"}, "neither the rep nor the team is known"),
        ("survey_scores", {"n": 0}, "nobody answered"),
        ("teams", {"territory_potential": 108}, "the territory's potential is not an index around 1"),
        ("commitments", {"agreed_on": "2026-02-03", "done_on": "2026-02-01"}, "done_on is before agreed_on"),
        ("initiatives", {"started_on": "2026-02-03", "ended_on": "2026-02-01"}, "ended_on is before started_on"),
    ],
)
def test_a_rule_catches_a_real_mistake(name, values, why):
    assert broken(name, **values) == [why]


def test_a_score_keeps_to_its_own_scale():
    outside = "the score is outside its scale, which is 1 to 5 unless scale_min and scale_max say otherwise"
    assert broken("survey", score=6) == [outside]
    assert broken("survey", score=6, scale_max=7) == []
    assert broken("survey_scores", score=71, scale_min=0, scale_max=100) == []


@every_table
def test_a_rule_lets_a_missing_value_pass(table):
    if table.name != "satisfaction":  # which asks for a rep or a team
        assert broken(table.name, **{table.names[0]: None}) == []


def test_a_day_long_ago_stands_for_the_beginning():
    assert broken("reps", joined_on="1900-01-01", hired_on="1987-04-01", left_on="2026-01-31") == []


def test_good_rows_at_the_edge_pass():
    assert broken("coaching", minutes=0, held_on="2026-02-09", followed_up_on="2026-02-09") == []
    assert broken("deals", amount=-500, margin=-600) == []
    assert broken("attainment", quota=1000, revenue=-2000, quarter="2026-Q4") == []


def test_a_credit_note_and_a_deal_won_tomorrow_are_odd_and_stay():
    tomorrow = date.today() + timedelta(days=2)
    assert broken("deals", odd=True, status="won", amount=-500, closed_on=tomorrow) == [
        "amount is below zero, as in a credit note: it is subtracted",
        "the deal is won or lost on a day that is still to come",
    ]
    assert broken("deals", odd=True, status="open", amount=0, closed_on=tomorrow) == []
    assert broken("attainment", odd=True, quota=1000, revenue=-5) == [
        "revenue is below zero, as in a credit note: it is subtracted"
    ]


@pytest.mark.parametrize(
    ("table", "values", "said"),
    [
        (
            "deals",
            {"status": "won", "closed_on": "2062-03-20"},
            "the deal is won or lost more than two years from today",
        ),
        ("deals", {"created_on": "1970-01-01"}, "created_on is not a day between 1990 and 2098"),
        ("activities", {"done_on": "2099-12-31"}, "done_on is not a day between 1990 and 2098"),
        ("reps", {"hired_on": "1970-01-01"}, "hired_on is not a day that is known: systems write 1970-01-01 for none"),
        ("reps", {"hired_on": "1900-01-01"}, "hired_on is not a day between 1950 and 2098"),
        ("deals", {"created_on": "2026-03-20", "closed_on": "2026-03-01"}, "closed_on is before created_on"),
        ("attainment", {"quota": 0}, "the quota is not above zero"),
    ],
)
def test_days_and_amounts_that_cannot_be_are_left_out(table, values, said):
    assert broken(table, **values) == [said]
