"""A figure in HTML: tables, large numbers, sentences, a whole in parts, bars in a table; the rest is a chart's slot."""

from collections.abc import Callable

from analysis.export.talk.bars import bars
from analysis.export.talk.charts import Charts
from analysis.export.talk.texts import tag, text
from analysis.story.figures import Bars, Bridge, Facts, Item, Parts, Sentences, Table, Trend
from analysis.story.review.story import Part

NARROW = 0.09  # of the whole: a part too narrow for a number
LINE = 60  # letters of a row's longest cells that a phone holds in a line or two


def drawn(part: Part, charts: Charts) -> str:
    """A part's figure; a chart takes its slot and its number among `charts`."""
    figure = part.figure
    if isinstance(figure, Bars) and (figure.heads or part.chart is None):
        return bars(figure)
    if kind := IN_HTML.get(type(figure)):
        return kind(figure)
    heading = tag("h3", text(figure.heading), class_="caption") if isinstance(figure, Trend) and figure.heading else ""
    sums = _sums(figure) if isinstance(figure, Bridge) else ""
    return heading + sums + _slot(charts.add(part), figure.about)


def _slot(number: int, about: str) -> str:
    silent = tag("noscript", tag("p", text(about)))
    return tag("div", tag("div", "", class_="chart") + silent, class_="slot", data_chart=str(number))


def _sums(figure: Bridge) -> str:
    said = "".join(tag("span", tag("b", text(bold)) + text(plain)) for bold, plain, _, _ in figure.groups)
    return tag("p", said, class_="sums") if said else ""


def table(figure: Table) -> str:
    """A table; cells with a shade are tinted, numbers stand to the right."""
    widths = "".join(f'<col style="width:{100 * w / sum(figure.widths):.2f}%">' for w in figure.widths)
    heads = "".join(
        tag("th", text(head), scope="col", role="columnheader", class_=_kind(figure, at))
        if head
        else tag("td", "", role="cell")
        for at, head in enumerate(figure.heads)
    )
    rows = "".join(tag("tr", _cells(figure, number), role="row") for number in range(len(figure.rows)))
    inner = tag("colgroup", widths) if widths else ""
    inner += tag("thead", tag("tr", heads, role="row"), role="rowgroup") + tag("tbody", rows, role="rowgroup")
    return tag(
        "div", tag("table", inner, role="table", aria_label=figure.about, class_=_reads(figure)), class_="scroll"
    )


def _reads(figure: Table) -> str:
    """How a phone shows it: few columns, a map and short numbers stay a table, rows with more words become cards."""
    if figure.shades:
        return "map"
    letters = sum(max(map(len, column)) for column in zip(*figure.rows, strict=True))
    numbers = bool(figure.right) and all(figure.right[1:]) and letters <= LINE
    return "plain" if len(figure.heads) < 4 or numbers else "cards"


def _cells(figure: Table, number: int) -> str:
    shades = figure.shades[number] if figure.shades else ("",) * len(figure.heads)
    return "".join(
        tag(
            "td",
            text(cell),
            role="cell",
            class_=_kind(figure, at, bold=True) + (f" shade {shades[at]}" if shades[at] else ""),
            data_head=figure.heads[at],
        )
        for at, cell in enumerate(figure.rows[number])
    )


def _kind(figure: Table, at: int, bold: bool = False) -> str:
    kinds = ["right"] if figure.right and figure.right[at] else []
    kinds += ["bold"] if bold and figure.bold and figure.bold[at] else []
    kinds += [f"ink-{figure.tints[at]}"] if figure.tints and figure.tints[at] else []
    return " ".join(kinds)


def facts(figure: Facts) -> str:
    """Large numbers side by side."""
    return tag(
        "div",
        "".join(
            tag(
                "div",
                tag("h3", text(fact.head), class_="caption")
                + tag("p", text(fact.value), class_="value")
                + (tag("p", text(fact.what), class_="what") if fact.what else "")
                + (tag("p", text(fact.text)) if fact.text else ""),
            )
            for fact in figure.items
        ),
        class_="facts",
    )


def sentences(figure: Sentences) -> str:
    """Paragraphs, each with its lead-in in bold."""
    said = (f"{tag('b', text(lead))} {text(words)}" if lead else text(words) for lead, words in figure.lines)
    return tag("div", "".join(tag("p", line) for line in said), class_="sentences")


def parts(figure: Parts) -> str:
    """A whole cut into parts as wide as they are large; captions over runs of them, names below."""
    whole = sum(abs(item.value) for item in figure.items) or 1.0
    columns = " ".join(f"{100 * abs(item.value) / whole:.3f}fr" for item in figure.items)
    over = "".join(_caption(figure, *group) for group in figure.groups)
    inner = "".join(_part_of(item, abs(item.value) / whole, at) for at, item in enumerate(figure.items, 1))
    return tag("div", over + inner, class_="parts", role="group", aria_label=figure.about, style=f"--parts:{columns}")


def _caption(figure: Parts, bold: str, plain: str, first: int, last: int) -> str:
    role = figure.items[first].role
    said = tag("b", text(bold)) + text(plain)
    return tag("p", said, class_=f"over over-{role}", style=f"--at:{first + 1};grid-column:{first + 1}/{last + 2}")


def _part_of(item: Item, share: float, at: int) -> str:
    said = tag("span", text(item.said)) if share >= NARROW else ""
    hint = f"{item.name or item.label} {item.said}" + (f" ({item.sure})" if item.sure else "")
    place = f"--at:{at};--part:{share:.4f};grid-column:{at}"
    block = tag("p", said, class_=f"block {item.role}", title=hint, style=place)
    beside = tag("span", text(f" {item.said}"), class_="beside" if said else "said")
    sure = tag("span", text(item.sure), class_="sure") if item.sure else ""
    return block + tag("p", tag("b", text(item.label)) + beside + sure, class_="under", style=place)


IN_HTML: dict[type, Callable[..., str]] = {Table: table, Facts: facts, Sentences: sentences, Parts: parts}
