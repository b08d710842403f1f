"""Statements on culture beside each other, in words: soft and hard, and who is seen to live by the values."""

import pandas as pd

from analysis.charts import culture as draw
from analysis.questions.culture import BELIEVED, HARD, MODELLED, SOFT, TOP, Culture
from analysis.story.culture import READ, sides
from analysis.story.section import Section
from analysis.story.words import first_upper

NOT_ASKED = "Whether the best performers live by the values is not asked; the survey asks about top leaders."
UNLIKE = "The statements are not equally easy to agree with: teams that stand out tell more than the means."


def tell_balance(result: Culture) -> Section | None:
    """Soft and hard beside each other; None where one of them was not asked."""
    row = _beside(result, SOFT, HARD)
    if row is None:
        return None
    soft, hard = _mean(result, SOFT), _mean(result, HARD)
    more, less = ("holding one another to results", "looking after one another")[:: 1 if row.difference > 0 else -1]
    clear, apart = row.low > 0 or row.high < 0, f"{first_upper(more)} is rated higher than {less}"
    return Section(
        headline=apart if clear else "Neither soft nor hard is clearly ahead",
        lead=f"Soft stands at {soft}, hard at {hard}.{_other_way(result, row) if clear else ''}",
        chart=draw.balance(result),
        how_to_read=f"A mark a team: across how soft, up how hard. Dashed: mean of all teams. {sides(result)}",
        caveat=UNLIKE,
    )


def tell_lived(result: Culture) -> Section | None:
    """Whether people believe what managers model, and whether top leaders are seen to live by it; None if not asked."""
    believed, top = _beside(result, MODELLED, BELIEVED), _beside(result, MODELLED, TOP)
    if believed is None:
        return None
    clear = believed.low > 0 or believed.high < 0
    than = "lower" if believed.difference < 0 else "higher"
    apart = f"Believing the values is rated {than} than seeing managers model them"
    return Section(
        headline=apart if clear else "Believing the values and seeing managers model them are not clearly apart",
        lead=_leaders(result, top),
        chart=draw.lived(result),
        how_to_read=READ,
        caveat=f"{UNLIKE} {NOT_ASKED}",
    )


def _beside(result: Culture, one: str, other: str) -> pd.Series | None:
    rows = result.beside[(result.beside.one == one) & (result.beside.other == other)]
    return None if rows.empty else rows.iloc[0]


def _mean(result: Culture, item: str) -> str:
    return f"{result.statements.set_index('item').value[item]:.1f}"


def _other_way(result: Culture, row: pd.Series) -> str:
    many, other = int(result.teams.value.notna().sum()), row.below if row.difference > 0 else row.above
    return f" In {'no team' if not other else f'{other} of {many} teams'} it is the other way round."


def _leaders(result: Culture, top: pd.Series | None) -> str:
    said = f"{_mean(result, BELIEVED)} of 5 against {_mean(result, MODELLED)}."
    if top is None:
        return said
    if not (top.low > 0 or top.high < 0):
        return f"{said} Top leaders are seen to keep to them at {_mean(result, TOP)}, not clearly apart from managers."
    than = "higher" if top.difference > 0 else "lower"
    return f"{said} Top leaders keeping to them is rated {than} than managers doing so: {_mean(result, TOP)}."
