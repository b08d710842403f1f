"""What an import says about itself: per file and table what was recognised, counted, and left out with a reason."""

from dataclasses import asdict, dataclass, field

SHOWN = 100  # complaints kept per file and table; their counts are not capped


@dataclass(frozen=True)
class Complaint:
    """Why one row was left out.

    line    where the row begins in the file, counted as an editor counts (1 is the first line)
    column  where to look; "" where the row as a whole is at fault
    value   what stands there
    why     completes "left out because ..."
    mend    what to do about it, a sentence
    text    the row as it stands in the file
    """

    line: int
    column: str
    value: str
    why: str
    mend: str
    text: str


LIKELY = 0.85  # certainty from which a match is more than a guess


@dataclass(frozen=True)
class Matched:
    """A column of ours and the header that fills it, or is proposed for it.

    samples    the first values that are not blank, three at most
    certainty  1 sure; from .85 likely; below, a guess
    how        "name", "alias", "remembered", "by hand", "spelling" or "values"
    applied    False for a proposal that waits for a yes
    """

    column: str
    header: str
    samples: tuple[str, ...]
    certainty: float = 1.0
    how: str = "name"
    applied: bool = True


@dataclass(frozen=True)
class Question:
    """Something the file does not tell: nothing is written until it is answered.

    choice    the field of Choices that answers it
    column    the column it is about, "" for the file
    ask       "Which day is 03/04/2026?"
    options   (value of the choice, "3 April 2026"); none where the answer is typed (a date)
    evidence  what the file says to it, a sentence or ""
    flag      how the command line answers: "--dates day-first or --dates month-first"
    """

    choice: str
    column: str
    ask: str
    options: tuple[tuple[str, str], ...] = ()
    evidence: str = ""
    flag: str = ""

    @property
    def sentence(self) -> str:
        """The question, its options and what the file says to it."""
        options = " or ".join(label for _, label in self.options)
        return " ".join(filter(None, [self.ask, f"{options}?" if options else "", self.evidence]))


@dataclass(frozen=True)
class Word:
    """A word of the file that one of our columns does not know.

    ours     what it was taken for; "" where rows with it are left out
    choices  our words for it
    """

    column: str
    word: str
    ours: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class SetAside:
    """A line of the file that is no row: what it is ("a total", "a note above the header"), and its text."""

    line: int
    what: str
    text: str


@dataclass(frozen=True, kw_only=True)
class FileReport:
    """One file and one table it fills. read = added + updated + unchanged + left_out = rows of the file.

    file        what it is called: a sheet of a workbook is "deals.xlsx, Q1"
    columns     column of the table -> header of the file
    ignored     headers that fill nothing
    reading     how the file was read: "comma separated, UTF-8"
    matches     every column that is filled or proposed, the least certain first
    questions   what has to be answered before anything is written
    set_aside   lines that are no rows, 20 at most of each kind
    words       words of the company's own, with what each was taken for
    dropped     headers with personal data that were left at the door
    notes       sentences on what was decided and why
    concerns    rows that came in though something about them is odd: reason -> rows
    complaints  at most 100, in the file's order, some of each reason
    reasons     reason -> rows left out for it; they sum to `left_out`
    already     the live import that holds this very file; then nothing was added
    repeated    rows among `unchanged` that an equal row of the same file gives again
    waiting     "rep_id" or "team_id" -> {"rows", "ids", "first"}: rows kept whose rep or team is in no roster yet
    """

    file: str
    table: str
    columns: dict[str, str]
    ignored: tuple[str, ...]
    read: int
    added: int
    updated: int
    unchanged: int
    left_out: int
    complaints: tuple[Complaint, ...] = ()
    reasons: dict[str, int] = field(default_factory=dict)
    already: int | None = None
    waiting: dict[str, dict] = field(default_factory=dict)
    reading: str = ""
    matches: tuple[Matched, ...] = ()
    questions: tuple[Question, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    words: tuple[Word, ...] = ()
    dropped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    concerns: dict[str, int] = field(default_factory=dict)
    repeated: int = 0

    def to_dict(self) -> dict:
        """The file's part of `import --json`."""
        counts = ("read", "added", "updated", "unchanged", "left_out")
        return {
            "file": self.file,
            "table": self.table,
            "columns": self.columns,
            "ignored": list(self.ignored),
            "rows": {name: getattr(self, name) for name in counts},
            "complaints": [asdict(complaint) for complaint in self.complaints],
            "reasons": self.reasons,
            "already": self.already,
            "waiting": self.waiting,
            "reading": self.reading,
            "matches": [asdict(match) for match in self.matches],
            "questions": [asdict(question) for question in self.questions],
            "set_aside": [asdict(line) for line in self.set_aside],
            "words": [asdict(word) for word in self.words],
            "dropped": list(self.dropped),
            "notes": list(self.notes),
            "concerns": self.concerns,
        }


@dataclass(frozen=True)
class Import:
    """One call: all its files or none. `import_id` is None where nothing was written (a dry run, or nothing new)."""

    import_id: int | None
    files: tuple[FileReport, ...]

    def to_dict(self) -> dict:
        """`import --json`."""
        return {"import_id": self.import_id, "files": [file.to_dict() for file in self.files]}
