"""Culture in words: the weakest practice, soft and hard, who lives by the values, high and low teams, over time."""

import pandas as pd

from analysis.charts import culture as draw
from analysis.charts.heat import levels
from analysis.questions.culture import Culture
from analysis.story.section import Section
from analysis.story.words import against, be, count, first_upper, have, inside, listed, number, period

ASKED = "reps' answers, 1 (not at all) to 5 (fully)"
WOULD_SHOW = (
    "With a survey of reps this page shows culture's four practices by team, which of them is weakest, whether people "
    "mean it, and how high and low teams differ."
)
STATEMENTS = (
    "Some are easier to agree with than others, whatever the culture. Before acting on a practice, set it against its "
    "own past and team against team."
)
HALO = "An association, not a proof: reps of a winning team may rate everything higher."
READ = "Bar: mean of the teams, with its 95 % interval. Circles: teams, larger where several share a value."
ENDS = 5  # teams at either end, shown before all of them
STEADY = 0.2  # of a point a year: within it, culture is called steady


def tell_culture(result: Culture) -> Section:
    """The weakest practice, or how close the four lie."""
    if result.why:
        return Section(headline="Culture opens with a survey of reps.", lead=result.why, details=(("", WOULD_SHOW),))
    teams = count(result.teams.value.notna().sum(), "team")
    return Section(
        note=f"{teams} · {period(result.quarters)} · {ASKED}",
        headline=_headline(result),
        lead=_lowest_statement(result),
        chart=draw.practices(result),
        how_to_read=READ,
        caveat=_hidden(result),
        how_sure=_how_sure(result),
        table=_table(result),
    )


def tell_teams(result: Culture) -> tuple[Section, ...]:
    """The teams with the lowest culture, and all of them; nothing where none may be shown."""
    shown = result.teams.dropna(subset=["value"])
    if shown.empty:
        return ()
    first, last = shown.iloc[0], shown.iloc[-1]
    read = f"{levels(result.bins)} {sides(result)}"
    headline = f"Culture is {first.value:.1f} of 5 in {first.team_name} and {last.value:.1f} in {last.team_name}"
    if len(result.teams) <= 2 * ENDS:
        return (Section(headline=headline, chart=draw.heat(result), how_to_read=read),)
    ends = [*shown.team_id[:ENDS], *shown.team_id[-ENDS:]]
    lead = f"The {number(ENDS)} lowest and {number(ENDS)} highest of {len(shown)} teams, by the mean of the practices."
    some = Section(headline=headline, lead=lead, chart=draw.heat(result, ends), how_to_read=read)
    return some, Section(headline=f"All {len(result.teams)} teams", chart=draw.heat(result), how_to_read=read)


def tell_apart(result: Culture) -> Section | None:
    """High teams beside low teams, practice by practice; None where teams cannot be compared."""
    rows = result.apart
    if rows.empty:
        return None
    clear = rows[(rows.diff_low > 0) | (rows.diff_high < 0)]
    surveyed = " The same people rated both." if result.outcome.surveyed else ""
    return Section(
        note=f"{against(result.counts)} by {inside(result.outcome.label)}",
        headline=_apart(rows, clear),
        chart=draw.apart(result),
        how_to_read="Dots: means of low and of high teams. Beside them: the difference, with 95 % for all at once."
        + (" Pale: may be nothing." if len(clear) < len(rows) else ""),
        caveat=HALO + surveyed,
    )


def tell_trend(result: Culture) -> Section | None:
    """How culture moves; None where it was asked about in one quarter only."""
    change = result.change
    if change is None:
        return None
    edges = [_signed(change["low"]), _signed(change["high"])]
    return Section(
        headline=_moves(change["a_year"], change["low"], change["high"]),
        lead=f"Within teams it moves by {edges[0]} to {edges[1]} a year, with 95 % certainty."
        if pd.notna(change["low"])
        else "Five teams that were asked twice are needed to tell.",
        chart=draw.quarters(result),
        how_to_read=f"As if the same teams had been asked each quarter. {levels(result.bins)}",
    )


def _moves(a_year: float, low: float, high: float) -> str:
    if low > 0 or high < 0:
        size = f"{abs(a_year):.1f}" if abs(a_year) >= 0.05 else "less than 0.1"
        return f"Culture {'rises' if a_year > 0 else 'falls'} by {size} a year"
    return "Culture holds steady" if max(-low, high) < STEADY else "Whether culture moves cannot be told yet"


def _headline(result: Culture) -> str:
    rows = result.practices.sort_values("value")
    first, last, many = rows.iloc[0], rows.iloc[-1], number(len(rows))
    if len(rows) == 1:
        return f"{first_upper(first.practice)}, a practice of culture, stands at {first.value:.1f} of 5."
    if result.weakest:
        return f"Of culture's {many} practices, {result.weakest} is the weakest: {first.value:.1f} of 5."
    if result.alike:
        at = " to ".join(sorted({f"{row.value:.1f}" for row in (first, last)}))
        return f"Culture's {many} practices lie close together, at {at} of 5."
    return f"No practice of culture is the weakest beyond doubt; {first.practice} is lowest, {first.value:.1f} of 5."


def _lowest_statement(result: Culture) -> str:
    rows = result.statements
    rows = rows[rows.practice == result.weakest] if result.weakest else rows
    row = rows.loc[rows.value.idxmin()]
    whose = "Lowest of its statements" if result.weakest else "The lowest statement"
    return f"{whose}: “{row.wording}” It stands at {row.value:.1f}."


def _how_sure(result: Culture) -> tuple[tuple[str, str], ...]:
    rough = f"Who happened to answer leaves it open by about ±{result.precision:.1f}; closer teams may be alike."
    return (
        *_settled(result),
        ("Statements differ.", STATEMENTS),
        *((("One team's number is rough.", rough),) if pd.notna(result.precision) else ()),
    )


def _settled(result: Culture) -> tuple[tuple[str, str], ...]:
    """Which practices lie below which, with certainty for all comparisons at once."""
    if result.pairs.empty:
        return ()
    if result.pairs["low"].isna().all():
        return (("The order is not known.", "Five teams are needed to tell practices from chance."),)
    if result.weakest:
        rows = result.pairs[result.pairs.lower == result.weakest]
        said = listed([f"{row.higher} by {row.difference:.1f}" for row in rows.itertuples()])
        return (("The weakest is settled.", f"It lies below {said}, with 95 % certainty for all at once."),)
    rows = result.pairs[(result.pairs["low"] > 0) & (result.pairs["difference"] >= 0.1)]
    if rows.empty:
        return (("The order is not settled.", "No practice lies clearly below another; do not rank them."),)
    said = [f"{row.lower} lies below {row.higher}" for row in rows.itertuples()]
    return (("Part of the order is settled.", f"{first_upper('; '.join(said))}; rank no others."),)


def _hidden(result: Culture) -> str:
    if not result.hidden:
        return ""
    few = f"{result.hidden} of {count(len(result.teams), 'team')} {have(result.hidden)} too few answers"
    return f"{few} and {be(result.hidden)} in no number."


def sides(result: Culture) -> str:
    return f"▲ high teams, ▼ low teams by {inside(result.outcome.label)}." if sum(result.counts) else ""


def _apart(rows: pd.DataFrame, clear: pd.DataFrame) -> str:
    if clear.empty:
        return "No practice of culture differs between high and low teams beyond chance"
    if (clear.diff_low > 0).all():
        which = f"all {number(len(rows))} practices" if 1 < len(rows) == len(clear) else listed(list(clear.practice))
        return f"High teams are rated higher in {which}"
    return f"High and low teams differ in {listed(list(clear.practice))}"


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−").replace("+0.0", "0.0").replace("−0.0", "0.0")


def _table(result: Culture) -> pd.DataFrame:
    """Every practice and statement, as words."""
    rows = []
    for row in result.practices.itertuples():
        rows.append((first_upper(row.practice), row))
        of = result.statements[result.statements.practice == row.practice]
        rows += [(f"“{each.wording}”", each) for each in of.itertuples()]
    return pd.DataFrame(
        {
            "Practice": [said for said, _ in rows],
            "Mean of teams": [f"{row.value:.1f}" for _, row in rows],
            "95 % interval": ["–" if pd.isna(row.low) else f"{row.low:.1f} to {row.high:.1f}" for _, row in rows],
        }
    )
