"""What each line of a page says of a doctor, by itself or with the line above it.

Bryn Mawr, PA Phlebologist      a place with its state below a name, and no second name
MBBS, MS                        degrees of the name above them
DVM · Veterinarian · Porto      degrees of the name above them, with a specialty
Lactation Consultant · Enugu    a specialty that no vocabulary knows, written like the others
"""

from dataclasses import replace
from itertools import pairwise

from qa_cli.pages import names, specialty
from qa_cli.pages.byline import BYLINE_LINE, SEPARATORS, ReadLine, read_line
from qa_cli.pages.columns import LABEL, is_label
from qa_cli.pages.counts import PICTURES
from qa_cli.pages.glance import late
from qa_cli.pages.lines import Piece, bare
from qa_cli.pages.rating import RATING_ENDS, parse_cut_rating
from qa_cli.pages.siblings import with_siblings

_EMPHASIS = late(r"(?:\*{1,3}|_{1,3})([^*_]*)(?:\*{1,3}|_{1,3})")
_SIGN = late(r"\s*[|·•]\s*|\s+[–—-]\s+")
_TOWN_IN_STATE = late(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}, (?:PA|MA)")
"""States that are degrees, too, those apart that nearly all doctors have."""


def bared(piece: Piece) -> Piece:
    """Return a piece without marks that steer its drawing, and without emphasis."""
    text = piece.text
    if text.isascii() and "*" not in text and "_" not in text:
        return piece
    text = PICTURES.sub("", bare(text)) or text
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\1", text).replace(" ,", ",").strip() or text
    if text[:1] in ("—", "–"):
        text = text.lstrip("—– ") or text
    return piece if len(text) == len(piece.text) else replace(piece, text=text)


def read_lines(pieces: list[Piece]) -> list[ReadLine | None]:
    """Read all lines; `None` for those that are no part of a byline.

    A line of degrees alone becomes furniture in `pieces`: a byline holds such lines, too.
    """
    lines = [
        read_line(piece.text)
        if piece.kind == "text" and len(piece.text) <= BYLINE_LINE and _may_be_part(piece.text)
        else None
        for piece in pieces
    ]
    if len(pieces) > 1 and lines[-1] is None and pieces[-1].kind == "text":
        lines[-1] = _read_cut(pieces[-1], lines)
    for at, (above, line) in enumerate(pairwise(lines), 1):
        if line is None or not line.name:
            continue
        named = above is not None and above.parts == "N"
        if named or (above is None and _is_bare_name(pieces[at - 1])):
            lines[at] = _read_below_name(pieces[at], line)
    for at, piece in enumerate(pieces):
        if at and not piece.gap and piece.kind == pieces[at - 1].kind == "text":
            _read_degrees(pieces, lines, at)
    return with_siblings(pieces, lines)


def _may_be_part(text: str) -> bool:
    """A cheap first look: whether a line ends otherwise than a sentence."""
    if text[-1] != ".":
        return True
    last = text[:-1].rpartition(" ")[2]
    return not names.is_plain_word(last) or len(last) == 1 or last in RATING_ENDS


def _read_cut(piece: Piece, lines: list[ReadLine | None]) -> ReadLine | None:
    """Read the last line of the page as one that was cut inside a byline."""
    above = lines[-2]
    if above is None:
        named = piece.gap > 0 and any(line is not None and line.name is not None for line in lines)
        person = named and names.is_person(piece.text, strict=True)
        return ReadLine(name=names.Name(None, None)) if person else None
    if piece.gap or (above.practice is None and above.name is None):
        return None
    rating = parse_cut_rating(piece.text)
    if rating is not None:
        return ReadLine(rating=rating)
    if above.practice is None and is_label(piece.text):
        return ReadLine(practice=specialty.parse_cut(piece.text))
    return None


def _is_bare_name(piece: Piece) -> bool:
    """Whether a block's first line is a doctor's name without degrees."""
    text = piece.text.removeprefix("By ").removeprefix("by ")
    return piece.gap > 0 and text.startswith("Dr") and names.is_person(text, strict=True)


def _read_below_name(piece: Piece, line: ReadLine) -> ReadLine:
    """Read a line right below a name again: `Bryn Mawr, PA Phlebologist` is no second name."""
    rating = line.rating.start if line.rating else len(piece.text)
    text = piece.text[:rating].rstrip(SEPARATORS)
    practice = specialty.parse_in_state(text)
    if practice is None and _TOWN_IN_STATE.fullmatch(text):
        practice = specialty.Practice(None, text)
    if piece.gap or practice is None:
        return line
    return ReadLine(practice=practice, rating=line.rating)


def _read_degrees(pieces: list[Piece], lines: list[ReadLine | None], at: int) -> None:
    """Give degrees on a line of their own, or first on a line, to the name right above them."""
    piece, above, line = pieces[at], pieces[at - 1], lines[at - 1]
    if len(piece.text) > LABEL or piece.text.partition(" ")[0][1:].islower():
        return  # degrees have capitals
    if line is not None and (line.parts != "N" or (line.name and line.name.credentials)):
        return
    degrees, sign, rest = _parted(piece.text)
    if not degrees:
        return
    known = above.text.startswith(("Dr", "Prof")) or names.is_known_degree(degrees)
    if not known or not all(map(names.are_credentials, degrees.split(", "))):
        return
    name = names.parse_plain_name(above.text) if names.is_person(above.text, strict=True) else None
    practice = read_line(rest) if rest else None
    if name is None or (sign and (practice is None or practice.parts != "S")):
        return
    lines[at - 1] = ReadLine(name=name._replace(credentials=degrees))
    lines[at] = practice
    if not sign:
        pieces[at] = replace(piece, kind="furniture")


def _parted(text: str) -> tuple[str, str, str]:
    """Cut a line at its first sign."""
    match = _SIGN.search(text)
    return (
        (text, "", "") if match is None else (text[: match.start()], match[0], text[match.end() :])
    )
