"""What says outright where a question or an answer begins: `Q:`, `Answer 2:`, `1.`, a rule, markup.

A label that stands before text in the same line is cut off it. One such line may be any sentence's
beginning, so labels count where a page has several, numbers and rules where they agree with the
declared count.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from qa_cli.pages.furniture import declared_count, leftover_kind
from qa_cli.pages.glance import late
from qa_cli.pages.lines import Piece

LABEL = 24
"""Characters of the longest label."""

SEVERAL = 2
"""Labels of one kind from which on they are a page's habit."""

_HEADING = late(r"#{1,6}\s+(?P<text>.*?\S)(?:\s+#+)?")
_EMPHASIS = late(r"(?P<mark>\*{1,3}|_{1,3})(?P<text>[^\s*_](?:.*[^\s*_])?)(?P=mark)")
"""What Markdown makes of a heading: marks around a whole line."""

_HEADLINE = late(r"(?:headline|heading|title|subject)\s*:\s+(?=\S)", re.IGNORECASE)
_DETAILS = late(r"(?:details|description|background)\s*:\s+(?=\S)", re.IGNORECASE)
_QUESTION = late(r"(?:q|question|frage|pregunta|domanda|pergunta)\s*[:.]\s+(?=\S)", re.IGNORECASE)
_ANSWER = late(
    r"(?:A|(?:answer|antwort|respuesta|réponse|risposta|resposta)(?: ?#?\d{1,3})?)\s*:\s*",
    re.IGNORECASE,
)
_NUMBER = late(r"\(?(?P<number>\d{1,3})[.)]\s+(?=\S)")
_RULE = late(r"-{3,}|\*{3,}|_{3,}|(?:[-*_] ){2,}[-*_]")
_INITIALS = late(r"[A-Z]{2,3}")
INITIALS = 3
"""Characters of a name's initials, at most."""
_OPENERS = frozenset("aAqQpPfFdDrRhHtTsSbB")
"""First letters of all labels."""


def cut_labels(pieces: list[Piece]) -> list[Piece]:
    """Return a page's pieces without markup, and with labels on their own."""
    pieces = [_plain(piece) if piece.text[0] in "#*_" else piece for piece in pieces]
    top = next((at for at, piece in enumerate(pieces) if piece.kind == "text"), None)
    if top is None:
        return pieces
    asked = _cut(pieces[top], _QUESTION)
    if asked:
        pieces[top] = asked[1]
        below = _cut(pieces[top + 1], _DETAILS) if top + 1 < len(pieces) else []
        if below:
            pieces[top + 1] = below[1]
    count = next((declared_count(piece.text) for piece in pieces if piece.kind == "count"), None)
    pieces = _cut_answers(pieces, 1 if asked else SEVERAL)
    if count is not None and count >= SEVERAL:
        pieces = _cut_numbers(pieces, count)
    _mark_rules(pieces, count)
    _mark_initials(pieces)
    return pieces


def _plain(piece: Piece) -> Piece:
    """Take a heading's marks off a line, and look at the rest again."""
    match = _HEADING.fullmatch(piece.text) or _EMPHASIS.fullmatch(piece.text)
    if piece.kind != "text" or match is None:
        return piece
    text = match["text"]
    if text[-1] == ".":
        return piece  # a sentence that somebody stresses
    inner = _EMPHASIS.fullmatch(text)
    text = inner["text"] if inner else text
    return replace(piece, text=text, kind=leftover_kind(text) or "text")


def _cut(piece: Piece, label: re.Pattern[str]) -> list[Piece]:
    """Cut a label off a piece: the label, and the text behind it if any; `[]` without a label."""
    likely = piece.text[0] in _OPENERS and (":" in piece.text[:LABEL] or "." in piece.text[:LABEL])
    match = label.match(piece.text) if likely else None
    if match is None or piece.kind != "text":
        return []
    return _split(piece, match.end())


def _split(piece: Piece, end: int) -> list[Piece]:
    parts = [replace(piece, text=piece.text[:end].rstrip(), kind="label")]
    rest = piece.text[end:]
    return [*parts, replace(piece, text=rest, gap=0)] if rest else parts


def _cut_answers(pieces: list[Piece], fewest: int) -> list[Piece]:
    cut = [_cut(piece, _ANSWER) for piece in pieces]
    if sum(map(bool, cut)) < fewest:
        return pieces
    heads = [_cut(piece, _HEADLINE) for piece in pieces]
    if sum(map(bool, heads)) >= SEVERAL:
        for parts in filter(None, cut):
            parts[0].kind = "vote"  # like that template it parts headline and body
        cut = [head or parts for head, parts in zip(heads, cut, strict=True)]
    return [part for piece, parts in zip(pieces, cut, strict=True) for part in parts or [piece]]


def _cut_numbers(pieces: list[Piece], count: int) -> list[Piece]:
    """Cut off the numbers 1 to `count`, if all stand in order and the first below the count."""
    places: dict[int, int] = {}
    below = next(at for at, piece in enumerate(pieces) if piece.kind == "count") + 1
    for at, piece in enumerate(pieces[below:], below):
        match = _NUMBER.match(piece.text) if piece.text[0] in "(123456789" else None
        if match and piece.kind == "text" and piece.gap:
            if int(match["number"]) != len(places) + 1:
                return pieces
            places[at] = match.end()
    if len(places) != count or below not in places:
        return pieces
    return [
        part
        for at, piece in enumerate(pieces)
        for part in (_split(piece, places[at]) if at in places else [piece])
    ]


def _mark_rules(pieces: Sequence[Piece], count: int | None) -> None:
    """Mark as labels the rules that stand before answers, or between them."""
    rules = [
        piece
        for piece in pieces
        if piece.kind == "furniture" and piece.gap and _RULE.fullmatch(piece.text)
    ]
    usual = any(piece.kind == "vote" for piece in pieces)
    if len(rules) < SEVERAL or usual or not (count is None or abs(len(rules) - count) <= 1):
        return
    for rule in rules:
        rule.kind = "label"


def _mark_initials(pieces: Sequence[Piece]) -> None:
    """Mark as furniture the initials that stand for a picture, right above the name."""
    for piece, below in pairwise(pieces):
        if len(piece.text) <= INITIALS and not below.gap and _INITIALS.fullmatch(piece.text):
            words = [word for word in below.text.split(",")[0].split() if word[0].isupper()]
            if piece.kind == "text" and piece.text in "".join(word[0] for word in words):
                piece.kind = "furniture"
