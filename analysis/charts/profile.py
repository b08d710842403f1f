"""High teams against low teams on every driver, a dot a team."""

import altair as alt
import pandas as pd

from analysis.charts.labels import between, part, signed, widest
from analysis.charts.theme import PHONE, by_width, fill, stroke, themed
from analysis.measures import Measure
from analysis.questions.profile import Profile

ROLE = {"high": "high", "middle": "neutral", "low": "low"}
NAME = {"high": "High teams", "low": "Low teams"}
ROW = 84
_BESIDE = f"({PHONE} ? 60 : 180)"  # px on the right for the means in words


def profile(result: Profile, role: str = "driver") -> alt.LayerChart:
    """One row a measure on its own scale: high teams above, low teams below, bars their means. Pale: may be nothing."""
    rows = of_role(result, role)
    dots, means = _on_own_scale(result, rows)
    y = alt.Y("label:N", sort=list(rows.label), scale=alt.Scale(paddingInner=0.25))
    lane = alt.YOffset("segment:N", sort=list(ROLE), scale=alt.Scale(domain=list(ROLE)))
    ends = [10, alt.ExprRef(f"width - {_BESIDE} - 24")]
    x = alt.X("place:Q", axis=None, scale=alt.Scale(domain=[0, 1], range=ends, nice=False))
    lanes = alt.Chart(means.assign(place=0.0, end=1.0)).mark_rule()
    points = alt.Chart(dots).mark_circle(size=70, opacity=alt.ExprRef("datum.clear ? 0.8 : 0.4"))
    bars = alt.Chart(means).mark_tick(thickness=3, size=22, opacity=1)
    tooltip = [alt.Tooltip("team_name:N", title="Team"), alt.Tooltip("said:N", title="Value")]
    return themed(
        lanes.encode(x=x, x2="end:Q", y=y, yOffset=lane, stroke=stroke("hair")),
        points.encode(x=x, y=y, yOffset=lane, fill=fill("field:role"), tooltip=tooltip),
        bars.encode(x=x, y=y, yOffset=lane, fill=fill("field:role")),
        *_words(result, rows, means, y, lane),
        height=ROW * len(rows),
        description=describe(result, role),
    )


def describe(result: Profile, role: str = "driver") -> str:
    """Every number of the chart, in words."""
    said = [
        f"{row.label}: high teams {result.measures[row.name].say(row.high)}, "
        f"low teams {result.measures[row.name].say(row.low)}, difference {difference(result, row)}"
        for row in of_role(result, role).itertuples(index=False)
    ]
    return f"High against low teams. {'; '.join(said)}. In brackets: 95 % intervals."


def of_role(result: Profile, role: str) -> pd.DataFrame:
    """The rows of `drivers` that can be drawn: of this role, known on both sides."""
    return result.drivers[(result.drivers.role == role) & result.drivers.difference.notna()]


def ahead_by(measure: Measure, row: tuple) -> str:
    """The difference alone, as finely as its interval is said: "+37 points"."""
    return signed(part(measure, row.difference, widest(row.difference, row.diff_low, row.diff_high)))


def difference(result: Profile, row: tuple) -> str:
    """A row of `drivers` as people say it: "+37 points (20 to 54)"."""
    measure = result.measures[row.name]
    said = ahead_by(measure, row)
    if pd.isna(row.diff_low):
        return said
    return f"{said} ({between(measure, row.diff_low, row.diff_high, row.difference)})"


def is_clear(drivers: pd.DataFrame) -> pd.Series:
    """Whether the interval of the difference leaves out zero; never where it is not known."""
    return (drivers.diff_low > 0) | (drivers.diff_high < 0)


def _on_own_scale(result: Profile, rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Dots and means, each driver from its lowest to its highest team, with role and words."""
    drivers = rows.assign(clear=is_clear(rows))
    means = drivers.melt(["name", "label", "clear"], ["high", "low"], var_name="segment")
    lowest, highest = (result.dots.groupby("name").value.agg(which) for which in ("min", "max"))
    frames = []
    for frame in (result.dots.merge(drivers[["name", "clear"]], on="name"), means):
        span = (frame["name"].map(highest) - frame["name"].map(lowest)).replace(0, 1)
        said = [result.measures[name].say(value) for name, value in zip(frame["name"], frame.value, strict=True)]
        place = (frame.value - frame["name"].map(lowest)) / span
        frames.append(frame.assign(place=place, role=frame.segment.map(ROLE), said=said))
    return frames[0], frames[1]


def _words(result: Profile, rows: pd.DataFrame, means: pd.DataFrame, y: alt.Y, lane: alt.YOffset) -> list[alt.Chart]:
    """The two means beside their lanes and, where a page is wide enough, the difference between them."""
    beside = alt.value(alt.ExprRef(f"width - {_BESIDE}"))
    means = means.assign(named=means.segment.map(NAME) + " " + means.said)
    named = alt.Chart(means).mark_text(align="left", fontWeight=600, text=by_width("datum.named", "datum.said"))
    apart = [difference(result, row) for row in rows.itertuples(index=False)]
    between_them = rows[["label"]].assign(segment="middle", apart=apart)
    muted = alt.Chart(between_them).mark_text(align="left", text=by_width("datum.apart", "''"))
    return [
        named.encode(x=beside, y=y, yOffset=lane, fill=fill("field:role")),
        muted.encode(x=beside, y=y, yOffset=lane, fill=fill("muted")),
    ]
