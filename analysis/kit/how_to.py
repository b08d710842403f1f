"""The sheet that says how to run the survey: steps, privacy, the invitation, who is asked what, and the teams."""

from collections.abc import Sequence
from math import ceil

from analysis.items import Item
from analysis.kit.ask import GROUPS, Team, called, topic
from analysis.kit.words import OWNER_STEPS, invitation

NAME = "How to"
INK = "#3F3591"
WIDTHS, LINE = (95, 20, 20), 15.5  # in characters; the height of a line


def explain(book, teams: Sequence[Team], items: Sequence[Item], full: bool) -> str:
    """Write the sheet into `book`. Returns the range that lists the teams, "" where no team is known."""
    sheet = book.add_worksheet(NAME)
    head = book.add_format({"bold": True, "font_color": INK, "font_size": 12})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width, plain)
    row = 0
    for title, rows in _parts(items, full):
        sheet.write(row, 0, title, head)
        for cells in rows:
            row += 1
            sheet.set_row(row, LINE * ceil(len(cells[0]) / WIDTHS[0]))
            sheet.write_row(row, 0, cells, plain)
        row += 2
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return _list_teams(sheet, row, teams, head, plain)


def _parts(items: Sequence[Item], full: bool) -> list[tuple[str, list[tuple[str, ...]]]]:
    """(title, rows of cells)."""
    statements = [(item.wording, topic(item), GROUPS[item.raters]) for item in items]
    return [
        ("For the survey's owner", [(step,) for step in OWNER_STEPS]),
        ("An invitation to send", [(line,) for line in invitation(full).split("\n") if line]),
        ("The statements, what they are about and who is asked", statements),
    ]


def _list_teams(sheet, row: int, teams: Sequence[Team], head, plain) -> str:
    if not teams:
        return ""
    sheet.write(row, 0, "The teams of the drop-down", head)
    for at, (name, team) in enumerate(zip(called(teams), teams, strict=True), start=row + 1):
        sheet.write_row(at, 0, [name, team.id if name != team.id else team.name], plain)
    return f"='{NAME}'!$A${row + 2}:$A${row + 1 + len(teams)}"
