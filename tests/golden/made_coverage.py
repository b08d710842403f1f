"""Which teams are in which file and quarter, made by hand."""

import pandas as pd

from analysis.questions.coverage import Coverage
from tests.golden.made import QUARTERS

_TEAMS = """
attainment|Quotas|60 60 60 60 60 60 60 60
deals|Deals|60 60 60 60 60 60 60 60
survey|Survey|. 58 . 60 . 60 . 60
coaching|Coaching|41 44 48 52 60 60 60 60
activities|Activities|60 60 60 60 60 60 60 60
reviews|Reviews|0 0 0 0 37 40 52 52
time_use|Time use|0 0 0 0 0 0 0 0
"""


def coverage(**changes) -> Coverage:
    """Six of seven sources are in; time use is missing."""
    rows = []
    for table, label, counts in (line.split("|") for line in _TEAMS.strip().splitlines()):
        for quarter, count in zip(QUARTERS, counts.split(), strict=True):
            teams = 0 if count == "." else int(count)
            state = "not_due" if count == "." else {60: "full", 0: "none"}.get(teams, "part")
            rows.append((table, label, quarter, teams, state))
    given = {
        "teams": 60,
        "quarters": QUARTERS,
        "cells": pd.DataFrame(rows, columns=["table", "label", "quarter", "teams", "state"]),
        "missing": (("Time use", "the hours managers spend coaching."),),
    }
    return Coverage(**given | changes)
