"""Claims and managers, drawn and told of results made by hand, held to what was looked at."""

import json

import pytest

from analysis.charts.claims import claims
from analysis.charts.multiplier import managers
from analysis.charts.origins import origins
from analysis.charts.theme import DARK, LIGHT
from analysis.charts.whole import whole
from analysis.story.claim_values import weigh_all
from analysis.story.claims import tell_claims, tell_whole
from analysis.story.multiplier import tell_multiplier, tell_origins
from tests.golden import made_claims, made_gap
from tests.golden.compare import assert_as_kept
from tests.golden.test_sentences import written
from tests.test_words import texts
from tests.wording import causal_words


def answers():
    return made_gap.gap(), None, None, made_claims.multiplier(), made_claims.routines()


DRAWN = {
    "claims": lambda: claims(tuple(rows[0] for rows in weigh_all(*answers()))),
    "claims_unknown": lambda: claims(tuple(rows[0] for rows in weigh_all(None, None, None, None, None))),
    "managers": lambda: managers(made_claims.multiplier()),
    "origins": lambda: origins(made_claims.origins()),
    "whole": lambda: whole(made_gap.gap()),
}
TOLD = {
    "claims": lambda: tell_claims(*answers()),
    "whole": lambda: (tell_whole(made_gap.gap()),),
    "multiplier": lambda: (tell_multiplier(made_claims.multiplier()),),
    "multiplier_apart": lambda: (
        tell_multiplier(made_claims.multiplier(apart=True, changed=9, alone=(0.2, 0.06, 0.4))),
    ),
    "multiplier_lasting": lambda: (tell_multiplier(made_claims.multiplier(changed=9, luck_told=False)),),
    "origins": lambda: (tell_origins(*made_claims.origins()),),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_is_drawn_as_kept_by_roles_alone(name):
    drawn = json.dumps(DRAWN[name]().to_dict(), indent=1, ensure_ascii=False, sort_keys=True)
    assert_as_kept(drawn + "\n", f"{name}_drawn.json")
    assert not [colour for colour in (*LIGHT.values(), *DARK.values()) if colour in drawn]


@pytest.mark.parametrize("name", TOLD)
def test_a_section_reads_as_kept_and_names_no_cause(name):
    sections = TOLD[name]()
    assert_as_kept("\n".join(map(written, sections)), f"{name}.txt")
    assert causal_words("\n".join(texts(sections))) == []


def test_a_bar_ends_where_the_company_stands_between_nothing_and_the_claim():
    """Four times is 1, once is 0: 1.3 times is a tenth of the way."""
    drawn = DRAWN["claims"]().to_dict()
    bars = next(rows for rows in drawn["datasets"].values() if "ci_left" in rows[0])
    by_claim = {bar["label"]: bar for bar in bars}
    assert by_claim["Great managers reach four times as much"]["end"] == pytest.approx(0.1)
    assert by_claim["Managers lose half their time to firefighting"]["end"] == pytest.approx(0.5)
    assert "Reps find strategy half as clear as their bosses" not in by_claim  # nobody was asked


def test_parts_of_the_whole_lie_end_to_end():
    drawn = DRAWN["whole"]().to_dict()
    parts = next(rows for rows in drawn["datasets"].values() if "share" in rows[0])
    here = [part for part in parts if part["row"] == "Here"]
    assert [part["role"] for part in here] == ["driver", "control", "noise", "unmeasured"]
    assert here[-1]["end"] == pytest.approx(1)
    assert here[0]["words"] == "Practices 46\u00a0%"
