"""Teams as they are and as teams like them are: a row a team, and where teams stand today under a slider."""

import json
import math
from functools import lru_cache

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


def moves(result: WhatIf) -> dict:
    """All teams together, then each of the first eight: today, teams like this, the band of 90 % where it is known.

    A specification with its numbers: while a slider moves, only the numbers are new.
    """
    return _drawn(result, pd.concat([_together(result), _each(result)[:FIRST]], ignore_index=True))


def further(result: WhatIf) -> dict | None:
    """The rows that `moves` leaves out; None where there are none."""
    rows = _each(result)[FIRST:]
    return None if rows.empty else _drawn(result, rows.reset_index(drop=True))


def everyone(result: WhatIf) -> str:
    """What the row of all teams is called."""
    teams = "low teams" if (result.teams["segment"] == "low").all() else "teams"
    if result.told < result.asked:
        return f"{result.told} of {result.asked} {teams}"
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
    return themed(tick, named.encode(fill=fill("field:side")), height=MARKS, description=f"{'; '.join(rows['words'])}.")


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


def _drawn(result: WhatIf, rows: pd.DataFrame) -> dict:
    rows = _worded(result, rows)
    reach = rows[["today", "moved", "low", "high"]]
    low, high = roomy(min(reach.min().min(), result.high_teams), max(reach.max().max(), result.high_teams))
    at = ticks(low, high)
    step = (at[1] - at[0]) / 2 if len(at) > 1 else high - low
    domain = (math.floor(low / step) * step, math.ceil(high / step) * step)
    words = tuple((tick, result.outcome.say(tick)) for tick in ticks(*domain))
    far = result.high_teams > sum(domain) / 2
    drawing = _drawing(domain, words, tuple(rows["label"]), bool(rows["first"].any()), far)
    said = result.outcome.say(result.high_teams)
    high_teams = {"at": result.high_teams, "words": f"High teams today {said}", "short": f"High {said}"}
    numbers = {"rows": _records(rows), "ends": _records(_ends(rows)), "high": [high_teams]}
    return drawing | {"description": describe(result, rows), "datasets": drawing["datasets"] | numbers}


def _worded(result: WhatIf, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with their role on the colour scale and what stands on hover."""
    hints = [f"{row.label}: today {result.outcome.say(row.today)}, {_after(result, row)}" for row in rows.itertuples()]
    says = {name: [result.outcome.say(at) for at in rows[name]] for name in ("today", "moved")}
    return rows.assign(role=rows["segment"].map(TODAY), hint=hints, now=says["today"], then=says["moved"])


def _after(result: WhatIf, row) -> str:
    if math.isnan(row.moved):
        return f"no number. {row.why}".rstrip(". ")
    say = result.outcome.say
    band = "" if math.isnan(row.low) else f" ({say(row.low)} to {say(row.high)})"
    return f"teams like this {say(row.moved)}{band}"


def _ends(rows: pd.DataFrame) -> pd.DataFrame:
    """What the row of all teams says at its two ends, outside its band: today on the side where it starts."""
    first = rows[rows["first"]]
    reach, up = first[["today", "moved", "low", "high"]], first["moved"] >= first["today"]
    left, right = reach.min(axis=1), reach.max(axis=1)
    today = first.assign(end=left.where(up, right), before=up, of="today", words=first["now"])
    moved = first.assign(
        end=right.where(up, left), before=~up, of="teams like this", words=first["then"], role="accent"
    )
    return pd.concat([today, moved], ignore_index=True)


def _records(rows: pd.DataFrame) -> list[dict]:
    """Rows as a chart takes them: what is not known is null."""
    return rows.astype(object).where(rows.notna(), None).to_dict("records")


@lru_cache(maxsize=256)
def _drawing(domain: tuple, words: tuple, labels: tuple[str, ...], first: bool, far: bool) -> dict:
    """The drawing without its numbers, which takes far longer than they do."""
    axis = alt.Axis(values=[tick for tick, _ in words], grid=True, labelExpr=worded(dict(words)))
    names = in_lines(labels)
    names.labelFontWeight = alt.ExprRef(f"datum.value === {json.dumps(labels[0])} ? 600 : 400") if first else 400
    at = {"scale": alt.Scale(domain=list(domain), nice=False), "axis": axis}
    y = alt.Y("label:N", sort=list(labels), axis=names)
    layers = [*_high_teams(at, far), *_spans(at, y), *_dots(at, y)]
    drawn = themed(*layers, height=ROW * len(labels), description="").to_dict()
    return drawn | {"datasets": drawn.get("datasets", {})}


def _chart(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name=name))


def _high_teams(at: dict, far: bool) -> list[alt.Chart]:
    """Where the high teams are today: a dashed line with its name above the plot."""
    base = _chart("high").encode(x=alt.X("at:Q", **at))
    line = base.mark_rule(strokeDash=[4, 3], strokeWidth=1.5).encode(stroke=stroke("high"))
    text = by_width("datum.words", "datum.short")
    name = base.mark_text(y=-12, fontWeight=600, align="right" if far else "left", text=text)
    return [line, name.encode(fill=fill("high"))]


def _spans(at: dict, y: alt.Y) -> list[alt.Chart]:
    """Soft bands, and the way from today to teams like this."""
    bands = _chart("rows").transform_filter("isValid(datum.low)").mark_bar(size=14, cornerRadius=7)
    ways = _chart("rows").transform_filter("isValid(datum.moved)").mark_rule(strokeWidth=2)
    return [
        bands.encode(x=alt.X("low:Q", **at), x2="high:Q", y=y, fill=fill("soft"), tooltip="hint:N"),
        ways.encode(x=alt.X("today:Q", **at), x2="moved:Q", y=y, stroke=stroke("accent")),
    ]


def _dots(at: dict, y: alt.Y) -> list[alt.Chart]:
    """Today, teams like this, the words at both ends of the first row, and beside teams without a number."""
    today, moved, end = (alt.X(f"{name}:Q", **at) for name in ("today", "moved", "end"))
    started = _chart("rows").mark_circle(size=60, opacity=1)
    reached = _chart("rows").transform_filter("isValid(datum.moved)").mark_circle(size=120, opacity=1)
    none = _chart("rows").transform_filter("datum.why !== ''").mark_text(align="left", dx=12, text="no number")
    ends = _chart("ends").mark_text(
        fontWeight=600,
        align=alt.ExprRef("datum.before ? 'right' : 'left'"),
        dx=alt.ExprRef("datum.before ? -12 : 12"),
        text=by_width("datum.of + ' ' + datum.words", "datum.words"),
    )
    return [
        started.encode(x=today, y=y, fill=fill("field:role"), tooltip="hint:N"),
        reached.encode(x=moved, y=y, fill=fill("accent"), tooltip="hint:N"),
        none.encode(x=today, y=y, fill=fill("muted")),
        ends.encode(x=end, y=y, fill=fill("field:role")),
    ]
