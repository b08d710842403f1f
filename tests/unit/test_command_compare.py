"""The verb compare: its JSON adds up, and what cannot be compared is a sentence."""

import json

import pytest

from analysis.__main__ import main

REGIONS = {"north": "EMEA", "south": "EMEA", "east": "Americas", "west": "Americas"}


@pytest.fixture
def place(tmp_path, capsys):
    """A workspace of four teams in two regions, one rep and two quarters each."""
    teams = "team_id,region\n" + "".join(f"{team},{region}\n" for team, region in REGIONS.items())
    reps = "rep_id,team_id\n" + "".join(f"r-{team},{team}\n" for team in REGIONS)
    quotas = "rep_id,quarter,quota,revenue\n" + "".join(
        f"r-{team},2026-Q{quarter},100,{90 + 10 * at}\n" for at, team in enumerate(REGIONS) for quarter in (1, 2)
    )
    files = []
    for name, text in {"teams": teams, "reps": reps, "attainment": quotas}.items():
        files.append(tmp_path / f"{name}.csv")
        files[-1].write_text(text, encoding="utf-8")
    workspace = str(tmp_path / "company.duckdb")
    assert main(["import", *map(str, files), "--workspace", workspace]) == 0
    capsys.readouterr()
    return workspace


def test_too_few_teams_are_compared_by_their_means_alone(place, capsys):
    assert main(["compare", "region:EMEA,Americas", "--workspace", place, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["first"], answer["second"], answer["gate"]) == ("EMEA", "Americas", "closed")
    assert answer["teams"] == {"first": 2, "second": 2}
    assert (answer["means"]["first"], answer["means"]["second"]) == pytest.approx((0.95, 1.15))
    assert answer["gap"] == pytest.approx(-0.2)
    assert (answer["parts"], answer["explained"]) == ([], None)


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("region:APAC", "There are: Americas, EMEA."),
        ("manager:trained", "no file says of some managers"),
        ("quota", "Compare by region:NAME,OTHER"),
    ],
)
def test_what_cannot_be_compared_is_a_sentence_and_exit_1(place, capsys, by, said):
    assert main(["compare", by, "--workspace", place]) == 1
    assert said in capsys.readouterr().err


def test_clusters_of_four_teams_are_refused(place, capsys):
    assert main(["segments", "--by", "clusters", "--workspace", place]) == 1
    assert "4 teams are too few for clusters; 12 are the fewest." in capsys.readouterr().err
