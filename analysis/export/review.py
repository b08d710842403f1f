"""A review as a file: the same story as slides, on paper, as a talk and as numbers."""

from analysis.errors import DataError
from analysis.export.printable import printable
from analysis.review import ENDINGS
from analysis.story.review.story import Story


def to_file(story: Story, ending: str, *, look: str = "light", template: bytes | None = None) -> bytes:
    """The story as the file of that ending; look and a company's own template are of slides only.

    Raises DataError for a story without slides, for another ending, and for a template that is none.
    """
    story = printable(story)
    if not story.slides:
        raise DataError("There is nothing to write: none of the sections has anything to tell.\nChoose others.")
    if ending == "pptx":
        from analysis.export.deck import to_deck

        return to_deck(story, template=template, look=look)
    if ending == "pdf":
        from analysis.export.document import to_document

        return to_document(story)
    if ending == "html":
        from analysis.export.talk import to_html

        return to_html(story)
    if ending == "xlsx":
        from analysis.export.workbook import to_workbook

        return to_workbook(story)
    raise DataError(f"A review is written as {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}, and not as {ending}.")
