"""Search hits, drawn by Rich: who says it and where, then the passage with its words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding

from qa_cli.output.drawing import Text
from qa_cli.output.phrases import counted, place_of
from qa_cli.output.prose import READABLE
from qa_cli.output.sanitise import page_line, sanitise_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from qa_cli.output.listing import NumberedLine
    from qa_cli.output.screen import Screen
    from qa_cli.search import Hit, SearchResults
    from qa_cli.search.explanation import Explanation, ScorePart

MARK = "bold red"
"""Style of a matched word, as grep has it."""


NO_LINES: Mapping[str, Sequence[NumberedLine]] = {}


def drawn_hits(
    results: SearchResults,
    short_ids: Mapping[str, str],
    screen: Screen,
    around: Mapping[str, Sequence[NumberedLine]] = NO_LINES,
) -> Iterator[RenderableType]:
    """Draw each hit: id, author and place; headline or title; passage. The total stands below.

    `around` holds the lines of the page around a hit, by its id, where they are wanted; a hit's
    explanation is drawn where it has one.
    """
    beyond = max(screen.width - READABLE, 0)
    for hit in results.hits:
        page_id, slash, number = (
            hit.id.rpartition("/") if hit.kind == "answer" else (hit.id, "", "")
        )
        ref = sanitise_line(short_ids.get(page_id, page_id)) + slash + number
        author = "the question" if hit.kind == "question" else hit.doctor
        yield Text.assemble(
            (ref, "bold cyan"),
            (f"  {page_line(author or '(no name)')}", "green"),
            (f"  {place_of(hit.path, hit.line, hit.record)}", "dim"),
        )
        if hit.head and hit.head != hit.snippet:
            yield Padding(Text(page_line(hit.head), "bold"), (0, beyond, 0, 2), expand=False)
        yield Padding(_marked(hit), (0, beyond, 0, 2), expand=False)
        for line in around.get(hit.id, ()):
            mark = ":" if line.number == hit.line else "-"
            yield Text(f"{line.number:>6}{mark} {page_line(line.text)}", "dim")
        if hit.explanation is not None:
            yield from _explained(hit.explanation)
        yield Text()
    total = counted(results.total, "hit")
    shown = len(results.hits)
    yield Text(total if shown == results.total else f"{shown:,} of {total}", style="dim")


def _explained(explanation: Explanation) -> Iterator[Text]:
    for match in explanation.matches:
        edits = f", {counted(match.distance, 'edit')} away" if match.distance else ""
        times = f", {match.count} times" if match.count > 1 else ""
        yield Text(
            f"    {page_line(match.word)}: {page_line(match.found)} "
            f"in {match.field} ({match.tier}{edits}{times})",
            "dim",
        )
    yield from _parts(explanation.score, 4)


def _parts(part: ScorePart, indent: int) -> Iterator[Text]:
    yield Text(f"{'':{indent}}{part.value:.3f} {page_line(part.what)}", "dim")
    for one in part.parts:
        yield from _parts(one, indent + 2)


def _marked(hit: Hit) -> Text:
    """Return the snippet with its highlights marked.

    Each piece is made harmless by itself: that may lengthen it, so that offsets into the whole
    would no longer fit.
    """
    snippet = hit.snippet.replace("\n", " ")
    text = Text()
    end = 0
    for start, stop in hit.highlights:
        text.append(page_line(snippet[end:start]))
        text.append(page_line(snippet[start:stop]), MARK)
        end = stop
    text.append(page_line(snippet[end:]))
    return text
