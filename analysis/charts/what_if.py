"""Teams as they are and as teams like them are: a row a team, all on one axis that stays while a slider moves."""

import json
import math
import textwrap
from functools import lru_cache

import altair as alt
import numpy as np

from analysis.charts.scale import roomy, ticks
from analysis.charts.theme import by_width, fill, stroke, themed, worded
from analysis.questions.what_if import WhatIf

ROW, LINE = 36, 16  # px of a row, and of a line of its name
AROUND = 52  # px of the axis below the rows, and of the high teams' name above
LONGEST = 20  # letters of a name in a line; what two lines do not hold stands on hover
FIRST = 8  # teams in sight; the rest is folded
TODAY = {"high": "high", "middle": "neutral", "low": "low"}
NUMBERS = ("today", "moved", "low", "high")
ROOM = 0.25  # of the axis: on both sides of the first row for its words
WHOLE = "width < 640"  # a plot so narrow has no room for whole words there


def moves(result: WhatIf) -> dict:
    """All teams together, then each of the first eight: today, teams like this, the band of 90 % where it is known.

    A specification with its numbers: while a slider moves, only the numbers are new.
    """
    return _drawn(result, [*_together(result), *_each(result)[:FIRST]])


def further(result: WhatIf) -> dict | None:
    """The rows that `moves` leaves out; None where there are none."""
    rows = _each(result)[FIRST:]
    return _drawn(result, rows) if rows else None


def everyone(result: WhatIf) -> str:
    """What the row of all teams is called."""
    if result.asked == 1:
        return names(result)[0]
    teams = "low teams" if (result.teams["segment"] == "low").all() else "teams"
    if result.told < result.asked:
        return f"{result.told} of {result.asked} {teams}"
    return f"All {result.told} {teams}"


def names(result: WhatIf) -> list[str]:
    """What each team is called; of teams that are called the same, the id stands beside the name."""
    ids, named = list(result.teams["team_id"]), list(result.teams["team_name"])
    return [f"{name} {each}" if named.count(name) > 1 else name for name, each in zip(named, ids, strict=True)]


def _together(result: WhatIf) -> list[dict]:
    """The row of all teams; none where nothing is told of them, or where there is but one."""
    if not result.told or result.asked == 1:
        return []
    segments = set(result.teams["segment"])
    same = segments.pop() if len(segments) == 1 else "middle"
    return [_row(result, everyone(result), same, *(getattr(result, name) for name in NUMBERS), first=True)]


def _each(result: WhatIf) -> list[dict]:
    """A row a team; a single one stands first."""
    numbers = result.teams[list(NUMBERS)].to_numpy(float).tolist()
    first = result.asked == result.told == 1
    rows = zip(names(result), result.teams["segment"], numbers, result.teams["why"], strict=True)
    return [_row(result, name, segment, *values, why=words, first=first) for name, segment, values, words in rows]


def _row(result, label, segment, today, moved, low, high, *, why="", first=False) -> dict:
    """One row as the chart takes it: what is not known is null."""
    say = result.outcome.say
    after = f"teams like this {say(moved)}" if not math.isnan(moved) else f"no number. {why}".rstrip(". ")
    band = "" if math.isnan(low) else f" ({say(low)} to {say(high)})"
    numbers = {"today": today, "moved": moved, "low": low, "high": high}
    known = {name: None if math.isnan(at) else float(at) for name, at in numbers.items()}
    hint = f"{label}: today {say(today)}, {after}{band}"
    return {"label": label, "role": TODAY[segment], **known, "why": why, "first": first, "hint": hint}


def _drawn(result: WhatIf, rows: list[dict]) -> dict:
    """The drawing of these rows on the axis of all teams, with its numbers, and with all of them in words."""
    domain, say = _domain(result), result.outcome.say
    drawing = _drawing(tuple(row["label"] for row in rows), rows[0]["first"])
    axis = {"values": ticks(*domain), "grid": True, "labelExpr": worded({at: say(at) for at in ticks(*domain)})}
    on = {"scale": {"domain": list(domain), "nice": False}, "axis": axis}
    hints, high_teams = "; ".join(row["hint"] for row in rows), say(result.high_teams)
    return drawing | {
        "layer": [_on_axis(layer, on) for layer in drawing["layer"]],
        "description": f"{hints}. High teams today {high_teams}. In brackets: 90 % bands.",
        "datasets": {
            **drawing.get("datasets", {}),
            "rows": rows,
            "ends": [end for row in rows if row["first"] for end in _ends(result, row)],
            "high": [{"at": result.high_teams, "far": result.high_teams > sum(domain) / 2, "words": high_teams}],
        },
    }


def _on_axis(layer: dict, axis: dict) -> dict:
    encoding = layer["encoding"]
    return layer | {"encoding": encoding | {"x": encoding["x"] | axis}} if "x" in encoding else layer


def _domain(result: WhatIf) -> tuple[float, float]:
    """The axis of all teams: room for their bands where they are, and where they stayed, so that it hardly changes."""
    both = (np.append(result.teams[name].to_numpy(float), getattr(result, name)) for name in NUMBERS)
    today, moved, low, high = both
    reach = np.array([today, moved, low, high, low - moved + today, high - moved + today])
    start, end = np.nanmin([*reach.ravel(), result.high_teams]), np.nanmax([*reach.ravel(), result.high_teams])
    if result.told:
        start = min(start, (np.nanmin(reach[:, -1]) - ROOM * end) / (1 - ROOM))
        end = max(end, (np.nanmax(reach[:, -1]) - ROOM * start) / (1 - ROOM))
    start, end = roomy(float(start), float(end))
    at = ticks(start, end)
    step = (at[1] - at[0]) / 2 if len(at) > 1 else end - start
    return round(math.floor(start / step) * step, 12), round(math.ceil(end / step) * step, 12)


def _ends(result: WhatIf, row: dict) -> list[dict]:
    """What the first row says at its two ends, outside its band: today on the side where it starts."""
    reach = [row[name] for name in NUMBERS if row[name] is not None]
    up, ends = row["moved"] >= row["today"], (min(reach), max(reach))
    said = (("today", row["today"], row["role"], up), ("teams like this", row["moved"], "accent", not up))
    return [
        {"label": row["label"], "end": ends[not before], "before": before, "of": of, "role": role,
         "words": result.outcome.say(at)}
        for of, at, role, before in said
    ]  # fmt: skip


@lru_cache(maxsize=256)
def _drawing(labels: tuple[str, ...], first: bool) -> dict:
    """The drawing without its numbers and its axis, which takes far longer than they do."""
    lines = {label: textwrap.wrap(label, LONGEST, max_lines=2, placeholder=" …") for label in labels}
    long = json.dumps({label: cut for label, cut in lines.items() if len(label) > LONGEST}, ensure_ascii=False)
    bold = alt.ExprRef(f"datum.value === {json.dumps(labels[0])} ? 600 : 400") if first else 400
    axis = alt.Axis(labelExpr=f"{long}[datum.value] || datum.value", labelFontWeight=bold)
    axis.labelOffset = alt.ExprRef(f"{long}[datum.value] ? {-LINE / 2} : 0")  # two lines stand around the middle
    y = alt.Y("label:N", sort=list(labels), axis=axis)
    height = ROW * len(labels) + AROUND
    return themed(_bands(y), *_high_teams(), *_dots(y), *_words(y), height=height, description="").to_dict()


def _chart(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name=name))


def _bands(y: alt.Y) -> alt.Chart:
    base = _chart("rows").transform_filter("isValid(datum.low)").mark_bar(size=14, cornerRadius=7)
    return base.encode(x="low:Q", x2="high:Q", y=y, fill=fill("soft"), tooltip="hint:N")


def _high_teams() -> list[alt.Chart]:
    """Where the high teams are today: a dashed line with its name above the plot."""
    base = _chart("high").encode(x="at:Q")
    line = base.mark_rule(strokeDash=[4, 3], strokeWidth=1.5).encode(stroke=stroke("high"))
    text = by_width("'High teams today ' + datum.words", "'High ' + datum.words")
    align = alt.ExprRef("datum.far ? 'right' : 'left'")
    return [line, base.mark_text(y=-12, fontWeight=600, align=align, text=text).encode(fill=fill("high"))]


def _dots(y: alt.Y) -> list[alt.Chart]:
    """The way from today to teams like this."""
    reached = _chart("rows").transform_filter("isValid(datum.moved)")
    way = reached.mark_rule(strokeWidth=2).encode(x="today:Q", x2="moved:Q", y=y, stroke=stroke("accent"))
    today = _chart("rows").mark_circle(size=60, opacity=1)
    moved = reached.mark_circle(size=120, opacity=1)
    return [
        way,
        today.encode(x="today:Q", y=y, fill=fill("field:role"), tooltip="hint:N"),
        moved.encode(x="moved:Q", y=y, fill=fill("accent"), tooltip="hint:N"),
    ]


def _words(y: alt.Y) -> list[alt.Chart]:
    """Beside a team without a number, and at both ends of the first row, where no line runs through them."""
    none = _chart("rows").transform_filter("datum.why !== ''").mark_text(align="left", dx=12, text="no number")
    said = {
        "align": alt.ExprRef("datum.before ? 'right' : 'left'"),
        "dx": alt.ExprRef("datum.before ? -12 : 12"),
        "text": alt.ExprRef(f"{WHOLE} ? datum.words : datum.of + ' ' + datum.words"),
        "fontWeight": 600,
    }
    base = _chart("ends").encode(x="end:Q", y=y)
    around = base.mark_text(**said, strokeWidth=5, strokeJoin="round", aria=False)
    return [
        none.encode(x="today:Q", y=y, fill=fill("muted")),
        around.encode(fill=fill("surface"), stroke=stroke("surface")),
        base.mark_text(**said).encode(fill=fill("field:role")),
    ]
