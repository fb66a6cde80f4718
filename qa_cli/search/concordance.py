"""A concordance: every place where a word stands, with what stands before and behind it (KWIC).

A word is looked for as it is typed, case, accents and apostrophes aside: no inflections, no typos.
With `*` behind it all words that begin so are meant; several words stand side by side. The engine
finds the units, and only their texts are read; pages are made of the lines that are shown alone.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Literal, NamedTuple, get_args

from qa_cli.index import Index
from qa_cli.index.analysis import Token, terms, tokens
from qa_cli.index.faults import DamagedError
from qa_cli.index.fold import fold
from qa_cli.index.keys import split_key, units
from qa_cli.index.passages import Passage
from qa_cli.insight.figures.places import Text, texts_of
from qa_cli.model import Page
from qa_cli.search.plan import Every, Leaf, Level, Plan, Reading, Slot
from qa_cli.search.ranking import keys_of
from qa_cli.search.scopes import Scope, scope_of
from qa_cli.search.tree import QueryError

Part = Literal["title", "question", "headline", "body"]
"""Where a line stands: in a question's title or text, in an answer's headline or body."""

PARTS: tuple[Part, ...] = get_args(Part)

Order = Literal["page", "left", "right"]
"""As the corpus has them; by the words before, the nearest first; by the words behind."""

CONTEXT = 160
"""Characters of context on either side of a word at most: more than a wide screen shows."""

_RAW = 2 * CONTEXT
"""Characters of the text that are looked at for it: of runs of blanks one is kept."""

SORTED_BY = 6
"""Words of the context that decide the order; what agrees in all of them stays in page order."""

_REACH = 120
"""Characters in which these words are looked for."""

_QUOTES = '"“”„'
_SPACES = re.compile(r"\s+")
_MARKS = dict.fromkeys(map(ord, "“”„–—‒…•·«»€£°©®™×¿¡"), " ")  # noqa: RUF001  they are the point
"""Signs that part words as any other; with them blank, most texts are ASCII."""

_PARTING = {code: " " for code in range(128) if not chr(code).isalnum()}


class ConcordanceLine(NamedTuple):
    """A place where the word stands."""

    id: str
    """Of the question or answer."""
    part: Part
    left: str
    """What stands before, on one line, at most `CONTEXT` characters, cut at a word."""
    match: str
    """What was found, as the page has it, on one line."""
    right: str
    """What stands behind, as `left`."""
    path: str
    line: int
    """Of the page, 1-based."""
    column: int
    """Character of that line, 1-based; exact where the page as saved is at hand."""
    record: int | None
    """Number of the record that is the page; `None` for a file that is one page."""


class Concordance(NamedTuple):
    """The lines of a word."""

    word: str
    """As typed."""
    total: int
    """Places where it stands, shown or not."""
    units: int
    """Questions and answers that hold it."""
    lines: tuple[ConcordanceLine, ...]
    """In the order asked for, at most as many as asked for."""


class _Spot(NamedTuple):
    """A place where the word stands, before its page is looked at."""

    order: tuple[str, ...]
    """What it is sorted by."""
    key: int
    """Of the unit."""
    is_body: bool
    """Whether it is in the body, not in the title or headline."""
    ordinal: int
    """Which of the places in that text, from 0."""


class Wanted(NamedTuple):
    """Which lines are wanted."""

    within: Collection[Part] = ()
    """Parts that are looked at; none: all."""
    among: Callable[[str], bool] | None = None
    """Whether a question or an answer is looked at, by its id; `None`: all are."""
    order: Order = "page"
    limit: int | None = None
    """Lines at most, >= 0; `None` for all."""


def concord(
    index: Index,
    typed: str,
    wanted: Wanted,
    saved: Callable[[Page], str | None] = lambda _: None,
) -> Concordance:
    """List the places where a word, a phrase or words with a beginning stand.

    Args:
        index: The corpus, made searchable.
        typed: Words side by side, each with a `*` behind it where any ending will do.
        wanted: Which lines.
        saved: Gives a page's text as saved, for exact columns.

    Raises:
        QueryError: There is no letter and no digit, or a `*` inside a word.
        DamagedError: An index on disk tells a text that its page does not have.
    """
    within, among, order, limit = wanted
    slots = slots_of(typed)
    pattern = pattern_of(slots)
    parts = _parts(within)
    spots: list[_Spot] = []
    holding = 0
    for passage in index.passages(keys_with(index, slots, scope_within(within))):
        if among is None or among(passage.id):
            found = list(_spots(passage, pattern, parts, order))
            holding += bool(found)
            spots += found
    if order != "page":
        spots.sort(key=attrgetter("order"))
    lines = _lines(index, slots, spots[:limit], saved)
    return Concordance(typed, len(spots), holding, tuple(lines))


def slots_of(typed: str) -> tuple[Slot, ...]:
    """Return what stands at each place of a word or phrase; raises `QueryError`, see `concord`."""
    slots: list[Slot] = []
    for match in re.finditer(r"\S+", typed):
        word = match[0].strip(_QUOTES)
        if "*" in word.rstrip("*"):
            raise QueryError('"*" stands only at the end of a word', typed, match.start())
        found = terms(word)
        slots += [Slot((term,)) for term in found]
        if found and word.endswith("*"):
            slots[-1] = Slot((), found[-1])
    if not slots:
        raise QueryError("nothing to look for", typed, 0)
    return tuple(slots)


def scope_within(parts: Collection[Part]) -> Scope:
    """Return the fields of some parts; of none, those of all."""
    return scope_of(tuple(parts)) if parts else Scope(("head", "body"))


def keys_with(index: Index, slots: Sequence[Slot], scope: Scope) -> list[int]:
    """Return the keys of the units that may hold a phrase, in page order.

    Where not every word of it is given in full, units that hold all words anywhere are among them:
    the engine takes seconds to look for some phrases.
    """
    whole = all(len(slot.terms) == 1 and slot.start is None for slot in slots)
    phrases = [tuple(slots)] if whole else [(slot,) for slot in slots]
    leaves = [Leaf("", scope, (Reading(Level.EXACT, phrase),)) for phrase in phrases]
    root = leaves[0] if len(leaves) == 1 else Every(tuple(leaves), None)
    return keys_of(index, Plan(root, tuple(leaves), (Level.EXACT,), (), (), ()))


def pattern_of(slots: Sequence[Slot]) -> re.Pattern[str]:
    """Return what finds the words in a text as `parted_terms` gives it."""
    words = [
        f"(?:{'|'.join(slot.terms)})" if slot.start is None else rf"{slot.start}\S*"
        for slot in slots
    ]
    return re.compile(rf"(?<!\S){' +'.join(words)}(?!\S)")


def parted_terms(text: str) -> str:
    """Return a text's terms, parted by blanks.

    It is what the analyser would make of it. Where all letters are ASCII, folding and lower case
    are all that it does, and are much quicker.
    """
    folded = fold(text)
    if not folded.isascii():
        folded = folded.translate(_MARKS)
    if folded.isascii():
        return folded.translate(_PARTING).lower()
    return " ".join(terms(text))


def _spots(
    passage: Passage, pattern: re.Pattern[str], parts: Collection[Part], order: Order
) -> Iterator[_Spot]:
    """Yield the places of a unit, those in its title or headline first."""
    for is_body, text in ((False, passage.head), (True, passage.body)):
        if _part(passage.number, is_body=is_body) not in parts:
            continue
        parted = parted_terms(text)
        for ordinal, match in enumerate(pattern.finditer(parted)):
            by = () if order == "page" else _sorted_by(parted, match, order)
            yield _Spot(by, passage.key, is_body, ordinal)


def _part(number: int, *, is_body: bool) -> Part:
    if number:
        return "body" if is_body else "headline"
    return "question" if is_body else "title"


def _parts(within: Collection[Part]) -> set[Part]:
    """Return the parts that names of fields stand for, as search has it."""
    parts = set(within or PARTS)
    if "question" in parts:
        parts.add("title")
    if "body" in parts:
        parts.add("question")
    return parts


def _sorted_by(text: str, match: re.Match[str], order: Order) -> tuple[str, ...]:
    start, end = match.span()
    if order == "left":
        before = text[max(start - _REACH, 0) : start].split()
        return tuple(before[: -SORTED_BY - 1 : -1])
    return tuple(text[end : end + _REACH].split()[:SORTED_BY])


def _lines(
    index: Index,
    slots: Sequence[Slot],
    spots: Sequence[_Spot],
    saved: Callable[[Page], str | None],
) -> Iterator[ConcordanceLine]:
    """Yield the lines of some places, in their order; each page is made once."""
    made: dict[_Spot, ConcordanceLine] = {}
    by_page = sorted(spots, key=lambda spot: (spot.key, spot.is_body))
    for page_key, of_page in groupby(by_page, key=lambda spot: split_key(spot.key)[0]):
        page = index.page(page_key)
        texts = _texts(page, saved(page))
        for (key, is_body), group in groupby(of_page, key=lambda one: (one.key, one.is_body)):
            number = split_key(key)[1]
            part = _part(number, is_body=is_body)
            try:
                text = texts[number, is_body]
                places = list(_places(text.text, slots))
                for spot in group:
                    made[spot] = _line(page, part, text, *places[spot.ordinal])
            except LookupError as error:  # the page had to be parsed again, and differs
                raise DamagedError("the index is damaged: texts of a page") from error
    return (made[spot] for spot in spots)


def _texts(page: Page, saved: str | None) -> dict[tuple[int, bool], Text]:
    """Return the texts of a page by the answer's number, and whether they are bodies."""
    heads = {unit.id: bool(unit.head) for unit in units(page)}
    found: dict[tuple[int, bool], Text] = {}
    for text in texts_of(page, saved):
        number = int(text.id[len(page.id) + 1 :] or 0)
        found[number, (number, False) in found or not heads[text.id]] = text
    return found


def _places(text: str, slots: Sequence[Slot]) -> Iterator[tuple[int, int]]:
    """Yield start and end of the words wherever they stand in a text, none within another."""
    cut = tokens(text)
    at = 0
    while at + len(slots) <= len(cut):
        here = cut[at : at + len(slots)]
        if _holds(slots, here):
            yield here[0].start, here[-1].end
            at += len(slots)
        else:
            at += 1


def _holds(slots: Sequence[Slot], here: Iterable[Token]) -> bool:
    return all(slot.holds(token.term) for slot, token in zip(slots, here, strict=True))


def _line(page: Page, part: Part, text: Text, start: int, end: int) -> ConcordanceLine:
    line, (column, _) = text.place(start, end)
    return ConcordanceLine(
        text.id,
        part,
        _before(text.text, start),
        _SPACES.sub(" ", text.text[start:end]),
        _behind(text.text, end),
        page.source.path,
        line,
        column,
        page.source.record,
    )


def _before(text: str, place: int) -> str:
    """Return what stands before a place, on one line, at most `CONTEXT` characters."""
    first = max(place - _RAW, 0)
    line = _SPACES.sub(" ", text[first:place])
    if not first and len(line) <= CONTEXT:
        return line.lstrip()
    line = line[-CONTEXT:]
    blank = line.find(" ", 0, -1)
    return line[blank + 1 :] if blank >= 0 else line


def _behind(text: str, place: int) -> str:
    """Return what stands behind a place, as `_before`."""
    line = _SPACES.sub(" ", text[place : place + _RAW])
    if place + _RAW >= len(text) and len(line) <= CONTEXT:
        return line.rstrip()
    line = line[:CONTEXT]
    blank = line.rfind(" ", 1)
    return line[:blank] if blank >= 0 else line
