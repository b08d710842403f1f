"""A plan on the overview: taken up by its owner, seen again, dropped."""

import re

from tests.app.reading import words_of


def press(app, label):
    return next(button for button in app.button if button.label.startswith(label)).click().run()


def test_the_decision_becomes_a_plan_with_an_owner_and_is_seen_until_it_is_dropped(open_app, own_workspace):
    app = open_app(own_workspace)
    (target,) = app.number_input
    assert re.match(r"Strategy clarity: from 3\.\d as of 2026 Q3 to \(", target.label)
    assert "Both are means over eight quarters; 3." in words_of(app)
    app = press(app, "Take it up")
    assert [warning.value for warning in app.warning] == ["A plan has somebody who sees to it.  \nName one person."]
    next(box for box in app.text_input if box.label == "Who sees to it").input("Ada")
    app = press(app, "Take it up")
    assert "What we said, what happened" in words_of(app)
    assert "One plan is under way." in words_of(app)
    assert "Ada sees to it, until the end of 2027 Q1." in words_of(app)
    row = app.table[0].value.iloc[0]
    assert row["What"] == "Raise strategy clarity in the low teams"
    assert (row["Who"], row["Until"], row[""]) == ("Ada", "2027 Q1", "no newer quarter yet")
    assert row["Said"].startswith("Strategy clarity: 3.")
    app = press(app, "Raise strategy clarity in the low teams (Ada)")
    assert "under way" not in words_of(app)
