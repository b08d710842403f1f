"""The smallest company that has a review: two teams, two reps, two quarters of attainment, as files a person has."""

from pathlib import Path

from analysis.__main__ import main

TABLES = {
    "teams": "team_id,manager_id,manager_name\nnorth,M1,Anna Lindqvist\nsouth,M2,Ben Ode\n",
    "reps": "rep_id,team_id\nr1,north\nr2,south\n",
    "attainment": "rep_id,quarter,quota,revenue\n"
    + "".join(f"r{at},2026-Q{q},100,{80 + 20 * at + q}\n" for at in (1, 2) for q in (1, 2)),
}


def two_teams(folder: Path) -> Path:
    """The workspace in `folder` into which they are imported on the command line."""
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    workspace = folder / "company.duckdb"
    assert main(["import", *map(str, folder.glob("*.csv")), "--workspace", str(workspace)]) == 0
    return workspace
