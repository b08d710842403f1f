"""A company in which fewer than five people answer in some teams, and all that they say is one score."""

import pandas as pd

from analysis.ingest import import_files
from analysis.workspace import Workspace
from data.make_demo import make_demo

FEW = ["T003", "T007"]  # teams of which three people answer in all quarters
ONCE = "T011"  # a team of which three people answer in the last quarter, and everybody before
UGLY, LOVELY = 1.0137, 4.8713


def hidden_company(folder, score: float, teams: int) -> Workspace:
    """Imported into `folder`/company.duckdb as a person would; what may not be shown in it is `score`."""
    files = make_demo(folder / "files", teams=teams, quarters=4)
    survey = pd.read_csv(files / "survey.csv").astype({"score": float})
    small = survey["team_id"].isin(FEW) | (survey["team_id"].eq(ONCE) & survey["asked_on"].eq(survey["asked_on"].max()))
    small &= survey["rater"].eq("rep")
    kept = survey[small].groupby("team_id")["respondent_id"].unique().map(lambda people: list(people[:3]))
    hidden = small & survey["respondent_id"].isin(kept.explode())
    assert hidden.sum() > 100
    survey.loc[hidden, "score"] = score
    survey[~small | hidden].to_csv(files / "survey.csv", index=False)
    workspace = Workspace(folder / "company.duckdb")
    import_files(workspace, sorted(files.glob("*.csv")))
    return workspace
