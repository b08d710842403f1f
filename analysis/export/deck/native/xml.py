"""A plot as PowerPoint's XML: the order of elements is the schema's, which PowerPoint insists on."""

import math
from xml.sax.saxutils import escape

from analysis.export.deck.native.plot import Axis, Drawn, Look, Plot, Whiskers, Words, known
from analysis.export.deck.native.scale import form_for
from analysis.export.deck.native.workbook import where
from analysis.export.deck.paint import hexed
from analysis.export.marks import LABEL
from analysis.export.slides import FONT

HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<c:date1904 val="0"/><c:roundedCorners val="0"/>'
)
POINT = 12700  # in PowerPoint's units
AXES = ("111111111", "222222222")
SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


def chart_xml(plot: Plot, palette: dict[str, str]) -> bytes:
    """The chart, its caches filled with the numbers of its workbook."""
    cells = where(plot)
    series = [(n, one, _series(n, one, plot, cells, palette)) for n, one in enumerate(plot.series)]
    kinds = {kind: "".join(xml for _, one, xml in series if one.kind == kind) for kind in ("column", "line", "row")}
    drawn = "".join(GROUPS[kind](inside, plot) for kind, inside in kinds.items() if inside)
    left, top, width, height = plot.inner
    place = {"x": left / plot.width, "y": top / plot.height, "w": width / plot.width, "h": height / plot.height}
    layout = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    layout += "".join(f'<c:{name} val="{size:.5f}"/>' for name, size in place.items())
    axes = _rows(plot, palette) if kinds["row"] else _categories(plot, palette) + _values(plot, palette)
    area = f"<c:plotArea><c:layout><c:manualLayout>{layout}</c:manualLayout></c:layout>{drawn}{axes}</c:plotArea>"
    chart = f'<c:chart><c:autoTitleDeleted val="1"/>{area}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
    bare = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    return f"{HEAD}{chart}{bare}{_letters(LABEL, False, hexed('text', palette))}</c:chartSpace>".encode()


def _columns(series: str, plot: Plot) -> str:
    grouping = "stacked" if plot.stacked else "clustered"
    return (
        f'<c:barChart><c:barDir val="{"bar" if plot.sideways else "col"}"/><c:grouping val="{grouping}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{plot.gap}"/><c:overlap val="100"/>{_ids()}</c:barChart>'
    )


def _lines(series: str, plot: Plot) -> str:
    head = '<c:grouping val="standard"/><c:varyColors val="0"/>'
    return f'<c:lineChart>{head}{series}<c:marker val="1"/>{_ids()}</c:lineChart>'


def _scattered(series: str, plot: Plot) -> str:
    head = '<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
    return f"<c:scatterChart>{head}{series}{_ids()}</c:scatterChart>"


GROUPS = {"column": _columns, "line": _lines, "row": _scattered}


def _ids() -> str:
    return "".join(f'<c:axId val="{axis}"/>' for axis in AXES)


def _series(n: int, one: Drawn, plot: Plot, cells: dict, palette: dict[str, str]) -> str:
    name = f"<c:tx><c:strRef><c:f>{cells[n, 'name']}</c:f>{_words_cache([one.name])}</c:strRef></c:tx>"
    head = f'<c:idx val="{n}"/><c:order val="{n}"/>{name}{_look(one.look, palette)}'
    head += '<c:invertIfNegative val="0"/>' if one.kind == "column" else _marker(one.marker, palette)
    points = "".join(_point(at, look, one.kind, palette) for at, look in sorted(one.looks.items()))
    whiskers = _whiskers(n, one, cells, plot, palette) if one.whiskers else ""
    tail = _numbers("xVal" if one.kind == "row" else "val", cells[n, "values"], one.values, plot.form)
    if one.kind == "row":
        tail += _numbers("yVal", cells[n, "rows"], one.rows, "General")
    else:
        named = f"<c:strRef><c:f>{cells[-1, 'labels']}</c:f>{_words_cache(plot.labels)}</c:strRef>"
        tail = f"<c:cat>{named}</c:cat>{tail}"
    tail += "" if one.kind == "column" else '<c:smooth val="0"/>'
    return f"<c:ser>{head}{points}{_labels(one, palette)}{whiskers}{tail}</c:ser>"


def _point(at: int, look: Look, kind: str, palette: dict[str, str]) -> str:
    inside = '<c:invertIfNegative val="0"/>' if kind == "column" else _marker(look.fill, palette)
    return f'<c:dPt><c:idx val="{at}"/>{inside}<c:bubble3D val="0"/>{_look(look, palette)}</c:dPt>'


def _marker(role: str, palette: dict[str, str]) -> str:
    if not role:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    fill = f'<a:solidFill><a:srgbClr val="{hexed(role, palette)}"/></a:solidFill>'
    return f'<c:marker><c:symbol val="circle"/><c:size val="8"/><c:spPr>{fill}<a:ln>{fill}</a:ln></c:spPr></c:marker>'


def _look(look: Look, palette: dict[str, str]) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{hexed(look.fill, palette)}"/></a:solidFill>' if look.fill else "<a:noFill/>"
    return f"<c:spPr>{fill}{_line(look.line, look.weight, look.dashed, palette)}</c:spPr>"


def _line(role: str, weight: float, dashed: bool, palette: dict[str, str]) -> str:
    if not role:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    fill = f'<a:solidFill><a:srgbClr val="{hexed(role, palette)}"/></a:solidFill>'
    return f'<a:ln w="{round(weight * POINT)}">{fill}{dash}</a:ln>'


def _whiskers(n: int, one: Drawn, cells: dict, plot: Plot, palette: dict[str, str]) -> str:
    given: Whiskers = one.whiskers
    aim = '<c:errDir val="y"/>' if one.kind == "line" else ""  # as Excel has it: columns and bars go without
    sides = {"plus": any(known(given.up)), "minus": any(known(given.down))}
    side = next((one for one, there in sides.items() if there and sum(sides.values()) == 1), "both")
    kind = f'<c:errBarType val="{side}"/><c:errValType val="cust"/>'
    cap = f'<c:noEndCap val="{int(given.weight <= 1)}"/>'
    plus = _numbers("plus", cells[n, "up"], given.up, "General")
    minus = _numbers("minus", cells[n, "down"], given.down, "General")
    line = f"<c:spPr>{_line(given.role, given.weight, False, palette)}</c:spPr>"
    return f"<c:errBars>{aim}{kind}{cap}{plus}{minus}{line}</c:errBars>"


def _labels(one: Drawn, palette: dict[str, str]) -> str:
    if not one.words:
        return ""
    each = "".join(_label(at, words, palette) for at, words in sorted(one.words.items()))
    return f"<c:dLbls>{each}{_letters(LABEL, False, hexed('text', palette))}{_shown(0)}</c:dLbls>"


def _label(at: int, words: Words, palette: dict[str, str]) -> str:
    aligned = '<a:pPr algn="l"><a:defRPr/></a:pPr>' if words.at == "r" else "<a:pPr><a:defRPr/></a:pPr>"
    lines = "".join(
        f"<a:p>{aligned}<a:r>{_run('rPr', size, bold, hexed(role, palette))}<a:t>{escape(text)}</a:t></a:r></a:p>"
        for text, size, bold, role in words.lines
    )
    rich = f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{lines}</c:rich></c:tx>'
    return f'<c:dLbl><c:idx val="{at}"/>{rich}<c:dLblPos val="{words.at}"/>{_shown(1)}</c:dLbl>'


def _shown(value: int) -> str:
    return "".join(f'<c:show{name} val="{value if name == "Val" else 0}"/>' for name in SHOWN)


def _run(tag: str, size: float, bold: bool, colour: str) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:latin typeface="{FONT}"/>'
    return f'<a:{tag} lang="en-US" sz="{round(100 * size)}" b="{int(bold)}">{fill}</a:{tag}>'


def _letters(size: float, bold: bool, colour: str, wrap: bool = False) -> str:
    body = '<a:bodyPr rot="0" vert="horz"/>' if wrap else '<a:bodyPr wrap="none"/>'
    paragraph = f"<a:p><a:pPr>{_run('defRPr', size, bold, colour)}</a:pPr><a:endParaRPr/></a:p>"
    return f"<c:txPr>{body}<a:lstStyle/>{paragraph}</c:txPr>"


def _words_cache(words) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{escape(word)}</c:v></c:pt>' for n, word in enumerate(words) if word)
    return f'<c:strCache><c:ptCount val="{len(words)}"/>{points}</c:strCache>'


def _numbers(tag: str, cells: str, values: tuple[float, ...], form: str) -> str:
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{value:.12g}</c:v></c:pt>' for n, value in enumerate(values) if not math.isnan(value)
    )
    cache = f'<c:formatCode>{escape(form)}</c:formatCode><c:ptCount val="{len(values)}"/>{points}'
    return f"<c:{tag}><c:numRef><c:f>{cells}</c:f><c:numCache>{cache}</c:numCache></c:numRef></c:{tag}>"


def _categories(plot: Plot, palette: dict[str, str]) -> str:
    order = "maxMin" if plot.sideways else "minMax"
    head = f'<c:axId val="{AXES[0]}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
    hidden = not plot.named and not plot.axis.line
    head += f'<c:delete val="{int(hidden)}"/><c:axPos val="{"l" if plot.sideways else "b"}"/>'
    ticks = _ticks("low" if plot.named else "none")
    line = f"<c:spPr>{_line(plot.axis.line, plot.axis.weight, False, palette)}</c:spPr>"
    words = _letters(plot.size, False, hexed("text", palette), wrap=True)
    tail = f'<c:crossAx val="{AXES[1]}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
    tail += '<c:lblOffset val="60"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/>'
    return f'<c:catAx>{head}<c:numFmt formatCode="General" sourceLinked="0"/>{ticks}{line}{words}{tail}</c:catAx>'


def _ticks(labels: str) -> str:
    return f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{labels}"/>'


def _values(plot: Plot, palette: dict[str, str]) -> str:
    between = "between" if plot.between else "midCat"
    crosses = f'<c:crossAx val="{AXES[0]}"/><c:crosses val="{"autoZero" if plot.stacked else "min"}"/>'
    place = "b" if plot.sideways else "l"
    head = _measured(AXES[1], plot.axis, place, plot.form, palette)
    unit = f'<c:majorUnit val="{plot.axis.step:g}"/>' if plot.axis.step else ""
    return f'<c:valAx>{head}{crosses}<c:crossBetween val="{between}"/>{unit}</c:valAx>'


def _measured(axis: str, given: Axis, place: str, form: str, palette: dict[str, str]) -> str:
    scaling = f'<c:orientation val="minMax"/><c:max val="{given.high:.12g}"/><c:min val="{given.low:.12g}"/>'
    head = f'<c:axId val="{axis}"/><c:scaling>{scaling}</c:scaling><c:delete val="{int(not given.step)}"/>'
    head += f'<c:axPos val="{place}"/>'
    if given.step:
        grid = f"<c:spPr>{_line('hair', 0.75, False, palette)}</c:spPr>"
        head += f"<c:majorGridlines>{grid}</c:majorGridlines>"
        form = escape(form_for(form, given.step), {'"': "&quot;"})
    else:
        form = "General"
    head += f'<c:numFmt formatCode="{form}" sourceLinked="0"/>{_ticks("low")}<c:spPr>{_line("", 1, False, palette)}'
    return f"{head}</c:spPr>{_letters(LABEL, False, hexed('muted', palette))}"


def _rows(plot: Plot, palette: dict[str, str]) -> str:
    """Values along the bottom, rows above it; the axis of rows is not drawn."""
    unit = f'<c:majorUnit val="{plot.axis.step:g}"/>' if plot.axis.step else ""
    values = _measured(AXES[0], plot.axis, "b", plot.form, palette)
    values += f'<c:crossAx val="{AXES[1]}"/><c:crosses val="min"/><c:crossBetween val="midCat"/>{unit}'
    scaling = f'<c:orientation val="minMax"/><c:max val="{len(plot.labels) + 0.5}"/><c:min val="0.5"/>'
    rows = f'<c:axId val="{AXES[1]}"/><c:scaling>{scaling}</c:scaling><c:delete val="1"/><c:axPos val="l"/>'
    rows += f'<c:numFmt formatCode="General" sourceLinked="0"/>{_ticks("none")}<c:crossAx val="{AXES[0]}"/>'
    rows += '<c:crosses val="min"/><c:crossBetween val="midCat"/>'
    return f"<c:valAx>{values}</c:valAx><c:valAx>{rows}</c:valAx>"
