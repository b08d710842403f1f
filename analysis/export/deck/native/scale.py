"""Even steps of an axis, and numbers as the form of an axis writes them."""

import math
import re

STEPS = (1, 2, 2.5, 5, 10)


def even(low: float, high: float, most: int = 5) -> tuple[float, float, float]:
    """The lowest tick, the highest and the step between, for at most so many steps that hold both ends."""
    if not high > low:
        low, high = low - 1, high + 1
    size = 10.0 ** math.floor(math.log10((high - low) / most))
    for step in (size * one for one in STEPS):
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first <= most:
            return first * step, last * step, step
    return even(low, high + size, most)


def ticks(low: float, high: float, step: float) -> list[float]:
    return [low + step * n for n in range(round((high - low) / step) + 1)]


def written(value: float, form: str) -> str:
    """A number in such a form of Excel's: '0.0', '0" %"', '"$"#,##0'."""
    number = re.search(r"[#,0]*0(\.0+)?", form)
    decimals = len(number[1]) - 1 if number[1] else 0
    said = f"{value:,.{decimals}f}" if "," in number[0] else f"{value:.{decimals}f}"
    return (form[: number.start()] + said + form[number.end() :]).replace('"', "").replace("-", "−")


def form_for(form: str, step: float) -> str:
    """The form with as many decimals as its ticks need, so that no two of them read alike."""
    wanted = next(places for places in range(6) if abs(step * 10**places - round(step * 10**places)) < 1e-6)
    if wanted == 0:
        return re.sub(r"0\.0+", "0", form)
    return re.sub(r"0(\.0+)?(?![#,0])", "0." + "0" * wanted, form, count=1)
