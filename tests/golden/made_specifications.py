"""The split computed in other ways, made by hand."""

from analysis.questions.specifications import Specifications, agree, by_choice, tabled
from tests.golden.made import CUT, SHOWN
from tests.golden.made_gap import gap_closed

_MOVED = {"top-third": 0.02, "quartile": 0.04, "median": 0.0, "win_rate": -0.02, "revenue_per_rep": -0.08}
_LABELS = {"coaching_cadence": "Coaching cadence", "culture": "Culture"}
_AS_SPLIT = {"rule": "top-third", "outcome": "quota_attainment", "controls": "all"}


def _ways() -> list[dict]:
    return [
        {"rule": rule, "outcome": outcome, "lag": 0, "controls": controls, "correction": True, "quarters": "all"}
        | {"shares": {"coaching_cadence": 0.15 + _MOVED[rule] + _MOVED.get(outcome, 0), "culture": culture}}
        for rule in ("top-third", "quartile", "median")
        for outcome in ("quota_attainment", "win_rate", "revenue_per_rep")
        for controls, culture in (("all", 0.08), ("none", 0.12), ("without tenure", -0.02))
    ]


def specifications(**changes) -> Specifications:
    """Coaching cadence comes first in 23 of 27 ways: culture does in four ways to go by revenue per rep."""
    ways = _ways()
    frame = tabled(ways, _LABELS, _AS_SPLIT)
    given = {
        "why": "60 teams over 8 quarters: enough for a split.",
        "frame": frame,
        "agreement": agree(frame),
        "choices": by_choice(frame, "coaching_cadence"),
        "ways": len(ways),
        "leading": "coaching_cadence",
        "refused": ((9, "18 teams with complete data are too few to split the gap; 20 open it."),),
    }
    return Specifications(**CUT | SHOWN | given | changes)


def specifications_closed() -> Specifications:
    """Eighteen teams: there is no split to compute in other ways."""
    none = specifications().frame[:0]
    empty = {"frame": none, "agreement": agree(none), "choices": by_choice(none, ""), "refused": ()}
    return specifications(gate="closed", why=gap_closed().why, ways=0, leading="", **empty)


def specifications_of_one() -> Specifications:
    """One driver alone is first everywhere; what is counted is where it is above zero."""
    whole = specifications()
    frame = whole.frame[whole.frame["name"] == "culture"].assign(first=True)
    return specifications(
        frame=frame, agreement=agree(frame), choices=by_choice(frame, "culture"), leading="culture", refused=()
    )
