"""What says outright where a question or an answer begins: `Q:`, `Answer 2:`, `1.`, a rule, markup.

A label that stands before text in the same line is cut off it. One such line may be any sentence's
beginning, so labels count where a page has several, numbers and rules where they agree with the
declared count.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from qa_cli.pages.byline import read_line
from qa_cli.pages.counts import declared_count
from qa_cli.pages.furniture import leftover_kind
from qa_cli.pages.glance import late
from qa_cli.pages.lines import Piece
from qa_cli.pages.menus import is_entry
from qa_cli.pages.names import is_person

LINKED = 240
"""Characters of a line of links, addresses included, at most."""

_LINK = late(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_NUMBERED_LINK = late(r"\[\d{1,3}\](?=[\w«<])")
"""Markdown's links, and the numbers that lynx and w3m give to theirs."""
_PICTURE = late(
    r"!?\s*\[(?:(?:photo|picture|image|img|icon|logo|avatar|portrait)(?: \d+)?"
    r"|[\w-]{1,30}\.(?:gif|png|jpe?g|svg|webp))\]\s*",
    re.IGNORECASE,
)
_BUTTONS = late(r"(?:\[[^\[\]]{1,30}\]\s*){2,}")
"""What text browsers write for pictures and for a row of buttons."""

HEADING = 140
"""Characters of a heading with its signs, at most."""

TOP = 12
"""Lines at a page's start among which its heading stands, what the site says before it included."""

NEAR = 3
"""Lines below the title, and at the page's end, that may give the site's name."""

LINE = 90
"""Characters of such a line, at most."""

LABEL = 24
"""Characters of the longest label."""

SEVERAL = 2
"""Labels of one kind from which on they are a page's habit."""

_HEADING = late(r"#{1,6}\s+(?P<text>.*?\S)(?:\s+#+)?")
_SIGNED = late(
    r"(?P<sign>={2,}|~{1,3}|[»›▸►▶❖◆■□●§✦➤➜→]|-{2,})\s+(?P<text>\S.*?)"
    r"(?:\s+(?:={2,}|~{1,3}|-{2,}|[«◂◄◀]))?"
)
"""What a template draws before a heading, and behind it or not."""
_SIGNS = frozenset("=~»›▸►▶❖◆■□●§✦➤➜→-")
_EMPHASIS = late(r"(?P<mark>\*{1,3}|_{1,3})(?P<text>[^\s*_](?:.*[^\s*_])?)(?P=mark)")
"""What Markdown makes of a heading: marks around a whole line."""

_HEADLINE = late(r"(?:headline|heading|title|subject)\s*:\s+(?=\S)", re.IGNORECASE)
_DETAILS = late(r"(?:details|description|background)\s*:\s+(?=\S)", re.IGNORECASE)
_QUESTION = late(r"(?:q|question|frage|pregunta|domanda|pergunta)\s*[:.]\s+(?=\S)", re.IGNORECASE)
_SUBJECT = late(r"subject\s*:\s+(?=\S)", re.IGNORECASE)
_ANSWER = late(
    r"(?:A|(?:answer|antwort|respuesta|réponse|risposta|resposta)(?: ?#?\d{1,3})?)\s*:\s*",
    re.IGNORECASE,
)
_NUMBER = late(r"\(?(?P<number>\d{1,3})[.)]\s+(?=\S)")
_RULE = late(r"-{3,}|\*{3,}|_{3,}|(?:[-*_] ){2,}[-*_]")
_PORTRAIT = late(
    r"(?:profile )?(?:photo|picture|portrait|image|avatar) (?:of|for) (?P<name>\S.{2,60})",
    re.IGNORECASE,
)
_OF_SITE = late(r"\w\.[a-z]{2,7}\b|©|copyright", re.IGNORECASE)
_COUNTED = late(r"\(\d{1,4}\)")
_WITH_SITE = late(
    r"(?P<title>\S.{10,}\S)\s+[-|–—·»]\s+(?P<site>\S{2,20}(?: \S{2,20}){0,3}(?<![.?!]))"
)
_INITIALS = late(r"[A-Z]{2,3}")
INITIALS = 3
"""Characters of a name's initials, at most."""
_OPENERS = frozenset("aAqQpPfFdDrRhHtTsSbB")
"""First letters of all labels."""


def cut_labels(pieces: list[Piece]) -> list[Piece]:
    """Return a page's pieces without markup, and with labels on their own."""
    pieces = _without_links(pieces)
    pieces = _without_signs(pieces)
    top_heading = _top_heading(pieces)
    pieces = [_plain(piece) if piece.text[0] in "#*_" else piece for piece in pieces]
    if top_heading is not None:
        for piece in pieces[:top_heading]:
            if piece.kind == "text":
                piece.kind = "furniture"  # the site's own words stand above its page's heading
    top = next((at for at, piece in enumerate(pieces) if piece.kind == "text"), None)
    if top is None:
        return pieces
    pieces[top] = _without_site_name(pieces, top)
    top = _past_site(pieces, top)
    asked = _cut(pieces[top], _QUESTION) or _cut(pieces[top], _SUBJECT)
    if asked:
        for piece in pieces[:top]:
            piece.kind = "furniture" if piece.kind == "text" else piece.kind
        pieces[top] = asked[1]
        below = _cut(pieces[top + 1], _DETAILS) if top + 1 < len(pieces) else []
        if below:
            pieces[top + 1] = below[1]
    count = next((declared_count(piece.text) for piece in pieces if piece.kind == "count"), None)
    pieces = _cut_answers(pieces, 1 if asked else SEVERAL)
    if count is not None and count >= SEVERAL:
        pieces = _cut_numbers(pieces, count)
    pieces = _without_numbers(pieces)
    pieces = [_plain(piece) if piece.text[0] in "*_" else piece for piece in pieces]
    _mark_rules(pieces, count)
    _mark_initials(pieces)
    _mark_portraits(pieces)
    _join_counts(pieces)
    return pieces


def _past_site(pieces: Sequence[Piece], top: int) -> int:
    """Return the place of the labelled question below a site's name and menu, else `top`."""
    for at, piece in enumerate(pieces[top : top + TOP], top):
        if piece.kind not in ("text", "furniture"):
            break
        if _cut(piece, _QUESTION):
            return at
        if not is_entry(piece.text):
            break
    return top


def _without_site_name(pieces: Sequence[Piece], top: int) -> Piece:
    """Take the site's name off the browser's title, where it stands by itself near either end."""
    piece = pieces[top]
    match = _WITH_SITE.fullmatch(piece.text) if len(piece.text) <= LINKED else None
    if match is None:
        return piece
    site = _squashed(match["site"])
    others = [*pieces[:top], *pieces[top + 1 : top + NEAR], *pieces[top + 1 :][-NEAR:]]
    told = any(_names_site(one.text, site) for one in others if len(one.text) <= LINE)
    return replace(piece, text=match["title"]) if told else piece


def _names_site(text: str, site: str) -> bool:
    """Whether a line gives the site's name alone, in an address, or as who has the rights."""
    squashed = _squashed(text)
    return squashed == site or (site in squashed and _OF_SITE.search(text) is not None)


def _squashed(text: str) -> str:
    """Return a text's letters and digits, folded: `medi-forum.example` holds `MediForum`."""
    return "".join(filter(str.isalnum, text.lower()))


def _without_links(pieces: list[Piece]) -> list[Piece]:
    """Take the marks of links off short lines; a line of several links is furniture."""
    if not [piece for piece in pieces if "[" in piece.text]:
        return pieces
    numbered = sum(_NUMBERED_LINK.match(piece.text) is not None for piece in pieces) >= SEVERAL
    plain = []
    for piece in pieces:
        text = piece.text
        if piece.kind == "text" and "[" in text and len(text) <= LINKED:
            links = len(_LINK.findall(text))
            text = _LINK.sub(r"\1", text)
            if numbered:
                text, numbers = _NUMBERED_LINK.subn("", text)
                links += numbers if text[-1:] not in ".!?" else 0
            text = _PICTURE.sub("", text).strip()
            bare = text.strip("*_ ")
            if links > 1 or not bare or _BUTTONS.fullmatch(text):
                piece = replace(piece, kind="furniture")  # noqa: PLW2901 - this one is another
            elif text != piece.text:
                piece = replace(piece, text=text, kind=leftover_kind(bare) or "text")  # noqa: PLW2901
        plain.append(piece)
    return plain


def _top_heading(pieces: Sequence[Piece]) -> int | None:
    """Find the only heading of the first level among the first lines: the page's title."""
    tops = [at for at, piece in enumerate(pieces) if piece.text.startswith("# ")]
    return tops[0] if len(tops) == 1 and tops[0] < TOP else None


def _without_signs(pieces: list[Piece]) -> list[Piece]:
    """Take off the signs that a template draws before its headings, where several lines have them.

    A list's items stand right below each other, headings do not.
    """
    found = {
        at: match
        for at, piece in enumerate(pieces)
        if piece.text[0] in _SIGNS and piece.kind == "text" and len(piece.text) <= HEADING
        if (match := _SIGNED.fullmatch(piece.text)) is not None
        if piece.gap or not at or pieces[at - 1].text[0] != piece.text[0]
    }
    if len(found) < SEVERAL:
        return pieces
    times = Counter(match["sign"] for match in found.values())
    return [
        _as_heading(piece, found[at]["text"])
        if at in found and times[found[at]["sign"]] >= SEVERAL and read_line(piece.text) is None
        else piece
        for at, piece in enumerate(pieces)
    ]


def _as_heading(piece: Piece, text: str) -> Piece:
    return replace(piece, text=text, kind=leftover_kind(text) or "text", marked=True)


def _plain(piece: Piece) -> Piece:
    """Take a heading's marks off a line, and look at the rest again."""
    heading = _HEADING.fullmatch(piece.text)
    match = heading or _EMPHASIS.fullmatch(piece.text)
    if piece.kind != "text" or match is None:
        return piece
    text = match["text"]
    if text[-1] == "." and heading is None:
        return piece  # a sentence that somebody stresses
    inner = _EMPHASIS.fullmatch(text)
    return _as_heading(piece, inner["text"] if inner else text)


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


def _without_numbers(pieces: list[Piece]) -> list[Piece]:
    """Take the numbers off a page's headings, if they count from 1 and each stands by itself."""
    places: dict[int, int] = {}
    marked = sum(piece.marked and piece.text[0] in "(123456789" for piece in pieces) >= SEVERAL
    for at, piece in enumerate(pieces):
        match = _NUMBER.match(piece.text) if piece.text[0] in "(123456789" else None
        if match is None or piece.kind != "text" or not piece.gap or len(piece.text) > HEADING:
            continue
        if marked and not piece.marked:
            continue  # a list's, where headings are marked
        if at + 1 == len(pieces) or _NUMBER.match(pieces[at + 1].text):
            return pieces  # a list, whose items stand right below each other
        if int(match["number"]) != len(places) + 1 or piece.text[-1] in ".,;:":
            return pieces
        places[at] = match.end()
    if len(places) < SEVERAL:
        return pieces
    return [
        _as_heading(piece, piece.text[places[at] :]) if at in places else piece
        for at, piece in enumerate(pieces)
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


def _join_counts(pieces: Sequence[Piece]) -> None:
    """Make the count of a number right below the word that heads all answers."""
    for piece, below in pairwise(pieces):
        if piece.kind == "label" and not below.gap and _COUNTED.fullmatch(below.text):
            text = f"{piece.text} {below.text}"
            if declared_count(text) is not None:
                piece.kind, below.kind, below.text = "furniture", "count", text


def _mark_portraits(pieces: Sequence[Piece]) -> None:
    """Mark as furniture what a text browser writes for a picture, right above who is on it."""
    for piece, below in pairwise(pieces):
        match = _PORTRAIT.fullmatch(piece.text) if piece.text[0] in "PpIiAa" else None
        named = match is not None and below.text.startswith(match["name"])
        if match is not None and named and is_person(match["name"], strict=True):
            piece.kind = "furniture"
