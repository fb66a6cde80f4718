"""What desks do for the screen, as functions; what that takes is imported there.

So the screen is drawn first: an import of all of it takes as long as Textual itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_cli.browse.access import Shelf
    from qa_cli.browse.choices import Choice
    from qa_cli.browse.desk import Wanted
    from qa_cli.browse.dialogs import Export
    from qa_cli.browse.shapes import Found, Opened, Part, View, Wish
    from qa_cli.corpus import MemoryCorpus


def look(shelf: Shelf, _: Wanted) -> tuple[Opened, MemoryCorpus | None]:
    """Return what the corpus is, and the corpus, where threads can share it."""
    from qa_cli.browse import inquiry  # noqa: PLC0415  as told above, and so the next

    return inquiry.look(shelf), shelf.in_memory


def find(part: Part, shelf: Shelf, _: Wanted) -> Found:
    """Return hits or pages."""
    from qa_cli.browse import inquiry  # noqa: PLC0415

    return inquiry.find(shelf, part)


def warm(shelf: Shelf, _: Wanted) -> None:
    """Have read what the first search takes."""
    from qa_cli.browse import inquiry  # noqa: PLC0415

    inquiry.warm(shelf)


def count(query: str, shelf: Shelf, wanted: Wanted) -> tuple[list[Choice], str]:
    """Return the lines of the facets of what a query finds, and how much that is."""
    from qa_cli.browse import choices, inquiry  # noqa: PLC0415

    counts = inquiry.count(shelf, query, wanted)
    return list(choices.choices(counts, query)), choices.summary(counts)


def draw(wish: Wish, stay: bool, shelf: Shelf, wanted: Wanted) -> tuple[View, bool]:  # noqa: FBT001
    """Return a text drawn, and whether it is to stay where it was scrolled to."""
    from qa_cli.browse import views  # noqa: PLC0415

    return views.drawn(shelf, wish, wanted), stay


def export(wish: Export, unit_ids: tuple[str, ...], shelf: Shelf, _: Wanted) -> str:
    """Write what is marked into a file; return what is to be told."""
    from qa_cli.browse.marks import written  # noqa: PLC0415
    from qa_cli.output.phrases import counted  # noqa: PLC0415

    shelf.access.save(wish.path, written(shelf, unit_ids, wish.form))
    return f"{counted(len(unit_ids), 'marked hit')} written to {wish.path}"
