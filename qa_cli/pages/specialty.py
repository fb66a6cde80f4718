"""The second line of a byline: a specialty and the place it is practised in.

The specialty closes its line (`Greenwood Village Facial Plastic Surgeon`); it ends in the name of
an occupation and takes in the modifiers directly before it (`occupations` knows both). What
precedes is the place.
"""

from typing import NamedTuple

from qa_cli.pages.glance import even, holds_any, late
from qa_cli.pages.names import is_degree
from qa_cli.pages.occupations import (
    ENDINGS,
    FIELDS,
    GENERIC,
    JOINS,
    is_occupation,
    start_of_modifiers,
)

LINE_LENGTH = 110
"""Characters. As `MAX_WORDS`."""

MAX_PLACE_WORDS = 6
"""Words: `San Juan Capistrano, CA, USA`."""

UNKNOWN_WORDS = 2
"""Words of a specialty that no vocabulary knows, as most known ones have."""

SURE_BEGINNING = 3
"""Letters of a cut word that say something: `Pl` may begin a place."""

WIDER = 2
"""State and country, behind a town."""

STATE = 2
"""Letters of a state."""

MAX_WORDS = 12
"""Words. The longest real lines (a three-word place, a five-word specialty) stay below."""

MAX_FIELD_WORDS = 5
"""Words of a field: `Physical Medicine & Rehabilitation` has four."""

ORGANISATIONS = frozenset(
    "center centre clinic institute group practice associates hospital office studio spa".split()
)

_ORGANISED = late(
    r"(?:[A-Z][\w.'’&-]*|of|for|the|and|&|at)(?: (?:[A-Z][\w.'’&-]*|of|for|the|and|&))*"
)
_LAST_WORDS = ORGANISATIONS | frozenset(
    """university college partners pllc pc llc inc laser arts orthodontics dental medical health
    aesthetics dermatology surgery joint bone""".split()
)
"""Last words of names of organisations, on a line or in a part of their own."""

_SEPARATORS = " ,;–—-|·•"

_REVERSED = late(r"\s+(?:in|from)\s+|\s*[,|·•–—]\s*|\s+-\s+")
"""What stands between a specialty and the place behind it."""

_TELLING = frozenset(("in", "|", "·", "•"))
"""What of these tells that a place follows, where what stands before is not all known."""
_BEFORE_PLACE = late(r" (?:in|from|at) |, ")
_REVERSING = (" in ", " from ", ",", " - ", "|", "·", "•", "–", "—")
"""A cheap first look for it."""

_AT = frozenset("in en à em".split())
"""What stands between specialty and place, in a few languages."""

_STATE_THEN_WORDS = late(r"(.*, [A-Z]{2}) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
"""A place ends with its state: what stands between it and the occupation belongs to that."""
_STATE = late(r", [A-Z]{2}$")
_SOCIETY = late(r"(?=[^AEIOUY]*[AEIOUY]?[^AEIOUY]*$)[A-Z]{4,5}")
"""Letters that a society goes by (`ABCD Surgeon`), which stand where a place does."""
_PLACE_WORD = late(r"[^\W\d_][\w.'’()/-]*,?|&|-|–|St\.|\d{5},?")
_PARTICLES = frozenset(
    """de del della di do da das dos la las le les los el al am an der den of the upon on sur sous
    and e y in ob i""".split()
)
"""Words that place names write in lower case."""

_NOT_IN_PLACES = frozenset(
    """a an your my our his her their this that these any some every no not is are was be do does
    did can could should would will might must have has had i you he she we they it with without by
    for to from at as if or but so than when see find choose consult visit ask seek get go try use
    need want contact speak talk call trust pick select look request only just also very more most
    less best better good right wrong another other different same qualified experienced expert
    skilled skillful competent reputable trained trusted licensed local top well female male real
    true fully highly proper which what who why how where whether me him them us about like let
    discuss seeing finding choosing""".split()
)
"""Function words, verbs and judgements: with one of them, a line that ends in an occupation is
advice (`See a Good Plastic Surgeon`), not an address."""


class Practice(NamedTuple):
    """A parsed specialty line."""

    specialty: str | None
    """`None` where the line was cut before it was complete."""
    location: str | None


def may_close(text: str) -> bool:
    """Whether a line ends in an occupation, whatever stands before it."""
    return text[-12:].lower().endswith(ENDINGS)


def may_name(text: str) -> bool:
    """Whether a line may name a job or a field: a cheap first look."""
    return may_close(text) or holds_any(text, _REVERSING) or ends_as_job(text)


def ends_as_job(text: str) -> bool:
    """Whether a text ends in an occupation or in a field of practice."""
    last = text.rpartition(" ")[2].lower()
    return is_occupation(last) or last.endswith(FIELDS)


def is_organisation(text: str) -> bool:
    """Whether a text is the name of a clinic, an institute or the like."""
    text = even(text)
    last = text.rpartition(" ")[2].lower().rstrip(".")
    return last in _LAST_WORDS and " " in text and _ORGANISED.fullmatch(text) is not None


def parse_specialty(text: str) -> Practice | None:
    """Parse a line into specialty and place, `None` if it does not end as such a line ends.

    ::

        line      = [ place ] { modifier } occupation | { modifier } occupation ( "," | "in" ) place
        place     = 1 to 6 words that begin in upper case, particles apart
    """
    text = even(text, LINE_LENGTH)
    if not text or text.count(" ") >= MAX_WORDS:
        return None
    if not may_close(text):
        return _parse_reversed(text) if holds_any(text, _REVERSING) else None
    words = text.split()
    start = _start_of_specialty(words)
    if start is None:
        return None
    place = " ".join(words[:start]).strip(_SEPARATORS)
    job = " ".join(words[start:])
    if not place:
        return Practice(job, None) if text[0].isupper() else None
    state = _STATE_THEN_WORDS.fullmatch(place)
    if state is not None:
        place, job = state[1], f"{state[2]} {job}"
    if not _is_place(place.title() if text.islower() else place):
        return None
    if place.isupper() and _SOCIETY.fullmatch(place) and not text.isupper():
        return Practice(job, None)
    before, _, word = place.rpartition(" ")
    if job.lower() in GENERIC and before:
        return Practice(f"{word} {job}", before)
    return Practice(job, place)


def parse_practice(text: str) -> Practice | None:
    """Parse a part of a line as a specialty or a field, with its place or without.

    ::

        part = specialty line | field line | ( specialty | field ) "at" organisation [ "," place ]
    """
    job, at, where = text.partition(" at ")
    if at:
        organisation, comma, town = where.partition(", ")
        found = parse_practice(job) if is_organisation(organisation) else None
        if found is not None and (not comma or is_town(town, named=True)):
            return Practice(found.specialty, town or found.location)
    known = parse_specialty(text) or parse_field(text)
    return known if may_lie(known) else None


def may_lie(practice: Practice | None) -> bool:
    """Whether what was taken for a practice's place holds nothing else."""
    place = practice and practice.location
    return place is None or is_town(place, named=False)


def is_town(text: str, *, named: bool) -> bool:
    """Whether a part is a town, with its state and country or without.

    Behind a name `Washington, DC` is a town; elsewhere `Mary Washington, DC` may be a name, and so
    may `J. Laurel`.
    """
    town, *rest = parts = text.split(", ")
    if len(rest) > WIDER or any(ends_as_job(part) or is_organisation(part) for part in parts):
        return False
    told = named or " " not in town
    if any(is_degree(part) and not (told and len(part) == STATE) for part in rest):
        return False
    initial = not named and any(word[-1] == "." and len(word) == STATE for word in text.split())
    return not initial and parse_place(text, bare=True) is not None


def parse_field(text: str) -> Practice | None:
    """Parse a field of practice, alone or with its place: `Cosmetic Surgery, San Diego, CA`."""
    text = even(text, LINE_LENGTH)
    for match in [None, *_BEFORE_PLACE.finditer(text)]:
        job = text[: match.start()] if match else text
        place = text[match.end() :].strip(_SEPARATORS) if match else None
        words = job.split()
        if not 0 < len(words) <= MAX_FIELD_WORDS or not words[-1].lower().endswith(FIELDS):
            continue
        known = start_of_modifiers(words, len(words) - 1) == 0
        if known and job[0].isupper() and (place is None or (place and _is_place(place))):
            return Practice(job, place)
    return None


def parse_place(text: str, *, bare: bool = False) -> str | None:
    """Return a line that is a place with its state or country (`Fresno, California`), or `None`.

    With `bare` a place alone will do (`Fresno`), for a line on which only a place can stand.
    """
    text = even(text, LINE_LENGTH)
    city, comma, country = text.partition(", ")
    fits = (country[:1].isupper() if comma else bare) and _is_place(text)
    return text if fits and not is_occupation(city.rpartition(" ")[2].lower()) else None


def _start_of_specialty(words: list[str]) -> int | None:
    """Find the first word of the specialty that ends a line, `None` if no occupation does."""
    if not is_occupation(words[-1].lower()):
        return None
    return start_of_modifiers(words, len(words) - 1)


def _may_modify(words: list[str]) -> bool:
    """Whether words before an occupation may be of its field, though no vocabulary knows them."""
    few = len(words) < MAX_FIELD_WORDS
    return few and all(
        word in JOINS or (word[0].isupper() and word.lower() not in _NOT_IN_PLACES)
        for word in words
    )


def _parse_reversed(text: str) -> Practice | None:
    """Parse `Plastic Surgeon, Austin` or `Dentist in Dallas, TX`."""
    for match in _REVERSED.finditer(text):
        words, place = text[: match.start()].split(), text[match.end() :].strip(_SEPARATORS)
        job = " ".join(words)
        if job.lower() in GENERIC:
            return None  # "Director, Laser & Skin Center" says where, not what
        start = _start_of_specialty(words) if words else None
        told = match[0].strip() in _TELLING and start is not None and _may_modify(words[:start])
        if not place or (start != 0 and not told) or not _is_place(place):
            continue
        if not any(is_occupation(word.lower()) for word in place.split()):
            return Practice(job, place)
    return None


def parse_pair(text: str) -> Practice | None:
    """Parse `Lactation Consultant, Enugu`, where something else says that it is job and place."""
    job, comma, place = even(text, LINE_LENGTH).partition(", ")
    short = comma and job[:1].isupper() and job.count(" ") < MAX_FIELD_WORDS
    return Practice(job, place) if short and _is_place(place) else None


def parse_job(text: str) -> Practice:
    """Parse a line on which a job must stand, with its place or without; any words will do.

    ::

        line = field | job ( "," | "in" ) place | [ place ] organisation | [ place ] word word
    """
    words = even(text).split()
    if not words:
        return Practice(None, None)
    text = " ".join(words)
    pair = parse_pair(text)
    if pair is not None:
        return pair
    if len(words) <= MAX_FIELD_WORDS and words[-1].lower().endswith(FIELDS):
        return Practice(text, None)
    at = next((i for i, word in enumerate(words) if i and word in _AT), len(words))
    place = " ".join(words[at + 1 :])
    if place and _is_place(place):
        return Practice(" ".join(words[:at]), place)
    cut = len(words) - UNKNOWN_WORDS
    if words[-1].lower() in ORGANISATIONS:
        surgery = words[-2:-1] == ["Surgery"]
        cut = start_of_modifiers(words, len(words) - 2 if surgery else len(words) - 1)
    place = " ".join(words[: max(0, cut)])
    if place and _is_place(place):
        return Practice(" ".join(words[cut:]), place)
    return Practice(text, None)


def parse_cut(text: str) -> Practice:
    """Parse a line that was cut inside the specialty, as far as it is surely complete."""
    words = even(text, LINE_LENGTH).split()
    place = len(words) - 1 if len(words) > 1 and _begins_specialty(words[-1]) else len(words)
    place = start_of_modifiers(words, place)
    found = " ".join(words[:place])
    return Practice(None, found if place < len(words) and found and _is_place(found) else None)


_BEGINNINGS = tuple(
    """Plastic Facial Dermatolog Oculoplastic Cosmetic Surgeon General Oral Maxillofacial
    Ophthalmolog Reconstructive Orthop Pediatric""".split()
)


def _begins_specialty(word: str) -> bool:
    """Whether a cut word is the beginning of a frequent specialty's word."""
    return len(word) >= SURE_BEGINNING and any(known.startswith(word) for known in _BEGINNINGS)


def _is_place(place: str) -> bool:
    if _STATE.search(place):
        place = place[: -len(", TX")]  # LA, OR, IN and ME are words, too
    words = place.split()
    if len(words) > MAX_PLACE_WORDS or not place[:1].isalpha() or place[0].islower():
        return False
    for word in words:
        folded = word.lower().strip(".,")
        if folded in _NOT_IN_PLACES or not (word.isalpha() or _PLACE_WORD.fullmatch(word)):
            return False
        if (
            word[0].islower()
            and folded not in _PARTICLES
            and not word.startswith(("d'", "l'", "d’", "l’"))
        ):
            return False
    return words[-1].lower() not in _PARTICLES
