"""The verb report without a manager: the quarter's review as a file that is never written over, and its run."""

import json
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from analysis.__main__ import main
from analysis.export.deck.own import own_deck
from analysis.review import LONGEST_COMPANY, Review, find_run, keep_review
from analysis.scenarios import Scenario, keep
from analysis.workspace import Workspace
from tests.two_teams import two_teams

TOLD = "--sections", "teams,appendix"


@pytest.fixture
def place(tmp_path, capsys):
    workspace = two_teams(tmp_path)
    capsys.readouterr()
    return workspace


@pytest.fixture
def ask(place, tmp_path, capsys):
    """ask("review.pptx", *words): what the verb says, its files in the test's own folder."""

    def asked(out, *words, code=0):
        assert main(["report", "-o", str(tmp_path / out), *words, "--workspace", str(place)]) == code
        return capsys.readouterr()

    return asked


def answer(said):
    return json.loads(said.out)


def titles(told):
    return [section["title"] for section in told["sections"]]


@pytest.mark.parametrize("ending", ["pptx", "pdf", "html", "xlsx"])
def test_each_ending_is_a_file_that_says_its_titles_and_its_run(ask, tmp_path, ending):
    told = answer(ask(f"review.{ending}", *TOLD, "--json"))
    assert told["file"] == str(tmp_path / f"review.{ending}")
    assert told["quarter"] == "2026-Q2"
    assert [section["key"] for section in told["sections"]] == ["teams", "appendix"]
    assert says(tmp_path / f"review.{ending}", told["run"])
    assert says(tmp_path / f"review.{ending}", titles(told)[0].split()[0])


def says(path, word):
    """Whether the file says the word somewhere."""
    if path.suffix == ".pptx":
        said = [
            shape.text_frame.text
            for slide in Presentation(path).slides
            for shape in slide.shapes
            if shape.has_text_frame
        ]
    elif path.suffix == ".pdf":
        said = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path)]
    elif path.suffix == ".html":
        said = [path.read_text("utf-8")]
    else:
        said = strings_of(path)
    return word in " ".join(said)


def strings_of(path):
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    return [str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]


def test_it_prints_the_file_the_titles_what_is_missing_and_the_run(ask, tmp_path):
    lines = ask("review.xlsx", "--sections", "teams,coaching").out.splitlines()
    assert lines[0] == f"Wrote {tmp_path / 'review.xlsx'}."
    assert lines[1].startswith("1. ")
    assert lines[2] == "Coaching: Opens with coaching sessions."
    assert lines[3].startswith("Run ")


def test_in_a_folder_the_file_is_named_by_quarter_and_run_and_stays(ask, tmp_path):
    told = answer(ask(".", *TOLD, "--ending", "xlsx", "--json"))
    written = tmp_path / f"sales_review_2026-Q2_{told['run']}.xlsx"
    assert told["file"] == str(written)
    before = written.stat().st_mtime_ns
    again = ask(".", *TOLD, "--ending", "xlsx").out
    assert again.startswith(f"{written} is there already: nothing has changed since.")
    assert written.stat().st_mtime_ns == before


def test_a_file_that_is_there_is_not_written_over(ask, tmp_path):
    (tmp_path / "review.xlsx").write_text("mine", encoding="utf-8")
    said = ask("review.xlsx", *TOLD, code=1).err
    assert "review.xlsx is there already, and nothing is written over it.\n" in said
    assert "Name another file, such as sales_review_2026-Q2_" in said
    assert (tmp_path / "review.xlsx").read_text("utf-8") == "mine"


def test_what_is_kept_for_the_quarter_is_told_unless_it_is_said_otherwise(ask, place):
    keep_review(
        Workspace(place), "2026-Q2", Review(sections=("teams",), titles=(("teams", "South leads"),), company="Nord")
    )
    kept = answer(ask("one.xlsx", "--json"))
    assert titles(kept) == ["South leads"]
    said = answer(ask("two.xlsx", "--sections", "appendix,teams", "--company", "Ost", "--json"))
    assert [section["key"] for section in said["sections"]] == ["appendix", "teams"]
    review = find_run(Workspace(place), said["run"]).review
    assert (review.company, review.titles) == ("Ost", (("teams", "South leads"),))


def test_a_companys_name_is_one_line_as_long_as_on_the_page(ask, place):
    told = answer(ask("one.xlsx", *TOLD, "--company", f" Nord\n\0{'x' * (LONGEST_COMPANY - 5)} ", "--json"))
    assert find_run(Workspace(place), told["run"]).review.company == f"Nord {'x' * (LONGEST_COMPANY - 5)}"


def test_a_title_whose_finding_has_changed_is_told(ask, place):
    own = Review(sections=("teams",), titles=(("teams", "South leads"),), findings=(("teams", "North leads"),))
    keep_review(Workspace(place), "2026-Q2", own)
    assert "Attainment by team has a title of your own; its finding is now: " in ask("one.xlsx").out


def test_a_run_is_written_again_under_the_same_id(ask):
    first = answer(ask("one.xlsx", *TOLD, "--company", "Nord", "--json"))
    again = answer(ask("two.pdf", "--run", first["run"].lower(), "--json"))
    assert (again["run"], again["sections"]) == (first["run"], first["sections"])
    other = answer(ask("three.xlsx", "--run", first["run"], "--company", "Ost", "--json"))
    assert other["run"] != first["run"]


def test_it_says_what_has_changed_since_the_run_that_is_named(ask, place, tmp_path):
    first = answer(ask("one.xlsx", *TOLD, "--json"))["run"]
    assert "was written to a file before" not in ask("two.xlsx", "--run", first).out
    keep(Workspace(place), "More", Scenario(moves=(("coaching_cadence", 1.0),)))
    said = ask("three.xlsx", "--run", first.lower()).out.splitlines()
    assert said[1] == (
        f"Run {first} was written to a file before. Plans or scenarios have changed since: "
        "what is told of them may differ from the file."
    )
    (tmp_path / "more.csv").write_text("rep_id,quarter,quota,revenue\nr1,2026-Q2,100,140\n", "utf-8")
    assert main(["import", str(tmp_path / "more.csv"), "--workspace", str(place)]) == 0
    told = ask("four.xlsx", "--run", first, "--json").out
    assert f'"since": "Run {first} was written to a file before. The data has changed since: ' in told


def test_earlier_quarters_make_the_review_of_their_last(ask):
    told = answer(ask("one.xlsx", *TOLD, "--quarters", "2026-Q1", "--json"))
    assert told["quarter"] == "2026-Q1"


def test_all_sections_are_asked_for_by_one_word(ask):
    told = answer(ask("one.xlsx", "--sections", "all", "--json"))
    assert len(told["sections"]) + len(told["missing"]) == 16


@pytest.fixture
def templates(tmp_path):
    """Two that differ, of one name in two folders."""
    made = []
    for look in ("light", "dark"):
        made.append(tmp_path / look / "own.pptx")
        made[-1].parent.mkdir()
        own_deck(look)[0].save(made[-1])
    return made


def test_in_a_folder_each_template_has_a_file_of_its_own(ask, tmp_path, templates):
    told = answer(ask(".", *TOLD, "--json"))
    names = [told["file"], *(answer(ask(".", *TOLD, "--template", str(one), "--json"))["file"] for one in templates)]
    assert len({Path(name).read_bytes() for name in names}) == 3
    start = f"sales_review_2026-Q2_{told['run']}_template_"
    assert [Path(name).name.startswith(start) for name in names] == [False, True, True]
    assert ask(".", *TOLD, "--template", str(templates[0])).out.startswith(f"{names[1]} is there already: nothing")


@pytest.mark.parametrize("out", [".", "review.pdf"])
def test_a_template_is_for_slides_only(ask, tmp_path, templates, out):
    said = ask(out, *TOLD, "--ending", "pdf", "--template", str(templates[0]), code=1).err
    assert said == "A template is for PowerPoint only, and not for .pdf.\nLeave out --template.\n"
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize(
    ("out", "words", "said"),
    [
        ("review.doc", (), "review.doc is none of .pptx, .pdf, .html, .xlsx."),
        ("nowhere/review.pptx", (), "There is no folder"),
        ("review.pptx", ("--sections", "luck"), "There is no section called luck."),
        ("review.pptx", ("--sections", "coaching"), "There is nothing to write.\nOpens with coaching sessions."),
        ("review.pptx", ("--sections", ""), "no section was named.\nThe sections are: decisions, summary, "),
        ("review.pptx", ("--sections", "coaching,culture"), "Coaching: Opens with coaching sessions.\nCulture: Opens"),
        ("review.pptx", ("--run", "000000"), "No review was written under the run id 000000."),
        ("review.pptx", ("--outcome", "win_rate"), "`win_rate` is not a measured outcome here."),
        ("review.pptx", ("--by", "half"), "Teams cannot be cut by `half`."),
        ("review.pptx", ("--quarters", "2020-Q1"), "There is no data from 2020-Q1 to 2020-Q1."),
        ("review.pptx", ("--template", "nowhere.pptx"), "nowhere.pptx cannot be read: No such file or directory.\n"),
        ("review.pptx", (*TOLD, "--template", __file__), "template"),
    ],
)
def test_what_cannot_be_written_is_a_sentence_and_leaves_no_file(ask, tmp_path, out, words, said):
    assert said in ask(out, *words, code=1).err
    assert not (tmp_path / out).exists()


def test_sections_that_fail_for_one_reason_say_it_once(ask):
    said = ask("review.pptx", "--sections", "teams,bridge", "--by", "threshold:9", code=1).err
    assert said.startswith("There is nothing to write.\n")
    assert said.count("No team lies on one side of 9: they reach ") == 1


def test_sections_that_share_a_reason_are_told_together(ask):
    said = ask("review.pptx", "--sections", "teams,coaching,bridge", "--by", "threshold:9", code=1).err
    assert "\nAttainment by team, The gap bridge: No team lies on one side of 9: " in said
    assert "\nCoaching: Opens with coaching sessions." in said
