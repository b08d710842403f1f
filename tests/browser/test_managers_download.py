"""A manager's report opens as it was downloaded: a PDF and slides of two pages each, of the manager chosen."""

import pypdfium2
from pptx import Presentation


def downloaded(page, label, folder):
    with page.expect_download() as waited:
        page.get_by_role("button", name=label).click()
    path = folder / waited.value.suggested_filename
    waited.value.save_as(path)
    return path


def test_the_report_downloads_as_pdf_and_slides_of_two_pages(open_page, tmp_path):
    page = open_page("managers")
    page.get_by_role("combobox").click()
    page.get_by_role("option").first.click()
    page.get_by_role("button", name="Two pages as PDF").wait_for()
    name = page.locator("h1").inner_text()
    pdf = pypdfium2.PdfDocument(str(downloaded(page, "Two pages as PDF", tmp_path)))
    deck = Presentation(str(downloaded(page, "Two slides to edit", tmp_path)))
    assert len(pdf) == len(deck.slides) == 2
    said = " ".join(pdf[0].get_textpage().get_text_bounded().split())
    assert " ".join(name.split())[:40] in said
