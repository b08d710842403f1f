"""What a manager is chosen by."""

from types import SimpleNamespace

import pandas as pd

from pages._parts.managers import labels


def test_two_managers_who_are_called_the_same_are_told_apart_by_their_id():
    frame = pd.DataFrame(
        {"manager": ["m1", "m2", "m3"], "name": ["Ada", "Ada", "Bo"], "teams": ["East", "East", "West"]}
    )
    found = labels(SimpleNamespace(frame=frame))
    assert found == {"m1": "Ada · East · m1", "m2": "Ada · East · m2", "m3": "Bo · West"}
