"""How a file writes its numbers, days and answers is counted over the whole file, and asked where nothing tells."""

from datetime import date

import pytest

from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.tables.answers import scale_of
from analysis.workspace import Workspace

DEALS = "deal_id,rep_id,status,amount,created_on,closed_on\n"
SURVEY = "team_id,rater,asked_on,item,score\n"


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "company.duckdb")


@pytest.fixture
def bring(workspace):
    """Import a text and give the report, with the rows of its table; undone again, but for what is remembered."""

    def import_text(text, *columns, **choices):
        (report, *_) = import_files(workspace, [("file.csv", text.encode())], **choices).files
        with workspace.reading() as con:
            listed = ", ".join(columns)
            found = con.execute(f"select {listed} from {report.table}").fetchall() if columns else []
        if report.added:
            workspace.undo()
        return report, found

    return import_text


def asked(workspace, text, **choices):
    """What a dry run asks; nothing is written while it is open."""
    (report, *_) = import_files(workspace, [("file.csv", text.encode())], dry_run=True, **choices).files
    with pytest.raises(DataError, match="Nothing is written before that is answered"):
        import_files(workspace, [("file.csv", text.encode())], **choices)
    (question,) = report.questions
    return question


def deals(*rows, delimiter=","):
    return DEALS.replace(",", delimiter) + "\n".join(rows) + "\n"


def answers(*scores):
    return SURVEY + "".join(f"t,rep,2026-02-01,item_{n % 3},{score}\n" for n, score in enumerate(scores))


def test_one_number_that_fits_one_mark_alone_tells_for_all(bring):
    report, found = bring(deals('1,a,won,"1,234",,', '2,a,won,"$1,234.50",,', '3,a,won,"2,000",,'), "amount")
    assert found == [(1234,), (1234.5,), (2000,)]
    assert "1,234 is read as 1234; numbers that fit a decimal point alone: 1." in report.notes
    report, found = bring(deals("1;a;won;1.234;;", "2;a;won;12,75;;", delimiter=";"), "amount")
    assert found == [(1234,), (12.75,)]


def test_money_with_three_digits_after_its_mark_is_weighed_by_where_the_file_is_from(bring):
    report, found = bring(deals('1,a,won,"1,234",,'), "amount")
    assert found == [(1234,)]
    assert report.notes == ("1,234 is read as 1234; money has no three decimals.",)
    assert bring(deals("1;a;won;1.234;;", "2;a;won;2.500;;", "3;a;won;9.000;;", delimiter=";"), "amount")[1] == [
        (1234,),
        (2500,),
        (9000,),
    ]


def test_a_number_that_nothing_tells_is_asked_for_once(workspace, bring):
    text = deals("1,a,won,1.234,,", "2,a,won,2.500,,")
    question = asked(workspace, text)
    assert (question.choice, question.column, question.ask) == ("decimal", "amount", "How much is 1.234?")
    assert question.options == ((".", "1.234, with a decimal point"), (",", "1234, with a decimal comma"))
    assert question.flag == "--decimal . or --decimal ,"
    assert bring(text, "amount", decimal=".")[1] == [(1.234,), (2.5,)]
    assert bring(text, "amount", decimal=",")[1] == [(1234,), (2500,)]


def test_numbers_that_contradict_each_other_are_asked_for_with_the_counts(workspace):
    question = asked(workspace, deals("1;a;won;1.234,50;;", "2;a;won;1,234.50;;", "3;a;won;99.5;;", delimiter=";"))
    assert question.choice == "decimal"
    assert question.evidence == "Numbers that fit a decimal point alone: 2; a decimal comma alone: 1."


def test_rows_in_another_currency_are_left_out_and_counted(bring):
    report, found = bring(
        deals("1,a,won,$100,,", "2,a,won,€100,,", "3,a,won,USD 300,,", "4,a,won,50,,"), "deal_id", "amount"
    )
    assert found == [("1", 100), ("3", 300), ("4", 50)]
    assert report.reasons == {"amount is in another currency than USD, which most rows are in": 1}
    assert "amount counts in USD, the most frequent currency (2); left out: 1 in EUR." in report.notes
    assert "Values of amount without a currency are read as USD: 1." in report.notes


def test_the_currency_may_stand_in_a_column_of_its_own(bring):
    text = (
        "Opportunity ID,Opportunity Owner,Stage,Amount Currency,Amount\n1,a,Closed Won,EUR,10\n2,a,Closed Won,USD,10\n"
    )
    report, found = bring(text + "3,a,Closed Lost,EUR,30\n", "deal_id", "amount")
    assert found == [("1", 10), ("3", 30)]
    assert report.reasons == {"amount is in another currency than EUR, which most rows are in": 1}


def test_days_are_told_by_the_others_of_the_file(bring):
    text = deals("1,a,won,1,03/04/2026,05/06/2026", "2,a,won,1,05/04/2026,25/06/2026")
    report, found = bring(text, "created_on", "closed_on")
    assert found[0] == (date(2026, 4, 3), date(2026, 6, 5))
    assert report.notes == ("Days are read with the day first: those that fit no other order: 1.",)
    american = bring(text.replace("25/06", "06/25"), "created_on")[1]
    assert american[0] == (date(2026, 3, 4),)


def test_days_that_nothing_tells_are_asked_for_once_with_three_rows_both_ways(workspace, bring):
    text = deals(*(f"{n},a,won,1,0{n}/04/2026," for n in (1, 2, 3)))
    question = asked(workspace, text)
    assert (question.choice, question.ask) == ("dates", "Which day is 01/04/2026?")
    assert question.options == (("day-first", "1 April 2026"), ("month-first", "4 January 2026"))
    assert question.evidence == (
        "Days that fit either order: 3; none tells. 02/04/2026 is 2 April 2026 or 4 February 2026; "
        "03/04/2026 is 3 April 2026 or 4 March 2026."
    )
    assert question.flag == "--dates day-first or --dates month-first"
    assert bring(text, "created_on", dates="month-first")[1][0] == (date(2026, 1, 4),)


def test_days_that_contradict_each_other_are_asked_for_and_the_others_complained_of(workspace, bring):
    text = deals("1,a,won,1,13/04/2026,", "2,a,won,1,04/13/2026,", "3,a,won,1,05/04/2026,")
    evidence = asked(workspace, text).evidence
    assert evidence.startswith("Days that fit the day first alone: 1; the month first alone: 1.")
    report, found = bring(text, "created_on", dates="day-first")
    assert found == [(date(2026, 4, 13),), (date(2026, 4, 5),)]
    assert report.complaints[0].value == "04/13/2026"


def test_what_is_cut_off_or_taken_for_none_is_said(bring):
    text = deals("1,a,won,1,46112,2026-04-30T23:30:00Z", "2,a,open,1,3/31/26,9999-12-31")
    report, found = bring(text, "created_on", "closed_on")
    assert found == [(date(2026, 3, 31), date(2026, 4, 30)), (date(2026, 3, 31), None)]
    assert report.notes == (
        "created_on holds days as Excel counts them, 46112 for 2026-03-31: 1.",
        "created_on holds years of two digits, of which 50 to 99 are 1950 to 1999, others 2000 and later: 1.",
        "Times of closed_on that have a time zone: 1; their day is taken as written.",
        "closed_on holds days that stand for none, like 9999-12-31: 1.",
        "Days are read with the month first: those that fit no other order: 1.",
    )


def test_a_year_of_two_digits_that_may_come_first_is_asked_for(workspace, bring):
    text = deals("1,a,won,1,26/03/01,26/03/31", "2,a,open,1,26/02/01,26/12/31", "3,a,lost,1,26/02/01,26/04/15")
    question = asked(workspace, text)
    assert (question.ask, question.options[1]) == ("Which day is 26/03/01?", ("day-first", "26 March 2001"))
    _, found = bring(text, "closed_on", dates=question.options[0][0])
    assert found == [(date(2026, 3, 31),), (date(2026, 12, 31),), (date(2026, 4, 15),)]
    _, found = bring(deals("1,a,won,1,28/01/26,31/03/26", "2,a,won,1,26/02/26,5/3/26"), "created_on", "closed_on")
    assert found == [(date(2026, 1, 28), date(2026, 3, 31)), (date(2026, 2, 26), date(2026, 3, 5))]


def test_days_that_a_spreadsheet_may_have_turned_round_are_asked_for(workspace, bring):
    turned = [f"{n},a,won,1,,{f'{n}/03/2026' if n > 12 else f'2026-{n:02}-03'}" for n in range(9, 17)]
    question = asked(workspace, deals(*turned))
    assert question.ask == "Did a spreadsheet turn day and month round in closed_on?"
    assert question.options == (("day-first", "2026-09-03 is right as it stands"),)
    assert "import it unopened" in question.evidence
    assert bring(deals(*turned), dates="day-first")[0].added == 8
    assert bring(deals(*turned, "2,a,won,1,,2026-03-29"))[0].added == 9
    assert bring(deals(*turned, "2,a,won,1,,03/04/2026"))[0].added == 9


def test_an_order_or_mark_chosen_for_an_earlier_file_does_not_hold_against_what_a_file_tells(bring):
    bring(deals('1,a,won,"1,234",,03/04/2026'), dates="day-first", decimal=",")
    report, found = bring(deals("1,a,won,1,,05/04/2026"), "closed_on")
    assert found == [(date(2026, 4, 5),)]
    assert "Days are read with the day first, as it was chosen for an earlier file with these headers." in report.notes
    report, _ = bring(deals('1,a,won,"5,678",,'), "amount")
    said = "Numbers are read with a decimal comma, as it was chosen for an earlier file with these headers."
    assert said in report.notes
    _, found = bring(deals('1,a,won,"1,234",,03/04/2026', '2,a,won,"1,234.50",,03/25/2026'), "amount", "closed_on")
    assert found == [(1234, date(2026, 3, 4)), (1234.5, date(2026, 3, 25))]


def test_answers_in_words_become_points_and_strange_words_are_named(bring):
    words = ("Strongly agree", "agree", "Neutral", "1 - Strongly disagree", "4", "N/A", "ask Bob")
    report, found = bring(answers(*words), "score", "scale_min", "scale_max")
    assert found == [(5, 1, 5), (4, 1, 5), (3, 1, 5), (1, 1, 5), (4, 1, 5)]
    assert report.reasons == {"score is not a plain number": 2}
    assert "Answers in words are points from 1 to 5: agreement, 5 points." in report.notes
    assert "Not known as answers, so their rows are left out: `ask bob` (1)." in report.notes


def test_somewhat_beside_agree_makes_it_seven_points(bring):
    _, found = bring(answers("Strongly agree", "Agree", "Somewhat agree", "Neutral"), "score", "scale_max")
    assert found == [(7, 7), (6, 7), (5, 7), (4, 7)]


@pytest.mark.parametrize(
    ("words", "points"),
    [
        (["never", "sometimes", "always"], [1, 3, 5]),
        (["very dissatisfied", "satisfied", "neutral"], [1, 4, 3]),
        (["poor", "fair", "good", "very good", "excellent"], [1, 2, 3, 4, 5]),
        (["very poor", "poor", "average", "good", "excellent"], [1, 2, 3, 4, 5]),
        (["not at all", "somewhat", "completely"], [1, 3, 5]),
        (["no", "yes"], [0, 1]),
        (["strongly agree", "never", "very likely"], [5, 1, 5]),
    ],
)
def test_the_scale_is_the_one_that_holds_all_words(words, points):
    assert [scale_of(words).points[word] for word in words] == points


@pytest.mark.parametrize("words", [["good", "excellent"], ["agree", "somewhat agree", "never"], ["splendid"]])
def test_words_that_several_scales_tell_apart_differently_are_no_scale(words):
    assert scale_of(words) is None


@pytest.mark.parametrize(
    ("scores", "scale"),
    [
        ([1, 2, 3, 4, 5] * 10, (1, 5)),
        ([n % 7 + 1 for n in range(60)], (1, 7)),
        ([n % 11 for n in range(60)], (0, 10)),
        ([55, 60, 71.5, 80], (0, 100)),
        (["71%", "64 %"], (0, 100)),
        ([0.71, 0.64, 0.5], (0, 1)),
    ],
)
def test_a_scale_that_leaves_no_doubt_is_found(bring, scores, scale):
    report, found = bring(answers(*scores), "scale_min", "scale_max")
    assert set(found) == {scale}
    assert report.notes or scale in ((1, 5), (0, 100))


def test_a_scale_in_doubt_is_asked_for(workspace, bring):
    text = answers(*(n % 9 + 1 for n in range(60)))
    question = asked(workspace, text)
    assert (question.choice, question.flag) == ("scale", "--scale 0-10")
    assert question.options == (("0-10", "0 to 10"), ("1-10", "1 to 10"), ("0-100", "0 to 100"))
    assert question.evidence == "60 answers run from 1 to 9."
    assert set(bring(text, "scale_min", "scale_max", scale="1-10")[1]) == {(1, 10)}


def test_a_typing_error_does_not_stretch_the_scale(bring):
    report, found = bring(answers(*[4, 5] * 100, 55), "scale_max")
    assert set(found) == {(5,)}
    assert report.left_out == 1


def test_a_share_beside_percents_is_left_out(bring):
    text = "team_id,asked_on,item,score\n" + "".join(
        f"t{n},2026-01-01,q,{cell}\n" for n, cell in enumerate(["71%", "0.64"])
    )
    report, found = bring(text, "score")
    assert found == [(71,)]
    assert list(report.reasons) == [
        "score has no percent sign, beside values that have one: 0.71 could be 71 %, or less than 1 %"
    ]


def test_an_id_that_a_spreadsheet_shortened_is_left_out(bring):
    report, found = bring(deals("1.00045E+14,a,won,1,,", "00123,a,won,2,,"), "deal_id")
    assert found == [("00123",)]
    assert report.reasons == {"deal_id was shortened to a power of ten by a spreadsheet": 1}


def test_a_credit_note_comes_in_and_is_counted(bring):
    report, found = bring(deals("1,a,won,(500),,"), "amount")
    assert found == [(-500,)]
    assert report.concerns == {"amount is below zero, as in a credit note: it is subtracted": 1}


def test_words_of_a_person_that_are_none_of_ours_are_refused(bring):
    with pytest.raises(DataError, match="`signed` cannot stand for `victory`: status is one of open, won, lost"):
        bring(deals("1,a,signed,1,,"), words={"status": {"signed": "victory"}})
    assert bring(deals("1,a,Signed,1,,"), "status", words={"status": {"signed": "won"}})[1] == [("won",)]


def test_a_cell_that_says_there_is_nothing_is_blank_where_it_may_be(bring):
    _, found = bring(deals("1,a,won,N/A,-,#N/A", "2,a,won,5,2026-01-01,NULL"), "amount", "created_on", "closed_on")
    assert found == [(None, None, None), (5, date(2026, 1, 1), None)]


def test_what_speaks_against_a_choice_is_said(bring):
    report, found = bring(
        deals("1,a,won,1.50,13/04/2026,", "2,a,won,7,04/13/2026,"), "deal_id", dates="day-first", decimal=","
    )
    assert found == []
    assert report.notes == (
        "Numbers that do not fit a decimal comma, as it was chosen: 1.",
        "Days that do not fit the day first, as it was chosen: 1.",
    )


def test_a_scale_of_points_from_nought_to_four_or_one_to_six_may_be_picked(workspace):
    assert "0-4" in dict(asked(workspace, answers(*range(5))).options)
    assert "1-6" in dict(asked(workspace, answers(*range(1, 7))).options)
