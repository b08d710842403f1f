"""Names as word processors leave them, with line breaks and control letters inside, leave in files that open."""

import io

import pandas as pd
import pypdfium2
import pytest
import python_calamine
from pptx import Presentation

from analysis.export.insights import insights_pages
from analysis.export.paper import to_pdf
from analysis.export.printable import printable
from analysis.export.review import to_file
from analysis.export.slides import to_pptx
from analysis.ingest import import_files
from analysis.logs import build_logs
from analysis.panel import build_panel
from analysis.questions.managers import report_manager
from analysis.review import Review
from analysis.scenarios import Scenario, keep, scenarios
from analysis.story.review import SECTIONS, prepare
from analysis.story.review.reviewed import tell_reviewed
from analysis.workspace import Workspace
from data.make_demo import make_demo
from tests.made_review import review
from tests.unit.test_export import PRINTED

ODD = "Ohio\x0bValley\x1b of\u2028the \ufffe East"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")
    files = make_demo(folder / "files", teams=31, quarters=4)
    teams = pd.read_csv(files / "teams.csv")
    for name in ("team_name", "manager_name"):
        teams[name] = ODD + " " + teams[name]
    teams.to_csv(files / "teams.csv", index=False)
    workspace = Workspace(folder / "company.duckdb")
    import_files(workspace, sorted(files.glob("*.csv")))
    keep(workspace, ODD, Scenario(moves=(("coaching_cadence", 0.5),)))
    return workspace


@pytest.fixture(scope="module")
def story(workspace):
    asked = prepare(workspace, build_logs(workspace, build_panel(workspace)), Review(sections=tuple(SECTIONS)))
    return tell_reviewed(asked).story


def test_a_review_of_odd_names_opens_in_every_file(story):
    assert {"teams", "scenarios"} <= {slide.key for slide in story.slides}
    slides = Presentation(io.BytesIO(to_file(story, "pptx"))).slides
    cells = [
        cell.text
        for slide in slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    assert any("Ohio Valley of the" in cell for cell in cells)
    document = pypdfium2.PdfDocument(to_file(story, "pdf"))
    assert len(document) >= len(story.slides)
    assert "Ohio Valley" in " ".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", " ")
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(to_file(story, "xlsx")))
    assert "Ohio Valley  of the   East" in str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])
    assert not [letter for letter in "\x0b\x1b\u2028" if letter in to_file(story, "html").decode()]


def test_a_kept_name_is_one_line(workspace):
    ((name, _),) = scenarios(workspace)
    assert name == "Ohio Valley\x1b of the \ufffe East"


def test_a_manager_of_an_odd_name_has_a_report_that_opens(workspace):
    logs = build_logs(workspace, build_panel(workspace))
    pages = insights_pages(report_manager(logs, "M101"), printed=PRINTED)
    assert len(Presentation(io.BytesIO(to_pptx(pages))).slides) == len(pypdfium2.PdfDocument(to_pdf(pages))) == 2


def test_what_can_be_printed_stays_as_it_is():
    assert printable(review()) == review()
    assert printable("A note.\n\tIndented, “quoted”: 東京, Łódź") == "A note.\n\tIndented, “quoted”: 東京, Łódź"
