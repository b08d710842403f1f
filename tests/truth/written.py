"""What the long run found, as Markdown between marks of docs/truth.md."""

from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "truth.md"
SHARES = (
    "company | teams | drawn | bias: clarity, culture, coaching | other columns, at most | together | not measured "
    "| hold the truth: clarity, culture, coaching | together | not measured | other columns | width | targets"
)
NOISE = (
    "company | teams | drawn | mean total share | by least squares "
    "| an interval excludes 0 | by least squares | targets"
)
ENDS = (
    "company | teams | drawn | true shares: clarity, culture, coaching | lowest they may be | highest "
    "| intervals over all hold the truth | targets"
)

FLAGS = (
    "company | teams | drawn | watched driver | true share | bias of its share | its interval holds the truth "
    "| bias by slopes within teams | that interval holds it | “slopes differ” | “the same within teams” "
    "| “results come first” | targets"
)

BANDS = (
    "company | teams | drawn | 90 % bands of single teams hold what they reach | of what teams differ by "
    "| of low teams at targets: each | each, varying about them | together | what they gain | luck can be told "
    "| targets"
)


def write(part, words):
    """Put words between the page's marks of that part."""
    PAGE.write_text(page(PAGE.read_text(), part, words))


def page(old, part, words):
    """The page with that part anew."""
    start, end = f"<!-- {part}: start -->\n", f"<!-- {part}: end -->\n"
    before, rest = old.split(start)
    return before + start + words + end + rest.split(end)[1]


def text(found):
    """All tables; found is what table.py keeps: for shares and for flags, a dictionary a cell."""
    rows = list(found["shares"].values())
    noise = [row for row in rows if row["kind"] == "noise"]
    ends = [row for row in rows if row["kind"] == "anonymous"]
    held = [row for row in rows if row["kind"] not in ("noise", "anonymous")]
    sections = {
        "Shares and their intervals": table(SHARES, map(shares_row, held)),
        "Where nothing goes with the gap": table(NOISE, map(noise_row, noise)),
        "Where nobody knows who answered before": table(ENDS, map(ends_row, ends)),
        "Where a flag has to say so": table(FLAGS, map(flags_row, found["flags"].values())),
        "What a changed team would reach": table(BANDS, map(bands_row, found["bands"].values())),
        "Targets that are missed where a gate says no": sentences(found, "gated"),
        "Targets that are missed": sentences(found, "missed"),
    }
    return "".join(f"\n### {title}\n\n{section}\n" for title, section in sections.items())


def table(head, rows):
    return "\n".join([f"| {head} |", "|---" * (head.count("|") + 1) + "|", *(f"| {' | '.join(row)} |" for row in rows)])


def who(row):
    return f"{row['kind']}, {'uneven' if row['uneven'] else 'even'}", str(row["teams"]), f"{row['companies']:,}"


def shares_row(row):
    bias, holds = row["bias"], row["holds"]
    return (
        *who(row),
        signed(bias[:3]),
        *map(one_signed, bias[3:]),
        plain(holds[:3], 3),
        *map(one, holds[3:]),
        "–".join(dict.fromkeys(map(one, row["others_hold"]))),
        plain(row["width"], 2),
        target(row),
    )


def noise_row(row):
    totals = (f"{one_signed(row['total'], 4)} ± {row['error']:.4f}", one_signed(row["usual_total"]))
    return *who(row), *totals, percent(row["claimed"]), percent(row["usual_claimed"]), target(row)


def ends_row(row):
    low, high = zip(*row["bracket"], strict=True)
    return *who(row), *(plain(values, 3) for values in (row["truth"][:3], low, high, row["holds"][:3])), target(row)


def flags_row(row):
    within = f"{one_signed(row['within_bias'])} ± {row['within_error']:.3f}"
    return (
        *who(row),
        "culture" if row["kind"] == "halo" else "coaching",
        *(form(row[name]) for name, form in (("truth", one), ("bias", one_signed), ("holds", one))),
        within,
        one(row["within_holds"]),
        *(percent(row[name]) for name in ("slopes_differ", "called_alike", "result_first")),
        target(row),
    )


def bands_row(row):
    team = f"{one(row['team'])} ± {row['error']:.3f}"
    held = (one(row[name]) for name in ("difference", "moved_team", "about_team", "group", "gain"))
    return *who(row), team, *held, percent(row["luck_told"]), target(row)


def sentences(found, kind):
    rows = [item for part in found.values() for item in part.items()]
    return "\n".join(f"- {name}: {words}" for name, row in rows for words in row.get(kind, [])) or "None."


def target(row):
    if row["missed"]:
        return "missed"
    return "a gate says no" if row.get("gated") else "reached"


def signed(values):
    return " ".join(map(one_signed, values))


def one_signed(value, digits=3):
    return f"{value:+.{digits}f}".replace("-", "−")


def one(value):
    return plain([value], 3)


def plain(values, digits):
    return " ".join(f"{value:.{digits}f}" for value in values).replace("-", "−")


def percent(value):
    return f"{100 * value:.1f} %"
