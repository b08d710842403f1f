"""What an import brings in, counts and says, read as a person would read it."""

from datetime import date

import pytest

from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.workspace import Workspace


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "company.duckdb")


def bring(workspace, text, name="file.csv", **options):
    content = text if isinstance(text, bytes) else text.encode()
    (report, *_) = import_files(workspace, [(name, content)], **options).files
    return report


def rows(workspace, table, *columns):
    with workspace.reading() as con:
        listed = ", ".join(f'"{column}"' for column in columns)
        return con.execute(f"select {listed} from {table} order by all").fetchall()


def counts(report):
    return report.read, report.added, report.updated, report.unchanged, report.left_out


QUOTAS = "rep_id,quarter,quota,revenue\n007,2026-Q1,100000,80000.50\n008,2026-Q1,50000,\n"


def test_values_get_their_types_ids_stay_text_and_blank_is_no_zero(workspace):
    report = bring(workspace, QUOTAS)
    assert report.table == "attainment"
    assert counts(report) == (2, 2, 0, 0, 0)
    assert rows(workspace, "attainment", "rep_id", "quarter", "quota", "revenue") == [
        ("007", "2026-Q1", 100000.0, 80000.5),
        ("008", "2026-Q1", 50000.0, None),
    ]


def test_headers_are_found_by_alias_and_the_rest_is_listed_as_ignored(workspace):
    text = "Deal - ID,Deal - Owner,Deal - Status,Deal - Value,Deal - Probability (%),Notes\n00123,Ann,Won,1200,50,x\n"
    report = bring(workspace, text)
    assert report.columns == {
        "deal_id": "Deal - ID",
        "rep_id": "Deal - Owner",
        "status": "Deal - Status",
        "amount": "Deal - Value",
    }
    assert report.ignored == ("Deal - Probability (%)", "Notes")
    assert rows(workspace, "deals", "deal_id", "rep_id", "status", "amount") == [("00123", "Ann", "won", 1200.0)]


def test_a_stage_is_read_as_open_won_or_lost(workspace):
    text = "deal_id,rep_id,status\n1,a,Closed Won\n2,a,LOST\n3,a,closed_won\n4,a,Negotiation\n"
    bring(workspace, text)
    assert rows(workspace, "deals", "deal_id", "status") == [("1", "won"), ("2", "lost"), ("3", "won"), ("4", "open")]


def test_dates_may_carry_a_time_which_is_cut_off(workspace):
    text = (
        "rep_id,held_on,has_lesson\na,2026-03-01,yes\nb,2026-03-02T23:59:59Z,0\nc,2026-03-03 08:00,N\n"
        "d,2026-03-04 08:00:00.123+02:00,TRUE\n"
    )
    bring(workspace, text)
    assert rows(workspace, "coaching", "rep_id", "held_on", "has_lesson") == [
        ("a", date(2026, 3, 1), True),
        ("b", date(2026, 3, 2), False),
        ("c", date(2026, 3, 3), False),
        ("d", date(2026, 3, 4), True),
    ]


def test_a_default_stands_in_for_a_missing_value_and_a_missing_column(workspace):
    bring(workspace, "rep_id,team_id,joined_on\na,T,\nb,T,2026-02-01\n")
    bring(workspace, "rep_id,team_id\nc,T\n")
    assert rows(workspace, "reps", "rep_id", "joined_on") == [
        ("a", date(1900, 1, 1)),
        ("b", date(2026, 2, 1)),
        ("c", date(1900, 1, 1)),
    ]


def test_semicolons_tabs_and_a_byte_order_mark_are_read(workspace):
    bring(workspace, "\ufeffrep_id;quarter;quota\na;2026-Q1;1\n")
    bring(workspace, "rep_id\tquarter\tquota\nb\t2026-Q1\t2\n")
    assert rows(workspace, "attainment", "rep_id", "quota") == [("a", 1.0), ("b", 2.0)]


@pytest.mark.parametrize(
    ("cells", "column", "value", "why"),
    [
        ("a,2026-Q1,,", "quota", "", "quota is empty"),
        (',2026-Q1,5,"x, y"', "rep_id", "", "rep_id is empty"),
        ("a,2026-Q1,abc,", "quota", "abc", "quota is not a plain number"),
        ('a,2026-Q1,"1,00,0",', "quota", "1,00,0", "quota is not a plain number"),
        ("a,2026-Q1,NaN,", "quota", "NaN", "quota is not a plain number"),
        ("a,2026-Q1,1e999,", "quota", "1e999", "quota is not a plain number"),
        ("a,2026-Q1,1_000,", "quota", "1_000", "quota is not a plain number"),
        ("a,H1 2026,5,", "quarter", "H1 2026", "quarter is not written like 2026-Q3"),
        ("a,2026-Q1,-5,", "quota", "-5", "the quota is not above zero"),
    ],
)
def test_a_row_at_fault_is_left_out_with_its_cell_and_reason(workspace, cells, column, value, why):
    report = bring(workspace, f"rep_id,quarter,quota,revenue\nz,2026-Q1,9,1\n{cells}\n")
    assert counts(report) == (2, 1, 0, 0, 1)
    (complaint,) = report.complaints
    assert (complaint.line, complaint.column, complaint.value) == (3, column, value)
    assert complaint.why == why
    assert complaint.text == cells
    assert complaint.mend.endswith(".")
    assert report.reasons == {why: 1}


@pytest.mark.parametrize(
    ("value", "stored"), [("3", 3), ("003", 3), ("3.0", 3), ("1.5", None), ("1e3", None), ("0x10", None), ("", 1)]
)
def test_a_whole_number_is_never_rounded(workspace, value, stored):
    report = bring(workspace, f"rep_id,done_on,kind,count\na,2026-01-05,call,{value}\n")
    assert rows(workspace, "activities", "count") == ([] if stored is None else [(stored,)])
    assert report.left_out == (stored is None)


@pytest.mark.parametrize(
    "value", ["2026-02-30", "31/02/2026", "2026-1-2", "31-01-02", "infinity", "epoch", "443210", "2026-01-02 25:00"]
)
def test_a_day_that_is_none_is_refused(workspace, value):
    report = bring(workspace, f"rep_id,done_on,kind\na,{value},call\n")
    assert report.left_out == 1
    assert report.complaints[0].why == "done_on is not a date like 2026-09-30"
    assert report.complaints[0].value == value


def test_rows_with_cells_too_many_or_too_few_are_reported_never_shifted(workspace):
    report = bring(
        workspace,
        "rep_id,quarter,quota,revenue\na,2026-Q1,1,1\nb,2026-Q1,2,,\nc,2026-Q1\nd,2026-Q1,4,4,4\ne,2026-Q1,5,,\n"
        "f,2026-Q1,6,\n",
    )
    assert counts(report) == (6, 2, 0, 0, 4)
    assert [(each.line, each.text) for each in report.complaints] == [
        (3, "b,2026-Q1,2,,"),
        (4, "c,2026-Q1"),
        (5, "d,2026-Q1,4,4,4"),
        (6, "e,2026-Q1,5,,"),
    ]
    assert report.reasons == {
        "the row has more values than the header has columns": 3,
        "the row has fewer values than the header has columns": 1,
    }
    assert rows(workspace, "attainment", "rep_id", "quota", "revenue") == [("a", 1.0, 1.0), ("f", 6.0, None)]


def test_lines_are_those_of_an_editor_after_quoted_line_breaks_and_blank_lines(workspace):
    text = (
        '\nrep_id,reviewed_on,rating,"strengths"\n'  # header on line 2
        'a,2026-01-05,A,"two\nlines"\n'  # 3-4
        "\n"  # 5
        "b,2026-01-05,Z,\n"  # 6
        'c,2026-01-05,B,"three\r\nlong\nlines"\n'  # 7-9
        "d,2026-01-05\n"  # 10
        'e,never,C,"one\nmore"\n'  # 11-12
        "f,2026-01-05,C,fine\n"
    )
    report = bring(workspace, text)
    assert counts(report) == (6, 3, 0, 0, 3)
    assert [(each.line, each.column, each.value) for each in report.complaints] == [
        (6, "rating", "Z"),
        (10, "", ""),
        (11, "reviewed_on", "never"),
    ]
    assert report.complaints[2].text == 'e,never,C,"one\nmore"'


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_gives_the_same_rows_and_lines(workspace, end):
    report = bring(workspace, end.join(["rep_id,quarter,quota", "a,2026-Q1,1", "b,2026-Q1,x", "c,2026-Q1,3"]))
    assert counts(report) == (3, 2, 0, 0, 1)
    assert [(each.line, each.text) for each in report.complaints] == [(3, "b,2026-Q1,x")]


def test_of_rows_with_one_key_the_last_counts_and_equal_ones_are_no_fault(workspace):
    report = bring(
        workspace,
        "rep_id,quarter,quota\na,2026-Q1,1\na,2026-Q1,2\nb,2026-Q1,5\nb,2026-Q1,5.0\na,2026-Q1,1\n",
    )
    assert counts(report) == (5, 2, 0, 2, 1)
    (complaint,) = report.complaints
    assert complaint.line == 3
    assert complaint.why == "a later row has the same rep_id and quarter and other values: line 6 counts"
    assert rows(workspace, "attainment", "rep_id", "quota") == [("a", 1.0), ("b", 5.0)]


def test_a_later_file_supersedes_by_key_and_its_rows_are_told_apart(workspace):
    bring(workspace, "rep_id,quarter,quota\na,2026-Q1,1\nb,2026-Q1,2\n")
    report = bring(workspace, "rep_id,quarter,quota\na,2026-Q1,1\nb,2026-Q1,3\nc,2026-Q1,4\n")
    assert counts(report) == (3, 1, 1, 1, 0)
    assert rows(workspace, "attainment", "rep_id", "quota") == [("a", 1.0), ("b", 3.0), ("c", 4.0)]


def test_rows_without_an_id_are_matched_by_the_other_key_or_stand_alone(workspace):
    bring(workspace, "session_id,rep_id,held_on,minutes\n,a,2026-01-05,30\ns1,a,2026-01-05,20\n")
    report = bring(workspace, "session_id,rep_id,held_on,minutes\n,a,2026-01-05,45\n")
    assert counts(report) == (1, 0, 1, 0, 0)
    assert rows(workspace, "coaching", "session_id", "minutes") == [("s1", 20.0), (None, 45.0)]
    text = "rep_id,done_on,kind\na,2026-01-05,call\na,2026-01-05,call\n"
    assert counts(bring(workspace, text)) == (2, 2, 0, 0, 0)


def test_the_same_file_twice_adds_nothing_and_says_which_import_holds_it(workspace):
    text = "rep_id,done_on,kind\na,2026-01-05,call\na,2026-01-05,call\nb,soon,call\n"
    first = import_files(workspace, [("calls.csv", text.encode())])
    second = import_files(workspace, [("copy of calls.csv", text.encode())])
    assert second.import_id is None
    assert second.files[0].already == first.import_id == 1
    assert counts(second.files[0]) == (3, 0, 0, 2, 1)
    assert len(rows(workspace, "activities", "rep_id")) == 2
    assert list(workspace.imports()["file"]) == ["calls.csv"]


def test_the_same_file_twice_in_one_call_adds_it_once(workspace):
    content = b"rep_id,done_on,kind\na,2026-01-05,call\n"
    one, other = import_files(workspace, [("one.csv", content), ("other.csv", content)]).files
    assert (one.added, one.already) == (1, None)
    assert (other.added, other.unchanged, other.already) == (0, 1, 1)


def test_a_dry_run_counts_the_same_and_writes_nothing(workspace):
    bring(workspace, "rep_id,quarter,quota\na,2026-Q1,1\n")
    before = workspace.fingerprint()
    files = [("1.csv", b"rep_id,quarter,quota\na,2026-Q1,2\nb,2026-Q1,2\n"), ("2.csv", b"rep_id,team_id\na,T\n")]
    dry = import_files(workspace, files, dry_run=True)
    assert dry.import_id is None
    assert workspace.fingerprint() == before
    assert rows(workspace, "attainment", "rep_id", "quota") == [("a", 1.0)]
    assert rows(workspace, "reps", "rep_id") == []
    real = import_files(workspace, files)
    assert [counts(report) for report in real.files] == [counts(report) for report in dry.files]
    assert real.import_id == 2


def test_files_of_one_call_come_in_together_or_not_at_all(workspace):
    files = [("good.csv", QUOTAS.encode()), ("odd.csv", b"colour,shape\nred,round\n")]
    with pytest.raises(DataError, match=r"^odd\.csv fits none of the tables"):
        import_files(workspace, files)
    assert rows(workspace, "attainment", "rep_id") == []
    assert workspace.is_empty()


def test_a_roster_with_managers_fills_reps_and_teams(workspace):
    text = "rep_id,rep_name,team_id,team_name,manager_name,region\na,Ann,N,North,Dana,East\nb,Bo,N,North,Dana,East\n"
    reps, teams = import_files(workspace, [("roster.csv", text.encode())]).files
    assert (reps.table, counts(reps)) == ("reps", (2, 2, 0, 0, 0))
    assert (teams.table, counts(teams)) == ("teams", (2, 1, 0, 1, 0))
    assert rows(workspace, "reps", "rep_id", "rep_name", "team_id") == [("a", "Ann", "N"), ("b", "Bo", "N")]
    assert rows(workspace, "teams", "team_id", "team_name", "manager_name", "region") == [
        ("N", "North", "Dana", "East")
    ]


def test_a_roster_by_manager_makes_the_manager_the_team(workspace):
    reps, teams = import_files(workspace, [("r.csv", b"Sales Agent,Manager,Regional Office\nAnn,Dana,East\n")]).files
    assert reps.columns == {"rep_id": "Sales Agent", "team_id": "Manager"}
    assert teams.columns == {"team_id": "Manager", "manager_name": "Manager", "region": "Regional Office"}


def test_one_header_may_fill_several_columns_by_hand(workspace):
    report = bring(
        workspace,
        "opportunity_id,sales_agent,deal_stage\n1,Ann,Won\n2,Ann,Prospecting\n",
        mapping={"status": "deal_stage"},
    )
    assert report.columns["status"] == report.columns["stage"] == "deal_stage"
    assert rows(workspace, "deals", "status", "stage") == [("open", "Prospecting"), ("won", "Won")]


def test_a_mapping_serves_the_file_that_has_its_header(workspace):
    files = [("deals.csv", b"No,Who,Status\n1,Ann,Won\n"), ("quota.csv", b"Person,quarter,quota\nAnn,2026-Q1,5\n")]
    with pytest.raises(DataError, match=r"^No column is called Persona, which was to fill `rep_id`"):
        import_files(workspace, files, mapping={"deal_id": "No", "rep_id": "Persona"})
    deals, quotas = (
        import_files(workspace, files[:1], mapping={"deal_id": "No", "rep_id": "Who"}).files
        + import_files(workspace, files[1:], mapping={"rep_id": "Person"}).files
    )
    assert (deals.columns["rep_id"], quotas.columns["rep_id"]) == ("Who", "Person")


def test_rows_that_wait_for_the_roster_are_kept_and_said(workspace):
    report = bring(workspace, "rep_id,quarter,quota\nb,2026-Q1,1\na,2026-Q1,1\na,2026-Q2,1\n")
    assert report.added == 3
    assert report.waiting == {"rep_id": {"rows": 3, "ids": 2, "first": ["a", "b"]}}
    files = [("q.csv", b"rep_id,quarter,quota\na,2026-Q3,1\n"), ("r.csv", b"rep_id,team_id,team_name\na,T,North\n")]
    quotas, reps, teams = import_files(workspace, files).files
    assert (quotas.waiting, reps.waiting, teams.waiting) == ({}, {}, {})


def test_an_empty_row_is_said_to_be_empty(workspace):
    report = bring(workspace, "rep_id,quarter,quota\na,2026-Q1,1\n,,\n , ,\n")
    assert report.reasons == {"the row is empty": 2}
    assert counts(report) == (3, 1, 0, 0, 2)


def test_complaints_are_capped_at_a_hundred_their_counts_are_not(workspace):
    bad = "".join(f"r{n},2026-Q1,none\n" for n in range(150)) + "x,2026-Q1\n" + "y,20,5\n"
    report = bring(workspace, "rep_id,quarter,quota\n" + bad)
    assert len(report.complaints) == 100
    assert report.left_out == 152
    assert report.reasons == {
        "quota is not a plain number": 150,
        "the row has fewer values than the header has columns": 1,
        "quarter is not written like 2026-Q3": 1,
    }
    assert {each.line for each in report.complaints} >= {152, 153}


def test_a_file_with_nothing_good_is_counted_and_not_logged(workspace):
    done = import_files(workspace, [("q.csv", b"rep_id,quarter,quota\na,2026-Q1,none\n")])
    assert done.import_id is None
    assert workspace.is_empty()
    header_only = bring(workspace, "rep_id,quarter,quota\n")
    assert counts(header_only) == (0, 0, 0, 0, 0)


def test_the_report_as_a_dictionary_keeps_the_contract(workspace):
    done = import_files(workspace, [("q.csv", b"rep_id,quarter,quota,hue\na,2026-Q1,none,red\nb,2026-Q1,1,red\n")])
    (file,) = done.to_dict()["files"]
    assert done.to_dict()["import_id"] == 1
    assert file["file"] == "q.csv"
    assert file["columns"] == {"rep_id": "rep_id", "quarter": "quarter", "quota": "quota"}
    assert file["ignored"] == ["hue"]
    assert file["rows"] == {"read": 2, "added": 1, "updated": 0, "unchanged": 0, "left_out": 1}
    assert file["complaints"][0].keys() >= {"line", "column", "value", "why", "mend"}


def test_rows_without_an_id_that_another_file_brought_already_are_told(workspace):
    calls = [f"a,2026-01-{day:02},call" for day in range(1, 6)]
    assert bring(workspace, "\n".join(["rep_id,done_on,kind", *calls])).concerns == {}
    again = bring(workspace, "\n".join(["rep_id,done_on,kind", *calls[::-1], "a,2026-01-09,call"]), dry_run=True)
    told = "it has no activity_id and an equal row is here from another file: both count, unless that file is undone"
    assert (again.concerns, again.added) == ({told: 5}, 6)
    assert bring(workspace, "activity_id,rep_id,done_on,kind\n1,a,2026-01-01,call\n").concerns == {}


def test_quotas_with_a_column_a_quarter_keep_the_team(workspace):
    report = bring(workspace, "Rep,Team,Q1 2026,Q2 2026,Total\nAnn,West,10,20,30\nTotal,,10,20,30\n", "Quota FY26.csv")
    assert (report.added, report.ignored) == (2, ("Total",))
    assert rows(workspace, "attainment", "rep_id", "team_id", "quarter", "quota") == [
        ("Ann", "West", "2026-Q1", 10),
        ("Ann", "West", "2026-Q2", 20),
    ]


@pytest.mark.parametrize("months", [("2026-01", "2026-02"), ("Jan 2026", "Mar 2026"), ("1/1/2026", "3/31/2026")])
def test_quotas_by_month_are_never_taken_for_those_of_the_quarter(workspace, months):
    text = "Rep,Period,Quota\n" + "".join(f"Ann,{month},10\n" for month in months)
    with pytest.raises(DataError, match=r"Period holds months or days, not quarters: Ann has .* in 2026-Q1"):
        bring(workspace, text, "quota.csv")
    assert bring(workspace, f"Rep,Period,Quota\nAnn,{months[0]},10\nBob,{months[1]},10\n", "quota.csv").added == 2


def test_a_margin_in_percent_waits_for_a_yes(workspace):
    report = bring(workspace, "deal_id,rep_id,status,amount,Gross Margin %\n1,a,won,500,45\n")
    assert ("margin" in report.columns, report.ignored) == (False, ("Gross Margin %",))
    assert bring(workspace, "deal_id,rep_id,status,amount,Gross Margin\n1,a,won,500,45\n").columns["margin"]


def test_a_net_promoter_answer_beside_shares_is_no_share(workspace):
    answers = ("1,a,2026-01-02,nps,1", "2,a,2026-01-02,csat,95%", "3,a,2026-01-02,csat,1")
    report = bring(workspace, "\n".join(["response_id,rep_id,answered_on,kind,score", *answers]))
    assert rows(workspace, "satisfaction", "response_id", "score") == [("1", 1), ("2", 95)]
    assert report.complaints[0].why.startswith("score has no percent sign")


def test_a_day_to_come_is_a_concern_for_what_is_said_to_be_done(workspace):
    report = bring(workspace, "rep_id,done_on,kind\na,2090-01-05,call\na,2026-01-05,call\n")
    assert (report.added, report.concerns) == (2, {"done_on is a day that is still to come: the row counts as done": 1})


def test_scores_of_another_kind_of_group_are_no_teams(workspace):
    rows_ = "Gender,Female,My manager,70%\nTeam,North,My manager,60%\nTeam,South,My manager,80%\n"
    report = bring(workspace, f"Demographic,Group,Question,% favourable\n{rows_}", "scores.csv", asked_on="2026-03-31")
    assert report.reasons == {"it is a group of another kind, not a team": 1}
    assert rows(workspace, "survey_scores", "team_id") == [("North",), ("South",)]


def test_a_header_without_rows_is_said(workspace):
    assert "It has a header and no rows." in bring(workspace, "rep_id,team_id\n").notes
