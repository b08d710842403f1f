"""Does the split hold when it is computed in other ways that are just as reasonable?"""

from dataclasses import dataclass

import pandas as pd

from analysis.groups import asked, check_rule
from analysis.measures import Measure
from analysis.panel import Panel
from analysis.split.bridge import driver_rows
from analysis.split.families import listed
from analysis.split.gated import split
from analysis.split.ways import compute

CHOICES = ("rule", "outcome", "lag", "controls", "correction", "quarters")
COLUMNS = ["way", *CHOICES, "name", "label", "share", "first", "chosen"]
AGREEMENT = ["name", "label", "share", "first", "above", "ways", "lowest", "median", "highest"]
AS_SPLIT = {"lag": 0, "controls": "all", "correction": True, "quarters": "all"}  # beside its rule and its outcome


@dataclass(frozen=True, kw_only=True)
class Specifications:
    """The split of the gap, computed in every reasonable way.

    frame      one row a way and driver: way (its number), rule, outcome, lag (quarters that drivers come earlier: 0
               or 1), controls ("all", "none", "without NAME"), correction (survey noise taken out), quarters ("all",
               "first half", "second half", "last four"), name, label, share (of that way's gap), first (the largest
               share of that way's drivers), chosen (the way that the split itself goes)
    agreement  one row a driver, by share as chosen: name, label, share, first and above (ways in which it comes first,
               and is above zero), ways, lowest, median, highest
    choices    one row a choice: by (rule, outcome, ...), choice, and of the leading driver ways, first, above, median
    ways       ways computed; leading: the driver that comes first as chosen, "" where nothing could be computed
    refused    (ways, sentence): how many were not computed, and why
    gate       that of the split as chosen, with its sentence `why`; where it is closed, the frames are empty
    """

    outcome: Measure
    by: str
    quarters: tuple[str, ...]
    gate: str
    why: str
    frame: pd.DataFrame
    agreement: pd.DataFrame
    choices: pd.DataFrame
    ways: int
    leading: str
    refused: tuple[tuple[int, str], ...]
    fingerprint: str

    def summary(self) -> str:
        """In how many ways the leading driver comes first, in sentences."""
        if not self.ways:
            return self.why
        lines = [
            f"{row.label}: first in {row.first} of {row.ways} ways to compute it, above zero in {row.above}; "
            f"{said(row.lowest)} to {said(row.highest)} of the gap, {said(row.share)} as chosen."
            for row in self.agreement.itertuples()
        ]
        return "\n".join([*lines, *(f"{ways} not computed: {why}" for ways, why in self.refused)])

    def to_dict(self) -> dict:
        """The answer of `specifications --json`: shares are fractions of each way's own gap."""
        return {
            "outcome": self.outcome.name,
            "by": self.by,
            "quarters": list(self.quarters),
            "gate": self.gate,
            "why": self.why,
            "ways": self.ways,
            "leading": self.leading,
            "agreement": self.agreement.drop(columns="label").to_dict("records"),
            "choices": self.choices.to_dict("records"),
            "refused": [{"ways": ways, "why": why} for ways, why in self.refused],
            "specifications": self.frame.drop(columns="label").to_dict("records"),
            "fingerprint": self.fingerprint,
        }


def run_specifications(
    panel: Panel,
    *,
    outcome: str | None = None,
    drivers: tuple[str, ...] | None = None,
    controls: tuple[str, ...] | None = None,
    by: str = "top-third",
    quarters: tuple[str, ...] | None = None,
) -> Specifications:
    """Compute the split in every way: rule x outcome x lag x controls x survey noise out or in x quarters.

    outcome, drivers, controls, by, quarters   as `attribute_gap` takes them: the way that is marked as chosen
    What the gate refuses is counted, not computed. Raises DataError for what is not measured.
    Source: Simonsohn, Simmons and Nelson (2020), Specification curve analysis, Nature Human Behaviour 4, 1208-1214.
    """
    check_rule(by)
    panel, outcome, drivers, controls = asked(panel.between(quarters), outcome, drivers, controls)
    given = {"outcome": outcome, "controls": controls}
    gate, columns, found = split(panel, drivers, **given, rule=by, replicates=0)
    rows = {} if found is None else driver_rows(columns, found)
    ways, refused = compute(panel, rows, gate, **given, drivers=drivers, by=by) if rows else ([], {})
    labels = {name: label_of(columns, [found.names[at] for at in members]) for name, members in rows.items()}
    frame = tabled(ways, labels, {"rule": by, "outcome": outcome} | AS_SPLIT)
    agreement = agree(frame)
    leading = "" if agreement.empty else agreement["name"].iloc[0]
    return Specifications(
        outcome=panel.measures[outcome],
        by=by,
        quarters=panel.quarters,
        gate=gate.state,
        why=gate.why,
        frame=frame,
        agreement=agreement,
        choices=by_choice(frame, leading),
        ways=len(ways),
        leading=leading,
        refused=tuple((many, why) for why, many in refused.items()),
        fingerprint=panel.fingerprint,
    )


def said(share: float) -> str:
    """A share of the gap: "18 %", "−2 %"."""
    return f"{round(100 * share)}\u00a0%".replace("-", "−")


def label_of(panel: Panel, names: list[str]) -> str:
    return panel.measures[names[0]].label if len(names) == 1 else f"{listed(panel, names)} (block)"


def tabled(ways: list[dict], labels: dict[str, str], as_split: dict) -> pd.DataFrame:
    """One row a way and driver; the way with the choices of the split itself is marked."""
    rows = [
        {"way": number, **way, "name": name, "label": labels[name], "share": share}
        | {"first": share == max(way["shares"].values())}
        | {"chosen": all(way[choice] == value for choice, value in as_split.items())}
        for number, way in enumerate(ways, start=1)
        for name, share in way["shares"].items()
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def agree(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a driver, by its share as chosen."""
    rows = [
        {
            "name": name,
            "label": label,
            "share": ways.loc[ways["chosen"], "share"].sum(),
            "first": int(ways["first"].sum()),
            "above": int((ways["share"] > 0).sum()),
            "ways": len(ways),
            "lowest": ways["share"].min(),
            "median": ways["share"].median(),
            "highest": ways["share"].max(),
        }
        for (name, label), ways in frame.groupby(["name", "label"], sort=False)
    ]
    found = pd.DataFrame(rows, columns=AGREEMENT)
    return found.sort_values("share", ascending=False, kind="stable", ignore_index=True)


def by_choice(frame: pd.DataFrame, leading: str) -> pd.DataFrame:
    """One row a choice: in how many of its ways the leading driver comes first, and its share in the middle one."""
    own = frame[frame["name"] == leading]
    rows = [
        {"by": by, "choice": choice, "ways": len(ways), "first": int(ways["first"].sum())}
        | {"above": int((ways["share"] > 0).sum()), "median": ways["share"].median()}
        for by in CHOICES
        for choice, ways in own.groupby(by, sort=False)
    ]
    return pd.DataFrame(rows, columns=["by", "choice", "ways", "first", "above", "median"])
