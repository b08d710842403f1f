"""How sure is the split? What bears it and what does not, in three questions, and every number behind it."""

import pandas as pd

from analysis.charts.gap import TOGETHER, in_steps
from analysis.charts.labels import between, part, short
from analysis.measures import MEASURES
from analysis.measures.own import ABOUT
from analysis.questions.evidence import Evidence
from analysis.questions.gap import GapAttribution
from analysis.questions.specifications import Specifications
from analysis.split.families import parts
from analysis.story.evidence import tell_checks, unflagged, yardstick
from analysis.story.gap import drivers_of, points
from analysis.story.section import Line, Section
from analysis.story.specifications import agreement_sentence
from analysis.story.statistics import STATISTICS
from analysis.story.words import first_upper, inside, listed, number, percent

NONE = "\u2013"
CAUTIONS = {
    "hard to tell apart": "shapley",
    "a reliability of": "reliability",
    "name no respondent": "reliability",
    "Luck of the quarter": "luck",
}
WAITS = " waits for more teams."
AGREE = 0.8  # of the ways to compute the split: from there on they agree


def tell_how_sure(
    result: GapAttribution, ways: Specifications | None = None, evidence: Evidence | None = None
) -> tuple[Section, ...]:
    """Three groups of sentences, each with its statistic, then every number and every check as tables."""
    groups = {
        "Is there enough data?": _enough(result),
        "Would it come out the same, computed otherwise?": _otherwise(result, ways),
        "Could something else be behind it?": _else(result, evidence),
    }
    said = [Section(headline=headline, how_sure=tuple(lines)) for headline, lines in groups.items() if lines]
    numbers = Section(headline="Every number", table=_table(result), sources=_sources(result))
    checks = tell_checks(evidence) if evidence else None
    return (*said, *filter(None, (checks,)), numbers)


def _enough(result: GapAttribution) -> list[Line]:
    return [
        ("This is exploratory." if result.gate == "exploratory" else "There are enough teams.", result.why, "gate"),
        _gap_itself(result),
        *_noise(result, drivers_of(result)),
        ("What is left is shown.", _left(result), "unmeasured"),
        *_cautions(result),
        *_omitted(result),
    ]


def _otherwise(result: GapAttribution, ways: Specifications | None) -> list[Line]:
    drivers = drivers_of(result)
    return [_out_of_sample(result, len(drivers)), _order(result, drivers), *_agreement(ways)]


def _else(result: GapAttribution, evidence: Evidence | None) -> list[Line]:
    return [*_hidden(result, drivers_of(result), evidence), *(unflagged(evidence) if evidence else ())]


def _cautions(result: GapAttribution) -> list[Line]:
    together = [block.summary() for block in result.blocks]
    return [
        ("Read together.", sentence, "block") if sentence in together else ("Read with care.", sentence, _of(sentence))
        for sentence in result.cautions
    ]


def _of(caution: str) -> str:
    """The statistic that a caution is about."""
    return next((statistic for words, statistic in CAUTIONS.items() if words in caution), "")


def _omitted(result: GapAttribution) -> list[Line]:
    """What was left out; those that wait for more teams in one sentence."""
    waiting = [sentence.removesuffix(WAITS) for sentence in result.omitted if sentence.endswith(WAITS)]
    said = [sentence for sentence in result.omitted if not sentence.endswith(WAITS)]
    if waiting:
        labels = listed([waiting[0], *map(inside, waiting[1:])])
        said.append(f"{labels} {'waits' if len(waiting) == 1 else 'wait'} for more teams.")
    return [("Left out.", sentence, "gate") for sentence in said]


def _gap_itself(result: GapAttribution) -> Line:
    edges = sorted((result.gap_low, result.gap_high))
    low, high = (part(result.outcome, edge, result.gap) for edge in edges)
    said = f"{first_upper(short(low))} to {high} with 95 % certainty. Teams were cut by it, so there always is one."
    return "How large the gap is.", said, "interval"


def _out_of_sample(result: GapAttribution, many: int) -> Line:
    outside, inside_ = points(result, result.out_of_sample), points(result, result.explained)
    holds = result.explained > 0 and result.out_of_sample >= 0.7 * result.explained
    drivers = "the driver goes" if many == 1 else f"the {number(many)} drivers go"
    said = f"With each team left out in turn, {drivers} with {outside} in place of {short(inside_)}."
    return "Out of sample it holds." if holds else "Out of sample it shrinks.", said, "out_of_sample"


def _noise(result: GapAttribution, drivers: pd.DataFrame) -> list[Line]:
    noisy = drivers[drivers.reliability < 1].sort_values("reliability")
    said = " ".join(_noise_of(result, row) for row in noisy.itertuples())
    return [("Survey noise is taken out.", said, "reliability")] if said else []


def _noise_of(result: GapAttribution, row) -> str:
    is_, it = ("are", "they") if " and " in row.label else ("is", "it")
    uncorrected, share = points(result, row.uncorrected), short(points(result, row.share))
    return (
        f"{row.label} {is_} measured with a reliability of {row.reliability:.2f}; "
        f"uncorrected {it} would read {uncorrected}, not {share}."
    )


def _order(result: GapAttribution, drivers: pd.DataFrame) -> Line:
    labels = dict(zip(drivers["name"], drivers.label, strict=True))
    below: dict[str, list[str]] = {}
    for more, less in result.settled:
        below.setdefault(labels[more], []).append(inside(labels[less]))
    if not below:
        return "The order is not settled.", "No driver is clearly larger than another; do not rank them.", "order"
    said = "; ".join(f"{inside(more)} is larger than {listed(less)}" for more, less in below.items())
    return "Part of the order is settled.", f"{first_upper(said)}, with 95 % certainty; rank no others.", "order"


def _agreement(ways: Specifications | None) -> list[Line]:
    if ways is None or not ways.ways:
        return []
    leading = ways.agreement.iloc[0]
    counted = leading["first"] if len(ways.agreement) > 1 else leading.above
    agree = "Other ways to compute it agree" + ("." if counted >= AGREE * ways.ways else " only in part.")
    above = "all" if leading.above == ways.ways else f"{leading.above}"
    beside = f"It is above zero in {above} of them." if len(ways.agreement) > 1 else ""
    return [(agree, f"{agreement_sentence(ways)} {beside}".strip(), "specifications")]


def _hidden(result: GapAttribution, drivers: pd.DataFrame, evidence: Evidence | None) -> list[Line]:
    """What a hidden factor would have to be to bring the largest clear driver to zero, and a measured yardstick."""
    clear = drivers[drivers.above]
    if clear.empty:
        return []
    row = clear.iloc[0]
    said = (
        f"It would have to go with {row.robustness * 100:.0f} % of what is left of both {inside(row.label)} "
        f"and {inside(result.outcome.label)} to bring {inside(row.label)} to zero."
    )
    beside = first_upper(yardstick(evidence, row["name"])) if evidence else ""
    return [("Something hidden could be behind it.", f"{said} {beside}".strip(), "hidden")]


def _left(result: GapAttribution) -> str:
    rest = result.shares.set_index("role").loc[["noise", "unmeasured"]]
    luck, unmeasured = (points(result, share) for share in rest.share)
    if pd.isna(rest.ci_low["noise"]):
        return f"{first_upper(unmeasured)} are not explained by anything measured, luck of the quarter among them."
    return f"{first_upper(unmeasured)} are not explained by anything measured, {luck} are luck of the quarter."


def _table(result: GapAttribution) -> pd.DataFrame:
    """Every number behind the bridge, as words; what shares a row of the bridge stands below it one by one."""
    rows = _every_row(result)
    return pd.DataFrame(
        {
            "": rows.label,
            STATISTICS["part"].label: [points(result, share) for share in rows.share],
            STATISTICS["interval"].label: [
                between(result.outcome, low * abs(result.gap), high * abs(result.gap), result.gap)
                for low, high in zip(rows.ci_low, rows.ci_high, strict=True)
            ],
            STATISTICS["share"].label: [percent(share) for share in rows.share],
            STATISTICS["uncorrected"].label: [NONE if pd.isna(x) else points(result, x) for x in rows.uncorrected],
            STATISTICS["shapley"].label: [NONE if pd.isna(x) else points(result, x) for x in rows.shapley],
            STATISTICS["reliability"].label: [NONE if pd.isna(x) else f"{x:.2f}" for x in rows.reliability],
        }
    )


def _every_row(result: GapAttribution) -> pd.DataFrame:
    members = {block.name: block.members for block in result.blocks}
    members[TOGETHER] = result.shares[result.shares.role == "control"]
    steps = in_steps(result)
    rows = []
    for at, name in enumerate(steps.name):
        each = members.get(name, steps[:0])
        rows += [steps[at : at + 1], each.assign(label=[f"of these {inside(label)}" for label in each.label])]
    return pd.concat([part for part in rows if len(part)], ignore_index=True)


def _sources(result: GapAttribution) -> tuple[tuple[str, str], ...]:
    """(label, meaning) of every driver; of each that is in it, where a row holds several."""
    names = [(name, row.label) for row in drivers_of(result).itertuples() for name in parts(row.name)]
    own = dict.fromkeys(label for name, label in names if name not in MEASURES)
    known = [(MEASURES[name].label, MEASURES[name].about) for name, _ in names if name in MEASURES]
    return (*known, *((label, ABOUT) for label in own))
