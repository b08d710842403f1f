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
    quoted = " ".join(told.text for told in (*report.complaints, *report.set_aside))
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


def whole(lines, end="\n"):
    return end.join(lines) + end


def test_every_row_of_a_spoilt_file_but_the_spoilt_one_is_loaded(workspace):
    """A stray quotation mark costs its own row, and no row below it."""
    for spoil in (
        "quote opens at the start",
        "quote opens in the middle",
        "quote opens in the last cell",
        "quoted cell followed by text",
    ):
        for at in (FIRST, MIDDLE):
            kept = judge(workspace, whole(SPOILT[spoil](at)).encode())
            assert kept == set(WANTED) - {f"d{at + 10}"}, (spoil, at)


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_good_file_loads_whole_in_every_encoding_and_delimiter(workspace, encoding, separator):
    rows = [row.replace("Firm 12", "Fürm 12").split(",") for row in ROWS if not row.startswith("d14")]
    text = whole(separator.join(cells) for cells in [HEADER.split(","), *rows])
    (report,) = import_files(workspace, [("deals.csv", text.encode(encoding))]).files
    found = {row[0]: row[4] for row in loaded(workspace)}
    workspace.undo()
    assert found == {deal: row[4].replace("Firm 12", "Fürm 12") for deal, row in WANTED.items() if deal != "d14"}
    assert (report.added, report.left_out) == (11, 0)


ABOVE = {
    "a title": ["Opportunity report"],
    "a title with separators": ["Opportunity report,,,,,,"],
    "notes and blank lines": [
        "Opportunity report",
        "As of 2026-02-01, 09:15",
        "",
        "Filtered By",
        "Stage equals Won",
        "",
    ],
    "filters in two cells": ["Report:,Deals by rep", "Period:,Q1 2026", ",,,,,,"],
    "comments": ["# exported by somebody", "# on Monday, at noon"],
    "a quoted title": ['"Deals, all of them"', ""],
    "Excel's separator line": ["sep=,"],
    "a byte order mark and a title": ["\ufeffDeals"],
}


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE.keys())
def test_notes_above_the_header_are_set_aside(workspace, above):
    content = whole([*above, HEADER, *ROWS]).encode()
    assert judge(workspace, content) == set(WANTED)
    (report,) = import_files(workspace, [("deals.csv", content)], dry_run=True).files
    noted = [line for line in above if line.strip(",\ufeff ")]
    assert [(line.line, line.text) for line in report.set_aside] == [
        (above.index(line) + 1, line.lstrip("\ufeff")) for line in noted
    ]


BELOW = {
    "a Salesforce footer": [
        "",
        "Grand Totals (12 records)",
        "",
        "Confidential Information - Do Not Distribute",
        '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."',
        "Report generated by Ann Lee",
    ],
    "a total": ["Total,,,17400.5,,,"],
    "a total at the end of a name": ["East Total,,,900,,,", "Grand Total,,,17400.5,,,"],
    "sum and average": ['Sum,,,"17,400.50",,,', "Average,,,$1450.04,,,"],
    "a subtotal after the id": [",Subtotal,,900,,,"],
    "a total of a day": ["Total,,,900,,,2026-01-31"],
    "rows of a database": ["", "(12 rows affected)"],
    "filters": ["", "Filters applied: Stage equals Won", "As of 2026-02-01"],
    "a page": ["Page 1 of 1"],
    "the header again": [HEADER],
    "the header again with a mark": ["\ufeff" + HEADER],
}


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW.keys())
@pytest.mark.parametrize("at", [3, len(ROWS)])
def test_footers_totals_and_headers_again_are_set_aside(workspace, below, at):
    lines = [HEADER, *ROWS[:at], *below, *ROWS[at:]]
    assert judge(workspace, whole(lines).encode()) == set(WANTED)
    (report,) = import_files(workspace, [("deals.csv", whole(lines).encode())], dry_run=True).files
    assert [line.text for line in report.set_aside] == [line for line in below if line]
    assert (report.read, report.left_out) == (12, 0)


SECOND = {
    "wording": [
        "The deal's id,The rep who owns it,How it ended,What it is worth,Whose it is,Remarks,The day it closed"
    ],
    "wording and import ids": [
        "Deal?,Rep?,Status?,Amount?,Account?,Notes?,Closed?",
        ",".join(f'"{{""ImportId"":""QID{at}""}}"' for at in range(7)),
    ],
}


@pytest.mark.parametrize("second", SECOND.values(), ids=SECOND.keys())
def test_further_header_lines_are_set_aside(workspace, second):
    content = whole([HEADER, *second, *ROWS]).encode()
    assert judge(workspace, content) == set(WANTED)
    (report,) = import_files(workspace, [("deals.csv", content)], dry_run=True).files
    assert [line.text for line in report.set_aside] == second


REFUSED = {
    "no header": (ROWS, "has no header line: it begins with `d10,r10"),
    "no header and a title": (["Deals", "", *ROWS], "deals.csv "),
    "a second table": ([HEADER, *ROWS, "", "rep_id,quarter,quota", "r1,2026-Q1,5"], "more than one table: .* line 15 "),
    "a second table of as many columns": (
        [HEADER, *ROWS, "", "session_id,rep_id,topic,held_on,has_lesson,remark,manager_id", "s,r1,x,2026-01-01,1,,m"],
        "more than one table: .* line 15 ",
    ),
    "a second table without a blank line": (
        [HEADER, *ROWS, "team_id,rep_id,rep_name,quarter,joined_on,email,role", "t,r,n,q,,,"],
        "more than one table: .* line 14 ",
    ),
    "two tables after a note": ([HEADER, *ROWS, "", "Quotas", "", "rep_id,quarter,quota", "r1,2026-Q1,5"], "line 17 "),
    "a grouped report": (
        [HEADER, "Owner: Ann (7 records)", *ROWS[:7], "Owner: Bob (5 records)", *ROWS[7:]],
        "summary or matrix report",
    ),
    "a report with subtotals under blanks": (
        ["rep_id,deal_id,status,amount", "r1,d1,won,1", ",d2,won,2", "Subtotal,,,3", "r2,d3,won,3", "Subtotal,,,3"],
        "summary or matrix report",
    ),
    "a matrix": (
        ["Stage,Won,,Lost,", ",Sum of Amount,Record Count,Sum of Amount,Record Count", "Ann,1,2,3,4"],
        "matrix",
    ),
    "a header alone of a strange file": (["name,phone", "ann,1"], "deals.csv fits none of the tables"),
    "a list of fields": (
        ["Table,Field,Says", "firms,sector,Industry", "", "deals,account,Firm", "deals,amount,Price"],
        r"fits none of the tables\.\nIt has: Table, Field, Says\.",
    ),
    "words of ours above rows of another type": (
        ["Table,Field,Says", "firms,sector,Industry", "", "product,account,amount", "GTX,Acme,5"],
        "more than one table: .* line 4 ",
    ),
    "words of ours above narrower rows": (
        ["Account,Sector,Product,Amount", "Firm,Industry,GTX,5", "", "product,account", "GTX,Acme"],
        "more than one table: .* line 4 ",
    ),
    "words of ours in place of values": (
        ["Wer,Was,Wert", "ann,account,5", "bob,amount,7", "account,Was,amount", "x,y,8"],
        "more than one table: .* line 4 ",
    ),
}


@pytest.mark.parametrize(("lines", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_one_table_under_one_header_is_refused(workspace, lines, said):
    with pytest.raises(DataError, match=said) as caught:
        import_files(workspace, [("deals.csv", whole(lines).encode())])
    assert "\n" in str(caught.value)


CLOSED = {
    "every line": ([HEADER + ",", *(row + "," for row in ROWS)], set(WANTED)),
    "every row": ([HEADER, *(row + "," for row in ROWS)], set(WANTED)),
    "the header": ([HEADER + ",", *ROWS], set(WANTED)),
    "three on every line": ([HEADER + ",,,", *(row + ",,," for row in ROWS)], set(WANTED)),
    "every line, one row shifted": (
        [HEADER + ",", *(row + "," for row in ROWS[1:]), ROWS[0].replace("won", ",won")],
        set(WANTED) - {"d10"},
    ),
}


@pytest.mark.parametrize(("lines", "kept"), CLOSED.values(), ids=CLOSED.keys())
def test_separators_that_close_every_line_are_no_cells(workspace, lines, kept):
    assert judge(workspace, whole(lines).encode()) == kept


@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_quoted_throughout_loads_whole(workspace, end, separator, quote):
    rows = [row.split(",") for row in [HEADER, *ROWS] if not row.startswith("d14")]
    rows.append(["d14", "r14", "won", "1400.5", "Firm, 14", "said no\ntwice", "2026-01-14"])
    content = whole((separator.join(f"{quote}{cell}{quote}" for cell in row) for row in rows), end)
    assert judge(workspace, content.encode()) == set(WANTED)


def test_backslashes_before_quotation_marks_are_read(workspace):
    rows = [row for row in ROWS if not row.startswith("d14")]
    rows += [r'd14,r14,won,1400.5,"Firm \"14\", \N",,2026-01-14']
    import_files(workspace, [("deals.csv", whole([HEADER, *rows]).encode())])
    found = {row[0]: row[4] for row in loaded(workspace)}
    workspace.undo()
    assert (len(found), found["d14"]) == (12, r'Firm "14", \N')


@pytest.mark.parametrize("ends", [("\n", "\r\n"), ("\r\n", "\n"), ("\r", "\n"), ("\r\n", "\r")])
def test_mixed_line_ends_are_read(workspace, ends):
    lines = [HEADER, *ROWS]
    content = "".join(line + ends[at % 2] for at, line in enumerate(lines))
    assert judge(workspace, content.encode()) == set(WANTED)
