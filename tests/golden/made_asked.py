"""What a review's sections ask, answered by results made by hand."""

from datetime import date
from types import SimpleNamespace

from analysis.errors import DataError
from analysis.review import Review
from analysis.story.review import Asked


def asked(review: Review | None = None, **answers) -> Asked:
    """answers: the name of a question -> its result; any other question has none."""

    def ask(question, of, **options):
        if question.__name__ not in answers:
            raise DataError(f"{question.__name__} has no answer here.")
        return answers[question.__name__]

    panel = SimpleNamespace(quarters=("2026-Q1", "2026-Q2"), outcome="quota_attainment")
    return Asked(
        logs=SimpleNamespace(panel=panel),
        review=review or Review(),
        ask=ask,
        plans=(),
        scenarios=(),
        rows={"attainment": ("quota attainment", 3603)},
        as_of=date(2026, 9, 30),
    )
