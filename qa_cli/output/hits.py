"""Search hits, drawn by Rich: who says it and where, then the passage with its words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from qa_cli.output.phrases import counted, place_of
from qa_cli.output.prose import READABLE
from qa_cli.output.sanitise import sanitise_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType

    from qa_cli.output.screen import Screen
    from qa_cli.search import Hit, SearchResults

MARK = "bold red"
"""Style of a matched word, as grep has it."""


def drawn_hits(
    results: SearchResults, short_ids: Mapping[str, str], screen: Screen
) -> Iterator[RenderableType]:
    """Draw each hit: id, author and place; headline or title; passage. The total stands below."""
    beyond = max(screen.width - READABLE, 0)
    for hit in results.hits:
        page_id, slash, number = (
            hit.id.rpartition("/") if hit.kind == "answer" else (hit.id, "", "")
        )
        ref = sanitise_line(short_ids.get(page_id, page_id)) + slash + number
        author = "the question" if hit.kind == "question" else hit.doctor
        yield Text.assemble(
            (ref, "bold cyan"),
            (f"  {sanitise_line(author or '(no name)')}", "green"),
            (f"  {place_of(hit.path, hit.line)}", "dim"),
        )
        if hit.head and hit.head != hit.snippet:
            yield Padding(Text(sanitise_line(hit.head), "bold"), (0, beyond, 0, 2), expand=False)
        yield Padding(_marked(hit), (0, beyond, 1, 2), expand=False)
    total = counted(results.total, "hit")
    shown = len(results.hits)
    yield Text(total if shown == results.total else f"{shown:,} of {total}", style="dim")


def _marked(hit: Hit) -> Text:
    """Return the snippet with its highlights marked.

    Each piece is made harmless by itself: that may lengthen it, so that offsets into the whole
    would no longer fit.
    """
    snippet = hit.snippet.replace("\n", " ")
    text = Text()
    end = 0
    for start, stop in hit.highlights:
        text.append(sanitise_line(snippet[end:start]))
        text.append(sanitise_line(snippet[start:stop]), MARK)
        end = stop
    text.append(sanitise_line(snippet[end:]))
    return text
