"""What the app asks the corpus, at a desk: hits, pages, counts of facets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_cli.browse.shapes import Found, Opened, Part, Row
from qa_cli.output.drawing import Text
from qa_cli.output.hits import marked, who_says
from qa_cli.output.phrases import counted, found_of_declared, place_of, ref_of, title_of
from qa_cli.output.prose import MARK
from qa_cli.output.replies import nothing_found, readings_told
from qa_cli.search import SearchOptions, search
from qa_cli.search.engine import find_keys

if TYPE_CHECKING:
    from qa_cli.browse.access import Shelf
    from qa_cli.browse.desk import Wanted
    from qa_cli.insight.facets import Counts
    from qa_cli.model import Page
    from qa_cli.search import Hit

NARROWEST = 20
"""Length of a snippet at least, as search wants it."""


def look(shelf: Shelf) -> Opened:
    """Return what the corpus is."""
    return Opened(len(shelf.corpus.outlines), shelf.in_memory is None, not shelf.errors)


def find(shelf: Shelf, part: Part) -> Found:
    """Find questions and answers, or, without a query, pages.

    Raises:
        QueryError: The query cannot be read.
    """
    if not part.query:
        return _pages(shelf, part)
    options = SearchOptions(part.limit, part.offset, width=max(2 * part.width, NARROWEST))
    results = search(shelf.index, part.query, options)
    told = list(readings_told(results))
    if not results.total:
        told.append(nothing_found(results))
    rows = [_hit_row(shelf, hit, colored=part.colored) for hit in results.hits]
    return Found(part, rows, results.total, told)


def count(shelf: Shelf, query: str, wanted: Wanted) -> Counts:
    """Count the facets of what a query finds; of everything, where it is empty."""
    facets = shelf.facets
    wanted()
    if not query:
        return facets.count(range(len(facets)))
    places = shelf.places
    wanted()
    keys = find_keys(shelf.index, query)
    wanted()
    return facets.count([places[key] for key in keys])


def warm(shelf: Shelf) -> None:
    """Have read what the first search of a word takes that no page has: it is kept."""
    find_keys(shelf.index, "qzxqzx")


def _pages(shelf: Shelf, part: Part) -> Found:
    outlines = shelf.corpus.outlines
    some = outlines[part.offset : part.offset + part.limit]
    return Found(part, [_page_row(shelf, page) for page in some], len(outlines))


def _hit_row(shelf: Shelf, hit: Hit, *, colored: bool) -> Row:
    text = Text.assemble(who_says(hit, shelf.short_ids))
    if hit.head and hit.head != hit.snippet:
        text.append("\n").append_text(marked(hit.head, hit.head_highlights, "bold"))
    text.append("\n").append_text(marked(hit.snippet, hit.highlights))
    if not colored:
        for span in [span for span in text.spans if span.style == MARK]:
            text.stylize("underline", span.start, span.end)
    place = place_of(hit.path, hit.line, hit.record)
    return Row(hit.id, ref_of(hit.id, shelf.short_ids), place, hit.line, text)


def _page_row(shelf: Shelf, page: Page) -> Row:
    question = page.question
    ref = ref_of(page.id, shelf.short_ids)
    said = found_of_declared(len(question.answers), question.declared_answers)
    if question.problems:
        said += f", {counted(len(question.problems), 'problem')}"
    text = Text.assemble((ref, "bold cyan"), (f"  {said}\n", "dim"), (title_of(question.title), ""))
    line = question.places.head or 1
    return Row(page.id, ref, place_of(page.source.path, line, page.source.record), line, text)
