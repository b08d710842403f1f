"""A known good file, spoilt in many ways: every row loads as it was, or is reported, or the file is refused.

A row that is neither in the workspace as it was nor quoted in a complaint was lost in silence; a row in the workspace
that never was in the file is a silent wrong row. Neither may happen, once.
"""

import pytest

from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.workspace import Workspace

HEADER = "deal_id,rep_id,status,amount,account,notes,closed_on"
ROWS = [f"d{n},r{n},won,{n}00.5,Firm {n},,2026-01-{n:02}" for n in range(10, 22)]
ROWS[4] = 'd14,r14,won,1400.5,"Firm, 14",said ""no"" twice,2026-01-14'.replace('""no""', "no")
WANTED = {
    f"d{n}": (f"d{n}", f"r{n}", "won", n * 100 + 0.5, f"Firm, {n}" if n == 14 else f"Firm {n}", f"2026-01-{n:02}")
    for n in range(10, 22)
}
FIRST, MIDDLE, LAST = 0, 6, len(ROWS) - 1


def in_row(change):
    """The file with `change` made to one row."""
    return lambda at: [HEADER, *ROWS[:at], change(ROWS[at]), *ROWS[at + 1 :]]


def before_row(line):
    return lambda at: [HEADER, *ROWS[:at], line, *ROWS[at:]]


def cut(row, place, with_):
    cells = row.split(",")
    return ",".join([*cells[:place], with_ + cells[place], *cells[place + 1 :]])


SPOILT = {
    "separator at the end": in_row(lambda row: row + ","),
    "two separators at the end": in_row(lambda row: row + ",,"),
    "separator at the end after an empty cell": in_row(lambda row: row.rsplit(",", 1)[0] + ",,"),
    "separator at the start": in_row(lambda row: "," + row),
    "separator in the middle": in_row(lambda row: row.replace("won,", "won,,")),
    "separator missing": in_row(lambda row: row.replace("won,", "won", 1)),
    "last cell missing": in_row(lambda row: row.rsplit(",", 1)[0]),
    "last two cells missing": in_row(lambda row: row.rsplit(",", 2)[0]),
    "first cell missing": in_row(lambda row: row.split(",", 1)[1]),
    "row cut short": in_row(lambda row: row[:5]),
    "row of separators": before_row(",,,,,,"),
    "row of too many separators": before_row(",,,,,,,,"),
    "row of too few separators": before_row(",,"),
    "blank line": before_row(""),
    "line of blanks": before_row("    "),
    "line of a tab": before_row("\t"),
    "header again": before_row(HEADER),
    "total row": before_row("Total,,,123456,,,"),
    "footer of one cell": before_row("Confidential Information - Do Not Distribute"),
    "comment": before_row("# exported by somebody"),
    "two rows in one line": in_row(lambda row: row + " " + row),
    "two rows in one line with a separator": in_row(lambda row: row + "," + row),
    "quote opens at the start": in_row(lambda row: '"' + row),
    "quote opens in the middle": in_row(lambda row: row.replace("Firm", '"Firm')),
    "quote opens in the notes": in_row(lambda row: row.replace(",,", ',"see,')),
    "quote opens in the last cell": in_row(lambda row: cut(row, 6, '"')),
    "quote closes only": in_row(lambda row: row + '"'),
    "quote closes only in the middle": in_row(lambda row: row.replace(",won", '",won')),
    "quote inside a cell": in_row(lambda row: row.replace("Firm", 'Fi"rm')),
    "quoted cell followed by text": in_row(lambda row: row.replace("won", '"won"x')),
    "quote doubled outside": in_row(lambda row: row.replace("won", '""won""')),
    "whole row quoted": in_row(lambda row: '"' + row.replace('"', '""') + '"'),
    "single quotes": in_row(lambda row: row.replace("won", "'won'")),
    "backslash before a quote": in_row(lambda row: row.replace("won", '"won\\"')),
    "line break in a cell": in_row(lambda row: row.replace("Firm", "Fi\nrm")),
    "carriage return in a cell": in_row(lambda row: row.replace("Firm", "Fi\rrm")),
    "line break in a quoted id": in_row(lambda row: '"' + row.replace(",", '\n",', 1)),
    "other separator": in_row(lambda row: row.replace(",", ";")),
    "tabs for separators": in_row(lambda row: row.replace(",", "\t")),
    "space after separators": in_row(lambda row: row.replace(",", ", ")),
    "space before separators": in_row(lambda row: row.replace(",", " ,")),
    "no-break spaces around cells": in_row(lambda row: row.replace(",", "\xa0,\xa0")),
    "zero width space": in_row(lambda row: row.replace("won", "won\u200b")),
    "form feed": in_row(lambda row: row.replace("won", "won\x0c")),
    "decimal comma": in_row(lambda row: row.replace("00.5", "00,5")),
    "quoted decimal comma": in_row(
        lambda row: row.replace("00.5,", '00.5,"').replace(",,", '",,').replace("00.5", "00.5")
    ),
    "day and month first": in_row(lambda row: f"{row[:-10]}{row[-2:]}/01/2026"),
    "NUL character": in_row(lambda row: row.replace("won", "w\0on")),
    "substitute character": in_row(lambda row: row + "\x1a"),
}


def loaded(workspace):
    with workspace.reading() as con:
        return con.execute(
            "select deal_id, rep_id, status, amount, account, closed_on::varchar from deals order by deal_id"
        ).fetchall()


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return Workspace(tmp_path_factory.mktemp("spoilt") / "company.duckdb")


def without_quotes(row):
    """A quotation mark inside a cell that none opened is a character like any other: 6" pipe."""
    return tuple(cell.replace('"', "") if isinstance(cell, str) else cell for cell in row)


def judge(workspace, content):
    """What became of the file: "refused", or the ids that are in the workspace as they were."""
    try:
        (report,) = import_files(workspace, [("deals.csv", content)]).files
    except DataError:
        return "refused"
    found = loaded(workspace)
    if report.added:
        workspace.undo()
    assert [row for row in found if WANTED.get(row[0]) != without_quotes(row)] == []
    lost = WANTED.keys() - {row[0] for row in found}
    quoted = " ".join(complaint.text for complaint in report.complaints)
    assert {deal for deal in lost if deal not in quoted and deal.replace("d", "r") not in quoted} == set()
    assert report.read == report.added + report.unchanged + report.left_out
    assert len(report.complaints) == report.left_out
    return {row[0] for row in found}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_no_row_is_lost_or_changed_in_silence(workspace, spoil):
    for at in (FIRST, MIDDLE, LAST):
        judge(workspace, "\n".join(spoil(at)).encode() + b"\n")


@pytest.mark.parametrize("further", [1, 2, 5])
@pytest.mark.parametrize("at", [2, 3, 4])
@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        (lambda row: row.replace("Firm", '"Firm'), lambda row: row.replace("Firm", 'Firm"', 1)),
        (lambda row: row.replace("Firm", '"Firm'), lambda row: row.replace(",,", '",,')),
        (lambda row: row.replace("won", '"won'), lambda row: row.replace("won", 'won"')),
        (lambda row: '"' + row, lambda row: row.replace(",", '",', 1)),
        (lambda row: row.replace(",,", ',"see,'), lambda row: row.replace(",,", ',see",')),
        (lambda row: cut(row, 6, '"'), lambda row: row + '"'),
        (lambda row: cut(row, 6, '"'), lambda row: row.replace(",", '",', 1)),
    ],
)
def test_a_quote_that_opens_and_one_further_down_do_not_swallow_the_rows_between(workspace, at, further, opens, closes):
    lines = [HEADER, *ROWS]
    lines[at], lines[at + further] = opens(lines[at]), closes(lines[at + further])
    judge(workspace, "\n".join(lines).encode())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff", "{end}", "{end}{end}"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_good_file_loads_whole_in_every_dialect(workspace, start, end, separator):
    lines = [HEADER, *ROWS]
    if separator != ",":
        lines = [line.replace('"Firm, 14"', "Firm# 14").replace(",", separator).replace("#", ",") for line in lines]
    content = (start.format(end=end) + end.join(lines) + end).encode()
    assert judge(workspace, content) == set(WANTED)
