"""A stacked bar laid out in inches: its segments, the words below them, the captions over runs of them."""

import math

from analysis.export.document.said import fitted, joined, said
from analysis.export.letters import width
from analysis.export.marks import LABEL, TEXT
from analysis.story.figures import Item, Parts

NAME, GAP = 1.1, 0.15  # inches: the least width of a name, and between two names
MOST = 3  # lines of a name


def stacked(figure: Parts, wide: float) -> dict:
    """Segments as wide as their values; a part below zero has no segment and says so among the words."""
    sizes = [max(item.value, 0.0) if not math.isnan(item.value) else 0.0 for item in figure.items]
    inch = wide / (sum(sizes) or 1)
    starts = [sum(sizes[:at]) * inch for at in range(len(sizes) + 1)]
    slots = spread(starts[:-1], wide)
    words = values(figure.items, [size * inch for size in sizes])
    segments = [
        {"x": x, "width": size * inch, "role": item.role, "said": said(word)}
        for item, word, x, size in zip(figure.items, words, starts, sizes, strict=False)
    ]
    return {
        "segments": segments,
        "names": [name(item, part, *slot) for item, part, slot in zip(figure.items, segments, slots, strict=True)],
        "groups": groups(figure, starts, wide),
    }


def values(items: tuple[Item, ...], wide: list[float]) -> list[str]:
    """What stands in the segments: all of them whole, or all without their unit; "" where that has no room either."""
    room = [inches - 0.1 for inches in wide]
    whole = [item.said for item in items]
    if any(width(word, TEXT, bold=True) > inches for word, inches in zip(whole, room, strict=True)):
        whole = [word.split()[0] if word else "" for word in whole]
    return [word if width(word, TEXT, bold=True) <= inches else "" for word, inches in zip(whole, room, strict=True)]


def name(item: Item, part: dict, x: float, wide: float) -> dict:
    """What stands below: the name, the value where its segment has no room, the interval."""
    label = fitted(item.label, LABEL, wide - GAP, MOST, bold=True)
    value = "" if part["said"] else item.said
    sure = ", ".join(filter(None, (value, item.sure)))
    return {"x": x, "width": wide - GAP, "label": label, "sure": fitted(sure, LABEL, wide - GAP, 2)}


def spread(starts: list[float], wide: float) -> list[tuple[float, float]]:
    """(start, width) of each, moved to the right and back so that none lies over another or beyond the end."""
    least = min(NAME, wide / max(len(starts), 1))
    placed, free = [], 0.0
    for start in starts:
        placed.append(max(start, free))
        free = placed[-1] + least
    end = wide
    for at in reversed(range(len(placed))):
        placed[at] = min(placed[at], end - least)
        end = placed[at]
    return [(start, after - start) for start, after in zip(placed, [*placed[1:], wide], strict=True)]


def groups(figure: Parts, starts: list[float], wide: float) -> list[dict]:
    """Captions over runs: as wide as the run, or as the room to the next one."""
    rows = sorted(figure.groups, key=lambda group: group[2])
    edges = [*(starts[first] for _, _, first, _ in rows), wide]
    return [
        {
            "x": starts[first],
            "width": starts[last + 1] - starts[first],
            "role": "accent" if figure.items[first].role in ("accent", "soft") else "muted",
            "words": caption(bold, plain, end - starts[first] - GAP),
        }
        for (bold, plain, first, last), end in zip(rows, edges[1:], strict=True)
    ]


def caption(bold: str, plain: str, wide: float) -> list[str]:
    """Both where there is room for them, else the bold words alone."""
    both = joined(bold, plain)
    if width(both[0], LABEL, bold=True) + width(both[1], LABEL) < wide:
        return both
    return [fitted(bold, LABEL, wide, bold=True), ""]
