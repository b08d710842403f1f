"""Strategy clarity by team, in words: its three parts, high against low teams, every team by name."""

import pandas as pd

from analysis.charts.clarity_by_team import LABELS, between, by_team, groups, signed
from analysis.questions.clarity_by_team import ClarityByTeam
from analysis.story.section import Section
from analysis.story.words import count, inside, listed, not_shown, period, rule

OPENS = "Three statements asked of reps open it: whether the strategy is clear, believable and implementable."
HOW_TO_READ = (
    "Reps' answers, 1 to 5: means of teams. Beside them the difference and its 95 % interval, of the statements for "
    "all of them at once. Pale: may be nothing."
)


def tell_clarity_by_team(result: ClarityByTeam) -> Section:
    """Where high and low teams stand on the three parts."""
    if result.parts.empty:
        return Section(headline="Strategy clarity is not measured yet", lead=_unmeasured(result))
    drawn = result.parts["difference"].notna().any()
    return Section(
        note=_note(result),
        headline=_headline(result),
        lead=_lead(result),
        chart=groups(result) if drawn else None,
        how_to_read=HOW_TO_READ if drawn else "",
        table=_table(result),
        caveat="A difference, not a proof." if drawn else "",
    )


def tell_every_team(result: ClarityByTeam) -> Section | None:
    """Every team by name; None without any."""
    if result.parts.empty:
        return None
    hues = "Hue: high and low teams." if result.outcome else ""
    read = f"The highest first; the thin line is the mean of all teams. {hues}"
    return Section(
        headline=f"Strategy clarity of {count(result.dots['team_id'].nunique(), 'team')} by name",
        chart=by_team(result),
        how_to_read=f"{read} {not_shown(result.hidden)}".strip(),
    )


def _unmeasured(result: ClarityByTeam) -> str:
    if result.hidden:
        return f"Fewer than five reps answered in each of {count(result.hidden, 'team')}, so nothing is shown."
    return OPENS


def _note(result: ClarityByTeam) -> str:
    cut = f" · {inside(result.outcome.label)} · {inside(rule(result.by, result.outcome))}" if result.outcome else ""
    return f"{count(int(result.parts['teams'].iloc[0]), 'team')} · {period(result.quarters)}{cut}"


def _headline(result: ClarityByTeam) -> str:
    whole = result.parts.iloc[0]
    if pd.isna(whole["mean"]):
        return "Strategy clarity can be shown of one team alone."
    if pd.isna(whole.difference):
        sure = "" if pd.isna(whole.mean_low) else f", {whole.mean_low:.1f} to {whole.mean_high:.1f}"
        return f"Reps rate strategy clarity {whole['mean']:.1f} of 5{sure}."
    doubt = "" if whole.diff_low > 0 or whole.diff_high < 0 else "; the difference may be nothing"
    return f"Reps of high teams rate strategy clarity {whole.high:.1f}, of low teams {whole.low:.1f}{doubt}."


def _lead(result: ClarityByTeam) -> str:
    parts = result.parts.iloc[1:]
    if parts.empty:
        return "It came as finished scores: the single answers behind them would open its three parts."
    if parts["mean"].isna().any():
        return f"A second team with five answers opens a mean and a comparison. {not_shown(result.hidden)}".strip()
    said = [f"{inside(LABELS[row.name])} {row.mean:.1f}" for row in parts.itertuples(index=False)]
    return f"Over all teams: {listed(said)} of 5. {not_shown(result.hidden)}".strip()


def _table(result: ClarityByTeam) -> pd.DataFrame:
    """Every part, as words."""
    parts = result.parts
    table = {
        "": parts["name"].map(LABELS),
        "All teams": [_number(value) for value in parts["mean"]],
        "Interval of all": [between(*pair) for pair in zip(parts["mean_low"], parts["mean_high"], strict=True)],
    }
    if parts["difference"].notna().any():
        table |= {
            "High teams": [_number(value) for value in parts["high"]],
            "Low teams": [_number(value) for value in parts["low"]],
            "Difference": ["not known" if pd.isna(value) else signed(value) for value in parts["difference"]],
            "95 % interval": [between(*pair) for pair in zip(parts["diff_low"], parts["diff_high"], strict=True)],
        }
    return pd.DataFrame(table)


def _number(value: float) -> str:
    return "not known" if pd.isna(value) else f"{value:.2f}"
