"""Small companies written out by hand, for tests: rows of any table, without files and without an import."""

from contextlib import contextmanager
from datetime import date

import duckdb

from analysis.engines import lay_out
from analysis.measures import MEASURES
from analysis.tables import TABLES


class Company:
    """Stands in for a workspace: `Company(reps=[dict(rep_id="ann", team_id="north")], deals=[...])`."""

    def __init__(self, threads: int = 1, **rows):
        self.laid_out = False
        self.con = duckdb.connect(config={"threads": threads})
        for table in TABLES.values():
            columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
            self.con.execute(f"create table {table.name} ({columns})")
            self._fill(table, rows.pop(table.name, ()))
        assert not rows, f"no such table: {list(rows)}"

    def _fill(self, table, rows):
        for row in rows:
            assert set(row) <= set(table.names), row
            values = [row.get(column.name, column.default) for column in table.columns]
            self.con.execute(f"insert into {table.name} values ({', '.join('?' * len(values))})", values)

    @contextmanager
    def reading(self):
        yield self.con

    def lay_out(self) -> None:
        if not self.laid_out:
            lay_out(self.con)
        self.laid_out = True

    def fingerprint(self) -> str:
        return "by hand"


def measured(name: str, company: Company) -> dict[tuple[str, str], tuple[float, float]]:
    """(team, quarter) -> (value, n) of one measure."""
    company.lay_out()
    rows = company.con.execute(MEASURES[name].sql).fetchall()
    return {(team, quarter): (value, n) for team, quarter, value, n in rows if value is not None}


def roster(**teams: str) -> list[dict]:
    """`roster(north="ann bob")`: reps without dates."""
    return [{"rep_id": rep, "team_id": team} for team, reps in teams.items() for rep in reps.split()]


def won(rep: str, day: str, amount: float | None = None, **more) -> dict:
    number = f"{rep} {day} {amount} {sorted(more.items())}"
    return {
        "deal_id": number,
        "rep_id": rep,
        "status": "won",
        "closed_on": date.fromisoformat(day),
        "amount": amount,
        **more,
    }


def lost(rep: str, day: str, **more) -> dict:
    return won(rep, day, **more) | {"status": "lost"}


def year_of(quota: float, revenue: float | None, *reps: str, quarters=("2025-Q1",)) -> list[dict]:
    """Rows of attainment, the same for every rep and quarter."""
    return [
        {"rep_id": rep, "quarter": quarter, "quota": quota, "revenue": revenue} for rep in reps for quarter in quarters
    ]


def session(rep, day, lesson=True, plan=True):
    return {"session_id": f"{rep} {day}", "rep_id": rep, "held_on": day, "has_lesson": lesson, "has_action_plan": plan}


def answer(person, item, score, day="2025-02-03", **more):
    return {
        "respondent_id": person,
        "team_id": "north",
        "rater": "rep",
        "item": item,
        "score": score,
        "asked_on": day,
        **more,
    }
