"""Blocks as GitHub's Markdown, in which nothing of a saved page is mark-up.

Pictures are left out: the numbers that they show stand beside them. Names to link to are empty
elements of HTML, the only ones besides line breaks.
"""

from __future__ import annotations

import re
from functools import singledispatchmethod
from typing import TYPE_CHECKING

from qa_cli.output.columns import plain_markdown
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

    from qa_cli.output.report.blocks import Block, Line

_BEGINNING = re.compile(r"(?P<digits>\d{0,9})(?P<sign>[-+=#.)])")
"""What begins a list, a heading or a line below one: the sign gets a backslash."""
_END = re.compile(r"#+$")
"""What would close a heading and not be shown."""


class Markdown:
    """Writes Markdown."""

    def begin(self, title: str, version: str) -> str:
        """Return what stands before the blocks: nothing."""
        del title, version
        return ""

    def begin_main(self) -> str:
        """Return what stands before the chapters: nothing."""
        return ""

    def end_main(self) -> str:
        """Return what stands behind the chapters: nothing."""
        return ""

    def end(self) -> str:
        """Return what stands behind the blocks: nothing."""
        return ""

    def block(self, block: Block) -> str:
        """Return a block."""
        return self._made(block)

    @singledispatchmethod
    def _made(self, block: Part) -> str:
        return "".join(map(self._made, block.blocks))

    @_made.register
    def _(self, block: Heading) -> str:
        return f"{'#' * block.level} {_named(block.anchor)}{_line(block.line)}\n\n"

    @_made.register
    def _(self, block: Paragraph) -> str:
        return f"{_begun(_line(block.line))}\n\n"

    @_made.register
    def _(self, block: Prose) -> str:
        mark = "> " if block.look == "asker" else ""
        texts = block.paragraphs
        paragraphs = (mark + _begun(_plain_lines(text)) for text in texts)
        return f"\n{mark.rstrip()}\n".join(paragraphs) + "\n\n"

    @_made.register
    def _(self, block: Quotes) -> str:
        return "".join(f"- {_begun(_line(line))}\n" for line in block.lines) + "\n"

    @_made.register
    def _(self, block: Items) -> str:
        marks = (f"{place}." if block.ordered else "-" for place in range(1, len(block.lines) + 1))
        lines = zip(marks, block.lines, strict=True)
        return "".join(f"{mark} {_begun(_line(line))}\n" for mark, line in lines) + "\n"

    @_made.register
    def _(self, block: Definitions) -> str:
        names = block.anchors or [None] * len(block.pairs)
        return (
            "".join(
                f"- {_named(name)}**{_line(word)}**: {plain_markdown(meaning)}\n"
                for (word, meaning), name in zip(block.pairs, names, strict=True)
            )
            + "\n"
        )

    @_made.register
    def _(self, block: Table) -> str:
        places = [
            place for place, column in enumerate(block.columns)
            if column.heading and column.ends is None
        ]  # fmt: skip
        names: Sequence[str | None] = block.anchors or [None] * len(block.rows)
        lines = [
            [plain_markdown(block.columns[place].heading) for place in places],
            ["---:" if block.columns[place].look == "number" else "---" for place in places],
        ]
        for row, name in zip(block.rows, names, strict=True):
            texts = [_cell(row[place]) for place in places]
            texts[0] = _named(name) + texts[0]
            lines.append(texts)
        return "".join(f"| {' | '.join(texts)} |\n" for texts in lines) + "\n"


def _cell(cell: Line | Share | Span) -> str:
    return "" if isinstance(cell, Share | Span) else _line(cell)


def _named(anchor: str | None) -> str:
    return "" if anchor is None else f'<a id="{anchor}"></a>'


def _line(line: Line) -> str:
    texts: list[str] = []
    for place, part in enumerate(line):
        if isinstance(part, str):
            texts.append(plain_markdown(part))
            continue
        text = plain_markdown(part.text)
        if part.to is not None:
            text = f"[{text}](#{part.to})"
        elif part.look == "strong" and _can_be_strong(part.text, line[place + 1 :]):
            text = f"**{text}**"
        texts.append(text)
    return _END.sub(lambda match: "\\#" * len(match[0]), "".join(texts).strip())


def _can_be_strong(text: str, rest: Sequence[str | Run]) -> bool:
    """Whether asterisks around words are taken for mark-up, whatever stands before them."""
    after = next((part if isinstance(part, str) else part.text for part in rest), "")
    return text[0].isalnum() and (text[-1].isalnum() or not after[:1].isalnum())


def _plain_lines(text: str) -> str:
    """Return a paragraph in one line, its line breaks as elements."""
    return "<br>".join(plain_markdown(line.strip()) for line in text.split("\n"))


def _begun(text: str) -> str:
    """Return a line that begins nothing but a paragraph."""
    text = text.strip()
    if match := _BEGINNING.match(text):
        place = match.start("sign")
        return f"{text[:place]}\\{text[place:]}"
    return text
