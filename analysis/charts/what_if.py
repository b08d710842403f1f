"""Teams as they are and as teams like them are: a row a team, and where teams stand today under a slider."""

import json
import math

import altair as alt
import pandas as pd

from analysis.charts.scale import roomy, ticks
from analysis.charts.theme import by_width, fill, in_lines, stroke, themed, worded
from analysis.measures import Measure
from analysis.questions.what_if import WhatIf

ROW, MARKS = 36, 36  # px
FIRST = 8  # teams in sight; the rest is folded
TODAY = {"high": "high", "middle": "neutral", "low": "low"}
INSET = 6  # px between a slider's end and the middle of its thumb
EDGE = 0.15  # of a slider: a label that stands nearer to an end grows away from it
ROOM, NEAR = 0.5, 0.25  # of a slider: two marks with less between them have short labels, that grow apart


def moves(result: WhatIf) -> alt.LayerChart:
    """All teams together, then each of the first eight: today, teams like this, the band of 90 % where it is known."""
    return _drawn(result, pd.concat([_together(result), _each(result)[:FIRST]], ignore_index=True))


def further(result: WhatIf) -> alt.LayerChart | None:
    """The rows that `moves` leaves out; None where there are none."""
    rows = _each(result)[FIRST:]
    return None if rows.empty else _drawn(result, rows.reset_index(drop=True))


def everyone(result: WhatIf) -> str:
    """What the row of all teams is called."""
    teams = "low teams" if (result.teams["segment"] == "low").all() else "teams"
    return f"All {result.told} {teams}" if result.told > 1 else f"The {teams.removesuffix('s')}"


def describe(result: WhatIf, rows: pd.DataFrame) -> str:
    """Every number of the chart, in words."""
    say = result.outcome.say
    said = [f"{row.label}: today {say(row.today)}, {_after(result, row)}" for row in rows.itertuples()]
    return f"{'; '.join(said)}. High teams today {say(result.high_teams)}. In brackets: 90 % bands."


def marks(row: pd.Series, measure: Measure) -> alt.LayerChart:
    """Where low and high teams stand today on a slider; `row` is one of `WhatIf.ranges`."""
    sides = [(side, row[f"{side}_teams"]) for side in ("low", "high") if not math.isnan(row[f"{side}_teams"])]
    rows = pd.DataFrame(sides, columns=["side", "at"])
    domain = [row["low"], row["high"]]
    place = (rows["at"].clip(*domain) - domain[0]) / ((domain[1] - domain[0]) or 1)
    rows = rows.assign(place=place, align=_apart(place), words=[_standing(measure, *side) for side in sides])
    rows["short"] = rows["words"].str.replace(" teams today", "")
    near = len(rows) == 2 and abs(place[1] - place[0]) < ROOM
    ends = [INSET, alt.ExprRef(f"width - {INSET}")]
    x = alt.X("place:Q", axis=None, scale=alt.Scale(domain=[0, 1], range=ends, nice=False))
    base = alt.Chart(rows).encode(x=x)
    tick = base.mark_tick(orient="vertical", size=10, thickness=1.5, y=5, opacity=1).encode(fill=fill("field:side"))
    words = by_width("datum.short" if near else "datum.words", "datum.short")
    named = base.mark_text(y=22, fontWeight=600, align=alt.ExprRef("datum.align"), text=words)
    return themed(
        tick, named.encode(fill=fill("field:side")), height=MARKS, description=f"{'; '.join(rows['words'])}."
    )


def _standing(measure: Measure, side: str, at: float) -> str:
    return f"{side.capitalize()} teams today {measure.say(at)}"


def _apart(place: pd.Series) -> list[str]:
    """Labels in the middle of their ticks; at an end they grow away from it, and away from each other where near."""
    near = len(place) == 2 and abs(place[1] - place[0]) < NEAR
    found = []
    for at in place:
        leftmost = near and at == place.min()
        if at < EDGE or (near and not leftmost and at <= 1 - EDGE):
            found.append("left")
        else:
            found.append("right" if at > 1 - EDGE or leftmost else "center")
    return found


def _together(result: WhatIf) -> pd.DataFrame:
    if not result.told:
        return pd.DataFrame()
    segments = result.teams["segment"]
    same = segments.iloc[0] if segments.nunique() == 1 else "middle"
    values = {name: getattr(result, name) for name in ("today", "moved", "low", "high")}
    return pd.DataFrame([{"label": everyone(result), "segment": same, "why": "", "first": True} | values])


def _each(result: WhatIf) -> pd.DataFrame:
    """A row a team; of teams that are called the same, the id stands beside the name."""
    twins = result.teams["team_name"].duplicated(keep=False)
    named = result.teams["team_name"].where(~twins, result.teams["team_name"] + " " + result.teams["team_id"])
    return result.teams.assign(label=named, first=False)


def _drawn(result: WhatIf, rows: pd.DataFrame) -> alt.LayerChart:
    say = result.outcome.say
    rows = rows.assign(role=rows["segment"].map(TODAY), no=rows["why"].ne(""))
    rows["now"], rows["then"] = rows["today"].map(say), [say(at) if at == at else "" for at in rows["moved"]]
    rows["hint"] = [f"{row.label}: today {say(row.today)}, {_after(result, row)}" for row in rows.itertuples()]
    rows["up"] = rows["moved"].fillna(rows["today"]) >= rows["today"]
    reach = rows[["today", "moved", "low", "high"]]
    domain = roomy(min(reach.min().min(), result.high_teams), max(reach.max().max(), result.high_teams))
    at, labels = ticks(*domain), list(rows["label"])
    axis = alt.Axis(values=at, grid=True, labelExpr=worded({tick: say(tick) for tick in at}))
    scale = alt.Scale(domain=domain, nice=False)
    bold = f"datum.value === {json.dumps(labels[0])} ? 600 : 400" if rows["first"].any() else "400"
    axis_y = in_lines(labels)
    axis_y.labelFontWeight = alt.ExprRef(bold)
    y = alt.Y("label:N", sort=labels, axis=axis_y)
    layers = [*_high_teams(result, scale), *_spans(rows, scale, axis, y), *_dots(rows, scale, axis, y)]
    return themed(*layers, height=ROW * len(rows), description=describe(result, rows))


def _after(result: WhatIf, row) -> str:
    if row.why:
        return f"no number. {row.why}".rstrip(".")
    say = result.outcome.say
    band = "" if math.isnan(row.low) else f" ({say(row.low)} to {say(row.high)})"
    return f"teams like this {say(row.moved)}{band}"


def _high_teams(result: WhatIf, scale: alt.Scale) -> list[alt.Chart]:
    """Where the high teams are today: a dashed line with its name above the plot."""
    said = result.outcome.say(result.high_teams)
    at = pd.DataFrame([{"at": result.high_teams, "words": f"High teams today {said}", "short": f"High {said}"}])
    base = alt.Chart(at).encode(x=alt.X("at:Q", scale=scale))
    line = base.mark_rule(strokeDash=[4, 3], strokeWidth=1.5).encode(stroke=stroke("high"))
    middle = (scale.domain[0] + scale.domain[1]) / 2
    align = "right" if result.high_teams > middle else "left"
    name = base.mark_text(y=-12, fontWeight=600, align=align, text=by_width("datum.words", "datum.short"))
    return [line, name.encode(fill=fill("high"))]


def _spans(rows: pd.DataFrame, scale: alt.Scale, axis: alt.Axis, y: alt.Y) -> list[alt.Chart]:
    """Soft bands, and the way from today to teams like this."""
    known = rows.dropna(subset=["moved"])
    x = alt.X("low:Q", scale=scale, axis=axis)
    bands = alt.Chart(known.dropna(subset=["low"])).mark_bar(size=14, cornerRadius=7)
    ways = alt.Chart(known).mark_rule(strokeWidth=2)
    return [
        bands.encode(x=x, x2="high:Q", y=y, fill=fill("soft"), tooltip="hint:N"),
        ways.encode(x=alt.X("today:Q", scale=scale, axis=axis), x2="moved:Q", y=y, stroke=stroke("accent")),
    ]


def _dots(rows: pd.DataFrame, scale: alt.Scale, axis: alt.Axis, y: alt.Y) -> list[alt.Chart]:
    """Today, teams like this, the words at both ends of the first row, and beside teams without a number."""
    today, moved = (alt.X(f"{name}:Q", scale=scale, axis=axis) for name in ("today", "moved"))
    known, first = rows.dropna(subset=["moved"]), rows[rows["first"]]
    started = alt.Chart(rows).mark_circle(size=60, opacity=1)
    reached = alt.Chart(known).mark_circle(size=120, opacity=1)
    none = alt.Chart(rows[rows["no"]]).mark_text(align="left", dx=12, text="no number")
    return [
        started.encode(x=today, y=y, fill=fill("field:role"), tooltip="hint:N"),
        reached.encode(x=moved, y=y, fill=fill("accent"), tooltip="hint:N"),
        none.encode(x=today, y=y, fill=fill("muted")),
        *_ends(first, scale, axis, y),
    ]


def _ends(first: pd.DataFrame, scale: alt.Scale, axis: alt.Axis, y: alt.Y) -> list[alt.Chart]:
    """What the row of all teams says at its two ends, outside its band."""
    left = first.assign(end=first[["today", "moved", "low"]].min(axis=1), of="today", role=first["role"])
    right = first.assign(end=first[["today", "moved", "high"]].max(axis=1), of="teams like this", role="accent")
    left["words"], right["words"] = left["now"], right["then"]
    if len(first) and not first["up"].iloc[0]:
        left["end"], right["end"] = right["end"], left["end"]
    ends = pd.concat([left.assign(before=left["up"]), right.assign(before=~right["up"])], ignore_index=True)
    x = alt.X("end:Q", scale=scale, axis=axis)
    words = alt.Chart(ends).mark_text(
        fontWeight=600,
        align=alt.ExprRef("datum.before ? 'right' : 'left'"),
        dx=alt.ExprRef("datum.before ? -12 : 12"),
        text=by_width("datum.of + ' ' + datum.words", "datum.words"),
    )
    return [words.encode(x=x, y=y, fill=fill("field:role"))]
