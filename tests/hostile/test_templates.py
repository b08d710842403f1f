"""A company's template that is broken: refused in a sentence that says what to do, on the page before any slide."""

import io
import zipfile

import pytest

from analysis.errors import DataError
from analysis.export.deck.template import opened
from tests.golden.made_template import company_template, repacked, rewritten, without


def marked(local: int, central: int, value: int) -> bytes:
    """The file with one byte set in the head of every part: beside the part, and in the list at the end."""
    file = bytearray(repacked(lambda name, content: content))
    for head, at in ((b"PK\3\4", local), (b"PK\1\2", central)):
        place = file.find(head)
        while place >= 0:
            file[place + at] = value
            place = file.find(head, place + 4)
    return bytes(file)


def packed(method: int) -> bytes:
    """The file packed by this method, with bytes of its first part changed."""
    whole, file = zipfile.ZipFile(io.BytesIO(company_template())), io.BytesIO()
    with whole, zipfile.ZipFile(file, "w", method) as made:
        for name in whole.namelist():
            made.writestr(name, whole.read(name))
    changed = bytearray(file.getvalue())
    changed[60:90] = bytes(30)
    return bytes(changed)


BROKEN = {
    "locked by a password": marked(6, 8, 1),
    "packed in no known way": marked(8, 10, 99),
    "damaged": packed(zipfile.ZIP_DEFLATED),
    "damaged, packed otherwise": packed(zipfile.ZIP_BZIP2),
    "damaged, packed in a third way": packed(zipfile.ZIP_LZMA),
    "cut off": company_template()[:9000],
    "no theme": without("theme"),
    "an empty theme": rewritten("theme1.xml", "(?s)<a:clrScheme.*</a:clrScheme>", ""),
    "a theme that is no XML": rewritten("theme1.xml", "(?s).*", "<junk"),
    "a colour that is none": rewritten("theme1.xml", 'val="14284B"', 'val="azure-ish"'),
    "no map of colours": rewritten("slideMaster1.xml", "<p:clrMap [^>]*/>", ""),
    "a layout that is not there": without("slideLayout6.xml"),
    "no masters": without("slideMaster"),
    "a place that is no number": rewritten("slideMaster1.xml", '<a:off x="', '<a:off x="z'),
}


@pytest.mark.parametrize("template", BROKEN.values(), ids=BROKEN)
def test_a_broken_template_is_refused_with_what_to_do(template):
    with pytest.raises(DataError, match=r"no PowerPoint presentation that can be read\.\nSave it from PowerPoint as"):
        opened(template, "light")


@pytest.mark.parametrize("size", ["", '<p:sldSz cx="0" cy="0"/>'], ids=["none", "of nothing"])
def test_slides_without_a_size_are_refused_with_what_to_do(size):
    with pytest.raises(DataError, match=r"slides are 0 by 0 inches.*\nSave it as 16:9: Design > Slide Size"):
        opened(rewritten("ppt/presentation.xml", "<p:sldSz[^>]*/>", size), "light")


def test_a_template_without_layouts_is_refused_with_what_to_do():
    with pytest.raises(DataError, match="no layout with a title"):
        opened(rewritten("slideMaster1.xml", "(?s)<p:sldLayoutIdLst>.*</p:sldLayoutIdLst>", ""), "light")


def test_a_file_only_packed_anew_does():
    assert opened(repacked(lambda name, content: content), "light").palette["surface"] == "#14284B"
