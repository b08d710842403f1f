"""A quarter's review: which sections, in whose words, on which numbers; kept for the quarter, and for each run."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace

from analysis.errors import DataError
from analysis.links import refuse_no_quarter
from analysis.panel import Panel
from analysis.records import Records, Store

KIND, RUN = "review", "run"
LETTERS = 6
LONGEST_COMPANY = 80  # letters of a company's name
ENDINGS = ("pptx", "pdf", "html", "xlsx")  # of the files that a review is written to


@dataclass(frozen=True, kw_only=True)
class Review:
    """What a person chose.

    sections   keys, in the order they stand; None: those that stand in every review
    titles     (key of a section, title in one's own words), notes alike
    findings   (key, what the title said by itself when it was given another): tells when that has changed since
    company    whose review
    outcome, quarters, drivers   None: the panel's own outcome, all quarters, the core drivers
    by         how teams are cut: "top-third", "quartile", "median" or "threshold:1.0"
    look       "light" or "dark": of the deck's own template
    """

    sections: tuple[str, ...] | None = None
    titles: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    findings: tuple[tuple[str, str], ...] = ()
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


def settled(review: Review, panel: Panel) -> Review:
    """The same choices said in one way: what the panel would choose by itself is None, drivers in the panel's order."""
    drivers, quarters = review.drivers or (), review.quarters or ()
    known = tuple(name for name in panel.drivers if name in drivers)
    drivers = known + tuple(name for name in drivers if name not in known)
    return replace(
        review,
        outcome=None if review.outcome == panel.outcome else review.outcome,
        quarters=None if quarters in ((), panel.quarters) else quarters,
        drivers=None if drivers in ((), panel.core_drivers) else drivers,
    )


def with_title(review: Review, key: str, title: str, finding: str) -> Review:
    """With a title of one's own, in the place of `finding`; the finding itself, or nothing, takes it back."""
    own = "" if title == finding else title
    titles, findings = paired(review.titles, key, own), paired(review.findings, key, own and finding)
    return replace(review, titles=titles, findings=findings)


def with_notes(review: Review, key: str, notes: str, told: str) -> Review:
    """With notes of one's own, in the place of those `told`; the same, or nothing, takes them back."""
    return replace(review, notes=paired(review.notes, key, "" if notes == told else notes))


def paired(pairs: tuple[tuple[str, str], ...], key: str, words: str) -> tuple[tuple[str, str], ...]:
    """The pairs with `words` for the key, without it where there are none; sorted, so that one review has one run."""
    return tuple(sorted((dict(pairs) | {key: words}).items())) if words else tuple(p for p in pairs if p[0] != key)


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
        raise DataError(f"No review was written under the run id {name}.\nThe id stands at the foot of each slide.")
    return Run(**held | {"review": _loaded(held["review"])})


def reopened(run: Run, panel: Panel) -> Review:
    """The run's choices on today's data: about its own quarter, also once there is a newer one. Raises DataError."""
    if run.quarter not in panel.quarters:
        said = run.quarter.replace("-", " ")
        raise DataError(f"This review is about {said}, of which there is no data any more.\nImport that quarter first.")
    return until(run.review, run.quarter, panel)


def until(review: Review, quarter: str, panel: Panel) -> Review:
    """With the quarters until its own named, where it looks at all of them and there are newer ones."""
    if review.quarters or quarter == panel.quarters[-1]:
        return review
    return replace(review, quarters=tuple(known for known in panel.quarters if known <= quarter))


def _loaded(value: dict) -> Review:
    words = ("titles", "notes", "findings")
    pairs = {name: tuple((key, said) for key, said in value.get(name, ())) for name in words}
    chosen = ("sections", "quarters", "drivers")
    lists = {name: None if value.get(name) is None else tuple(value[name]) for name in chosen}
    return Review(**value | pairs | lists)
