"""The form as a workbook: sheet Survey holds a row a person under the statements, sheet How to says how to use it."""

import io
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from analysis.items import Item
from analysis.kit.ask import ABOUT, CODE, DATE, ROLE, ROLES, TEAM_NAME, Team, asked, topic
from analysis.kit.how_to import explain
from analysis.kit.words import CODE_HINT, SCALE

HEADER, FIRST, LAST = 2, 3, 2002  # rows of the sheet, from 0: the header, the first person, the last one checked
PRINTED = 30  # people on paper
WIDTHS, ITEM_WIDTH = {CODE: 13, TEAM_NAME: 15, ROLE: 9, DATE: 11}, 11  # in characters
INK, SOFT, PALE, GREY = "#3F3591", "#D9D6EE", "#F6F5F2", "#DEDCD6"
A4, EDGE = 9, 0.4  # paper, and its margin in inches


def form(teams: Sequence[Team] = (), *, full: bool = False) -> bytes:
    """The form as an xlsx file; the rows above its header are notes, which the import sets aside.

    teams  those of the drop-down; without any, a team is typed
    full   all statements of the bank instead of those on strategy clarity, culture and engagement
    """
    import xlsxwriter  # nobody waits for it at start

    made, items = io.BytesIO(), asked(full)
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        survey = book.add_worksheet("Survey")
        listed = explain(book, teams, items, full)
        _headers(book, survey, items)
        _about(book, survey, listed)
        _answers(book, survey, items)
        _on_paper(survey, len(items))
    return made.getvalue()


def _headers(book, sheet, items: Sequence[Item]) -> None:
    """What the form is, then the topics, then the headers."""
    title = book.add_format({"bold": True, "font_color": INK, "font_size": 12})
    band = book.add_format({"bold": True, "bg_color": SOFT, "align": "center", "border": 1, "border_color": "#FFFFFF"})
    head = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 2, "bottom_color": INK}
    sheet.write(0, 0, f"One row a person. Answer each statement from 1 to 5: {SCALE}.", title)
    for name, first, last in _runs(items, topic):
        sheet.merge_range(1, first, 1, last, name, band)
    sheet.write_row(HEADER, 0, ABOUT, book.add_format({**head, "bg_color": PALE}))
    sheet.write_row(HEADER, len(ABOUT), [item.wording for item in items], book.add_format(head))
    sheet.set_default_row(20)
    for row, height in enumerate((24, 18, 116)):
        sheet.set_row(row, height)
    sheet.freeze_panes(FIRST, 1)


def _about(book, sheet, teams: str) -> None:
    """The columns on who answers. Codes and teams are text, so that 0042 stays 0042."""
    formats = {CODE: "@", TEAM_NAME: "@", DATE: "yyyy-mm-dd"}
    checks = {
        CODE: {"validate": "any", "input_title": CODE, "input_message": CODE_HINT},
        TEAM_NAME: {"validate": "list", "source": teams} if teams else None,
        ROLE: {"validate": "list", "source": list(ROLES)},
        DATE: {
            "validate": "date",
            "criteria": ">=",
            "value": date(2000, 1, 1),
            "input_title": DATE,
            "input_message": "The day of the answer, such as 2026-03-31.",
        },
    }
    for at, name in enumerate(ABOUT):
        shown = book.add_format({"num_format": formats.get(name, "General"), "align": "left"})
        sheet.set_column(at, at, WIDTHS[name], shown)
        if checks[name]:
            sheet.data_validation(FIRST, at, LAST, at, checks[name])


def _answers(book, sheet, items: Sequence[Item]) -> None:
    """The columns of the statements: 1 to 5; grey where the role is not asked."""
    first, last = len(ABOUT), len(ABOUT) + len(items) - 1
    sheet.set_column(first, last, ITEM_WIDTH, book.add_format({"align": "center"}))
    said = {"error_title": "From 1 to 5", "error_message": f"{SCALE}. Leave the cell empty where there is no answer."}
    sheet.data_validation(FIRST, first, LAST, last, {"validate": "list", "source": [1, 2, 3, 4, 5], **said})
    grey, role = book.add_format({"bg_color": GREY}), f"${chr(ord('A') + ABOUT.index(ROLE))}{FIRST + 1}"
    for raters, start, end in _runs(items, lambda item: item.raters):
        others = ",".join(f'{role}="{other}"' for other in ROLES if other not in raters)
        if others:
            rule = {"type": "formula", "criteria": f"=OR({others})", "format": grey}
            sheet.conditional_format(FIRST, start, LAST, end, rule)


def _on_paper(sheet, items: int) -> None:
    """Across, with the headers on every page; fifteen statements fit its width."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(EDGE, EDGE, EDGE, EDGE)
    sheet.hide_gridlines(0)
    sheet.repeat_rows(0, HEADER)
    sheet.repeat_columns(0, len(ABOUT) - 1)
    sheet.print_area(0, 0, HEADER + PRINTED, len(ABOUT) + items - 1)
    sheet.fit_to_pages(1 if items <= 15 else 3, 0)


def _runs(items: Sequence[Item], of) -> list[tuple]:
    """(what neighbouring statements share, their first column, their last)."""
    found, at = [], len(ABOUT)
    for shared, run in groupby(items, of):
        end = at + len(list(run))
        found.append((shared, at, end - 1))
        at = end
    return found
