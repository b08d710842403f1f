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


@dataclass(frozen=True, kw_only=True)
class FileReport:
    """One file and one table it fills. read = added + updated + unchanged + left_out = rows of the file.

    columns     column of the table -> header of the file
    ignored     headers that fill nothing
    complaints  at most 100, in the file's order, some of each reason
    reasons     reason -> rows left out for it; they sum to `left_out`
    already     the live import that holds this very file; then nothing was added
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
        }


@dataclass(frozen=True)
class Import:
    """One call: all its files or none. `import_id` is None where nothing was written (a dry run, or nothing new)."""

    import_id: int | None
    files: tuple[FileReport, ...]

    def to_dict(self) -> dict:
        """`import --json`."""
        return {"import_id": self.import_id, "files": [file.to_dict() for file in self.files]}
