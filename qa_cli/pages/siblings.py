"""Lines with a specialty that no vocabulary knows, read as the page's other bylines are.

A template writes its fields alike in each byline: where several names have `Dermatologist · Austin`
below them, `Lactation Consultant · Enugu` below another name says the same of that one.
"""

import re
from collections import Counter
from collections.abc import Sequence

from qa_cli.pages import names, specialty
from qa_cli.pages.byline import ReadLine
from qa_cli.pages.lines import Piece

SEVERAL = 2
"""Lines of one form in one place, at least."""

FORMS = 8
"""Forms of a page that others are held against: no template has more."""

FORM = 110
"""Characters of such a line, at most."""

WORDS = 7
"""Words of a specialty, at most."""

_JOB, _PLACE = "\0", "\1"
"""Stand for the fields in a form."""

_NUMBER = re.compile(r"\d+")
_APART = re.compile(r"[|·•,–—-]|\bin\b|\d")
"""What a form holds besides its fields, at least."""

Place = tuple[str, bool]
"""What stands above a line, and whether a blank line does."""


def with_siblings(pieces: Sequence[Piece], lines: list[ReadLine | None]) -> list[ReadLine | None]:
    """Return what lines say, those included that are written like others in the same place."""
    found: Counter[tuple[str, Place]] = Counter()
    for at, line in enumerate(lines):
        if line is not None and line.practice is not None and line.name is None:
            form = _form(pieces[at].text, line.practice)
            if form is not None:
                found[form, _place(pieces, lines, at)] += 1
    forms = [one for one, times in found.most_common(FORMS) if times >= SEVERAL]
    if not forms:
        return lines
    return [
        _read(pieces, lines, at, forms) if _may_be_one(pieces[at], line) else line
        for at, line in enumerate(lines)
    ]


def _form(text: str, practice: specialty.Practice) -> str | None:
    """Return a line with signs in the places of its fields, `None` where nothing parts them."""
    if practice.specialty is None or text.count(practice.specialty) != 1 or len(text) > FORM:
        return None
    form = text.replace(practice.specialty, _JOB)
    if practice.location is not None:
        if form.count(practice.location) != 1:
            return None
        form = form.replace(practice.location, _PLACE)
    form = _NUMBER.sub("0", form)
    return form if _APART.search(form) and form[0] in (_JOB, _PLACE) else None


def _place(pieces: Sequence[Piece], lines: Sequence[ReadLine | None], at: int) -> Place:
    """Say what stands above a line: part of a byline, furniture, or text."""
    above = lines[at - 1] if at else None
    kind = "" if not at else pieces[at - 1].kind if above is None else above.parts
    return kind, pieces[at].gap > 0


def _may_be_one(piece: Piece, line: ReadLine | None) -> bool:
    """Whether a line may be read anew: nothing in it is known but for a name without degrees."""
    if piece.kind != "text" or len(piece.text) > FORM or piece.text[-1] in ".?!:":
        return False
    plain = line is not None and line.name is not None and line.name.credentials is None
    return line is None or (plain and line.parts == "N" and not line.told)


def _read(
    pieces: Sequence[Piece],
    lines: Sequence[ReadLine | None],
    at: int,
    forms: Sequence[tuple[str, Place]],
) -> ReadLine | None:
    text = pieces[at].text
    here = _place(pieces, lines, at)
    for form, place in forms:
        pattern = re.escape(form).replace("0", r"\d+")
        pattern = pattern.replace(re.escape(_JOB), "(?P<job>[^|·•]{2,60}?)")
        pattern = pattern.replace(re.escape(_PLACE), "(?P<place>[^|·•]{2,60})")
        match = re.fullmatch(pattern, text) if here == place else None
        if match is None:
            continue
        where = match["place"] if _PLACE in form else None
        placed = where is None or specialty.parse_place(where, bare=True) is not None
        if placed and _is_job(match["job"]) and names.parse_name(match["job"]) is None:
            return ReadLine(practice=specialty.Practice(match["job"], where))
    return lines[at]


def _is_job(text: str) -> bool:
    """Whether a text is a few words, the first with a capital."""
    return text[0].isupper() and text.count(" ") < WORDS and not any(map(str.isdigit, text))
