"""A drawing as a file: SVG, HTML or plain text, as a terminal would show it.

Text of pages is harmless by then (`sanitise`); here it becomes text of XML and HTML, never markup,
and the file asks nothing of the network: no font, no script, no style sheet from elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, get_args

from qa_cli.output.drawing import console_of, whole_flags

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console, RenderableType

Format = Literal["svg", "html", "txt"]
FORMATS: tuple[Format, ...] = get_args(Format)

_TITLE = "qa"
"""What stands in the frame of an SVG; nothing of a page."""

FAMILY = "Fira Code, Menlo, Consolas, DejaVu Sans Mono, monospace"
"""Fonts that a viewer may have, none of which it has to fetch."""

_HTML = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>qa</title>
<style>
{stylesheet}
body {{ color: {foreground}; background-color: {background}; }}
pre {{ font-family: Menlo, 'DejaVu Sans Mono', Consolas, monospace; line-height: 1.2; }}
</style>
</head>
<body>
<pre><code>{code}</code></pre>
</body>
</html>
"""
"""Rich's own template with a policy that lets a browser load and run nothing."""

_SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
    font-family: FONTS;
    font-size: {char_height}px;
    line-height: {line_height}px;
    font-variant-east-asian: full-width;
}}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
""".replace("FONTS", FAMILY)
"""Rich's own template without the fonts that it fetches from the network."""

_FONTS = re.compile(r"\s*@font-face\s*\{[^}]*\}|<!-- Generated with Rich \S+ -->\s*")
_FAMILY = re.compile("font-family: Fira Code, monospace")

_NOT_IN_XML = re.compile("[\ufffe\uffff]")
"""Characters that `sanitise` lets through and XML does not."""
_REPLACEMENT = "\ufffd"


def kind_of(path: str) -> Format:
    """Return what kind of file a name stands for, by its ending."""
    ending = path.lower().rpartition(".")[2]
    return "svg" if ending == "svg" else "html" if ending == "html" else "txt"


def recorded(kind: Format, width: int, renderables: Iterable[RenderableType]) -> str:
    """Return renderables as the text of a file, `width` columns wide; always with Unicode."""
    console = console_of(width, color=True, record=True)
    for renderable in renderables:
        console.print(renderable)
    if kind == "html":
        return whole_flags(console.export_html(code_format=_HTML))
    if kind == "svg":
        return svg_of(console)
    text = whole_flags(console.export_text())
    return "".join(f"{line.rstrip()}\n" for line in text.split("\n")[:-1])


def svg_of(console: Console) -> str:
    """Return what a console has recorded as the text of an SVG file."""
    svg = console.export_svg(title=_TITLE, code_format=_SVG, unique_id=_TITLE)
    return _NOT_IN_XML.sub(_REPLACEMENT, whole_flags(svg))


def without_fonts(svg: str) -> str:
    """Return an SVG by Rich's own template with fonts of the viewer's, not of the network."""
    svg = _FAMILY.sub(f"font-family: {FAMILY}", _FONTS.sub("", svg))
    return _NOT_IN_XML.sub(_REPLACEMENT, svg)
