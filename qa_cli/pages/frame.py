"""What a site puts around its pages: disclaimers, menus, the links at its foot.

Only their place tells them from what doctors say, so they are looked for at a page's end and above
its title.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from qa_cli.pages.glance import holds_any, late
from qa_cli.pages.names import parse_name
from qa_cli.pages.rating import parse_rating

if TYPE_CHECKING:
    from qa_cli.pages.lines import Piece

LINKS = 3
"""Links in the list of them at a page's end, at least."""

FOOT_LINE = 90
"""Characters of a line of links at a site's foot, at most."""

FOOT = 6
"""Non-blank lines at the end of a page among which it is looked for."""

_SITE_DISCLAIMER = late(
    r"(?:(?!I |We |My |Th(?:is|ese|at) (?!site|page|website|service|board|forum|portal))"
    r"(?:[^.]|\b(?:Ltd|Inc|Co)\.){3,50}"
    r" does not (?:provide|give|offer|constitute) (?=(?:medical|legal|financial|professional)\b)"
    r"|(?:(?:all |the |any )?(?:information|contents?|materials?|answers|opinions|advice)"
    r"|nothing)\b[^.]{0,60}?\b(?:on|in|from|by|of) (?:this|our|the)"
    r" (?:web ?)?(?:site|page|forum|service)\b"
    r"|(?:all |the )?answers (?:above|below|here)\b)"
    r".{0,160}?\b(?:advice|substitute|relationship|purposes)\b",
    re.IGNORECASE,
)
"""What other sites say at their foot. Doctors say it, too, so it counts at a page's end only."""

_DISCLAIMED = ("advice", "substitute", "relationship", "purposes")
"""What they all disclaim."""

_EMERGENCY = late(r"\b(?:call|dial)\b.{0,40}\b(?:911|112|999|000)\b")
_IN_EMERGENCY = late(
    r"in (?:an|case of) emergency\b|if (?:this is|you (?:have|are having|think you (?:may )?have))"
    r" an? (?:medical )?emergency\b",
    re.IGNORECASE,
)
_WARNS = ("advice", "substitute", "replacement", "educational", "informational", "disclaimer")
_WARNINGS = late(
    r"\b(?:advice|substitute|replacement|educational|informational|disclaimer|relationship"
    r"|diagnosis|treatment|professional|qualified|emergency|examined|consult|answers|content"
    r"|information|page|site|website|apply|purposes)\b",
    re.IGNORECASE,
)
"""Words of disclaimers; two of them and no word for a person make one."""
_OWN = late(
    r"\b(?:(?:this|these|the|all|our) (?:web)?(?:site|page|contents?|answers|opinions|service"
    r"|forum)"
    r"|information (?:on|in|above|here)|disclaimer|answers? (?:here|given|provided|above)"
    r"|answer here)\b",
    re.IGNORECASE,
)
"""What it speaks of."""
_QUOTES = ('"', "“", "”")
WARNINGS = 3
"""Different ones that a disclaimer holds at least."""
_ANYONE = late(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|he|she)\b")
"""Whom no site speaks of in it, but doctors do."""
WARNING = 60
"""Characters of one above the title, at least."""
LONG_WARNING = 500
"""Characters of one, as far as it is looked at."""
HEAD = 8
"""Lines at a page's start among which one may stand."""

MENU = 200
"""Characters of such a row, at most."""
_CONSENT = late(
    r"\b(?:uses?|our|accept|these|set|store) (?:[a-z]+ )?cookies\b"
    r"|\bcookies? (?:settings|policy|notice)|\bvalue your privacy\b",
    re.IGNORECASE,
)
"""What asks for consent, above everything else."""
_CONSENTS = late(
    r"(?:(?:accept|agree|reject|allow|decline|more|manage|got|ok|i|all|only|necessary|options"
    r"|cookies|settings|preferences|it|learn|close|continue|deny|customi[sz]e|and|save|to)\b\W*)+",
    re.IGNORECASE,
)
"""The buttons below it."""
_MENU = late(
    r"(?:[A-Z][\w&'’/-]*(?: [\w&'’/-]+){0,3}(?:\s{2,}|\s*[|·•]\s*)){2,}"
    r"[A-Z][\w&'’/-]*(?: [\w&'’/-]+){0,3}"
)
"""A row of three links or more, above the title."""

_DISCLAIMER_START = (
    "these answers are for educational purposes and should not be relied upon as a substitute for"
)

_FOOT_WORDS = frozenset(
    """terms of service use privacy policy policies cookies cookie copyright rights reserved
    download app apps ios android follow us facebook twitter instagram youtube pinterest linkedin
    tiktok newsletter subscribe sign up log in contact about help faq careers press jobs sitemap map
    accessibility advertise powered by version mobile desktop site page top back emergency dial call
    inc llc ltd home all the our your and for an this is if you have life-threatening local number
    conditions imprint legal notice settings do not sell my personal information get on with we are
    back to""".split()
)
_FOOT_SIGNS = frozenset(
    """terms privacy policy copyright rights facebook twitter newsletter subscribe careers sitemap
    cookies cookie advertise imprint © ©️""".split()
)
"""Words that stand at a site's foot, and those without which a line is none of it."""
_FOOT_PHRASE = late(r"follow us\b|download (?:the|our) app\b", re.IGNORECASE)
_TOOL = late(
    r"[\W_]*(?:this (?:page|article|text|document) (?:was|has been) )?(?:saved|printed|generated"
    r"|created|converted|exported|clipped|archived|simplified|downloaded|powered|rendered)"
    r" (?:with|from|by|using|via)\b.{2,60}?[\W_]*",
    re.IGNORECASE,
)
"""What a tool says of itself at the end of what it saved."""
_ADDRESS = late(r"(?:[\[(]?\d{1,3}[\])]?[.:]?\s*)?(?:https?://|www\.|mailto:)\S+")
_REFERENCES = late(
    r"(?:references|links|(?:visible|hidden) links|sources|footnotes)\s*:?", re.IGNORECASE
)
"""The list of a page's links that lynx and others put below it, and its heading."""
_FOOT_WORD = late(r"[^\W\d_][\w'’-]*|©")


def mark_frame(pieces: list[Piece]) -> None:
    """Mark what only its place tells: disclaimers and menus at a page's end and above its title."""
    _mark_disclaimer(pieces)
    _mark_references(pieces)
    for piece in reversed(pieces[1:]):
        if piece.kind == "text" and (_is_of_foot(piece.text) or _TOOL.fullmatch(piece.text)):
            piece.kind = "furniture"
        elif piece.kind in ("text", "vote"):
            break
    if len(pieces) > HEAD:
        _mark_head(pieces)
    if pieces and _is_cut_disclaimer(pieces[-1].text):
        pieces[-1].kind = "disclaimer"


def _mark_references(pieces: list[Piece]) -> None:
    """Mark the list of links at a page's end."""
    at = len(pieces)
    while at and pieces[at - 1].kind == "text" and _ADDRESS.fullmatch(pieces[at - 1].text):
        at -= 1
    headed = at > 0 and _REFERENCES.fullmatch(pieces[at - 1].text) is not None
    numbered = all(piece.text[0] in "[(0123456789" for piece in pieces[at:])
    if len(pieces) - at < LINKS or not (headed or numbered):
        return
    at -= headed
    for piece in pieces[at:]:
        piece.kind = "furniture"


def _mark_disclaimer(pieces: list[Piece]) -> None:
    foot = pieces[1:][-FOOT:]
    for at, piece in enumerate(foot, 1):
        if not piece.gap or piece.kind != "text":
            continue
        wrapped = [piece, *takewhile(_goes_on, foot[at:])]
        if _disclaims(" ".join(one.text for one in wrapped)):
            if not any(map(_names_doctor, foot[at:])):  # else a doctor's own, above the byline
                for one in wrapped:
                    one.kind = "disclaimer"
            return


def _mark_head(pieces: list[Piece]) -> None:
    for at, piece in enumerate(pieces[:HEAD]):
        if piece.kind != "text":
            continue
        if piece.text[-1] != "?" and _CONSENT.search(piece.text[:LONG_WARNING]):
            piece.kind = "furniture"
            below = pieces[at + 1]
            if _CONSENTS.fullmatch(below.text):
                below.kind = "furniture"
            continue
        wrapped = [piece, *takewhile(_goes_on, pieces[at + 1 : at + HEAD])]
        if len(piece.text) <= MENU and _MENU.fullmatch(piece.text):
            piece.kind = "furniture"
        elif len(piece.text) > WARNING and _disclaims(" ".join(one.text for one in wrapped)):
            for one in wrapped:
                one.kind = "furniture"
        else:
            return


def _disclaims(text: str) -> bool:
    """Whether a line says, in a site's voice, that its answers are no medical advice."""
    text = text[:LONG_WARNING]
    if "emergency" in text and _EMERGENCY.search(text) and not _ANYONE.search(text):
        return _OWN.search(text) is not None or _IN_EMERGENCY.match(text) is not None
    if holds_any(text, _DISCLAIMED) and _SITE_DISCLAIMER.match(text):
        return True
    if not holds_any(text.lower(), _WARNS) or _ANYONE.search(text) or not _OWN.search(text):
        return False
    return (
        not holds_any(text, _QUOTES)
        and len({word.lower() for word in _WARNINGS.findall(text)}) >= WARNINGS
    )


def _is_of_foot(text: str) -> bool:
    """Whether a line at a page's end says only what stands at the foot of sites."""
    words = [word.lower() for word in _FOOT_WORD.findall(text[:FOOT_LINE])]
    return (
        len(text) <= FOOT_LINE
        and (any(word in _FOOT_SIGNS for word in words) or _FOOT_PHRASE.match(text) is not None)
        and sum(word not in _FOOT_WORDS and word not in _FOOT_SIGNS for word in words) <= 1
    )


def _goes_on(piece: Piece) -> bool:
    """Whether a line goes on with the one above it."""
    return piece.kind == "text" and not piece.gap


def _names_doctor(piece: Piece) -> bool:
    """Whether a line gives a name with degrees, or a rating."""
    return parse_name(piece.text) is not None or parse_rating(piece.text) is not None


def _is_cut_disclaimer(text: str) -> bool:
    """Whether the last line of a page is the beginning of the disclaimer (two words at least)."""
    folded = text.lower()
    return len(folded) >= len("these answers") and _DISCLAIMER_START.startswith(folded)
