"""The survey kit: a form to fill in, the same questions for Forms and Qualtrics, an invitation and a note on privacy.

Made from the item bank; what comes back imports as it is: headers are the bank's wordings, question ids its item names.
"""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from analysis.errors import DataError
from analysis.kit.ask import Team, count_asked
from analysis.kit.platforms import for_forms, for_qualtrics
from analysis.kit.words import invitation
from analysis.kit.workbook import form

__all__ = ["FORM", "Team", "count_asked", "form", "kit", "texts", "write_kit"]

FORM = "survey_form.xlsx"


def texts(teams: Sequence[Team] = (), *, full: bool = False) -> dict[str, str]:
    """File name -> text: the invitation, what to paste into Microsoft or Google Forms, what Qualtrics loads."""
    return {
        "invitation.txt": invitation(full),
        "microsoft_or_google_forms.txt": for_forms(teams, full),
        "qualtrics.txt": for_qualtrics(teams, full),
    }


def kit(teams: Sequence[Team] = (), *, full: bool = False) -> bytes:
    """The whole kit as a zip archive: the form as a workbook, and the texts. `teams` and `full` as in `form`."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr(FORM, form(teams, full=full))
        for name, text in texts(teams, full=full).items():
            held.writestr(name, text.replace("\n", "\r\n"))
    return archive.getvalue()


def write_kit(path: Path, teams: Sequence[Team] = (), *, full: bool = False) -> list[str]:
    """Write the whole kit (.zip) or the form alone (.xlsx) to `path`. Returns the names of the files in it.

    Raises DataError for any other ending.
    """
    kinds = {".zip": (kit, [FORM, *texts()]), ".xlsx": (form, [FORM])}
    if path.suffix.lower() not in kinds:
        raise DataError(
            f"{path} is neither a zip archive nor a workbook.\n"
            "Name it survey_kit.zip for the whole kit, or survey_form.xlsx for the form alone."
        )
    make, files = kinds[path.suffix.lower()]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(make(teams, full=full))
    return files
