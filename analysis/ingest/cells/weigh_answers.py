"""What a survey's answers are worth: words to points, and the scale of points where the rows do not say it."""

import re
from dataclasses import dataclass, replace

from analysis.errors import DataError
from analysis.ingest.cells import numbers
from analysis.ingest.cells.filled import Look
from analysis.ingest.cells.values import NOTHING, Formats
from analysis.ingest.report import Question
from analysis.tables.answers import SCALES, Scale, scale_of
from analysis.tables.sql import literal

SEEN = 20  # answers from which their range tells the scale
STRAY = 0.02  # the share of answers that may lie off the scale, as typing errors do
WORDS, SHOWN = 200, 5  # different answers in words that are looked at; that are named
_CODE_BEFORE = re.compile(r"^[(\[]?(\d+)[)\]]?\s*[-–—:=.)]?\s+(?=\D)")
_CODE_AFTER = re.compile(r"\s*[(\[](\d+)[)\]]$")
_SCALES = ((1, 5), (1, 6), (1, 7), (0, 4), (0, 5), (0, 6), (0, 10), (1, 10), (0, 100), (0, 1))
_KNOWN = {word for scale in SCALES for word in scale.points}


@dataclass(frozen=True)
class Span:
    """The answers given as numbers, apart from strays: items that reach beyond 5; how many, from where to where."""

    beyond: int
    items: int
    n: int
    low: float
    middle: float
    top: float
    whole: bool


def weigh_answers(look: Look, formats: Formats) -> Formats:
    """`formats` with what words are worth and the scale; a question where the scale stays unclear.

    Raises DataError where the scale a person gave is none.
    """
    column = next((each for each in look.columns("DOUBLE") if each.name == "score"), None)
    if column is None or "scale_max" not in look.plan.match.table.names:
        return formats
    value = numbers.double("raw_score", formats.decimal, column.unit)
    formats, scale = _weigh_words(look, formats, value)
    match, chosen = look.plan.match, look.plan.choices.scale
    if chosen:
        return replace(formats, scale=_chosen(chosen))
    if {"scale_min", "scale_max"} & {*match.positions, *match.constants}:
        return formats
    if scale:
        return replace(formats, scale=(scale.low, scale.high))
    return _weigh_span(formats, _span(look, value))


def _weigh_words(look: Look, formats: Formats, value: str) -> tuple[Formats, Scale | None]:
    own, nothing = formats.words.get("score", {}), ", ".join(map(literal, NOTHING))
    rows = look.select(
        "lower(raw_score) as word, count(*) as n",
        f"where raw_score is not null and ({value}) is null and lower(raw_score) not in ({nothing}) "
        f"group by 1 order by n desc, word limit {WORDS}",
    )
    rows = {word: n for word, n in rows if word not in own}
    bare = {cell: _bare(cell) for cell in rows}
    scale = scale_of(word for word in bare.values() if word in _KNOWN) if rows else None
    worth = {cell: str(scale.points[word]) for cell, word in bare.items() if scale and word in scale.points}
    worth |= {cell: code for cell in rows if cell not in worth and (code := _code(cell))}
    strange = {cell: n for cell, n in rows.items() if cell not in worth}
    words = {**formats.words, "score": {**worth, **own}} if worth else formats.words
    used = scale if any(word in _KNOWN for word in bare.values()) else None
    return replace(formats, words=words, notes=(*formats.notes, *_said(used, strange))), used


def _bare(cell: str) -> str:
    """`5 - Strongly agree` -> `strongly agree`."""
    words = _CODE_AFTER.sub("", _CODE_BEFORE.sub("", cell)).replace("’", "'")
    return " ".join(words.split())


def _code(cell: str) -> str:
    found = _CODE_BEFORE.match(cell) or _CODE_AFTER.search(cell)
    return found.group(1) if found else ""


def _said(scale: Scale | None, strange: dict[str, int]) -> list[str]:
    said = [f"Answers in words are points from {scale.low} to {scale.high}: {scale.name}."] if scale else []
    if strange:
        listed = ", ".join(f"`{cell}` ({n:,})" for cell, n in list(strange.items())[:SHOWN])
        more = f" and {len(strange) - SHOWN:,} others" if len(strange) > SHOWN else ""
        said.append(f"Not known as answers, so their rows are left out: {listed}{more}.")
    return said


def _span(look: Look, value: str) -> Span:
    item = "raw_item" if "item" in {column.name for column in look.columns("VARCHAR")} else "''"
    answers = f"(select {item} as item, ({value}) as score from {look.rows})"
    pooled = (
        f"count(*), quantile_disc(score, {STRAY}), median(score), quantile_disc(score, {1 - STRAY}), "
        f"bool_and(score = floor(score)) from {answers} where score is not null"
    )
    tops = f"select quantile_disc(score, {1 - STRAY}) as top from {answers} where score is not null group by item"
    beyond = f"(select count(*) filter (top > 5) from ({tops})), (select count(*) from ({tops}))"
    return Span(*look.con.execute(f"select {beyond}, {pooled}").fetchall()[0])


def _weigh_span(formats: Formats, span: Span) -> Formats:
    if not span.n or (span.low >= 1 and span.top <= 5):
        return formats
    scale = (0, 100) if "score" in formats.percents else _told(span)
    if scale:
        seen = "percent signs" if "score" in formats.percents else f"{span.n:,} answers from {_from_to(span)}"
        note = f"The answers are on a scale from {scale[0]} to {scale[1]}: {seen}."
        return replace(formats, scale=scale, notes=(*formats.notes, note))
    fitting = [scale for scale in _SCALES if scale[0] <= span.low and span.top <= scale[1]]
    if not fitting:  # the scale's own rule leaves the answers out
        return formats
    options = tuple((f"{low}-{high}", f"{low} to {high}") for low, high in fitting)
    mixed = f"; {span.beyond:,} of {span.items:,} items reach beyond 5" if 0 < span.beyond < span.items else ""
    evidence = f"{span.n:,} answers run from {_from_to(span)}{mixed}."
    ask = "Which is the scale of the answers, from the lowest to the highest that may be given?"
    asked = Question("scale", "score", ask, options, evidence, "--scale 0-10")
    return replace(formats, questions=(*formats.questions, asked))


def _told(span: Span) -> tuple[int, int] | None:
    """The scale where the answers leave no doubt."""
    if span.low >= 0 and span.top <= 1 and not span.whole:
        return 0, 1
    if span.low > 10 and span.top <= 100:
        return 0, 100
    if span.n < SEEN or span.beyond < span.items:
        return None
    if span.low >= 0 and span.middle > 10 and span.top <= 100:
        return 0, 100
    if span.whole and span.low >= 1 and span.top == 7:
        return 1, 7
    return (0, 10) if span.whole and span.low == 0 and 8 <= span.top <= 10 else None


def _from_to(span: Span) -> str:
    return f"{span.low:g} to {span.top:g}"


def _chosen(scale: str) -> tuple[float, float]:
    ends = re.fullmatch(r"\s*(-?\d+)\s*(?:-|to)\s*(\d+)\s*", scale)
    if not ends or int(ends.group(1)) >= int(ends.group(2)):
        raise DataError(f"`{scale}` is no scale.\nGive its lowest and its highest answer, like 1-7.")
    return int(ends.group(1)), int(ends.group(2))
