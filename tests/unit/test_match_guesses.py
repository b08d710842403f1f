"""What no name tells is proposed, with how certain it is, and waits for a yes; opposites are never mistaken."""

import pytest

from analysis.errors import DataError
from analysis.ingest.choices import Choices
from analysis.ingest.matching.match import fitness, match_file, propose_words, signature
from analysis.tables import TABLES

PEOPLE = ("Alex Moreno", "Sam Okafor", "Dana Whitfield")


def matched(header: str, row=lambda at: "", rows: int = 12, name: str = "export.csv", remembered=None, **choices):
    headers, samples = header.split(","), [row(at).split(",") for at in range(rows)]
    return match_file(TABLES, name, headers, samples, Choices(**choices), (), remembered or (lambda _: None))


def proposed(header: str, row=lambda at: "", **choices) -> dict[str, tuple[str, float, str]]:
    (match,) = matched(header, row, **choices)
    return {column: (header.split(",")[at], *rest) for column, (at, *rest) in match.proposed.items()}


def deal(at: int) -> str:
    return f"00{at},{PEOPLE[at % 3]},{('Closed Won', 'Closed Lost', 'Demo')[at % 3]},{at}00.5,2026-01-{at + 1:02d}"


MISSPELT = "Opportunty ID,Opportunity Ownr,Stage,Amount,Close Dt"


def test_a_misspelt_header_is_proposed_and_not_applied():
    (match,) = matched(MISSPELT, deal)
    assert set(match.positions) == {"status", "stage", "amount"}
    assert proposed(MISSPELT, deal) == {
        "deal_id": ("Opportunty ID", 0.91, "spelling"),
        "rep_id": ("Opportunity Ownr", 0.92, "spelling"),
        "closed_on": ("Close Dt", 0.95, "spelling"),
    }
    assert match.doubt == (
        "export.csv may hold deals, if these guesses are right: `deal_id` from Opportunty ID, "
        "`rep_id` from Opportunity Ownr."
    )


def test_guesses_are_applied_with_their_certainty_where_a_person_accepts_them():
    (match,) = matched(MISSPELT, deal, guesses=True)
    assert match.positions == {"deal_id": 0, "rep_id": 1, "status": 2, "stage": 2, "amount": 3, "closed_on": 4}
    assert match.certainty == {"deal_id": 0.91, "rep_id": 0.92, "closed_on": 0.95}
    assert (match.proposed, match.doubt) == ({}, "")


@pytest.mark.parametrize(
    ("table", "header"),
    [
        ("deals", "Owner Emial"),
        ("deals", "Created By"),
        ("deals", "Last Closed Date"),
        ("deals", "Account Owner"),
        ("deals", "Expected Amount"),
        ("deals", "Amount Lost"),
        ("reps", "Manager Emial"),
        ("reps", "Team Manager Start Date"),
        ("coaching", "Manager Minutes"),
        ("commitments", "Start Date"),
    ],
)
def test_a_header_with_another_turn_is_no_near_spelling(table, header):
    canonical = ",".join(name for name in TABLES[table].required)
    (match, *_) = matched(f"{canonical},{header}", rows=0)
    assert match.table.name == table
    assert match.proposed == {}


def test_a_header_another_column_is_known_by_is_never_taken_by_spelling():
    assert proposed("Opportunity ID,Owner,Stage,Created Date,Closed Dates") == {
        "closed_on": ("Closed Dates", 0.9, "spelling")
    }
    (match,) = matched("deal_id,rep_id,status,Created Date,Create Date")
    assert "closed_on" not in {*match.positions, *match.proposed}


def test_the_values_tell_what_the_header_does_not():
    def row(at: int) -> str:
        return f"006A00000{at:06d}AAA,{PEOPLE[at % 3]},{('Won', 'Lost')[at % 2]},50{at}"

    header = "Key,Person,Result of deal,Amount"
    assert proposed(header, row) == {
        "deal_id": ("Key", 0.8, "values"),
        "rep_id": ("Person", 0.55, "values"),
        "status": ("Result of deal", 0.8, "values"),
    }
    with pytest.raises(DataError, match="`deal_id` may be Key, `rep_id` may be Person, `status` may be Result of deal"):
        matched(header, row, tables=("deals",))
    assert set(matched(header, row, tables=("deals",), guesses=True)[0].certainty) == {"deal_id", "rep_id", "status"}


def test_the_only_days_of_a_file_are_its_date():
    def row(at: int) -> str:
        return f"{PEOPLE[at % 3]},2026-01-{at + 1:02d},call"

    assert proposed("Rep,Moment,Activity Type", row) == {"done_on": ("Moment", 0.6, "values")}


def test_a_name_over_values_that_are_something_else_is_not_sure():
    (match,) = matched("Deal ID,Owner,Stage,Amount", lambda at: f"{at},{PEOPLE[at % 3]},Demo,red")
    assert "amount" not in match.positions
    assert match.proposed["amount"] == (3, 0.4, "name")


@pytest.mark.parametrize("header", ["Rep,Date,x", "Rep,Date", "Rep,Date,Topic"])
def test_a_rep_and_a_date_alone_are_coaching_only_if_a_person_says_so(header):
    (match,) = matched(header)
    assert match.table.name == "coaching"
    assert match.doubt == (
        "export.csv may hold coaching sessions, but its columns (Rep, Date) could be those of others, too."
    )
    assert matched(header, name="coaching log.csv")[0].doubt == ""
    assert matched(header, tables=("coaching",))[0].doubt == ""


@pytest.mark.parametrize("header", ["team", "Team,Notes", "name", "id,name", "Employee,Date", "date", "Who,When,What"])
def test_a_word_that_every_export_has_recognises_nothing(header):
    with pytest.raises(DataError, match="fits none of the tables"):
        matched(header, rows=0)


def test_a_column_emptied_by_hand_stays_empty():
    (match,) = matched("Opportunity ID,Owner,Stage,Amount", mapping={"amount": ""})
    assert "amount" not in {*match.positions, *match.proposed}


def test_what_was_confirmed_is_remembered_for_the_same_headers_in_any_order():
    before = {signature(["Amt", "Key", "Owner", "Stage"]): {"deal_id": "Key", "amount": "Amt"}}
    (match,) = matched("Key,Owner,Stage,Amt", remembered=before.get)
    assert {name: match.how[name] for name in ("deal_id", "amount", "rep_id")} == {
        "deal_id": "remembered",
        "amount": "remembered",
        "rep_id": "alias",
    }
    (by_hand,) = matched("Key,Owner,Stage,Amt", remembered=before.get, mapping={"amount": ""})
    assert "amount" not in by_hand.positions


def test_a_companys_own_stages_are_proposed_by_what_they_say():
    stages = ["7 - Won (signed)", "Lost to competitor", "Paper out", "Closed Won", "Paper out"]
    assert propose_words(TABLES["deals"].column("status"), stages) == {
        "7 - Won (signed)": "won",
        "Lost to competitor": "lost",
        "Paper out": "open",
    }
    assert propose_words(TABLES["deals"].column("stage"), stages) == {}


HEADER = ("Opportunity ID", "Opportunity Owner", "Stage", "Amount", "Close Date")


@pytest.mark.parametrize(
    "line",
    [
        ("Report: Opportunities by Stage",),
        ("Stage",),
        ("Owner", ""),
        ("Date", "2026-03-31"),
        ("Opportunity ID;Opportunity Owner;Stage",),
        ("0061", "Alex Moreno", "Closed Won", "500", "2026-03-31"),
        ("2026-02-11", "100", "email", "EN", "North", "manager", "agree"),
    ],
)
def test_a_note_or_a_row_never_looks_more_like_the_header_than_the_header(line):
    assert fitness(TABLES, "export.csv", Choices(), HEADER) > fitness(TABLES, "export.csv", Choices(), line)


def test_a_header_is_found_though_only_a_proposal_fits_and_though_the_file_is_wide():
    for header in (("Opp Key", "Owner", "Amount", "Phase"), ("Team", "I see myself here a year from now.", "Role")):
        assert fitness(TABLES, "export.csv", Choices(), header) > fitness(TABLES, "export.csv", Choices(), ("Team", ""))
    wide = ("Rep", "2026-Q1", "2026-Q2")
    assert fitness(TABLES, "export.csv", Choices(), wide) > fitness(TABLES, "export.csv", Choices(), ("Alex", "1", "2"))
