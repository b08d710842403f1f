"""Does what was published about sales managers hold here, and how much do managers differ?"""

import streamlit as st

from analysis.errors import DataError
from analysis.questions.clarity import compare_clarity
from analysis.questions.comparison import compare_groups
from analysis.questions.gap import attribute_gap
from analysis.questions.multiplier import compare_managers
from analysis.questions.routines import measure_routines
from analysis.sides import offered
from analysis.story.claims import tell_claims, tell_whole
from analysis.story.multiplier import tell_multiplier, tell_origins, tell_unknown
from pages._parts.ask import ask, try_asking
from pages._parts.frame import framed
from pages._parts.kit import offer_kit
from pages._parts.show import fold_behind, show, show_beside, show_folded
from pages._parts.told import told
from pages._parts.workspace import workspace_logs

framed()
logs = workspace_logs()
panel = logs.panel
pair = tuple(name for name in ("strategy_clarity", "culture") if name in panel.measures)
asked = {
    "gap": try_asking(attribute_gap, panel),
    "both": try_asking(attribute_gap, panel, drivers=pair) if len(pair) > 1 else None,
    "clarity": try_asking(compare_clarity, logs),
    "managers": try_asking(compare_managers, logs),
}
known = {name: None if isinstance(answer, DataError) else answer for name, answer in asked.items()}

main, *claims = told(tell_claims, *known.values(), ask(measure_routines, logs))
show(main)
for claim in claims:
    show_folded(claim)

st.space(24)
if known["managers"]:
    multiplier = told(tell_multiplier, known["managers"])
    show_beside(multiplier, "stays")
    fold_behind(multiplier)
else:
    show_beside(tell_unknown(asked["managers"]))
ways = [f"manager:{way}" for way in offered(panel).get("manager", ())]
origins = [try_asking(compare_groups, panel, by=way) for way in ways]
if came := told(tell_origins, *(one for one in origins if not isinstance(one, DataError))):
    st.space(24)
    show_beside(came)

if whole := told(tell_whole, known["gap"]):
    st.space(24)
    show_beside(whole)
offer_kit(panel)
