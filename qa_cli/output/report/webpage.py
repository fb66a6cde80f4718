"""Blocks as a page of HTML that needs nothing but itself: no script, no picture, no request.

Elements are made by `xml.etree`, in which text is text: nothing of a saved page can become mark-up.
A content security policy is a second wall: it allows one style sheet, by its digest, and nothing
else, so that a browser would not load or run what got through. Each block is made and written by
itself, so that a long report takes no more memory than its longest chapter.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache, singledispatchmethod
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from qa_cli.output.report import anchors
from qa_cli.output.report.blocks import (
    Definitions,
    Heading,
    Items,
    Paragraph,
    Part,
    Prose,
    Quotes,
    Run,
    Share,
    Span,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_cli.output.report.blocks import Block, Cell, Column, Line

_BEGINNING = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="qa {version}">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#{start}">Skip to the overview</a>
"""
_HEIGHT = 16
"""Pixels of a picture of an axis, as of the line that it stands in."""
_RADIUS = 4
_MARGIN = 3
"""Percent of an axis left free at each end, for the points of the ends."""
_UNKNOWN = ""
"""Language of what pages say: `lang` of HTML that is empty."""


class Webpage:
    """Writes HTML."""

    def begin(self, title: str, version: str) -> str:
        """Return what stands before the blocks."""
        style = stylesheet()
        digest = b64encode(sha256(style.encode()).digest()).decode()
        own = ET.Element("title")
        own.text = title
        text = ET.tostring(own, "unicode", "html")
        return _BEGINNING.format(
            digest=digest,
            style=style,
            start=anchors.START,
            version=version,
            title=text.removeprefix("<title>").removesuffix("</title>"),
        )

    def begin_main(self) -> str:
        """Return what stands before the chapters."""
        return f'<main id="{anchors.START}">\n'

    def end_main(self) -> str:
        """Return what stands behind the chapters."""
        return "</main>\n"

    def end(self) -> str:
        """Return what stands behind the blocks."""
        return "</body>\n</html>\n"

    def block(self, block: Block) -> str:
        """Return a block."""
        return ET.tostring(self._made(block), "unicode", "html") + "\n"

    @singledispatchmethod
    def _made(self, block: Part) -> ET.Element:
        tag: str = block.tag
        element = _element(tag, block.look)
        element.text = "\n"
        for one in block.blocks:
            child = self._made(one)
            child.tail = "\n"
            element.append(child)
        if block.tag == "nav":
            element.set("aria-labelledby", anchors.CONTENTS)
        return element

    @_made.register
    def _(self, block: Heading) -> ET.Element:
        element = ET.Element(f"h{block.level}")
        if block.anchor is not None:
            element.set("id", block.anchor)
        return _filled(element, block.line)

    @_made.register
    def _(self, block: Paragraph) -> ET.Element:
        return _filled(_element("p", block.look), block.line)

    @_made.register
    def _(self, block: Prose) -> ET.Element:
        element = _element("div", f"prose {block.look}", lang=_UNKNOWN)
        for text in block.paragraphs:
            paragraph = ET.SubElement(element, "p", dir="auto")
            first, *rest = text.split("\n")
            paragraph.text = first
            for line in rest:
                ET.SubElement(paragraph, "br").tail = line
        return element

    @_made.register
    def _(self, block: Quotes) -> ET.Element:
        element = _element("ul", "quotes")
        for line in block.lines:
            _filled(ET.SubElement(element, "li"), line)
        return element

    @_made.register
    def _(self, block: Items) -> ET.Element:
        element = ET.Element("ol" if block.ordered else "ul")
        for line in block.lines:
            _filled(ET.SubElement(element, "li"), line)
        return element

    @_made.register
    def _(self, block: Definitions) -> ET.Element:
        element = ET.Element("dl")
        names: Sequence[str | None] = block.anchors or [None] * len(block.pairs)
        for (word, meaning), anchor in zip(block.pairs, names, strict=True):
            term = _filled(ET.SubElement(element, "dt"), word)
            if anchor is not None:
                term.set("id", anchor)
            ET.SubElement(element, "dd").text = meaning
        return element

    @_made.register
    def _(self, block: Table) -> ET.Element:
        table = _element("table", block.look)
        row = ET.SubElement(ET.SubElement(table, "thead"), "tr")
        for column in block.columns:
            row.append(_column_heading(column))
        body = ET.SubElement(table, "tbody")
        names: Sequence[str | None] = block.anchors or [None] * len(block.rows)
        for cells, anchor in zip(block.rows, names, strict=True):
            row = ET.SubElement(body, "tr")
            if anchor is not None:
                row.set("id", anchor)
            for place, (column, cell) in enumerate(zip(block.columns, cells, strict=True)):
                own = _cell(column, cell, is_first=place == 0)
                if block.look == "roster":  # what stands before it where there is no room for a row
                    own.set("data-label", column.heading)
                row.append(own)
        return table


@cache
def stylesheet() -> str:
    """Return the style sheet, which is a file beside this module."""
    return files(__package__).joinpath("report.css").read_text("utf-8")


def _element(tag: str, look: str, **attributes: str) -> ET.Element:
    return ET.Element(tag, {"class": look} if look else {}, **attributes)


def _filled(element: ET.Element, line: Line) -> ET.Element:
    """Put a line into an element."""
    for part in line:
        if isinstance(part, Run) and (part.to is not None or part.look != "plain"):
            element.append(_run(part))
            continue
        text = part.text if isinstance(part, Run) else part
        if len(element):
            element[-1].tail = (element[-1].tail or "") + text
        else:
            element.text = (element.text or "") + text
    return element


def _run(run: Run) -> ET.Element:
    """Return words in an element; those of a page may go from right to left, and only they do."""
    link = ET.Element("a", href=f"#{run.to}")
    if run.look == "plain":
        link.text = run.text
        return link
    element = ET.Element("small") if run.look == "faint" else ET.Element("bdi", lang=_UNKNOWN)
    element.text = run.text
    if run.look == "strong":
        element.set("class", "strong")
    if run.to is None:
        return element
    link.append(element)
    return link


def _column_heading(column: Column) -> ET.Element:
    if not column.heading:  # the picture below it repeats the next column
        return ET.Element("td", {"class": "share"})
    element = _element("th", column.look, scope="col")
    if column.ends is None:
        element.text = column.heading
        return element
    element.set("class", "span")
    ET.SubElement(element, "span", {"class": "hidden"}).text = f"{column.heading} from "
    ends = ET.SubElement(element, "span", {"class": "ends"})
    low, high = column.ends
    for text in filter(None, (low, column.note, high)):
        ET.SubElement(ends, "span").text = text
        ends[-1].tail = " "
    return element


def _cell(column: Column, cell: Cell, *, is_first: bool) -> ET.Element:
    if isinstance(cell, Share):
        element = ET.Element("td", {"class": "share"})
        element.append(_share(cell))
        return element
    if isinstance(cell, Span):
        element = ET.Element("td", {"class": "span"})
        element.append(_span(cell))
        return element
    is_empty = not any(part if isinstance(part, str) else part.text for part in cell)
    look = "empty" if is_empty else column.look
    element = _element("th", look, scope="row") if is_first else _element("td", look)
    return _filled(element, cell)


def _share(share: Share) -> ET.Element:
    """Draw a part of a whole; the numbers stand beside it."""
    svg = ET.Element("svg", {"class": "share", "aria-hidden": "true", "height": "10"})
    part = 100 * share.part / share.whole if share.whole else 0
    for look, width in (("whole", 100), ("part", part)):
        size = {"width": f"{width:.1f}%", "height": "10", "rx": "2"}
        ET.SubElement(svg, "rect", {"class": look, **size})
    return svg


def _span(span: Span) -> ET.Element:
    """Draw where a figure lies on its axis: a point, or two with a line between them."""
    svg = ET.Element("svg", {"class": "span", "role": "img", "height": f"{_HEIGHT}"})
    ET.SubElement(svg, "title").text = span.words
    middle = f"{_HEIGHT / 2:g}"
    for place in span.agreed:
        at = _percent(place)
        ET.SubElement(svg, "line", {"class": "agreed", "x1": at, "x2": at, "y1": "0", "y2": "100%"})
    across = {"y1": middle, "y2": middle}
    ET.SubElement(svg, "line", {"class": "axis", "x1": "0", "x2": "100%", **across})
    first, last = _percent(span.first), _percent(span.last)
    mark = ET.SubElement(svg, "g", {"class": "denied" if span.is_denied else "given"})
    if first != last:
        ET.SubElement(mark, "line", {"x1": first, "x2": last, **across})
    for at in dict.fromkeys((first, last)):
        ET.SubElement(mark, "circle", {"cx": at, "cy": middle, "r": f"{_RADIUS}"})
    return svg


def _percent(place: float) -> str:
    return f"{_MARGIN + place * (100 - 2 * _MARGIN):.1f}%"
