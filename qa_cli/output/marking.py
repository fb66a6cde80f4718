"""Marked words of a page's texts: where they stand once a text has been made harmless."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_cli.output.sanitise import page_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from qa_cli.search.matches import Span


def pieces(
    text: str, spans: Sequence[Span], harmless: Callable[[str], str] = page_line
) -> Iterator[tuple[str, bool]]:
    """Yield a text in pieces, each made harmless by itself, and whether it is marked.

    By itself, because that may lengthen it: offsets into the whole would no longer fit.

    Args:
        text: As on the page.
        spans: What is marked: offsets into it, code points, end-exclusive, ascending, apart.
        harmless: Makes text harmless.
    """
    end = 0
    for start, stop in spans:
        yield harmless(text[end:start]), False
        yield harmless(text[start:stop]), True
        end = stop
    yield harmless(text[end:]), False


def harmless_spans(
    text: str, spans: Sequence[Span], harmless: Callable[[str], str] = page_line
) -> tuple[str, tuple[Span, ...]]:
    """Return a text made harmless, and its spans as offsets into that; arguments as of `pieces`."""
    whole, found = "", []
    for piece, marked in pieces(text, spans, harmless):
        if marked:
            found.append((len(whole), len(whole) + len(piece)))
        whole += piece
    return whole, tuple(found)


def spans_in(line: str, text: str | None, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield spans of a text as offsets into a line that quotes it, first place; else nothing.

    Args:
        line: Harmless already.
        text: As on the page.
        spans: Offsets into it.
    """
    if not text or not spans:
        return
    whole, found = harmless_spans(text, spans)
    place = line.find(whole)
    if place >= 0:
        for start, stop in found:
            yield place + start, place + stop
