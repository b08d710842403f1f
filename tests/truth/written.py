"""What the long run found, as Markdown between two marks of docs/truth.md."""

from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "truth.md"
START, END = "<!-- found: start -->\n", "<!-- found: end -->\n"
SHARES = (
    "company | teams | bias: clarity, culture, coaching | other columns, at most | together | not measured "
    "| hold the truth: clarity, culture, coaching | together | not measured | other columns | width | targets"
)
NOISE = "company | teams | mean total share | by least squares | an interval excludes 0 | by least squares | targets"
ENDS = (
    "company | teams | true shares: clarity, culture, coaching | if opinions last | if they do not "
    "| intervals of the first hold the truth | targets"
)


def write(found):
    """Put what was found between the page's marks."""
    PAGE.write_text(page(PAGE.read_text(), found))


def page(old, found):
    """The page with its part between the marks anew."""
    before, rest = old.split(START)
    return before + START + text(found) + END + rest.split(END)[1]


def text(found):
    """All tables; found is what table.py keeps, a dictionary a cell."""
    rows = list(found.values())
    noise = [row for row in rows if row["kind"] == "noise"]
    ends = [row for row in rows if row["kind"] == "anonymous"]
    held = [row for row in rows if row["kind"] not in ("noise", "anonymous")]
    parts = [
        "\n### Shares and their intervals\n",
        table(SHARES, map(shares_row, held)),
        "\n### Where nothing goes with the gap\n",
        table(NOISE, map(noise_row, noise)),
        "\n### Nobody knows who answered before\n",
        table(ENDS, map(ends_row, ends)),
        "\n### Targets that are missed\n",
        missed(found),
        f"\n{drawn(rows)}\n",
    ]
    return "\n".join(parts)


def table(head, rows):
    return "\n".join([f"| {head} |", "|---" * (head.count("|") + 1) + "|", *(f"| {' | '.join(row)} |" for row in rows)])


def who(row):
    return f"{row['kind']}, {'uneven' if row['uneven'] else 'even'}", str(row["teams"])


def shares_row(row):
    bias, holds = row["bias"], row["holds"]
    return (
        *who(row),
        signed(bias[:3]),
        *map(one_signed, bias[3:]),
        plain(holds[:3], 3),
        *(plain([value], 3) for value in holds[3:]),
        "–".join(f"{value:.3f}" for value in row["others_hold"]),
        plain(row["width"], 2),
        target(row),
    )


def noise_row(row):
    totals = (f"{one_signed(row['total'], 4)} ± {row['error']:.4f}", one_signed(row["usual_total"]))
    return *who(row), *totals, percent(row["claimed"]), percent(row["usual_claimed"]), target(row)


def ends_row(row):
    truth = row["truth"][:3]
    lasting = [share + bias for share, bias in zip(truth, row["bias"], strict=False)]
    short = [share + bias for share, bias in zip(truth, row["bracket"], strict=True)]
    return *who(row), *(plain(values, 3) for values in (truth, lasting, short, row["holds"][:3])), target(row)


def missed(found):
    sentences = [f"- {name}: {sentence}" for name, row in found.items() for sentence in row["missed"]]
    return "\n".join(sentences) or "None."


def drawn(rows):
    sizes = sorted({(row["companies"], row["replicates"]) for row in rows})
    return "; ".join(f"{companies:,} companies a row, {draws:,} replicates each" for companies, draws in sizes) + "."


def target(row):
    return "missed" if row["missed"] else "reached"


def signed(values):
    return " ".join(map(one_signed, values))


def one_signed(value, digits=3):
    return f"{value:+.{digits}f}".replace("-", "−")


def plain(values, digits):
    return " ".join(f"{value:.{digits}f}" for value in values).replace("-", "−")


def percent(value):
    return f"{100 * value:.1f} %"
