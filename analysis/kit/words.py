"""The invitation and the note on how answers are kept. It promises what the minimum group keeps, and nothing else."""

from analysis.kit.ask import ANSWERS, count_asked

LEAST = 5  # people; privacy.MINIMUM, which a test holds this to
MINUTES = {False: 4, True: 10}

CODE_HINT = (
    "Make up a code and use the same one each time: the first two letters of the street you grew up in, the day of "
    "the month you were born, the last two digits of your phone number, such as LI-17-84. Not your name."
)
SCALE = "; ".join(f"{score} {answer.lower()}" for score, answer in enumerate(ANSWERS, start=1))

PRIVACY = (
    "You give a code of your own in place of your name. Nobody keeps a list of codes. Using the same code each time "
    "lets a change in opinion be told from a change of people.",
    "Single answers are read by one person, [name of the survey's owner], who gathers them and imports them. "
    "Managers and leaders do not see them, and the form collects no names and no e-mail addresses.",
    f"Nothing is shown for a team until {LEAST} of its people have answered; what is hidden is left out of every "
    "number that is shown, so that it cannot be worked out from them.",
    "What is shown: the mean answer of a team to strategy, culture and the other topics, and how teams compare.",
    "What is not shown: what one person answered, who took part, and who did not.",
    "Taking part is voluntary. A statement may be left unanswered.",
)

OWNER_STEPS = (
    "Each person fills in one row of a copy of this file and sends it to the survey's owner, who pastes the rows into "
    "one file. Do not pass one file round: everyone would read the answers of those before.",
    "Managers and leaders answer fewer statements; the cells that are not for them turn grey once the role is chosen.",
    "A leader of several teams fills in a row for each, and adds the team to the code: LI-17-84 North, LI-17-84 South.",
    "Leave a cell empty where there is no answer. Do not change the headers: they are how the answers are recognised.",
    "Write the team as the company's other files do.",
    "Drop the file on the Import page as it is, or save the sheet as CSV first.",
    "Ask again every quarter or half year. Keep to the same statements, so that answers can be compared.",
)


def invitation(full: bool) -> str:
    """The mail that invites, with the note on how answers are kept; what a person has to fill in is in [brackets]."""
    many, minutes = count_asked(full), MINUTES[full]
    return f"""\
Subject: {many} statements about how we sell, {minutes} minutes, until [day]

Hello,

From [day] to [day] we ask everyone in sales how clear our strategy is and how we work together.
There are {many} statements to agree or disagree with; it takes about {minutes} minutes.
Managers and leaders are asked some of them too, so that views can be compared.

[link, or "the form is attached"]

Answer for the team you are on today. There are no right answers; leave out what you cannot judge.

{CODE_HINT}

How your answers are kept

{bullets(PRIVACY)}

You will hear the results on [day], and what we make of them.

[name]
"""


def bullets(sentences: tuple[str, ...]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)
