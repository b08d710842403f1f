"""Small words: lists, counts, periods, the names of rules and the sentences of outcomes."""

import re
from collections.abc import Sequence

from analysis.measures import Measure

NUMBERS = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
OUTCOMES = {
    "quota_attainment": "High teams reach {high} of quota, low teams {low}.",
    "revenue_per_rep": "High teams bring in {high} a rep and quarter, low teams {low}.",
    "win_rate": "High teams win {high} of their deals, low teams {low}.",
    "deal_size": "High teams win deals of {high}, low teams of {low}.",
    "sales_cycle_days": "High teams close in {high}, low teams in {low}.",
}
RULES = {
    "top-third": "Top and bottom third",
    "quartile": "Top and bottom quarter",
    "median": "Above and below the middle",
}
MORE_RULES = {"threshold": "At or above a level, and below", "clusters": "Clusters of several outcomes"}
_OPTION = re.compile(r" \(--[^)]*\)")


def off_line(words: str) -> str:
    """Words without what only the command line can do: "say which comes first (--dates)"."""
    return _OPTION.sub("", words)


def listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def number(count: int) -> str:
    """Small counts as words: "three", "20"."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else f"{count:,}"


def count(many: int, noun: str) -> str:
    """ "1 row", "1,290 rows"."""
    return f"{many:,} {noun}" if many == 1 else f"{many:,} {noun}s"


def be(many: int) -> str:
    """ "is" for one, "are" for any other count."""
    return "is" if many == 1 else "are"


def have(many: int) -> str:
    """ "has" for one, "have" for any other count."""
    return "has" if many == 1 else "have"


def not_shown(many: int, among: int = 0) -> str:
    """ "2 teams have fewer than five answers and are not shown.", or "2 of 9 teams ..."; empty where there are none."""
    teams = f"{many} of {count(among, 'team')}" if among else count(many, "team")
    return f"{teams} {have(many)} fewer than five answers and {be(many)} not shown." if many else ""


def percent(share: float) -> str:
    """ "47 %", "−2 %"; what rounds to nothing has no sign."""
    return f"{round(share * 100)}\u00a0%".replace("-", "−")


def first_upper(text: str) -> str:
    """A sentence that begins with a capital."""
    return text[:1].upper() + text[1:]


def inside(label: str) -> str:
    """A label as it stands inside a sentence: "strategy clarity"; abbreviations keep their capitals."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def period(quarters: Sequence[str]) -> str:
    """ "2025 Q1 to 2026 Q4"."""
    first, last = quarters[0].replace("-", " "), quarters[-1].replace("-", " ")
    return first if first == last else f"{first} to {last}"


def rule(by: str, outcome: Measure | None = None) -> str:
    """The name of a rule that cuts high from low; a level in the unit of `outcome` where it is given."""
    level = by.removeprefix("threshold:")
    named = RULES | MORE_RULES
    return named.get(by) or f"At or above {outcome.say(float(level)) if outcome else level}, and below"


def against(teams: tuple[int, int, int]) -> str:
    """ "20 high teams against 20 low teams"."""
    high, _, low = teams
    return f"{count(high, 'high team')} against {count(low, 'low team')}"


def levels(outcome: Measure, high: float, low: float) -> str:
    """Where high and low teams stand, in a sentence."""
    default = f"{outcome.label} is {{high}} in high teams and {{low}} in low teams."
    return OUTCOMES.get(outcome.name, default).format(high=outcome.say(high), low=outcome.say(low))
