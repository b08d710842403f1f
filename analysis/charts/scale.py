"""Where an axis begins and ends, and where its ticks stand."""

import math


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round values within low to high, about as many as asked for: steps of 1, 2 or 5 times a power of ten."""
    rough = (high - low) / about or 1.0
    power = 10 ** math.floor(math.log10(rough))
    step = min((factor * power for factor in (1, 2, 5, 10)), key=lambda size: abs(math.log(size / rough)))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(n * step, 12) for n in range(first, last + 1)]


def roomy(low: float, high: float, *, left: float = 0.03, right: float = 0.03) -> list[float]:
    """The domain from low to high with room on both sides, as shares of the whole."""
    span = (high - low or abs(high) or 1.0) / (1 - left - right)
    return [low - left * span, high + right * span]
