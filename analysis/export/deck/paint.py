"""Colours of a slide by their roles, and which of two palettes stands out from a background."""

from analysis.charts.theme import DARK, LIGHT

WORDS = {"soft": "muted", "neutral": "muted", "line": "muted", "surface": "muted", "hair": "muted"}
ON = {"accent": "surface", "high": "surface", "low": "surface", "line": "surface"}
BARS = {"soft": "accent", "surface": "line"}
APART = 0.75  # of the text's contrast: coloured words take no more, else they are told from it no longer
READABLE = 4.5  # contrast of letters with what is behind them
SEEN = {"accent": READABLE, "high": READABLE, "low": READABLE, "line": 3, "neutral": 1.8}  # and of what has a colour


def hexed(role: str, palette: dict[str, str]) -> str:
    """The colour without its "#"; "pale:high" is half way from the surface to it."""
    if role.startswith("pale:"):
        return mixed(palette[role[5:]], palette["surface"])
    return palette[role].removeprefix("#")


def mixed(one: str, other: str, share: float = 0.5) -> str:
    """So much of one colour, the rest of the other."""
    pairs = zip(channels(one), channels(other), strict=True)
    return "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def channels(colour: str) -> tuple[int, ...]:
    plain = colour.removeprefix("#")
    return tuple(int(plain[at : at + 2], 16) for at in (0, 2, 4))


def ink(role: str) -> str:
    """The role of words about something of this role: what is too pale for letters is said in grey."""
    return WORDS.get(role, role)


def luminance(colour: str) -> float:
    """0 for black, 1 for white, as WCAG has it."""
    parts = [value / 255 for value in channels(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def palette_on(background: str, text: str) -> dict[str, str]:
    """The palette that can be read on this background, with its own text colour where that can be read too."""
    palette = max((LIGHT, DARK), key=lambda one: contrast(one["text"], background))
    found = palette | {"surface": f"#{background}"}
    if contrast(text, background) >= READABLE:
        found["text"] = f"#{text}"
    if contrast(found["muted"], background) < READABLE:
        found["muted"] = found["text"]
    most = APART * contrast(found["text"], background)
    found |= {role: stronger(found[role], found["text"], background, min(one, most)) for role, one in SEEN.items()}
    pale = {"soft": mixed(found["accent"], background, 0.25), "hair": mixed(found["text"], background, 0.25)}
    return found | {role: f"#{colour}" for role, colour in pale.items()}


def stronger(colour: str, text: str, background: str, least: float) -> str:
    """The colour, with as much of the text's as it takes to stand out from the background so far."""
    mixtures = [f"#{mixed(text, colour, share / 10)}" for share in range(10)]
    return next((one for one in mixtures if contrast(one, background) >= least), text)
