"""Find a page or an answer by what a person types: `ID` or `ID/N`, the id cut off as they like.

Order: an id that is the same; then a tail (the part of an id after its first `_`) that is the same;
then every page whose id or tail starts so. The first of these that finds anything decides: one page
is found, several are ambiguous.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from qa_cli.corpus.ids import tail
from qa_cli.errors import AmbiguousIdError, NotFoundError
from qa_cli.model import Answer, Page

LISTED = 10
"""Candidates that an error lists; the rest are counted, so that the message stays one line."""

SUGGESTED = 3
"""Nearest ids that an error suggests, however far they are: they show what ids look like here."""

LONGEST_REF = 255
"""Characters of a mistaken reference that are compared and repeated: no file name is longer."""


class Found(NamedTuple):
    """What a reference stands for."""

    page: Page
    answer: Answer | None
    """`None` where the page as a whole was asked for."""


def find(pages: Mapping[str, Page], ref: str) -> Found:
    """Find what `ref` stands for among the pages, given by id.

    Raises `NotFoundError` where there is no such page or it has no answer of that number, and
    `AmbiguousIdError` where several pages are meant.
    """
    page_ref, slash, number = ref.partition("/")
    page = _find_page(pages, page_ref)
    return Found(page, answer_of(page, number) if slash else None)


def _find_page(pages: Mapping[str, Page], ref: str) -> Page:
    """Find the one page that `ref` stands for."""
    if ref in pages:
        return pages[ref]
    candidates = [page_id for page_id in pages if tail(page_id) == ref]
    if not candidates:
        candidates = [
            page_id for page_id in pages if page_id.startswith(ref) or tail(page_id).startswith(ref)
        ]
    settle(ref, candidates, pages)
    return pages[candidates[0]]


def settle(ref: str, candidates: Sequence[str], ids: Iterable[str]) -> None:
    """Make sure that a text stands for one page.

    Args:
        ref: The text.
        candidates: The ids of the pages that it may stand for, in the order of the corpus.
        ids: All ids of the corpus.

    Raises `NotFoundError` where there is no candidate or no text, and `AmbiguousIdError` where
    there are several.
    """
    if not ref:
        raise NotFoundError("an empty id stands for no page")
    if len(candidates) == 1:
        return
    if candidates:
        raise AmbiguousIdError(
            f'"{ref}" stands for {len(candidates):,} pages: {_list(candidates, LISTED)}'
        )
    shown = ref if len(ref) <= LONGEST_REF else f"{ref[:LONGEST_REF]}…"
    nearest = _nearest(ids, ref[:LONGEST_REF])
    hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
    raise NotFoundError(f'no page with the id "{shown}"{hint}')


def answer_of(page: Page, number: str) -> Answer:
    """Find the answer of that number on a page; raise `NotFoundError` where there is none."""
    for answer in page.question.answers:
        if str(answer.number) == number:
            return answer
    count = len(page.question.answers)
    have = {0: "no answers", 1: "1 answer"}.get(count, f"{count:,} answers")
    raise NotFoundError(f'{page.id} has {have}, none numbered "{number[:LONGEST_REF]}"')


def _nearest(pages: Iterable[str], ref: str) -> list[str]:
    """Return the ids that start, or whose tails start, most like `ref`; the nearest first."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only a mistake needs it
    from rapidfuzz.process import extract  # noqa: PLC0415

    names = list(pages)
    # As much of an id as was typed: who types `0O0` means the start of an id.
    starts = [part[: len(ref)] for name in names for part in (name, tail(name))]
    likest = extract(
        ref,
        starts,
        scorer=OSA.normalized_similarity,
        limit=2 * SUGGESTED,  # two of them may be of one page
    )
    return list(dict.fromkeys(names[place // 2] for _, _, place in likest))[:SUGGESTED]


def _list(candidates: Sequence[str], most: int) -> str:
    """Name the first candidates, and count the rest."""
    rest = len(candidates) - most
    return ", ".join(candidates[:most]) + (f" and {rest:,} more" if rest > 0 else "")
