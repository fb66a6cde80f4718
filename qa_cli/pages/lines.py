"""What a line of a page can be on its own: blank, furniture, the declared count, or text.

A line is cut at LF, CRLF or CR and nowhere else, so that line numbers agree with editors and grep.
Context (what stands above and below) is not looked at here; `blocks` does that.
"""

import re
from dataclasses import dataclass
from typing import Literal

PieceKind = Literal["text", "vote", "furniture", "related", "slogan", "count", "disclaimer"]

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


_TEMPLATE = re.compile(r"\{\{.*?(?:\}\}|$)")
"""A template expression that never got its value; a cut page may end inside one."""

_VOTE = re.compile(r"vote", re.IGNORECASE)

_DISCLAIMER = re.compile(
    r"(?:these|all|the) answers (?:are|were) (?:provided |given |intended |meant )?(?:only "
    r"|solely )?for "
    r"(?:general )?(?:educational|informational|information)(?: (?:and|or) (?:educational"
    r"|informational))? purposes?"
    r"(?: only)?(?P<whole>,? (?:and|they) (?:should|are|do|must) not\b|\. (?:they"
    r"|these answers) )?",
    re.IGNORECASE,
)
"""`whole`: so much of it that no doctor's sentence says the same by chance."""
_DISCLAIMER_START = (
    "these answers are for educational purposes and should not be relied upon as a substitute for"
)

_COUNT = re.compile(
    r"(?:(?:doctor|expert|physician|dentist|provider"
    r"|specialist)s?['’]?s? )?answers?\s*[:#-]?\s*\(?\s*"
    r"(\d{1,3}(?:,\d{3})+|\d{1,7})\s*\)?"
    r"|(\d{1,3}(?:,\d{3})+|\d{1,7}) (?:(?:doctor|expert|physician|dentist|provider"
    r"|specialist)s?['’]?s? )?"
    r"answers?(?: (?:from|by) (?:[a-z-]+ ){0,2}(?:doctors|experts|physicians|dentists|providers"
    r"|specialists))?",
    re.IGNORECASE,
)

_FURNITURE = re.compile(
    r"you (?:might|may|could) also like\s*(?:\.{2,3}|…|:)?"
    r"|(?:have a question\?\s*)?ask (?:a|our) (?:doctors?|experts?|questions?|dentists?"
    r"|physicians?|surgeons?)"
    r"(?: (?:a question|now|here|online))?[.!]?"
    r"|have a question\?"
    r"|(?:was|is) this (?:answer |response )?helpful\??(?:\s*yes\s*[/|]?\s*no)?"
    r"|\d[\d,]* (?:people|person|users?|members?|readers?) found this (?:answer )?helpful[.!]?"
    r"|helpful(?: ?\(?\d+\)?)?|(?:up|down)vote|report (?:this )?(?:answer|abuse|post)"
    r"|flag (?:this )?answer"
    r"|(?:read|show|view|see|load) (?:more|less|all(?: \d+)?)(?: (?:answers|reviews|replies"
    r"|comments))?\s*(?:\.{3}|…|»|›)?"
    r"|(?:view|see) (?:full )?profile|(?:contact|follow|message) (?:this )?(?:doctor|expert"
    r"|provider)"
    r"|(?:send (?:a )?message|request (?:a )?consultation|book (?:a |an )?(?:consultation"
    r"|appointment)(?: now| online)?|get a quote)"
    r"|(?:add|write|post|leave) (?:a |your )?(?:comment|reply|review|answer)"
    r"|advertisements?|sponsored(?: content)?|promoted|share(?: this(?: (?:page|question"
    r"|answer))?)?"
    r"|(?:sign|log) ?(?:up|in)(?: to .{1,40})?|skip to (?:main )?content|back to top"
    r"|loading\s*(?:\.{3}|…)?"
    r"|(?:(?:answered|posted|published|updated|asked|reviewed|last updated)(?: on| about"
    r"| over)?:? )?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd"
    r"|th)?,? \d{4}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|(?:\d+|an?|one) (?:second|minute|hour|day"
    r"|week|month|year)s? ago)"
    r"|(?:home|next|previous|prev|menu|search)\s*[›»<>]?",
    re.IGNORECASE,
)

_RELATED = re.compile(
    r"(?:related (?:questions|topics|articles|reviews|procedures|answers)"
    r"|(?:more|similar|other|popular|recent|trending) (?:questions|topics|reviews"
    r"|q&a)(?: (?:like this|about .{1,40}|for you))?"
    r"|people also (?:ask(?:ed)?|viewed)|what others are asking)\s*(?:\.{2,3}|…|:)?",
    re.IGNORECASE,
)
"""Heads a list of other pages' titles, at the end of this one."""

_SLOGAN = re.compile(r"get the real deal on .+", re.IGNORECASE)
"""The newest template's first line."""


def split_lines(text: str) -> list[str]:
    """Split a page into its lines; no-break spaces become plain, a final line end adds none."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\xa0" in text or "\u202f" in text:
        text = text.replace("\xa0", " ").replace("\u202f", " ")
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return lines


def pieces_of(lines: list[str]) -> list[Piece]:
    """Classify every non-blank line by itself; a line that glues two parts gives two pieces."""
    pieces: list[Piece] = []
    gap = 0
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text:
            gap += 1
            continue
        if "{{" in text:
            _cut_template(text, number, gap, pieces)
        else:
            kind = _kind_of(text) if len(text) <= SHORT_LINE else "text"
            if kind == "text":
                _cut_disclaimer(text, number, gap, pieces)
            else:
                pieces.append(Piece(number, text, kind, gap))
        gap = 0
    if pieces and _is_cut_disclaimer(pieces[-1].text):
        pieces[-1].kind = "disclaimer"
    return pieces


def declared_count(text: str) -> int | None:
    """Return the number of answers that a line declares, `None` if it is no such line."""
    match = _COUNT.fullmatch(text)
    if match is None:
        return None
    return int((match[1] or match[2]).replace(",", ""))


_FRAME_WORDS = frozenset(
    """you have ask was is helpful upvote downvote report flag read show view see load contact
    follow message send request book get add write post leave advertisement advertisements sponsored
    promoted share sign log login signup skip back loading home next previous prev menu search
    answered posted published updated asked reviewed last an one jan january feb february mar march
    apr april may jun june jul july aug august sep sept september oct october nov november dec
    december related more similar other popular recent trending people what answer answers doctor
    doctors doctor's doctors' expert experts expert's physician physicians dentist dentists
    provider providers specialist specialists""".split()
)
"""First words of all that the patterns above know; a line that begins otherwise is not tried on
them."""


def _kind_of(text: str) -> PieceKind:
    first = text.partition(" ")[0].lower()
    if not (
        first in _FRAME_WORDS
        or first.rstrip(".:>»›…?!([#-0123456789)") in _FRAME_WORDS
        or first[0].isdigit()
    ):
        return "text"
    if declared_count(text) is not None:
        return "count"
    if _FURNITURE.fullmatch(text):
        return "furniture"
    if _RELATED.fullmatch(text):
        return "related"
    if _SLOGAN.fullmatch(text):
        return "slogan"
    return "text"


def _is_cut_disclaimer(text: str) -> bool:
    """Whether the last line of a page is the beginning of the disclaimer (two words at least)."""
    folded = text.lower()
    return len(folded) >= len("these answers") and _DISCLAIMER_START.startswith(folded)


def _cut_disclaimer(text: str, line: int, gap: int, pieces: list[Piece]) -> None:
    """Add a line as text, as the disclaimer, or as text with the disclaimer glued to its end."""
    match = _DISCLAIMER.search(text) if "answers" in text else None
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
    """Add the template expressions of a line, and the text before, between and after them."""
    position = 0
    for match in _TEMPLATE.finditer(text):
        before = text[position : match.start()].strip()
        if before:
            pieces.append(Piece(line, before, _kind_of(before), gap))
            gap = 0
        kind: PieceKind = "vote" if _VOTE.search(match[0]) or match[0][-2:] != "}}" else "furniture"
        pieces.append(Piece(line, match[0], kind, gap))
        gap = 0
        position = match.end()
    after = text[position:].strip()
    if after:
        pieces.append(Piece(line, after, _kind_of(after), gap))
