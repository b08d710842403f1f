"""A random company as a review asks it, with what was kept; and answers made by hand in the place of asking."""

from datetime import date

import pandas as pd

from analysis.export.letters import lines
from analysis.logs import Logs
from analysis.plans import Plan
from analysis.review import Review
from analysis.story.review.asked import Asked, once
from analysis.story.review.story import Slide
from tests.panels import company
from tests.test_words import texts
from tests.wording import causal_words

WIDE, TITLE, LINE, FOOT = 12.133, 28, 16, 12  # inches of a slide's text; points of its title, its line, its footer
LOGGED = "answers rep_weeks coaching_weeks sessions posts hours reviews candidates reps".split()


def asked(panel=None, *, plans=(), scenarios=(), answers=None, **review) -> Asked:
    """`answers`: question -> its result, in the place of asking."""
    logs = Logs(panel=panel or company(), **dict.fromkeys(LOGGED, pd.DataFrame()))
    known, ask = answers or {}, once()
    return Asked(
        logs=logs,
        review=Review(**review),
        ask=lambda question, of, **options: known[question] if question in known else ask(question, of, **options),
        plans=tuple((f"{plan.made_in} {number}", plan) for number, plan in enumerate(plans, 1)),
        scenarios=tuple(scenarios),
        rows={"teams": ("teams", 60), "attainment": ("quota attainment", 3_603)},
        as_of=date(2026, 9, 30),
    )


def plan(**changes) -> Plan:
    """Coaching every week in four teams, from 2026 Q4 on."""
    given = {
        "action": "Coach every week",
        "owner": "Ada",
        "measure": "coaching_cadence",
        "teams": tuple(f"team {number:03}" for number in range(4)),
        "start": 0.4,
        "target": 0.6,
        "made_in": "2026-Q4",
        "due_in": "2027-Q1",
    }
    return Plan(**given | changes)


def assert_fit_to_show(slide: Slide) -> None:
    """Title on two lines at most, one line below it, one at the foot; rows fill the slide; no word of cause."""
    assert len(lines(slide.title, TITLE, WIDE, bold=True)) <= 2, slide.title
    assert len(lines(slide.sure, LINE, WIDE)) == 1, slide.sure
    assert len(lines(f"Method: {slide.method}", FOOT, WIDE)) == 1, slide.method
    assert abs(sum(row.share for row in slide.rows) - 1) < 1e-9
    assert all(sum(part.columns for part in row.parts) == 12 for row in slide.rows)
    assert causal_words("\n".join(texts([slide]))) == []
