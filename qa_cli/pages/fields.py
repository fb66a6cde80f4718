"""One line of a byline: what it says of a doctor's name, practice and rating.

::

    line    = [ badge ] ( told | keyed | parts ) | "(" parts ")"
    told    = "Answered by" parts [ date ] | parts "replied:"
    keyed   = key ":" value
    parts   = segment { sign segment } [ rating ]
    segment = name [ credentials ] | [ place ] specialty | specialty place | place | rating
            | organisation | aside
    sign    = "|" "·" "•" "–" "-" "," brackets, tabs

A line is part of a byline only if each of its segments is, so that no sentence is taken for one.
`expected` reads a line on which a name, a job or a place must stand. Which lines make up one byline
is not told here.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from qa_cli.pages import names, specialty
from qa_cli.pages.furniture import DATE, YEARS, is_one_aside, leftover_kind
from qa_cli.pages.glance import LINE, even, holds_any, late
from qa_cli.pages.rating import Rating, joined, parse_figure, parse_rating
from qa_cli.pages.specialty import STATE, Practice, is_organisation

READ_LINES = 8192
"""Short lines remembered: in a corpus the same doctors, specialties and leftovers come again."""

SEGMENTS = 9
"""Parts between commas, at most: more is an enumeration."""

_EDGES = " |·•–—,-"
FRAME = " —–•▸»*_~>-"
"""What may stand around a line's fields."""

SIGNS = ("|", "·", "•", "»", " - ", " – ", " — ", " -- ")
"""What sets fields apart."""
_SIGN = late(r" ?[|·•»] ?| [–—-]{1,2} ")
_HINTS = ("(", "*", "_", "»", "—", "–", "--", " at ")
"""A cheap first look for more than one field, besides what a specialty's line holds."""
_COLUMNS = late(r" *\t\s*| {3,}")
_TABULAR = ("\t", "   ")
"""What does so in a table."""
_BRACKETS = late(
    r" \((?![^() ]+\) \w|\d[\d,]*(?: reviews?)?\))([^()]*(?:\([^()]*\)[^()]*)?)\)(?=$|[ ,|·•–—-])"
)
EMPHASIS = late(r"\*{2,3}|_{2,3}")
"""Marks of bold type that saving tools leave."""

_ABBREVIATIONS = ("Jr.", "Sr.", "Ph.D.", "Esq.")
"""What may end a byline's line with a full stop, single letters (`F.A.C.S.`) apart."""

_TIGHT = late(
    r"\b(?:M\.?D\.?|D\.?O\.?|D[DM][SD]|Ph\.?D\.?|RN|NP|PA-C|F[AR][A-Z]{2,4}|MBBS|MPH|MSc?"
    r"|\(retired\))(?=[A-Z][a-z])"
)
"""A frequent credential with the next line's place glued to it."""

_TOLD = (
    r"(?P<told>(?:answer(?:ed)?|reply|replied|response|responded|antwort|respuesta|réponse"
    rf"|risposta) (?:by|from|von|de|di)\b|on {DATE}"
    r"|(?:name|expert|doctor|physician|dentist|lawyer|attorney|vet|provider|specialist)(?= ?:))"
    r"|(?P<plain>(?:posted )?(?:by|from)(?= |:))"
)
_FREE = (
    r"(?P<free>(?:a(?:ns)?|answer|response|reply)(?= ?[:–—-])|a\.(?=[^\W_][^\W_])"
    r"|.{0,24}\ban? (?:reply|response|answer) from|(?:\w+ ){1,3}to\b"
    r"|(?:answer|repl|respon|post|writ|comment|submit)[a-z]*(?: [a-z]+)? (?:by|from)\b)"
)
_GAP = r" ?[:,–—-]? ?(?=[^ :])"
_LEAD = late(rf"(?:{_TOLD}){_GAP}", re.IGNORECASE)
"""What leads to a name. `told` says outright that it is of the one who answers."""
_ANY_LEAD = late(rf"(?:{_TOLD}|{_FREE}){_GAP}", re.IGNORECASE)
"""The same, and what does so only on a line where a name must stand."""
_LEADING = (
    "answer", "repl", "respon", "antwort", "respuesta", "réponse", "risposta", "on ", "by", "from",
    "posted", "name", "expert", "doctor", "physician", "dentist", "lawyer", "attorney", "vet",
    "provider", "specialist",
)  # fmt: skip
"""How such a line begins; a cheap first look."""
_ANY_LEADING = (
    *_LEADING,
    *(f"a{sign}" for sign in ":.–—- "),
    "ans",
    "post",
    "writ",
    "comment",
    "submit",
)
_SAYS = late(
    r",? (?:says|said|replie[sd]|answers|answered|writes|wrote|responds|responded|explains"
    r"|advises) ?:$| (?:answered|replied|responded|says|writes)$|:$",
    re.IGNORECASE,
)
"""What follows the name of one who begins to speak."""
_UNSURE = (":", " says", " writes")
"""What of this may follow other words, too."""
_SAID = (*_UNSURE, " answered", " replied", " responded")
WHEN = late(
    rf"[ ,|·•(–—-]*(?:(?:on:? |about )?{DATE}|(?:with)?in \d+ (?:second|minute|hour|day)s?)\)?$",
    re.IGNORECASE,
)
"""When an answer came, behind the name."""

_PRAISE = late(
    r"^(?:[✓✔☑✅]\ufe0f? ?)?verified (?=(?-i:[A-Z]))"
    r"|(?<=\w)\W{0,3} [✓✔☑✅]\ufe0f?(?: ?[a-z]+){0,3}$"
    rf"| ?[·•] ?(?:answered|replied|posted|updated)\b.{{0,30}}$|[ ,|·•(–—-]+{YEARS}$",
    re.IGNORECASE,
)
"""What praises whoever the line is of, or says how long ago and for how long."""
_PRAISED = ("experience", "practice", "exp")
"""Last words of it, where all else of the line is ASCII."""

KEYED = late(
    r"(?:(?P<place>location|city|town|based in)"
    r"|(?P<degrees>credentials|degrees?|qualifications?)|(?P<rating>rating|stars|reviews|score)"
    r"|special(?:i)?ty|profession|occupation|role) ?: ?(?P<value>\S.{1,79})",
    re.IGNORECASE,
)
"""A field that the line names."""


class Fields(NamedTuple):
    """What one line, or several together, say of a doctor."""

    name: names.Name | None = None
    practice: Practice | None = None
    rating: Rating | None = None
    told: bool = False
    """Whether it says outright that this person answers or speaks (`Answered by ...`)."""

    @property
    def parts(self) -> str:
        """Initials of the parts it holds, in the usual order: `NSR` for all three."""
        return "".join(letter for letter, part in zip("NSR", self[:3], strict=True) if part)


def merged(one: Fields, other: Fields) -> Fields | None:
    """Put two lines' fields together, `None` where both give the same.

    A job beside a name is one of its credentials where the other line gives specialty and place.
    """
    name, practice = one.name or other.name, one.practice or other.practice
    if one.name and other.name:
        if one.name.name and other.name.name:
            return None
        name = names.Name(one.name.name or other.name.name, _listed(one.name[1], other.name[1]))
    if one.practice and other.practice:
        (job, place), (second, town) = one.practice, other.practice
        if job and second and place is None and town and one.name and one.name.name:
            # `Jane Roe, Medical Director` above `Austin Plastic Surgeon`
            given = _listed(one.name.credentials, job)
            return merged(Fields(one.name._replace(credentials=given), None, *one[2:]), other)
        if job and second and place and town is None and other.name:
            return merged(other, one)
        if (job and second) or (place and town):
            return None
        practice = Practice(job or second, place or town)
    rating = one.rating or other.rating
    if one.rating and other.rating and (rating := joined(one.rating, other.rating)) is None:
        return None
    return Fields(name, practice, rating, one.told or other.told)


def _listed(*credentials: str | None) -> str | None:
    return ", ".join(filter(None, credentials)) or None


def read_line(text: str) -> Fields | None:
    """Read a line by itself as one or more parts of a byline, `None` if it is no part of one."""
    return _read(text) if len(text) <= LINE else None


@lru_cache(READ_LINES)
def _read(text: str) -> Fields | None:
    flat = without_badge(even(text))
    if not flat:
        return None
    if flat[0] == "(" and flat[-1] == ")":
        line = _parts(flat[1:-1])
        return line if line and line.name and line.practice else None
    found = None
    if holds_any(text, _TABULAR) and not (names.parse_name(flat) or _rating(flat)):
        table = even(_COLUMNS.sub(" | ", text.strip()))
        found = _told(table) or _parts(table)
    return found or _told(flat) or _parts(flat)


def without_badge(text: str) -> str:
    """Return a line without what praises: `✓ Verified`, `25 years of experience`."""
    likely = text.endswith(_PRAISED) or not text.isascii() or text[1:9] == "erified "
    return _PRAISE.sub("", text) if likely else text


def _told(text: str) -> Fields | None:
    """Read a line that says itself what it gives: `Specialty: Dentist`, `Answered by ...`."""
    keyed = KEYED.fullmatch(text) if ":" in text else None
    if keyed is not None:
        return _keyed(keyed)
    lead = _LEAD.match(text) if text.lower().startswith(_LEADING) else None
    says = _SAYS.search(text) if text.endswith(_SAID) else None
    if lead is None and says is None:
        return None
    said = text[lead.end() if lead else 0 : says.start() if says else len(text)]
    led = (lead["told"] if lead else "") or ""
    told = bool(says or led) and led.lower() != "name"
    undated = WHEN.sub("", said)
    for part in filter(None, (said, undated)):
        line = _parts(part)
        if line is not None and line.name is not None:
            return line._replace(told=told)
    sure = led or names.is_title(said.partition(" ")[0]) or (says and says[0] not in _UNSURE)
    person = sure and names.is_person(undated, strict=True)
    return Fields(names.Name(undated, None), told=told) if person else None


def lead_of(text: str) -> re.Match[str] | None:
    """Return what leads to the name on a line where one must stand, `None` where nothing does."""
    folded = text.lower()
    likely = folded.startswith(_ANY_LEADING) or holds_any(folded, (" from", " to"))
    return _ANY_LEAD.match(text) if likely else None


def _keyed(match: re.Match[str]) -> Fields | None:
    """Read the value of a field that the line names."""
    value = match["value"]
    if match["place"]:
        return Fields(practice=Practice(None, value))
    if match["degrees"]:
        degrees = all(map(names.are_credentials, value.split(", ")))
        return Fields(names.Name(None, value)) if degrees else None
    if match["rating"]:
        key = match["rating"] if match["rating"][-1] == "s" else "stars"
        rating = _rating(value) or _rating(f"{value} {key}")
        return rating and Fields(rating=rating)
    known = specialty.parse_specialty(value)
    if known is None or value.startswith(known.location or value):
        known = Practice(value, None)  # no place is set apart in it
    return Fields(practice=known)


def _parts(text: str) -> Fields | None:
    """Read a line by what its words are: a name with credentials, a specialty, a rating."""
    rating = parse_rating(text)
    if rating is not None and rating.start == 0:
        return Fields(rating=rating)
    rest = text[: rating.start].rstrip(_EDGES) if rating else text
    if not rest or _ends_sentence(rest):
        return None
    name = names.parse_name(rest)
    if name is not None:
        return Fields(name, None, rating)
    likely = rating or holds_any(rest, _HINTS) or names.may_end_as_name(rest)
    if not likely and not specialty.may_name(rest):
        return None
    signs = holds_any(text, SIGNS)
    bare = EMPHASIS.sub("", text).strip(FRAME)
    opened = even(_BRACKETS.sub(r" | \1 | ", bare)) if "(" in bare else bare
    found = _segmented(bare) or (_segmented(opened) if opened != bare else None)
    if found is None and (signs or ", " in text):
        found = _segmented(opened, whole=True) or (_segmented(opened, free=True) if signs else None)
    found = found or Fields()
    named, (job, place) = found.name or names.Name(None, None), found.practice or (None, None)
    if signs and named.credentials and place and not job and ", " not in place:
        job, found = place, found._replace(practice=Practice(place, None))
    titled = named.credentials or names.is_title((named.name or "").partition(" ")[0])
    if (signs or rating or titled) and (job or (named.credentials and place and ", " in place)):
        return found
    practised = _practised(rest)
    if practised is not None and (not job or specialty.may_lie(practised.practice)):
        return practised._replace(rating=rating)
    return found if job or found.rating or (titled and text != named.name) else None


def _ends_sentence(text: str) -> bool:
    if text[-1:] != ".":
        return text[-1:] in "?!:;"
    return text[-3:-2] not in (" ", ".") and not text.endswith(_ABBREVIATIONS)


def _practised(text: str) -> Fields | None:
    """Read a specialty, or a name with a specialty glued to it (`Jane Roe, MD Austin Dentist`)."""
    words = _TIGHT.sub(r"\g<0> ", text).split() if "," in text else []
    for at in range(len(words) - 1, 1, -1):
        name = names.parse_name(" ".join(words[:at]).rstrip(_EDGES))
        if name is not None:
            practice = specialty.parse_specialty(" ".join(words[at:]).lstrip(_EDGES))
            if practice is not None:
                return Fields(name, practice)
            break
    practice = specialty.parse_specialty(text)
    return None if practice is None else Fields(practice=practice)


def _segmented(text: str, *, whole: bool = False, free: bool = False) -> Fields | None:
    """Read a line all of whose segments are fields, in any order; `None` where one is not.

    `whole`: no specialty holds its place, which has a segment of its own. `free`: behind a name
    with credentials a segment's words may be unknown.
    """
    found: Fields | None = Fields()
    for chunk in (chunk.strip(", ") for chunk in _SIGN.split(text)):
        if chunk and found is not None:
            before = found
            found = _joined(tuple(chunk.split(", ")), before, whole=whole)
            found = _unknown(chunk, before) if found is None and free else found
    return found


@lru_cache(READ_LINES)
def _joined(parts: tuple[str, ...], found: Fields, *, whole: bool) -> Fields | None:
    """Add a chunk's parts between commas to what is found, each segment as long as can be."""
    if len(parts) > SEGMENTS or not parts:
        return None if parts else found
    for end in range(len(parts), 0, -1):
        segment = _segment(", ".join(parts[:end]), found, whole=whole)
        both = segment and merged(found, segment)
        rest = both and _joined(parts[end:], both, whole=whole)
        if rest:
            return rest
    return None


def _unknown(chunk: str, found: Fields) -> Fields | None:
    """Add a chunk of words that nothing is known of to the line of a name with credentials."""
    if found.name and leftover_kind(chunk) is not None:
        return found
    job, place = found.practice or (None, None)
    fits = found.name and found.name.credentials and chunk[0].isupper() and chunk[-1] not in ":;"
    if not fits or (job and place):
        return None
    practice = Practice(job or place or chunk, chunk if job or place else None)
    return found._replace(practice=practice)


def _segment(text: str, found: Fields, *, whole: bool) -> Fields | None:
    """Say what a part of a line is as a whole, behind what is `found`."""
    named, parts = found.name is not None, text.split(", ")
    if text.count("(") != text.count(")") or (len(parts) > 1 and any(map(is_one_aside, parts))):
        return None
    rating = _rating(text) or (parse_figure(text) if found.parts else None)
    if rating is not None or is_one_aside(text):
        return Fields(rating=rating)
    degrees = all(map(names.are_credentials, parts))
    if degrees and (named or (" " in text and names.is_known_degree(text))):
        return Fields(names.Name(None, text))
    name = names.parse_name(text)
    if name is not None and not _is_town(name, parts[0], named=named):
        return Fields(name)
    practice = specialty.parse_practice(text)
    if practice is not None and (named or f"{practice.location}, {practice.specialty}" != text):
        split = whole and f"{practice.location} {practice.specialty}" == text
        return Fields(practice=Practice(text, None) if split else practice)
    if is_organisation(text):
        return Fields()
    bare = not named and not (found.practice and found.practice.specialty)
    if bare and names.is_person(text, strict=True) and not text.islower():
        return Fields(names.Name(text, None))
    town = specialty.is_town(text, named=named)
    return Fields(practice=Practice(None, text)) if town else None


def _is_town(name: names.Name, first: str, *, named: bool) -> bool:
    """Whether what was taken for a name is a town (`Reading, PA`) or a job with its state."""
    state = len(name.credentials or "") == STATE and (named or " " not in first)
    titled = names.is_title(first.partition(" ")[0])
    return state or (not titled and specialty.ends_as_job(first))


def _rating(text: str) -> Rating | None:
    rating = parse_rating(text)
    return rating if rating is not None and rating.start == 0 else None
