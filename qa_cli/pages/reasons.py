"""Why each line of a page was taken for what it is: for readers, nothing is decided here."""

from collections.abc import Iterator
from math import log
from typing import NamedTuple

from qa_cli.model import Markup
from qa_cli.pages.context import attributes
from qa_cli.pages.features import GROUPS, PARTS, TABLE, Attributes, features_of_part
from qa_cli.pages.grammar import LABELS, NUMBER
from qa_cli.pages.lines import Piece
from qa_cli.pages.parser import label_page
from qa_cli.pages.weights import BITS, SCALE, load_weights

MOST = 4
"""Features told of a line: the next ones weigh little."""


class Vote(NamedTuple):
    """A feature that told two labels apart."""

    feature: str
    """Its name in `weights.txt`; empty for what the lines around it add: what may follow what."""
    words: str
    weight: float
    """Log-odds; positive for the label, negative for the runner-up."""


STATED = Vote("markup", "the page's markup states it", 10.0)
"""Stands for all features of a line that can have one label only."""


class Reason(NamedTuple):
    """Why a line, or a part of a glued one, has its label. Labels are as `WORDS` has them."""

    line: int
    """1-based."""
    text: str
    label: str
    probability: float
    runner_up: str | None
    """`None` where no other label has a chance; `decided` is then what speaks for the label."""
    runner_up_probability: float
    decided: tuple[Vote, ...]
    """The weightiest first."""


def _table(text: str) -> dict[str, str]:
    rows = [row.split() for row in text.replace("\n", ";").split(";")]
    return {name: " ".join(words) for name, *words in rows}


_BYLINE = _table("N name; S place and specialty; J specialty; L place; R rating; X aside; M mixed")
WORDS = _table("""T title; Q question; C number of answers; K furniture above the answers
    O no question page; HB headline begins an answer; HI headline below a byline
    HR headline goes on; SB body begins an answer; SI body begins; P body goes on
    Fh furniture below a headline; Fa furniture at a byline above its body; Fb furniture in a body
    Fy furniture at a byline below its body; Ft furniture below the answers; W another question
    Fw furniture below another question""")
WORDS |= {f"{kind}a": f"{words} above the body" for kind, words in _BYLINE.items()}
WORDS |= {f"{kind}b": f"{words} below the body" for kind, words in _BYLINE.items()}

_OWN = _table("""K kind by its words; W0 first word; F0 first word; W9 last word; lb label
    LL words of a label; lf byline within a label; L length; v voice; adr addresses somebody
    opn opens with an address; ecl ends with a farewell; sgn signature; sg sign; se opening and end
    s opening; e end; in? question within; cp share of capitals; ALL capitals; co commas; dg digits
    Yp practice with a place; Yq practice without a place; Yc name without credentials
    Y0 reviews without stars; prs name of a person; org organisation; plc place; P whole page""")
"""How the name of a feature of a line alone begins -> its words; the first that fits."""


def reasons_of(text: str, markup: Markup | None = None) -> tuple[Reason, ...]:
    """Tell for each piece of a page, in order, why it has its label; arguments as `parse_page`."""
    _, pieces, (labels, shares), marked = label_page(text, markup=markup)
    lines = attributes(pieces) if pieces else []
    reasons = tuple(map(_reason, pieces, labels, shares, lines))
    stated = marked.stated if marked else frozenset()
    return tuple(
        one._replace(decided=(STATED,)) if at in stated else one for at, one in enumerate(reasons)
    )


def _reason(piece: Piece, label: str, shares: dict[int, float], line: Attributes) -> Reason:
    own, features = NUMBER[label], load_weights().features
    chance, rest = shares.get(own, 0.0), [pair for pair in shares.items() if pair[0] != own]
    other, next_chance = max(rest, key=lambda pair: pair[1], default=(None, 0.0))
    votes = []
    for name, words in _features(line):
        against = 0 if other is None else _unpacked(features[name], other)
        votes.append(Vote(name, words, (_unpacked(features[name], own) - against) / SCALE))
    if chance and next_chance:
        said = sum([vote.weight for vote in votes])
        votes.append(Vote("", "the lines around it", round(log(chance / next_chance) - said, 2)))
    votes.sort(key=lambda vote: -abs(vote.weight))
    decided = tuple([vote for vote in votes[:MOST] if vote.weight])
    runner_up = None if other is None else WORDS[LABELS[other]]
    return Reason(piece.line, piece.text, WORDS[label], chance, runner_up, next_chance, decided)


def _features(line: Attributes) -> Iterator[tuple[str, str]]:
    """Yield the name of each feature of a line, with its words and values."""
    for part, values in zip(PARTS, line, strict=True):
        said = dict(zip(GROUPS.get(part, ()), values, strict=False))
        words = [
            f"{row.reason} ({', '.join(f'{one} {said[one]}' for one in row.attributes)})"
            for row in TABLE.get(part, ())
        ] or [_own_words(value, "" if part == "own" else f"{part}: ") for value in values]
        yield from zip(features_of_part(part, values), words, strict=True)


def _own_words(feature: str, where: str) -> str:
    start = next((start for start in _OWN if feature.startswith(start)), "")
    return f"{where}{_OWN.get(start, '')} ({feature[len(start) :]})".removesuffix(" ()").strip()


def _unpacked(packed: int, label: int) -> int:
    """Unpack the weight of a label, see `Packed`: a negative one borrows from the next."""
    weight = packed + (1 << BITS * label >> 1) >> BITS * label
    return (weight + (1 << BITS - 1)) % (1 << BITS) - (1 << BITS - 1)
