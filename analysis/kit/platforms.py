"""The questions as text: to paste into Microsoft or Google Forms, and in the format that Qualtrics loads."""

from collections.abc import Sequence

from analysis.items import Item
from analysis.kit.ask import ANSWERS, CODE, ROLE, ROLES, TEAM_NAME, Team, called, grouped
from analysis.kit.words import CODE_HINT, PRIVACY, bullets

TITLE = "How we sell and work together"
AGREE = "How far do you agree?"
TYPED = "[your teams, one a line, as the company's other files write them]"
IDS = {CODE: "respondent_id", TEAM_NAME: "team_id", ROLE: "rater"}  # what Qualtrics is to call the columns

STEPS = """\
Build the form once, in about five minutes; copy each piece as it stands. Several lines pasted at once become as many
choices or rows. Set the form not to record names or e-mail addresses."""
AFTER = """\
When the survey is over, download the answers (Microsoft Forms: Excel; Google Forms: CSV) and drop the file on the
Import page as it is. Do not rename its columns."""


def for_forms(teams: Sequence[Team] = (), full: bool = False) -> str:
    """What to paste where in Microsoft Forms or Google Forms.

    The titles and statements are what the export is recognised by: Google heads a statement's column with
    `title [statement]`, Microsoft with the statement alone.
    """
    parts = (
        STEPS,
        f"Title\n{TITLE}",
        f"Description\n{bullets(PRIVACY)}",
        f"Question: {CODE} (a short text)\nHint: {CODE_HINT}",
        _lines(f"Question: {TEAM_NAME} (a drop-down, required)", *(called(teams) or [TYPED])),
        _lines(f"Question: {ROLE} (a choice, required)", *ROLES),
        *(_grid(name, items) for name, items in grouped(full).items()),
        AFTER,
    )
    return "\n\n".join(parts) + "\n"


def _grid(name: str, items: Sequence[Item]) -> str:
    """A grid of statements; its title says whom it is for."""
    title = AGREE if name == "everyone" else f"{AGREE} ({name})"
    kind = "(Microsoft Forms: Likert; Google Forms: multiple choice grid)"
    return _lines(f"Question: {title} {kind}", "Rows:", *(item.wording for item in items), "Columns:", *ANSWERS)


def for_qualtrics(teams: Sequence[Team] = (), full: bool = False) -> str:
    """The survey in Qualtrics' Advanced Format (Survey, Tools, Import survey); ids are our columns and items.

    The wordings alone name the columns too, should the ids be lost, so that a question's text is nothing but its title.
    To be exported as CSV with choice text: with numeric values a team would be its place in the drop-down.
    Source: Qualtrics support, "Import and export surveys", on preparing an Advanced Format TXT file.
    """
    kind = "[[Question:MC:Dropdown]]" if teams else "[[Question:TE:SingleLine]]"
    choices = ["[[Choices]]", *called(teams)] if teams else []
    parts = (
        "[[AdvancedFormat]]",
        "[[Block:About you]]",
        _lines("[[Question:DB]]", "<br>".join((TITLE, *PRIVACY, CODE_HINT))),
        _lines("[[Question:TE:SingleLine]]", f"[[ID:{IDS[CODE]}]]", CODE),
        _lines(kind, f"[[ID:{IDS[TEAM_NAME]}]]", TEAM_NAME, *choices),
        _lines("[[Question:MC:SingleAnswer:Horizontal]]", f"[[ID:{IDS[ROLE]}]]", ROLE, "[[Choices]]", *ROLES),
        *(part for name, items in grouped(full).items() for part in _block(name, items)),
    )
    return "\n\n".join(parts) + "\n"


def _block(name: str, items: Sequence[Item]) -> list[str]:
    go_on = "" if name == "everyone" else "; others go on"
    said = _lines("[[Question:DB]]", f"{AGREE}<br>For {name}{go_on}.")
    return [f"[[Block:For {name}]]", said, *(_question(item) for item in items)]


def _question(item: Item) -> str:
    """One statement as a question of its own: a matrix would number its columns instead of naming them."""
    coded = (line for score, answer in enumerate(ANSWERS, start=1) for line in (f"[[Choice:{score}]]", answer))
    kind = "[[Question:MC:SingleAnswer:Horizontal]]"
    return _lines(kind, f"[[ID:{item.name}]]", item.wording, "[[AdvancedChoices]]", *coded)


def _lines(*lines: str) -> str:
    return "\n".join(lines)
