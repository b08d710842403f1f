"""A review of every kind of figure, with the long names and the odd numbers that a slide has to bear."""

import math
from datetime import date

from analysis.story.figures import (
    Bars,
    Bridge,
    Columns,
    Dots,
    Fact,
    Facts,
    Item,
    Level,
    Parts,
    Sentences,
    Series,
    Table,
    Trend,
)
from analysis.story.review.story import Part, Row, Slide, Story

LONG = "Enterprise accounts of Northern Europe and the Baltics"
STEPS = (
    Item(label="Coaching cadence", value=6.2, low=3.4, high=9.1, said="+6 points", sure="3 to 9"),
    Item(label="Strategy clarity", value=4.1, low=1.0, high=7.3, said="+4 points", sure="1 to 7"),
    Item(label="Culture", value=1.9, low=-1.2, high=5.0, said="+2 points", sure="−1 to 5", role="soft"),
    Item(label="Conditions", value=-0.8, low=-2.4, high=0.9, said="−1 points", sure="−2 to 1", role="neutral"),
    Item(label="Luck of the quarter", value=3.3, low=2.4, high=4.3, said="+3 points", sure="2 to 4", role="surface"),
    Item(label="Not measured", value=9.3, low=1.6, high=13.4, said="+9 points", sure="2 to 13", role="surface"),
)
GROUPS = (("Drivers 12 points", " (8 to 17), 51 %", 0, 2), ("Conditions −1 points", ", −3 %", 3, 3))
LEFT = (("Left over 13 points", ", 52 %", 4, 5),)
BRIDGE = Bridge(
    start=Item(label="Low teams", value=84.0, said="84 %", role="low"),
    steps=STEPS,
    end=Item(label="High teams", value=108.0, said="108 %", sure="+24 points", role="high"),
    groups=GROUPS + LEFT,
    about="Low teams 84 %, high teams 108 %. Coaching cadence +6 points (3 to 9).",
)
PARTS = Parts(items=STEPS[:3] + STEPS[4:], groups=(("Drivers 12 points", ", 51 %", 0, 2),), about="Parts of 24 points.")
BARS = Bars(
    items=STEPS[:4],
    heads=("Points", "95 % interval", "Reliability"),
    cells=(("6", "3 to 9", "1.00"), ("4", "1 to 7", "0.84"), ("2", "−1 to 5", "0.80"), ("−1", "−2 to 1", "–")),
    about="Bars of four rows.",
)
COLUMNS = Columns(
    items=tuple(Item(label=str(n), value=n * 3 % 11, said=str(n * 3 % 11)) for n in range(14)),
    of="weeks with coaching, of thirteen",
    about="Reps by weeks.",
)
TEAMS = Dots(
    labels=tuple(LONG if n == 3 else f"Team {n}" for n in range(60)),
    series=tuple(
        Series(
            name=f"{role} teams",
            role=role,
            values=tuple(70 + n if n // 20 == at else math.nan for n in range(60)),
            low=tuple(66 + n if n // 20 == at else math.nan for n in range(60)),
            high=tuple(74 + n if n // 20 == at else math.nan for n in range(60)),
        )
        for at, role in enumerate(("low", "neutral", "high"))
    ),
    levels=(
        Level(said="Low teams 80 %", value=80, first=0, last=19, role="low"),
        Level(said="High teams 120 %", value=120, first=40, last=59, role="high"),
        Level(said="Target 100 %", value=100, first=0, last=59, dashed=True),
    ),
    named=False,
    groups=(("20 low teams", "low", 0, 19), ("20 middle teams", "muted", 20, 39), ("20 high teams", "high", 40, 59)),
    form='0"\u00a0%"',
    about="60 teams.",
)
STATEMENTS = Dots(
    labels=("All three", "Clear", "Believable", "Implementable in the field as it is today"),
    series=(
        Series(name="Reps", values=(3.4, 3.4, 3.4, 3.3), low=(3.3,) * 4, high=(3.5,) * 4, said=("3.4",) * 4),
        Series(name="Managers", values=(4.2, 4.2, math.nan, 4.1), said=("4.2", "4.2", "", "4.1"), role="neutral"),
    ),
    about="Reps and managers.",
)
TREND = Trend(
    labels=("2025 Q4", "2026 Q1", "Q2", "Q3"),
    series=(
        Series(name="High teams", values=(118, 115, math.nan, 114), said=("", "", "", "High teams 114 %"), role="high"),
        Series(name="Low teams", values=(82, 76, 79, 79), said=("", "", "", "Low teams 79 %"), role="low"),
    ),
    heading="Quota attainment",
    target=(100, "Target 100 %"),
    form='0"\u00a0%"',
    about="Two lines.",
)
TABLE = Table(
    heads=("Action", "Owner", "Until", "Measure", "Now", "Target"),
    rows=tuple(
        (
            f"Hold a structured coaching session with every rep each week in {LONG}",
            "Maximiliane Schmidt-Rottenburg",
            "2026 Q4",
            "Coaching cadence, weeks with a session",
            "52 %",
            "72 %",
        )
        for _ in range(5)
    ),
    widths=(5, 2, 1, 3, 1, 1),
    right=(False, False, False, False, True, True),
    bold=(False, True, False, False, False, True),
    tints=("text", "text", "text", "text", "muted", "text"),
    about="Five actions.",
)
HEAT = Table(
    heads=("Team", "clear", "aligned", "experienced"),
    rows=((LONG, "2.9", "3.0", "2.6"), ("Ireland", "4.0", "–", "3.5")),
    shades=(("", "", "", "soft"), ("", "accent", "", "soft")),
    widths=(3, 1, 1, 1),
    right=(False, True, True, True),
    about="Two teams.",
)
FACTS = Facts(
    items=(
        Fact(
            head="What we see",
            value="24",
            what="points between high and low teams",
            text="High teams reach 108 % of quota, low teams 84 %. No clear change since Q2.",
        ),
        Fact(
            head="How sure we are",
            value="2 of 3",
            what="drivers stand clear of zero",
            text="Coaching and clarity do. For culture there is no clear difference: −1 to 5 points.",
        ),
        Fact(head="What we ask", value="3", what="decisions asked today"),
    )
)
SENTENCES = Sentences(
    lines=(
        ("Quota attainment.", "What a team's reps sold, of what was asked of them."),
        ("", "A share of the gap is the slope times the difference between high and low teams."),
    )
)


def slide(key: str, *rows: Row, title: str = "A finding of one line that says what is seen", **given) -> Slide:
    return Slide(
        key=key,
        name=key.replace("_", " ").capitalize(),
        title=title,
        sure="Association across 60 teams and eight quarters; the half is between 32 % and 70 %.",
        rows=rows,
        notes="Say: goes with. An association, not a proof.",
        tables=("teams", "reps", "attainment", "survey", "coaching"),
        method="random-effects fit, survey noise taken out, 95 % intervals from 2,000 draws of whole teams.",
        **given,
    )


def row(*parts: Part, share: float = 1.0) -> Row:
    return Row(parts=parts, share=share)


def review(**given) -> Story:
    """Every kind of figure on some slide."""
    two_lines = "12 of the 24 points between low and high teams go with clarity, culture and coaching; 13 are left over"
    slides = (
        slide("decisions", row(Part(figure=TABLE)), title="Two decisions asked for Q4, each with one owner"),
        slide("summary", row(Part(figure=PARTS), share=0.4), row(Part(figure=FACTS), share=0.6), title=two_lines),
        slide("metrics", row(*(Part(figure=TREND, columns=4) for _ in range(3)))),
        slide("teams", row(Part(figure=TEAMS, columns=8), Part(figure=HEAT, columns=4, caption="Lowest five"))),
        slide("bridge", row(Part(figure=BRIDGE)), title=two_lines),
        slide("how_sure", row(Part(figure=BARS))),
        slide("clarity", row(Part(figure=STATEMENTS))),
        slide("coaching", row(Part(figure=COLUMNS, columns=8), Part(figure=SENTENCES, columns=4))),
        slide("plan", row(Part(figure=TABLE))),
        slide("appendix", row(Part(figure=SENTENCES))),
    )
    known = {
        "company": "A company with the long name of Northwind Industrial Traders",
        "quarter": "2026-Q3",
        "quarters": ("2024-Q4", "2026-Q3"),
        "slides": slides,
        "run": "7F3A21",
        "as_of": date(2026, 9, 30),
        "rows": {
            "teams": ("teams", 75),
            "attainment": ("quota attainment", 3_603),
            "survey": ("survey answers", 92_903),
        },
    }
    return Story(**known | given)
