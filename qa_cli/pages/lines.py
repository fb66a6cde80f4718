"""What a line of a page can be on its own: blank, furniture, the declared count, or text.

A line is cut at LF, CRLF or CR and nowhere else, so that line numbers agree with editors and grep.
Context (what stands above and below) is not looked at here; `blocks` does that.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from qa_cli.pages.frame import mark_frame
from qa_cli.pages.furniture import leftover_kind
from qa_cli.pages.glance import late

PieceKind = Literal[
    "text", "vote", "furniture", "related", "label", "slogan", "count", "disclaimer"
]

SHORT_LINE = 220
"""Characters. No leftover of the page's frame is longer, the disclaimer apart; a longer line is
text and is not looked at any closer, which keeps parsing linear on hostile pages."""


@dataclass(slots=True)
class Piece:
    """A non-blank line, or a part of one where two parts of a page are glued into one line."""

    line: int
    """1-based."""
    text: str
    """Stripped of white space at both ends."""
    kind: PieceKind
    gap: int
    """Number of blank lines directly above; 0 for the later parts of a glued line."""
    marked: bool = False
    """Whether signs or markup, which `text` is without, make it a heading."""


_RENDERED = late(
    r"[+\u2212-]?\d{1,4}(?: (?:votes?|upvotes?|likes?|points?))?"
    r"|(?:[Vv]otes?|upvotes?|likes?|points?|score)\s*:\s*[+\u2212-]?\d{1,4}"
)
"""What the vote template becomes on a page that was saved after its values were filled in."""

_OPENING = "{<[$%"
_EXPRESSION = late(r"\{%.*%\}|\{#.*#\}|<%.*%>|\[\[.*\]\]|\$\{.*\}|%[A-Za-z_]+%|<!--.*-->")
"""What other template languages leave."""

_STEERING = dict.fromkeys(
    [0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
"""Marks that steer how a text is drawn, and are no part of what it says."""

RENDERED = 14
"""Characters of such a line; one alone may be anything, several are votes."""

_DISCLAIMER = late(
    r"(?:these|all|the) answers (?:are|were) (?:provided |given |intended |meant )?(?:only "
    r"|solely )?for "
    r"(?:general )?(?:educational|informational|information)(?: (?:and|or) (?:educational"
    r"|informational))? purposes?"
    r"(?: only)?(?P<whole>,? (?:and|they) (?:should|are|do|must) not\b|\. (?:they"
    r"|these answers) )?",
    re.IGNORECASE,
)
"""`whole`: so much of it that no doctor's sentence says the same by chance."""
_GLUED_COUNT = late(r"[.!?…)\"”’]\s*(?P<count>(?:[A-Z][a-z]+ )?Answers:? ?\(?[\d,]{1,7}\)?)$")
"""The count, glued to the question's last line."""

COMMENTS = ("Comments", "comments", "COMMENTS")
"""What heads the comments of readers below an answer."""

SHORT = 24
"""Characters of the link to the rest of a text that is shown in part, at most."""
_MORE = late(
    r"(?:(?<=\.\.\.)|(?<=…))\s*[\[(]?(?:read|see|show|view) more[\])]?\W{0,3}$", re.IGNORECASE
)
_MORE_ENDS = ("more", "More", "MORE")

_BULLETS = "•*–—·▪▸»-"
_QUOTED = late(r">\s*[\w.-]{2,24}(?: [\w.-]{1,12}){0,2}:\s")
"""What a reader says of an answer, with the name by which the site knows them."""


def split_lines(text: str) -> list[str]:
    """Split a page into its lines; no-break spaces become plain, a final line end adds none."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\xa0" in text or "\u202f" in text:
        text = text.replace("\xa0", " ").replace("\u202f", " ")
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return lines


def bare(text: str) -> str:
    """Return a text without the marks that only steer its drawing (U+200F and the like)."""
    return text if text.isascii() else text.translate(_STEERING).strip()


def pieces_of(lines: list[str]) -> list[Piece]:
    """Classify every non-blank line by itself; a line that glues two parts gives two pieces."""
    pieces: list[Piece] = []
    kind: PieceKind | None
    gap = 0
    for number, line in enumerate(lines, 1):
        text = line.strip()
        plain = bare(text)
        if not plain:
            gap += 1
            continue
        if "{{" in text:
            _cut_template(text, number, gap, pieces)
        elif text[0] in _OPENING and _EXPRESSION.fullmatch(text):
            kind = "vote" if "vote" in text.lower() else "furniture"
            pieces.append(Piece(number, text, kind, gap))
        elif len(text) <= SHORT_LINE and (kind := leftover_kind(plain)) is not None:
            pieces.append(Piece(number, plain, kind, gap))
        elif _ends_in_more(text) and (more := _MORE.search(text, max(0, len(text) - SHORT))):
            pieces.append(Piece(number, text[: more.start()], "text", gap))
            pieces.append(Piece(number, more[0].strip(), "furniture", 0))
        elif "nswers" in text:
            _cut_answers(text, number, gap, pieces)
        else:
            pieces.append(Piece(number, text, "text", gap))
        gap = 0
    votes = [
        piece
        for piece in pieces
        if len(piece.text) <= RENDERED
        and (not piece.text[0].isalpha() or ":" in piece.text)
        and _RENDERED.fullmatch(piece.text)
    ]
    if len(votes) > 1:
        for piece in votes:
            piece.kind = "vote"
    _spare_headlines(pieces)
    _mark_comments(pieces)
    mark_frame(pieces)
    return pieces


def _ends_in_more(text: str) -> bool:
    """A cheap first look for a link to the rest of a text."""
    return text[-SHORT:].rstrip(" .…»›>])").endswith(_MORE_ENDS)


def _spare_headlines(pieces: list[Piece]) -> None:
    """Take a button's word right above the vote template, and nowhere else, for a headline."""
    for piece, below in pairwise(pieces):
        if piece.kind == "furniture" and below.kind == "vote" and piece.text.isalpha():
            alone = sum(other.text == piece.text for other in pieces) == 1
            if alone and piece.gap and below.text.startswith("{{"):
                piece.kind = "text"


def _mark_comments(pieces: list[Piece]) -> None:
    """Mark as furniture what is right below the heading of comments, or of a list of pages."""
    heading = listing = False
    for piece in pieces:
        if piece.kind == "related":
            listing = True
        elif listing and piece.kind == "text" and (piece.text[0] in _BULLETS or not piece.gap):
            piece.kind = "furniture"
        else:
            listing = False
        if piece.text[0] == ">" and _QUOTED.match(piece.text):
            piece.kind = "furniture"
        elif piece.kind == "furniture" and piece.text.startswith(COMMENTS):
            heading = True
        elif heading and not piece.gap and piece.kind == "text":
            piece.kind = "furniture"
        else:
            heading = False


def _cut_answers(text: str, line: int, gap: int, pieces: list[Piece]) -> None:
    """Add a line that speaks of answers; the count may be glued to its end, or the disclaimer."""
    match = _GLUED_COUNT.search(text, max(0, len(text) - SHORT_LINE))
    if match is not None and leftover_kind(match["count"]) == "count":
        pieces.append(Piece(line, text[: match.start("count")].rstrip(), "text", gap))
        pieces.append(Piece(line, match["count"], "count", 0))
    else:
        _cut_disclaimer(text, line, gap, pieces)


def _cut_disclaimer(text: str, line: int, gap: int, pieces: list[Piece]) -> None:
    """Add a line as text, as the disclaimer, or as text with the disclaimer glued to its end."""
    match = _DISCLAIMER.search(text)
    if match is None:
        pieces.append(Piece(line, text, "text", gap))
        return
    before = text[: match.start()].rstrip()
    after = text[match.end() :]
    if not match["whole"] and (after.strip(" .") or (before and before[-1] not in ".!?)\"”'’")):
        pieces.append(Piece(line, text, "text", gap))  # a sentence that mentions it
        return
    if before:
        pieces.append(Piece(line, before, "text", gap))
    pieces.append(Piece(line, text[match.start() :], "disclaimer", 0 if before else gap))


def _cut_template(text: str, line: int, gap: int, pieces: list[Piece]) -> None:
    """Add the template expressions of a line, and the text before, between and after them.

    An expression that a cut page ends in goes to the end of the line.
    """
    position = 0
    while (start := text.find("{{", position)) >= 0:
        before = text[position:start].strip()
        if before:
            pieces.append(Piece(line, before, leftover_kind(before) or "text", gap))
            gap = 0
        end = text.find("}}", start + 2)
        position = len(text) if end < 0 else end + 2
        expression = text[start:position]
        kind: PieceKind = "vote" if end < 0 or "vote" in expression.lower() else "furniture"
        pieces.append(Piece(line, expression, kind, gap))
        gap = 0
    after = text[position:].strip()
    if after:
        pieces.append(Piece(line, after, leftover_kind(after) or "text", gap))
