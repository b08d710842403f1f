"""How well does the split of the gap bear being doubted: something hidden, results that come first, the same raters?"""

from dataclasses import dataclass, replace

import pandas as pd

from analysis.groups import asked
from analysis.measures import Measure
from analysis.panel import Panel
from analysis.split.doubts import doubt
from analysis.split.gated import split
from analysis.split.verdicts import judged, same_source

COLUMNS = (
    "name label share within between difference diff_low diff_high within_share within_low within_high slopes "
    "slopes_say lagged lagged_low lagged_high lead lead_low lead_high timing timing_say benchmark left hidden_say"
).split()
BENCHMARKS = "name label control control_label strength left".split()


@dataclass(frozen=True)
class Flag:
    """A doubt about a driver in a sentence; kind is between, within, halo, hidden or same_source."""

    kind: str
    driver: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What speaks for and against each driver of the split, beyond the split itself.

    drivers     one row a driver of the split; shares are fractions of the gap, slopes in the outcome's unit per unit of
                the driver, intervals 95 % except the lead's; NaN where it cannot be told:
                share                            as split
                within, between, difference, diff_low, diff_high   slopes within and between teams; between - within
                within_share, within_low, within_high              the share by the slope within teams
                slopes                           "between" or "within" (the one that is steeper), "alike" (surely to
                                                 within a tenth of the gap), "open", "unknown"
                lagged, lagged_low, lagged_high  the share of the driver as it was a quarter earlier
                lead, lead_low, lead_high        how much higher the driver is in the quarter after one that was better
                                                 by the whole gap, in its own unit; 90 %
                timing                           "halo" (results come first), "holds" (a quarter earlier too), "open",
                                                 "unknown"
                benchmark, left                  the condition ("" without one) such that a hidden factor as strong
                                                 would leave least, and the share that it would leave
                slopes_say, timing_say, hidden_say   a sentence on each
    benchmarks  one row a driver, condition and strength: name, label, control, control_label, strength (1 to 3), left
    flags       doubts that a reader must know; those on the same source are told behind a closed gate, too
    gate, why   of the split; the frames are empty where it is closed
    """

    outcome: Measure
    by: str
    quarters: tuple[str, ...]
    gate: str
    why: str
    drivers: pd.DataFrame
    benchmarks: pd.DataFrame
    flags: tuple[Flag, ...]
    fingerprint: str
    seed: int

    def summary(self) -> str:
        """The doubts in sentences; or that there are none."""
        if not self.flags:
            return self.why if self.gate == "closed" else "None of the checks speaks against the split."
        return "\n".join(flag.sentence for flag in self.flags)

    def to_dict(self) -> dict:
        """For `--json`: shares are fractions of the gap."""
        return {
            "outcome": self.outcome.name,
            "by": self.by,
            "quarters": list(self.quarters),
            "gate": self.gate,
            "why": self.why,
            "drivers": self.drivers.drop(columns="label").to_dict("records"),
            "benchmarks": self.benchmarks.drop(columns=["label", "control_label"]).to_dict("records"),
            "flags": [vars(flag) for flag in self.flags],
            "fingerprint": self.fingerprint,
            "seed": self.seed,
        }


def weigh_evidence(
    panel: Panel,
    *,
    outcome: str | None = None,
    drivers: tuple[str, ...] | None = None,
    controls: tuple[str, ...] | None = None,
    by: str = "top-third",
    quarters: tuple[str, ...] | None = None,
    seed: int = 0,
    replicates: int = 500,
) -> Evidence:
    """Put the split to the test; arguments as `attribute_gap` takes them. Raises DataError for what is not measured."""
    panel, outcome, drivers, controls = asked(panel.between(quarters), outcome, drivers, controls)
    options = {"rule": by, "seed": seed, "replicates": replicates}
    gate, columns, found = split(panel, drivers, outcome=outcome, controls=controls, **options)
    empty = Evidence(
        outcome=panel.measures[outcome],
        by=by,
        quarters=panel.quarters,
        gate=gate.state,
        why=gate.why,
        drivers=pd.DataFrame(columns=COLUMNS),
        benchmarks=pd.DataFrame(columns=BENCHMARKS),
        flags=one_source(panel, outcome, drivers),
        fingerprint=panel.fingerprint,
        seed=seed,
    )
    return weighed(empty, columns, found, len(gate.drivers), options) if found else empty


def weighed(empty: Evidence, panel: Panel, found, drivers: int, options: dict) -> Evidence:
    """The evidence with its tables, and the flags that they raise."""
    tables = doubt(panel, empty.outcome.name, found, drivers, options)
    names = found.names[:drivers]
    rows = pd.DataFrame({"name": names, "share": found.shares[:drivers], "clear": found.intervals[:drivers, 0] > 0})
    rows["label"] = [panel.measures[name].label for name in names]
    rows = pd.concat([rows, tables["slopes"], tables["timing"]], axis=1)
    rows = rows.join(worst(tables["hidden"], rows), on="name")
    rows = pd.DataFrame([judged(panel, empty.outcome, abs(found.gap), row) for row in rows.to_dict("records")])
    hidden = tables["hidden"].rename(columns={"driver": "name"})
    for column, name in (("label", "name"), ("control_label", "control")):
        hidden[column] = [panel.measures[each].label for each in hidden[name]]
    flags = (*empty.flags, *raised(rows))
    return replace(empty, drivers=rows[COLUMNS], benchmarks=hidden[BENCHMARKS], flags=flags)


def worst(hidden: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """driver -> benchmark, left: the condition such that something hidden, as strong, would leave least."""
    once = hidden[hidden["strength"] == 1].set_index(["driver", "control"])["left"].dropna()
    none = pd.DataFrame({"benchmark": "", "left": float("nan")}, index=rows["name"])
    if once.empty:
        return none
    least = once.loc[once.groupby("driver").idxmin()].reset_index("control")
    return least.rename(columns={"control": "benchmark"}).reindex(none.index).fillna({"benchmark": ""})


def raised(rows: pd.DataFrame) -> tuple[Flag, ...]:
    """The doubts that a reader must know, driver by driver."""
    found = []
    for row in rows.itertuples():
        if row.slopes in ("between", "within"):
            found.append(Flag(row.slopes, row.name, row.slopes_say))
        if row.timing == "halo":
            found.append(Flag("halo", row.name, row.timing_say))
        if row.clear and row.left <= 0:
            found.append(Flag("hidden", row.name, row.hidden_say))
    return tuple(found)


def one_source(panel: Panel, outcome: str, drivers: tuple[str, ...]) -> tuple[Flag, ...]:
    """A flag for each driver that the people who gave the outcome answered on as well."""
    sentences = {name: same_source(panel, outcome, name) for name in drivers}
    return tuple(Flag("same_source", name, sentence) for name, sentence in sentences.items() if sentence)
