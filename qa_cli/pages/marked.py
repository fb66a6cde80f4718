"""What a page's markup states, found again in its pieces: labels for them, and what they rest on.

The pieces that are found can have their labels only; those between them can have labels that fit,
of which the model chooses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from qa_cli.model import Doctor, Markup, Stated
from qa_cli.pages.bars import is_site
from qa_cli.pages.fields import read_line
from qa_cli.pages.grammar import ABOVE, BELOW, LABELS, NUMBER
from qa_cli.pages.lines import Piece
from qa_cli.pages.names import Name, parse_name
from qa_cli.pages.wording import Span, Wording, words_of

_Labels = frozenset[int]
"""Numbers of labels."""


class Claim(NamedTuple):
    """An answer that the markup states, where it stands."""

    stated: Stated
    first: int
    """Place of its body's first piece."""
    last: int
    """Place of its body's last piece."""
    share: float
    """As in `Span`."""
    author: int | None = None
    """Place of the piece that names its author, if there is one."""

    def disputes(self, doctor: Doctor | None) -> bool:
        """Whether a byline names somebody else than the markup does."""
        named = set(words_of(doctor.name if doctor else None))
        author = set(words_of(self.stated.author))
        return bool(named and author) and not (named <= author or author <= named)

    def doctor(self, byline: Doctor | None) -> Doctor:
        """Return who the markup says wrote it, with what the byline says of them.

        Credentials that are known stand apart from the name.
        """
        author = self.stated.author or ""
        name = parse_name(author) or Name(author, None)
        if byline is None or self.disputes(byline):
            return Doctor(name.name, name.credentials)
        return replace(byline, name=name.name, credentials=byline.credentials or name.credentials)


class Marked(NamedTuple):
    """A page's markup, found again."""

    markup: Markup
    bars: Mapping[int, _Labels] = {}
    """Place of a piece -> numbers of the labels that it cannot have."""
    claims: Mapping[int, Claim] = {}
    """Place of the first piece of an answer's body -> the answer."""
    stated: frozenset[int] = frozenset()
    """Places of the pieces that the markup states."""

    def kept(self, labels: Sequence[str]) -> "Marked":
        """Return what is left of it where the page's labels are others than it states."""
        claims = {at: one for at, one in self.claims.items() if labels[at] in {"SB", "SI"}}
        return self if len(claims) == len(self.claims) else Marked(self.markup, {}, claims)


def locate(pieces: Sequence[Piece], markup: Markup) -> Marked:
    """Find what the markup states in a page's pieces; bar nothing where no answer is found.

    Time is linear in the length of page and markup.
    """
    texts = (markup.question, *markup.answers)
    page = Wording(pieces, [part for one in texts for part in (one.text, one.head, one.author)])
    claims = [
        Claim(stated, *span)
        for stated in sorted(markup.answers, key=lambda one: -len(one.text))
        if (span := page.find(stated.text)) is not None
    ]
    if not claims:
        return Marked(markup)
    question = page.find(markup.question.text, last=True)  # above it may stand its beginning
    claims = _signed(page, sorted(claims, key=lambda one: one.first), len(pieces))
    layout = _layout(page, markup.question.head, question, claims)
    labels = {**_rest(layout, claims, pieces), **layout.stated}
    bars = {at: _ALL - some for at, some in labels.items()}
    return Marked(markup, bars, {one.first: one for one in claims}, frozenset(layout.stated))


def _signed(page: Wording, claims: Sequence[Claim], size: int) -> list[Claim]:
    """Find the line of each answer's author: above the bodies of all, or below them."""
    ends = [-1, *(one.last for one in claims)]
    starts = [*(one.first for one in claims), size]
    sides: list[list[int | None]] = [[], []]
    for claim, end, start in zip(claims, ends, starts[1:], strict=False):
        sides[0].append(page.naming(claim.stated.author, range(claim.first - 1, end, -1)))
        sides[1].append(page.naming(claim.stated.author, range(claim.last + 1, start)))

    def told(side: Sequence[int | None]) -> tuple[int, int]:
        away = [abs(at - one.first) for at, one in zip(side, claims, strict=True) if at is not None]
        return len(away), -sum(away)

    side = max(sides, key=told)
    return [claim._replace(author=at) for claim, at in zip(claims, side, strict=True)]


class _Layout(NamedTuple):
    """Where the parts of a page stand."""

    stated: dict[int, _Labels]
    """Place of a piece that the markup states -> the labels that it may have."""
    title: range
    """Empty where it does not stand above question and answers; so are the next ones."""
    question: Span | None
    heads: list[range]
    """The headline of each answer."""
    is_above: bool
    """Whether authors are named above their answers."""
    is_below: bool


def _layout(
    page: Wording, title: str | None, question: Span | None, claims: Sequence[Claim]
) -> _Layout:
    """Return where the parts of a page stand, given where its texts do."""
    stated: dict[int, _Labels] = {}

    def state(first: int, last: int, begins: _Labels, more: _Labels, between: _Labels) -> None:
        for at in range(first, last + 1):
            stated[at] = begins if at == first else more if page.taken[at] else between

    if question is not None and question.last >= claims[0].first:
        question = None
    if question is not None:
        state(question.first, question.last, _QUESTION, _QUESTION, _TOP)
    top = page.heading(title, range(question.first if question else claims[0].first))
    stated |= dict.fromkeys(top, _TITLE)
    heads: list[range] = []
    end = 0
    for claim in claims:
        heads.append(page.heading(claim.stated.head, range(end, claim.first)))
        stated |= dict.fromkeys(heads[-1], _HEADLINE)
        state(claim.first, claim.last, _FIRST, _BODY, _INSIDE)
        end = claim.last + 1
    signed = [(one.author, one.author > one.last) for one in claims if one.author is not None]
    is_below = any(below for _, below in signed)
    for author, _ in signed:
        stated[author] = _NAMED_BELOW if is_below else _NAMED_ABOVE
    return _Layout(stated, top, question, heads, bool(signed) and not is_below, is_below)


def _rest(layout: _Layout, claims: Sequence[Claim], pieces: Sequence[Piece]) -> dict[int, _Labels]:
    """Return the labels that pieces may have which the markup does not state.

    They are such that each of them can be followed by what the markup states. A byline's further
    lines are such as any byline has; headlines without markup are those of the site known best.
    """
    found: dict[int, _Labels] = {}
    after = _NO if layout.is_above else _BELOW
    lead = _NO if any(layout.heads) or not is_site(pieces) else _HEAD
    lead |= _NO if layout.is_below else _ABOVE
    for at in range(claims[0].first):
        found[at] = _UNDER if at in _behind(layout.heads[0], claims[0]) else _top(at, layout, lead)
    for above, below, head in zip(claims, claims[1:], layout.heads[1:], strict=False):
        for at in range(above.last + 1, below.first):
            named = above.author is not None and at < above.author
            found[at] = _INSIDE | after | (_NO if named else lead)
            if at in _behind(head, below):
                found[at] = _UNDER
    last = claims[-1]
    for at in range(last.last + 1, len(pieces)):
        named = last.author is not None and at < last.author
        found[at] = _INSIDE | after | (_NO if named else _END)
    bylines = _NAMED_ABOVE | _NAMED_BELOW
    return {
        at: labels if labels.isdisjoint(bylines) or read_line(pieces[at].text) else labels - bylines
        for at, labels in found.items()
    }


def _behind(head: range, claim: Claim) -> range:
    """Return the places between a headline and its answer; none where there is no headline."""
    return range(head.stop, claim.first) if head else head


def _top(at: int, layout: _Layout, lead: _Labels) -> _Labels:
    """Return what a piece above the first answer may be."""
    title, question = layout.title, layout.question
    if title and at < title.start:
        return _TOP
    if any(layout.heads):  # of many questions none is the page's
        return _TOP | _COUNT | lead
    asked = _NO if title else _TITLE
    if question is not None:
        return _TOP | _COUNT | (lead if at > question.last else asked)
    return _TOP | _COUNT | _QUESTION | lead | asked


def _numbers(*labels: str) -> _Labels:
    return frozenset(NUMBER[label] for label in labels)


_NO: _Labels = frozenset()
_ALL = frozenset(range(len(LABELS)))
_TITLE, _QUESTION, _COUNT, _TOP = map(_numbers, "TQCK")
_HEADLINE, _UNDER = _numbers("HB", "HI", "HR"), _numbers("Fh")
_HEAD = _HEADLINE | _UNDER
_FIRST, _BODY, _INSIDE, _END = _numbers("SB", "SI"), _numbers("P"), _numbers("Fb"), _numbers("Ft")
_NAMED_ABOVE, _NAMED_BELOW = _numbers(*ABOVE), _numbers(*BELOW)
_ABOVE, _BELOW = _NAMED_ABOVE | _numbers("Fa"), _NAMED_BELOW | _numbers("Fy")
