"""A quarter's review: which sections, in whose words, on which numbers; kept for the quarter, and for each run."""

import hashlib
import json
from dataclasses import asdict, dataclass

from analysis.errors import DataError
from analysis.links import refuse_no_quarter
from analysis.records import Records, Store

KIND, RUN = "review", "run"
LETTERS = 6


@dataclass(frozen=True, kw_only=True)
class Review:
    """What a person chose.

    sections   keys, in the order they stand; None: those that stand in every review
    titles     (key of a section, title in one's own words), notes alike
    company    whose review
    outcome, quarters, drivers   None: the panel's own outcome, all quarters, the core drivers
    by         how teams are cut: "top-third", "quartile", "median" or "threshold:1.0"
    look       "light" or "dark": of the deck's own template
    """

    sections: tuple[str, ...] | None = None
    titles: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    company: str = ""
    outcome: str | None = None
    by: str = "top-third"
    quarters: tuple[str, ...] | None = None
    drivers: tuple[str, ...] | None = None
    look: str = "light"

    def __post_init__(self):
        refuse_no_quarter(self.quarters or ())


@dataclass(frozen=True, kw_only=True)
class Run:
    """A review as it was written to a file: on which data, for which quarter."""

    quarter: str
    review: Review
    fingerprint: str


def keep_review(store: Store, quarter: str, review: Review) -> None:
    """Keep it for the quarter, in the place of what was kept before."""
    Records(store).put(KIND, quarter, asdict(review))


def review_of(store: Store, quarter: str) -> Review:
    """What was kept for the quarter; for a new one the sections, the company and the look of the newest before it."""
    held = Records(store).all(KIND)
    if quarter in held:
        return _loaded(held[quarter])
    before = [name for name in sorted(held) if name < quarter]
    if not before:
        return Review()
    old = _loaded(held[before[-1]])
    return Review(sections=old.sections, company=old.company, look=old.look)


def run_id(run: Run, beside: tuple = ()) -> str:
    """Names a run: the same data, choices and words have the same. `beside`: what else the story tells, as JSON can."""
    told = json.dumps([asdict(run), beside], sort_keys=True, default=asdict)
    return hashlib.sha256(told.encode()).hexdigest()[:LETTERS].upper()


def keep_run(store: Store, name: str, run: Run) -> None:
    """Keep what a file was made of, so that its run id opens the same again."""
    Records(store).put(RUN, name, asdict(run))


def find_run(store: Store, name: str) -> Run:
    """The run of that id. Raises DataError where none is kept."""
    held = Records(store).get(RUN, name.strip().upper())
    if held is None:
        raise DataError(f"No review was written with the run id {name}.\nIt stands at the foot of each slide.")
    return Run(**held | {"review": _loaded(held["review"])})


def _loaded(value: dict) -> Review:
    pairs = {name: tuple((key, words) for key, words in value.get(name, ())) for name in ("titles", "notes")}
    lists = {name: value.get(name) and tuple(value[name]) for name in ("sections", "quarters", "drivers")}
    return Review(**value | pairs | lists)
