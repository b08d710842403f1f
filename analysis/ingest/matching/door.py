"""What of a survey export is left at the door: addresses, places and names of the people who answered."""

from analysis.ingest.matching.looks import is_email, share
from analysis.ingest.matching.sheet import Sheet
from analysis.ingest.matching.spelling import key

SURVEYS = ("survey", "survey_scores", "satisfaction")
_CODES = ("external reference", "external data reference", "participant id", "respondent", "response id", "id")
_PERSONAL = frozenset(
    key(word)
    for word in (
        "ip address, ip, location latitude, location longitude, latitude, longitude, location, recipient last name, "
        "recipient first name, recipient email, recipient phone, email, email address, e mail, e mail address, "
        "participant email, participant name, respondent email, respondent name, first name, last name, full name, "
        "name, phone, user name, your name, your email"
    ).split(",")
)


def personal(table: str, sheet: Sheet) -> set[int]:
    """Positions of a survey export that tell who answered; none where they are to be kept."""
    if table not in SURVEYS or sheet.choices.keep_personal:
        return set()
    return {at for at in range(len(sheet.headers)) if _is_personal(sheet, at)}


def coded_respondent(sheet: Sheet, shut: set[int]) -> int | None:
    """The column that tells respondents apart without telling who they are."""
    places = (sheet.at(code) for code in _CODES)
    return next((at for at in places if at is not None and at not in shut), None)


def _is_personal(sheet: Sheet, at: int) -> bool:
    return sheet.keys[at] in _PERSONAL or share(is_email, sheet.cells(at)) > 0.5
