"""The words of a page, in which texts are looked for that are said elsewhere, too.

A text is looked for by runs of its words, so that what a template puts between them, or leaves out,
does no harm.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import NamedTuple

from qa_cli.pages.lines import Piece

RUN = 4
"""Words that are looked for together; of a shorter text, all."""

SELDOM = 8
"""Places of one run of words that tell where a text stands, the first ones."""

LEAST = 0.5
"""Share of a text's words that must stand on the page for it to be found there."""

OPENING = 12
"""Words that will do for a text of which the page shows a part."""

SIGNATURE = 130
"""Characters of a line at most that is taken for a name's."""

_SLACK = 24
"""Words that may stand between those of a text, and as many for each hundred of it."""

_SIGN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_SIGN}]|[^\W_{_SIGN}]+")
"""A word; in scripts without blanks between words, a sign."""
_TAG = re.compile(r"<[!/?A-Za-z][^<>]*>")


def words_of(text: str | None) -> list[str]:
    """Return the words of a text, folded; tags and entities that are left in it are undone."""
    text = text or ""
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = _TAG.sub(" ", unescape(text))
    return _WORD.findall(text.casefold())


class Span(NamedTuple):
    """Where a text stands, as places of pieces."""

    first: int
    last: int
    share: float
    """Share of its words that stand there, or of the words there that are its own: the lesser."""


class Wording:
    """The words of a page, in which texts are looked for.

    Args:
        pieces: All pieces of the page.
        texts: All texts that will be looked for.
    """

    def __init__(self, pieces: Sequence[Piece], texts: Iterable[str | None]) -> None:
        self._pieces = pieces
        self._words: list[str] = []
        self._at: list[int] = []
        """Place of each word's piece."""
        for place, piece in enumerate(pieces):
            found = words_of(piece.text)
            self._words += found
            self._at += [place] * len(found)
        self.taken: dict[int, bool] = {}
        """Place of a piece that belongs to a text -> whether most of its words do."""
        self._said = {text: words_of(text) for text in texts}
        self._runs = self._found_runs()

    def _found_runs(self) -> dict[tuple[str, ...], list[int]]:
        """Return where on the page each run of the texts' words begins."""
        wanted: dict[int, set[tuple[str, ...]]] = defaultdict(set)
        for words in self._said.values():
            wanted[min(RUN, len(words))].update(_runs(words))
        found: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for length, runs in wanted.items():
            for place, run in enumerate(_runs(self._words, length)):
                if run in runs:
                    found[run].append(place)
        return found

    def find(self, text: str, *, last: bool = False) -> Span | None:
        """Find a text where no other one stands, and note that it stands there.

        Of several places that are as good the first is meant, or the `last`.
        """
        words = self._said[text]
        pairs = self._pairs(words, last=last)
        length = min(RUN, len(words))
        hits = {place + more for _, place in pairs for more in range(length)}
        said = {number + more for number, _ in pairs for more in range(length)}
        if not said or len(said) < min(LEAST * len(words), OPENING):
            return None
        own = Counter(self._at[place] for place in hits)
        total = Counter(self._at[min(hits) : max(hits) + 1])
        for place in range(min(own), max(own) + 1):
            self.taken[place] = 2 * own[place] >= total[place]
        there = max(hits) + 1 - min(hits)
        return Span(min(own), max(own), min(len(said) / len(words), len(hits) / there))

    def _pairs(self, words: Sequence[str], *, last: bool) -> list[tuple[int, int]]:
        """Return where runs of a text's words stand: place in the text, place on the page.

        Of all places, those are meant where most of the text stands together. That is told by the
        runs that stand on the page seldom.
        """
        slack = _SLACK + len(words) * _SLACK // 100
        runs = list(_runs(words))
        shifts = Counter(
            (place - number) // slack
            for number, run in enumerate(runs)
            for place in self._runs.get(run, ())[:SELDOM]
            if self._is_free(place)
        )
        if not shifts:
            return []
        order = 1 if last else -1
        near = max(shifts, key=lambda one: (shifts[one] + shifts[one + 1], order * one))
        low, high = near * slack, (near + 2) * slack
        end, above = -1, -1
        for number, run in enumerate(runs):
            place = self._next(run, max(above, number + low - 1))
            if place is not None and place < number + high:
                end = above = place
        pairs: list[tuple[int, int]] = []
        first = end + 1
        for number in range(len(runs) - 1, -1, -1):
            place = self._before(runs[number], min(first, number + high))
            if place is not None and place >= number + low:
                first = place
                pairs.append((number, place))
        return pairs

    def _next(self, run: tuple[str, ...], above: int) -> int | None:
        """Return the first place of a run behind another place, where no other text stands."""
        places = self._runs.get(run, ())
        at = bisect_right(places, above)
        return next(filter(self._is_free, places[at : at + SELDOM]), None)

    def _before(self, run: tuple[str, ...], below: int) -> int | None:
        """Return the last place of a run before another place, where no other text stands."""
        places = self._runs.get(run, ())
        at = bisect_left(places, below)
        return next(filter(self._is_free, reversed(places[max(0, at - SELDOM) : at])), None)

    def _is_free(self, place: int) -> bool:
        return self._at[place] not in self.taken

    def heading(self, text: str | None, places: range) -> range:
        """Find a heading in some places, the last one beside which least stands; return its pieces.

        The range is empty where there is none.
        """
        words = self._said[text]
        best, found = None, range(0)
        for start in self._runs.get(tuple(words[:RUN]), ()):
            end = start + len(words)
            if self._words[start:end] != words:
                continue
            first, last = self._at[start], self._at[end - 1]
            beside = bisect_right(self._at, last) - bisect_left(self._at, first) - len(words)
            if first in places and last in places and (best is None or beside <= best):
                best, found = beside, range(first, last + 1)
        return found

    def naming(self, name: str | None, places: Iterable[int]) -> int | None:
        """Return the first of some places whose piece holds a name, and little else."""
        run = tuple(self._said[name][:RUN])
        known = {self._at[place] for place in self._runs.get(run, ())}
        for at in places if known else ():
            if at in known and at not in self.taken and len(self._pieces[at].text) <= SIGNATURE:
                return at
        return None


def _runs(words: Sequence[str], length: int = RUN) -> Iterator[tuple[str, ...]]:
    """Yield the runs of some words, in order; of fewer words, all of them."""
    length = min(length, len(words))
    return zip(*(words[at:] for at in range(length)), strict=False)
