"""Teams brought to targets, made by hand: ten low teams, from 79 to 86 % of quota, and what may become of them."""

import numpy as np
import pandas as pd

from analysis.measures import MEASURES
from analysis.questions.closing import Closing
from analysis.questions.what_if import WhatIf
from tests.golden.made import CUT, SHOWN, frame

CADENCE, CLARITY, CULTURE = "coaching_cadence", "strategy_clarity", "culture"
_TEAMS = """
T1|Iberia South|low|66|76|67|85|
T2|Benelux|low|70|79|70|88|
T3|Ohio Valley|low|74|83|74|92|
T4|Nordics 2|low|77|85|76|94|
T5|Texas West|low|79|87|78|96|
T6|Alps|low|80|87|78|96|
T7|Carolinas|low|83|90|81|99|
T8|Midlands|low|85|91|82|100|
T9|Egypt|low|87|93|84|102|
T10|London|low|89|89|80|98|
"""
_LEVERS = """
coaching_cadence|Coaching cadence|0.5|0.04|0.02|0.06|400000|200000|600000|350|1143|571|1714
strategy_clarity|Strategy clarity|3.6|0.03|0.01|0.05|300000|100000|500000|60|5000|1667|8333
"""
_RANGES = """
coaching_cadence|Coaching cadence|0.28|0.68|0.2|0.92|0.31|0.66
strategy_clarity|Strategy clarity|2.9|4|2.7|4.3|3.3|3.6
"""
_TOGETHER = {
    "moves": ((CADENCE, 0.5), (CLARITY, 3.6)),
    "hours": ((CADENCE, 5.0), (CLARITY, 1.0)),
    "why": "60 teams bear all drivers and controls.",
    "today": 0.79,
    "moved": 0.86,
    "low": 0.83,
    "high": 0.89,
    "gain": 0.07,
    "gain_low": 0.04,
    "gain_high": 0.1,
    "high_teams": 1.18,
    "worth": 700_000.0,
    "worth_low": 400_000.0,
    "worth_high": 1_000_000.0,
    "first": ((CLARITY, CADENCE),),
    "refusals": (),
    "omitted": (),
    "cautions": (),
    "shape": "line",
    "seed": 0,
}
_NO_NUMBER = dict.fromkeys("moved low high gain gain_low gain_high".split(), np.nan)
_NO_MONEY = dict.fromkeys(("worth", "worth_low", "worth_high"))


def teams(lines: str = _TEAMS, unit: float = 100) -> pd.DataFrame:
    made = frame(lines, "team_id team_name segment today moved low high why").fillna({"why": ""})
    return made.assign(**{name: made[name] / unit for name in ("today", "moved", "low", "high")})


def levers(lines: str = _LEVERS) -> pd.DataFrame:
    columns = "name label target gain low high worth worth_low worth_high hours per_hour per_hour_low per_hour_high"
    return frame(lines, columns)


def ranges() -> pd.DataFrame:
    return frame(_RANGES, "name label low high least most low_teams high_teams")


def what_if(rows: pd.DataFrame | None = None, **changes) -> WhatIf:
    """Nine of ten low teams move, by 7 points in the mean, and clarity gives more an hour."""
    rows = teams() if rows is None else rows
    counted = {"asked": len(rows), "told": int(rows["moved"].notna().sum())}
    given = {"teams": rows, "levers": levers(), "ranges": ranges(), "measures": MEASURES}
    return WhatIf(**CUT | SHOWN | _TOGETHER | counted | given | changes)


def may_be_nothing() -> WhatIf:
    """Culture goes with 2 points, or with none."""
    lever = levers("culture|Culture|3.6|0.02|-0.01|0.05|200000|-100000|500000|0|||")
    gain = {"moved": 0.81, "low": 0.78, "high": 0.84, "gain": 0.02, "gain_low": -0.01, "gain_high": 0.05}
    money = {"worth": 200_000.0, "worth_low": -100_000.0, "worth_high": 500_000.0}
    rows = teams().assign(moved=lambda row: row["today"] + 0.02)
    rows = rows.assign(low=rows["moved"] - 0.09, high=rows["moved"] + 0.09)
    return what_if(rows, moves=((CULTURE, 3.6),), hours=(), levers=lever, first=(), **gain, **money)


def one_team() -> WhatIf:
    """Iberia South alone."""
    gain = {"today": 0.66, "moved": 0.76, "low": 0.67, "high": 0.85, "gain": 0.1, "gain_low": 0.06, "gain_high": 0.13}
    money = {"worth": 100_000.0, "worth_low": 60_000.0, "worth_high": 130_000.0}
    return what_if(teams().iloc[:1], **gain, **money, levers=levers().iloc[:1], moves=((CADENCE, 0.5),), first=())


def without_a_team() -> WhatIf:
    """Benelux would stand alone with all it does."""
    alone = "T2|Benelux|low|70||||No team does this with all else that Benelux does; the closest is Alps."
    return what_if(teams(_TEAMS.replace("T2|Benelux|low|70|79|70|88|", alone)), today=0.8, gain=0.06)


def refused() -> WhatIf:
    """Coaching in 99 % of the weeks: nobody does that."""
    words = (
        "Coaching cadence at 99 %: no team does this; the closest is Ireland at 92 %. "
        "What can be told lies between 28 % and 68 %."
    )
    rows = teams().assign(moved=np.nan, low=np.nan, high=np.nan)
    given = {"moves": ((CADENCE, 0.99),), "levers": levers().iloc[:0], "first": (), "refusals": (words,)}
    return what_if(rows, **given, **_NO_NUMBER, **_NO_MONEY)


def exploratory() -> WhatIf:
    return what_if(gate="exploratory", why="24 teams: an exploratory split.", first=())


def in_days() -> WhatIf:
    """Sales cycles: the shorter the better, and no money."""
    rows = "T1|Iberia South|low|91|84|76|92|\nT2|Benelux|low|88|83|75|91|\nT3|Alps|low|82|79|71|87|"
    gain = {"today": 87.0, "moved": 82.0, "low": 77.0, "high": 87.0, "gain": -5.0, "gain_low": -8.0, "gain_high": -2.0}
    days = "coaching_cadence|Coaching cadence|0.5|-5|-8|-2||||0|||"
    given = {"outcome": MEASURES["sales_cycle_days"], "high_teams": 46.0, "levers": levers(days), "first": ()}
    return what_if(teams(rows, 1), moves=((CADENCE, 0.5),), hours=(), **given, **gain, **_NO_MONEY)


def long_names() -> WhatIf:
    """Names of two and of three lines."""
    lines = _TEAMS.replace("Iberia South", "Enterprise Accounts, Iberian Peninsula South")
    return what_if(teams(lines.replace("Benelux", "Public Sector, Health and Education in the Benelux States")))


def twins() -> WhatIf:
    """Two teams are called Alps, and both are in sight."""
    return what_if(teams(_TEAMS.replace("Benelux", "Alps")))


def closing(**changes) -> Closing:
    """Half of 39 points: clarity could close it, cadence may or may not, of culture nothing can be told."""
    lines = """
    strategy_clarity|Strategy clarity|3.3|3.9|4|0.51|0.5|0.7|could|10|10|
    coaching_cadence|Coaching cadence|0.31||0.68|0.36|0.2|0.53|open|8|10|
    culture|Culture|3.3||3.9|||||0|10|Culture at 3.9: no low team is close to it.
    """
    columns = "name label today value edge closes low high verdict told asked why"
    rows = frame(lines, columns).fillna({"why": "", "verdict": ""})
    given = {"share": 0.5, "gap": 0.39, "why": "60 teams bear all drivers and controls.", "measures": MEASURES}
    return Closing(**CUT | SHOWN | given | {"drivers": rows, "shape": "line", "seed": 0} | changes)
