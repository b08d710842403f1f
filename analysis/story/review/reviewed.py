"""A review as page and command line tell it: the story, the run that it is, and what has nothing to tell, and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from analysis.errors import DataError
from analysis.groups import check_measures, check_rule
from analysis.panel import Panel
from analysis.review import Review, Run
from analysis.story.review import id_of, story_of
from analysis.story.review.asked import Asked
from analysis.story.review.sections import CORE, SECTIONS
from analysis.story.review.story import Slide, Story
from analysis.story.words import first_upper, number, off_line

HEADLINES = ("summary", "bridge")  # the sections whose title says what the whole review says
MISSING = {
    "decisions": "No driver is measured yet that a decision could be about.",
    "summary": "Opens with a gap between high and low teams.",
    "commitments": "No plan was made before this quarter.",
    "metrics": "Opens with an outcome of two teams in two quarters.",
    "teams": "Opens with an outcome of two teams.",
    "bridge": "Opens with what is known of high and low teams: a survey of reps, or coaching sessions.",
    "how_sure": "Opens once the gap can be split; the gap bridge says what that takes.",
    "clarity": "Opens with a survey of two teams that asks how clear the strategy is.",
    "culture": "Opens with a survey of reps about culture, of at least five answers.",
    "coaching": "Opens with coaching sessions.",
    "time": "Opens with a file of where managers' hours go.",
    "talent": "Opens with talent reviews, or a list of candidates, of high and of low teams.",
    "scenarios": "Opens with a scenario that is kept on What if, and as many teams as it takes to tell it.",
    "claims": "None of the published claims can be held to these numbers yet.",
    "plan": "No plan is under way. Take one up on the overview, or on What if.",
    "appendix": "No row counts for a team yet.",
}


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """A review that was told.

    story     the chosen sections that have something to tell
    run       what it was told from, to be kept under `story.run`
    missing   key -> why that section has nothing to tell
    changed   key -> the finding, where it has changed since the section was given another title
    """

    story: Story
    run: Run
    missing: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)

    @property
    def headline(self) -> str:
        """What the whole review says: the title of its summary, else of the bridge, else the first; until its ";"."""
        return self._said[0] or f"Nothing of what was chosen can be told for {self.when} yet."

    @property
    def lead(self) -> str:
        """The rest of that title, and how many sections there are; "" of none."""
        many = len(self.story.slides)
        counted = f"{first_upper(number(many))} section{'s' if many > 1 else ''} for {self.when}." if many else ""
        return " ".join(filter(None, (self._said[1], counted)))

    @property
    def _said(self) -> tuple[str, str]:
        titles = {slide.key: slide.title for slide in self.story.slides}
        said = next((titles[key] for key in HEADLINES if key in titles), next(iter(titles.values()), ""))
        first, _, rest = said.partition("; ")
        return ended(first), ended(first_upper(rest))

    @property
    def when(self) -> str:
        return self.story.quarter.replace("-", " ")


def ended(words: str) -> str:
    """A sentence with its end; "" for no words."""
    return words if words.endswith((".", "?", "!")) or not words else f"{words}."


def tell_section(asked: Asked, key: str) -> Slide | str:
    """One section in its own words; where it has nothing to tell, why."""
    try:
        return SECTIONS[key].tell(asked) or MISSING[key]
    except DataError as fault:
        return off_line(str(fault).split("\n")[0])


def tell_reviewed(asked: Asked, tell: Callable[[Asked, str], Slide | str] = tell_section) -> Reviewed:
    """The review of `asked`, each section told by `tell` and then given its own title and notes.

    Raises DataError for a section that there is not.
    """
    review = in_one_way(asked.review)
    told = {key: tell(asked, key) for key in chosen(review)}
    slides = {key: slide for key, slide in told.items() if not isinstance(slide, str)}
    run = Run(quarter=asked.quarter, review=review, fingerprint=asked.logs.fingerprint)
    findings = {key: slides[key].title for key, _ in review.titles if key in slides}
    return Reviewed(
        story=story_of(asked, run, tuple(in_own_words(slide, review) for slide in slides.values())),
        run=run,
        missing={key: why for key, why in told.items() if key not in slides},
        changed={key: findings[key] for key, old in review.findings if findings.get(key, old) != old},
    )


def chosen(review: Review) -> tuple[str, ...]:
    """The sections that stand in it. Raises DataError for one that there is not."""
    keys = CORE if review.sections is None else review.sections
    if unknown := [key for key in keys if key not in SECTIONS]:
        raise DataError(f"There is no section called {unknown[0]}.\nThe sections are: {', '.join(SECTIONS)}.")
    return tuple(dict.fromkeys(keys))


def in_one_way(review: Review) -> Review:
    """The core sections unsaid, and no words for a section that does not stand in it: the same file has one run."""
    keys = chosen(review)
    words = {
        name: tuple(pair for pair in getattr(review, name) if pair[0] in keys)
        for name in ("titles", "notes", "findings")
    }
    return replace(review, sections=None if keys == CORE else keys, **words)


def in_own_words(slide: Slide, review: Review) -> Slide:
    """The slide with the title and the notes it was given."""
    title, notes = dict(review.titles).get(slide.key), dict(review.notes).get(slide.key)
    return replace(slide, title=title or slide.title, notes=notes or slide.notes)


def since(name: str, run: Run, asked: Asked) -> str:
    """What has changed since the run of that id was written, in a sentence; "" where nothing has."""
    if run.fingerprint != asked.logs.fingerprint:
        return "The data has changed since: what stands here is told of today's, and may differ from the file."
    if id_of(run, asked) != name:
        return "Plans or scenarios have changed since: what is told of them may differ from the file."
    return ""


def refuse_unmeasured(review: Review, panel: Panel) -> None:
    """Raises DataError for an outcome, a rule or a driver that there is not."""
    check_rule(review.by)
    check_measures(panel, (review.outcome or panel.outcome,), "outcome")
    check_measures(panel, review.drivers or (), "driver")


def left_out(reviewed: Reviewed) -> list[str]:
    """A line for each section that was chosen and has nothing to tell."""
    return [f"{SECTIONS[key].name}: {why}" for key, why in reviewed.missing.items()]
