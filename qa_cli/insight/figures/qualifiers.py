"""What stands before or behind a figure and says how exact it is.

qualified = [ before [ skipped ] ] figure [ behind ]
before    = "about" | "at least" | "up to" | "more than" | "as early as" | "<" ...
skipped   = "a" | "the" | "first" | "another" ...
behind    = "or so" | "or more" | "+" | "at least" ...
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qa_cli.insight.figures.numbers import ARTICLES
from qa_cli.insight.figures.reads import Read
from qa_cli.insight.figures.tokens import Token, text_at

_BEFORE = (
    "about|around|approximately|approx|roughly|circa|ca|nearly|almost|close to|some|an estimated"
    "|at least|at most|at the least|at the most|up to|upto|over|under|above|below|beyond"
    "|more than|less than|fewer than|greater than|longer than|shorter than|no more than"
    "|not more than|no less than|no fewer than|no longer than|not less than|not over"
    "|as little as|as much as|as long as|as many as|as few as|as early as|as soon as|as quickly as"
    "|as fast as|as late as|as low as|as high as|as short as|a minimum of|minimum of|minimum"
    "|a maximum of|maximum of|maximum|well over|just over|just under|slightly over|a little over"
    "|a little under|closer to|upwards of|in excess of|anywhere from|anywhere between|early|mid"
    "|late"
)
_BEHIND = (
    "or so|or more|or less|or longer|or fewer|or older|or younger|or thereabouts|plus|minimum"
    "|maximum|max|at least|at most|at a minimum|at the least|at the most|tops|ish|give or take"
)
_SYMBOLS = {
    "<": "less than", ">": "more than", "~": "about", "≈": "about", "≤": "at most",
    "≥": "at least", "±": "about",
}  # fmt: skip
_MORE = frozenset({"+", "plus"})
"""Inside a figure, `6+ months`, they say `or more`."""
_SKIPPED = ARTICLES | frozenset(
    "the first next last another every each entire whole full good your my of".split()
)
_MOST_SKIPPED = 2
_STAGES = frozenset({"early", "mid", "late"})
"""Of decades of age alone."""
_AFTER_VERBS = {
    ("about",): frozenset("think thinking thought ask asking asked talk talked talking".split()),
    ("up", "to"): frozenset("go going gone went move moved".split()),
}
"""Behind these it is a preposition: `thinking about 2 syringes`, `go up to 500 cc`."""
_THAN_OVER = frozenset(
    "for of in after with at last lasts lasted take takes took wait been is was has have had by"
    " just well only usually than and spent".split()
)
"""Before a duration `over` means `during`, unless one of these stands before it."""


class Qualifier(NamedTuple):
    """A qualifier as read."""

    text: str | None
    """`None` where there is none."""
    first: int
    """Index of the first token of qualifier and figure together."""


def _phrases(text: str) -> list[tuple[str, ...]]:
    return sorted((tuple(phrase.split()) for phrase in text.split("|")), key=len, reverse=True)


def _indexed(phrases: Iterable[tuple[str, ...]], by: int) -> dict[str, list[tuple[str, ...]]]:
    """Index phrases by their first or last word, the longest first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        index.setdefault(phrase[by], []).append(phrase)
    return index


_BY_LAST = _indexed(_phrases(_BEFORE), -1)
_BY_FIRST = _indexed(_phrases(_BEHIND), 0)


def read_qualifier(tokens: Sequence[Token], read: Read) -> Qualifier:
    """Find what qualifies a figure; of two, what stands before it."""
    at = read.first
    for _ in range(_MOST_SKIPPED + 1):
        phrase = _phrase_before(tokens, at, read)
        if phrase:
            return phrase
        if text_at(tokens, at - 1) not in _SKIPPED:
            break
        at -= 1
    inside = [token.text for token in tokens[read.first : read.next]]
    if _MORE.intersection(inside) or ("or" in inside and "more" in inside):
        return Qualifier("or more", read.first)
    return Qualifier(_phrase_behind(tokens, read.next), read.first)


def _phrase_before(tokens: Sequence[Token], at: int, read: Read) -> Qualifier | None:
    last = text_at(tokens, at - 1)
    if last in _SYMBOLS:
        return Qualifier(_SYMBOLS[last], at - 1)
    if last == "." and text_at(tokens, at - 2) in {"approx", "ca", "max", "min"}:
        at -= 1
        last = text_at(tokens, at - 1)
    for phrase in _BY_LAST.get(last, ()):
        first = at - len(phrase)
        if first < 0 or tuple(token.text for token in tokens[first:at]) != phrase:
            continue
        if _fits(tokens, phrase, first, read, adjacent=at == read.first):
            return Qualifier(" ".join(phrase), first)
    return None


def _fits(
    tokens: Sequence[Token], phrase: tuple[str, ...], first: int, read: Read, *, adjacent: bool
) -> bool:
    """Say whether a phrase is meant as a qualifier here."""
    if phrase[0] in _STAGES:
        return read.kind == "age"
    if phrase == ("some",):
        return adjacent
    if phrase in _AFTER_VERBS:
        return text_at(tokens, first - 1) not in _AFTER_VERBS[phrase]
    if phrase == ("over",) and read.kind == "duration":
        if text_at(tokens, read.next) == "ago":
            return True
        return adjacent and read.low == read.high and text_at(tokens, first - 1) in _THAN_OVER
    return True


def _phrase_behind(tokens: Sequence[Token], at: int) -> str | None:
    for phrase in _BY_FIRST.get(text_at(tokens, at), ()):
        if tuple(token.text for token in tokens[at : at + len(phrase)]) == phrase:
            return " ".join(phrase)
    return None
