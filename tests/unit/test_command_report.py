"""The verb report: two files of two pages with the reply that is kept, and what cannot be written is a sentence."""

import json

import pypdfium2
import pytest
from pptx import Presentation

from analysis.__main__ import main
from analysis.records import Records
from analysis.workspace import Workspace

TEAMS = "team_id,manager_id,manager_name\nnorth,M1,Anna Lindqvist\nsouth,M2,Ben Ode\n"
REPS = "rep_id,team_id\nr1,north\nr2,south\n"
QUOTAS = "rep_id,quarter,quota,revenue\n" + "".join(
    f"r{at},2026-Q{q},100,{80 + 20 * at}\n" for at in (1, 2) for q in (1, 2)
)


@pytest.fixture
def place(tmp_path, capsys):
    files = []
    for name, text in {"teams": TEAMS, "reps": REPS, "attainment": QUOTAS}.items():
        files.append(tmp_path / f"{name}.csv")
        files[-1].write_text(text, encoding="utf-8")
    workspace = tmp_path / "company.duckdb"
    assert main(["import", *map(str, files), "--workspace", str(workspace)]) == 0
    capsys.readouterr()
    return workspace


def test_pdf_and_pptx_are_two_pages_with_the_reply(place, tmp_path, capsys):
    Records(Workspace(place)).put("reply", "M1", "I agree.")
    for name in ("one.pdf", "one.pptx"):
        assert main(["report", "-o", str(tmp_path / name), "--manager", "M1", "--workspace", str(place), "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert (answer["manager"], answer["verdict"]) == ("M1", True)
    pages = pypdfium2.PdfDocument(str(tmp_path / "one.pdf"))
    assert len(pages) == len(Presentation(str(tmp_path / "one.pptx")).slides) == 2
    assert "I agree." in pages[1].get_textpage().get_text_bounded()
    assert "100 %" in pages[0].get_textpage().get_text_bounded().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("out", "manager", "said"),
    [
        ("report.doc", "M1", "report.doc is none of .pptx, .pdf.\n"),
        ("nowhere/report.pdf", "M1", "There is no folder"),
        ("report.pdf", "M9", "There is no manager `M9`."),
    ],
)
def test_what_cannot_be_written_is_a_sentence(place, tmp_path, capsys, out, manager, said):
    assert main(["report", "-o", str(tmp_path / out), "--manager", manager, "--workspace", str(place)]) == 1
    assert said in capsys.readouterr().err


@pytest.fixture
def ask(place, tmp_path, capsys):
    def asked(*words, code=0):
        given = ["report", "-o", str(tmp_path), "--manager", "M1", *words, "--workspace", str(place)]
        assert main(given) == code
        said = capsys.readouterr()
        return said.err if code else said.out

    return asked


def test_in_a_folder_the_file_is_named_by_manager_run_and_reply(ask, place, tmp_path):
    run = Workspace(place).fingerprint()[:6].upper()
    assert ask("--ending", "pdf").startswith(f"Wrote {tmp_path / f'insights_M1_{run}.pdf'}.\n")
    assert ask("--ending", "pdf").startswith(f"{tmp_path / f'insights_M1_{run}.pdf'} is there already: nothing has")
    Records(Workspace(place)).put("reply", "M1", "I agree.")
    assert ask("--ending", "pdf").startswith(f"Wrote {tmp_path / f'insights_M1_{run}_reply_'}")
    assert ask().startswith(f"Wrote {tmp_path / f'insights_M1_{run}_reply_'}")
    assert len(list(tmp_path.glob("insights_*.pdf"))) == 2
    assert len(list(tmp_path.glob("insights_*.pptx"))) == 1
    assert "--ending html is none of .pptx, .pdf.\n" in ask("--ending", "html", code=1)


def test_what_is_chosen_for_a_review_is_not_passed_over_in_silence(ask, tmp_path):
    said = ask("--template", "own.pptx", "--quarters", "2026-Q1", code=1)
    assert said == (
        "A report on a manager knows no --template, --quarters: they are of the review.\n"
        "Leave them out, or leave out --manager.\n"
    )
    assert list(tmp_path.glob("insights_*")) == []
