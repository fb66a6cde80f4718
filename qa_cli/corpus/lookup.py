"""Find pages and answers by what a person types: an id, cut off as they like, or a place.

    reference = id ["/" numbers] | path | path ":" lines | path ":" record [":" lines]
    numbers   = span {"," span}
    span      = number | number "-" [number]
    lines     = number ["-" number]

Of an id: first one that is the same counts; then a tail (the part of an id after its first `_`)
that is the same; then every page whose id or tail starts so. The first of these that finds anything
decides: one page is found, several are ambiguous. What is no id may be a place, as `qa` prints it:
a path, or the end of one, perhaps with lines; then the answers that have a part in the lines are
meant, else the page.
"""

import os.path
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


_NUMBER = "[0-9]{1,9}"
_SPAN = rf"{_NUMBER}(?:-(?:{_NUMBER})?)?"
_NUMBERS = re.compile(rf"(?P<page>.*)/(?P<numbers>{_SPAN}(?:,{_SPAN})*)", re.DOTALL)

_LINES = re.compile(rf"(?P<path>.+):(?P<first>{_NUMBER})(?:-(?P<last>{_NUMBER}))?", re.DOTALL)
_RECORD = re.compile(rf"(?P<path>.+):(?P<record>{_NUMBER})", re.DOTALL)


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


def find_all(
    ref: str, by_id: Callable[[str], Found], of_file: Callable[[str], Sequence[Page]]
) -> tuple[Found, ...]:
    """Find what a reference stands for, in its order: a page, or answers of one, at least one.

    Args:
        ref: The reference.
        by_id: Finds `ID` and `ID/N`, see `find`.
        of_file: Finds the pages of a file, see `names_file`.

    Raises `NotFoundError` and `AmbiguousIdError` as `find` does; also for a place.
    """
    listed = _NUMBERS.fullmatch(ref)
    try:
        if listed and not listed["numbers"].isdecimal():
            page = by_id(listed["page"]).page
            return tuple(Found(page, one) for one in _answers_of(page, listed["numbers"]))
        return (by_id(ref),)
    except (NotFoundError, AmbiguousIdError):
        if found := _at_place(ref, of_file):
            return found
        raise


def _answers_of(page: Page, numbers: str) -> Iterator[Answer]:
    """Yield the answers of a list of numbers and spans; `NotFoundError` where one is missing."""
    for span in numbers.split(","):
        first, mark, last = span.partition("-")
        if mark:
            last = last or str(len(page.question.answers))
            answer_of(page, first)
            answer_of(page, last)
            if int(first) > int(last):
                raise NotFoundError(f"{page.id} has no answers from {first} to {last}")
            for number in range(int(first), int(last) + 1):
                yield answer_of(page, str(number))
        else:
            yield answer_of(page, first)


def names_file(typed: str, path: str) -> bool:
    """Whether what was typed names a file: by its whole path, or by the end of it.

    Args:
        typed: What was typed.
        path: The file, as reached from the command line's corpus argument.
    """
    typed = os.path.normpath(typed)
    if os.path.isabs(typed) or typed.startswith(os.pardir):
        return os.path.abspath(typed) == os.path.abspath(path)
    whole = os.path.join(os.sep, os.path.normpath(path))
    return whole.endswith(os.path.join(os.sep, typed))


def _at_place(ref: str, of_file: Callable[[str], Sequence[Page]]) -> tuple[Found, ...]:
    """Find what stands at a place; nothing where no file or record is named so."""
    pages = _of_one_file(ref, of_file) or _of_record(ref, of_file)
    lines = None if pages else _LINES.fullmatch(ref)
    if lines is None:
        return tuple(Found(page, None) for page in pages)
    path, first, last = lines.groups()
    pages = [
        *(page for page in _of_one_file(path, of_file) if page.source.record is None),
        *_of_record(path, of_file),
    ]
    return _in_lines(pages[0], int(first), int(last or first)) if pages else ()


def _of_record(ref: str, of_file: Callable[[str], Sequence[Page]]) -> Sequence[Page]:
    """Return the page of a record of a file, named `path:record`; none where there is none."""
    place = _RECORD.fullmatch(ref)
    if place is None:
        return ()
    record = int(place["record"])
    return [one for one in _of_one_file(place["path"], of_file) if one.source.record == record]


def _of_one_file(path: str, of_file: Callable[[str], Sequence[Page]]) -> Sequence[Page]:
    pages = of_file(path)
    paths = list(dict.fromkeys(page.source.path for page in pages))
    if len(paths) > 1:
        exact = [page for page in pages if os.path.normpath(page.source.path) == path]
        if exact:
            return exact
        raise AmbiguousIdError(f'"{path}" stands for {len(paths):,} files: {_list(paths, LISTED)}')
    return pages


def _in_lines(page: Page, first: int, last: int) -> tuple[Found, ...]:
    """Find the answers with a part in some lines of a page, 1-based; none: the page."""
    end = page.question.ledger[-1].lines[1] if page.question.ledger else 0
    for line in (first, last):
        if not 1 <= line <= end:
            raise NotFoundError(f"{page.id} has {end:,} lines, none numbered {line}")
    if first > last:
        raise NotFoundError(f"{page.id} has no lines from {first} to {last}")
    answers = [
        answer
        for answer in page.question.answers
        if answer.lines[0] <= last and first <= answer.lines[1]
    ]
    return tuple(Found(page, answer) for answer in answers) or (Found(page, None),)


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
