"""The numbers behind a review as a workbook, read back: numbers are the figures' own, words are words."""

import io
import math
import re
import zipfile
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from analysis.export.workbook import sheet_names, to_workbook
from analysis.export.workbook_rows import tables_of
from analysis.story.figures import Sentences, Table
from analysis.story.review.story import Part, Story
from tests.made_review import BARS, BRIDGE, COLUMNS, FACTS, LONG, STATEMENTS, TABLE, TEAMS, TREND, review, row, slide


def sheets(story: Story) -> dict[str, list[list]]:
    """Each sheet's rows without the empty cells at their ends."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_workbook(story)))
    return {name: [ended(line) for line in book.get_sheet_by_name(name).to_python()] for name in book.sheet_names}


def ended(line: list) -> list:
    while line and line[-1] == "":
        line = line[:-1]
    return line


def sheet(figure, **given) -> list[list]:
    """The rows of one figure's sheet."""
    return list(sheets(review(slides=(slide("one", row(Part(figure=figure, **given))),))).values())[1]


def under(rows: list[list], head: str) -> list[list]:
    """The rows below the heads whose first, or only, is this, to the next empty one."""
    at = next(at for at, line in enumerate(rows) if line[:1] == [head]) + 1
    return rows[at : at + next((n for n, line in enumerate(rows[at:]) if not line), len(rows))]


def written(value: float):
    return "" if math.isnan(value) else value


def test_the_first_sheet_says_what_the_review_is_and_where_its_slides_are():
    story = review(filters="Chosen: deal size")
    cover = sheets(story)["Review"]
    assert cover[0] == ["Sales review, Q3 2026"]
    assert ["Company", "A company with the long name of Northwind Industrial Traders"] in cover
    assert ["Quarter", "2026 Q3"] in cover
    assert ["Quarters looked at", "2024 Q4 to 2026 Q3"] in cover
    assert ["Data as of", "2026-09-30"] in cover
    assert ["Run", "7F3A21"] in cover
    assert ["Chosen", "deal size"] in cover
    listed = under(cover, "Section")
    assert [line[0] for line in listed] == [each.name for each in story.slides]
    assert [line[2] for line in listed] == list(sheets(story))[1:]


def test_the_first_sheet_says_which_files_were_read_and_whether_numbers_are_invented():
    cover = sheets(review(invented=True))["Review"]
    assert under(cover, "Source") == [["Teams", 75], ["Quota attainment", 3603], ["Survey answers", 92903]]
    assert ["Numbers", "invented"] in cover
    assert ["Numbers", "invented"] not in sheets(review())["Review"]


def test_each_sheet_opens_with_the_finding_and_ends_with_where_it_comes_from():
    story = review()
    for given, rows in zip(story.slides, list(sheets(story).values())[1:], strict=True):
        assert rows[0] == [given.title]
        assert rows[1] == [given.sure]
        assert rows[-2:] == [[story.source(given)], [story.method(given)]]


def test_a_bridge_holds_its_levels_steps_and_intervals():
    items = (BRIDGE.start, *BRIDGE.steps, BRIDGE.end)
    rows = under(sheet(BRIDGE), "Step")
    assert [line[:4] for line in rows] == [
        [item.label, written(item.value), written(item.low), written(item.high)] for item in items
    ]
    assert rows[1][4:] == ["+6 points", "3 to 9"]
    assert under(sheet(BRIDGE), "Together")[0] == ["Drivers 12 points (8 to 17), 51 %", "Coaching cadence", "Culture"]


def test_bars_hold_what_stands_beside_them():
    heads, *rows = under(sheet(BARS, caption="Bars"), "Bars")
    assert heads == ["Bar", "Value", "From", "To", "Points", "95 % interval", "Reliability"]
    assert rows[0] == ["Coaching cadence", 6.2, 3.4, 9.1, 6, "3 to 9", 1]


def test_columns_hold_their_counts():
    heads, *rows = under(sheet(COLUMNS), "Counts")
    assert heads == ["Weeks with coaching, of thirteen", "Value"]
    assert rows[3] == ["3", 9]


def test_dots_hold_every_team_by_its_whole_name():
    heads, *rows = under(sheet(TEAMS, caption="Teams"), "Teams")
    assert heads == ["Name", "Of", "Value", "From", "To"]
    assert [line[0] for line in rows] == list(TEAMS.labels)
    assert rows[3] == [LONG, "low teams", 73, 69, 77]
    assert [line[2] for line in rows] == [70 + n for n in range(60)]
    assert under(sheet(TEAMS), "Level") == [["Low teams 80 %", 80], ["High teams 120 %", 120], ["Target 100 %", 100]]


def test_an_interval_nobody_knows_has_no_column():
    heads = under(sheet(STATEMENTS, caption="Statements"), "Statements")[0]
    assert heads == ["Name", "Reps", "Reps, from", "Reps, to", "Managers"]


def test_a_quarter_without_a_number_is_empty():
    rows = under(sheet(TREND), "Quota attainment")
    assert rows[3] == ["2026 Q2", "", 79.0]
    assert under(sheet(TREND), "Target") == [["Target 100 %", 100.0]]


def test_every_quarter_has_its_year():
    rows = under(sheet(TREND), "Quota attainment")
    assert [line[0] for line in rows] == ["Quarter", "2025 Q4", "2026 Q1", "2026 Q2", "2026 Q3"]


def test_tables_and_facts_keep_their_finished_words():
    assert under(sheet(TABLE), "Action") == [[*cells[:4], 52.0, 72.0] for cells in TABLE.rows]
    assert under(sheet(FACTS), "About")[1][:3] == ["How sure we are", "2 of 3", "drivers stand clear of zero"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("47 %", 47),
        ("19\u00a0%", 19),
        ("0.84", 0.84),
        ("1.00", 1),
        ("+0.36", 0.36),
        ("−10 points", -10),
        ("2,035", 2035),
        ("3 reviews", 3),
    ],
)
def test_a_number_that_stands_to_the_right_is_one_and_reads_as_it_did(words, value):
    assert under(sheet(standing(words)), "Team") == [["Ireland", value], ["7"]]
    [[_, [_, cell], _]] = tables_of(standing(words))
    assert as_excel_shows(cell.value, cell.form) == words


@pytest.mark.parametrize("words", ["–", "", "2 of 3", "3 to 14", "6 points (3 to 9)", "$4M", "2026 Q3", "-1", "007"])
def test_words_that_are_more_than_a_number_stay_words(words):
    assert under(sheet(standing(words)), "Team")[0] == ended(["Ireland", words])


def standing(words: str) -> Table:
    """A table with these words in a column of numbers, and others that look like one in a column of words."""
    return Table(heads=("Team", "Number"), rows=(("Ireland", words), ("7", "")), right=(False, True), about=words)


def as_excel_shows(value: float, form: str) -> str:
    """A number in a form of one unit, as Excel's two sections have it."""
    section = form.split(";")[value < 0].replace('"', "")
    digits = re.search(r"[#,0.]+", section)[0]
    places = len(digits.partition(".")[2])
    return section.replace(digits, f"{abs(value):{',' * (',' in digits)}.{places}f}")


def test_the_heads_of_a_table_longer_than_a_screen_stay_in_sight():
    story = review()
    with zipfile.ZipFile(io.BytesIO(to_workbook(story))) as parts:
        written = [parts.read(f"xl/worksheets/sheet{at}.xml").decode() for at in range(1, 12)]
    frozen = dict(zip(sheets(story), [int(re.search(r'ySplit="(\d+)"', part)[1]) for part in written], strict=True))
    assert (frozen["Review"], frozen["Bridge"], frozen["Teams"]) == (1, 2, 5)
    assert sheets(story)["Teams"][4][0] == "Name"


def test_a_short_label_stands_with_its_whole_name():
    long = replace(BRIDGE, steps=(replace(BRIDGE.steps[0], name=LONG), *BRIDGE.steps[1:]))
    assert under(sheet(long), "Step")[1][0] == LONG


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@A1", "{=1}", "http://x", "=cmd|' /C calc'!A0"])
def test_no_words_are_a_formula_or_a_link(words):
    lines, table = Sentences(lines=((words, words),)), Table(heads=(words,), rows=((words,),), about=words)
    named = slide(words, row(Part(figure=lines, caption=words), Part(figure=table)), title=words)
    made = to_workbook(review(slides=(named,), company=words))
    assert [words, words] in list(sheets(review(slides=(named,))).values())[1]
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        written = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets")]
    assert not any(b"<f>" in part or b"hyperlink" in part for part in written)


def test_numbers_have_the_form_of_their_figure():
    with zipfile.ZipFile(io.BytesIO(to_workbook(review()))) as parts:
        styles = parts.read("xl/styles.xml").decode()
    assert 'formatCode="0&quot;\u00a0%&quot;"' in styles
    assert 'formatCode="0.0"' in styles


def test_sheets_are_named_as_excel_takes_it():
    names = ["A/B: [C]?*\\'", "a b c", "", "History", "Review", LONG, LONG, "=x", "\x07", "Managers' time", "'"]
    found = sheet_names(names)
    assert found[:3] == ["A B C", "a b c 2", "Slide"]
    assert found[3:5] == ["History 2", "Review 2"]
    assert found[9:] == ["Managers' time", "Slide 3"]
    assert all(0 < len(name) <= 31 for name in found)
    assert len({name.lower() for name in found}) == len(names)


def test_the_same_story_is_the_same_workbook():
    assert to_workbook(review()) == to_workbook(review())
