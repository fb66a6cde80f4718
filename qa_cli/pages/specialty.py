"""The second line of a byline: a specialty and the place it is practised in.

The specialty closes its line (`Greenwood Village Facial Plastic Surgeon`); it ends in the name of
an occupation and takes in the modifiers directly before it. What precedes is the place. The
vocabulary is the field's, open-ended by word endings (`-ologist`, `-iatrist`, `-odontist`), not a
list of what the sample pages say.
"""

import re
from dataclasses import dataclass

LINE_LENGTH = 110
"""Characters. As `MAX_WORDS`."""

MAX_PLACE_WORDS = 6
"""Words: `San Juan Capistrano, CA, USA`."""

UNKNOWN_WORDS = 2
"""Words of a specialty that no vocabulary knows, as most known ones have."""

SURE_BEGINNING = 3
"""Letters of a cut word that say something: `Pl` may begin a place."""

MAX_WORDS = 12
"""Words. The longest real lines (a three-word place, a five-word specialty) stay below."""

_GENERIC = """consultant director provider practitioner specialist artist coach trainer technician
    assistant injector expert manager advisor"""
"""Occupations that say little alone: the word before them belongs to them, whatever it is."""

_OCCUPATION = (
    r"(?:[\w-]*surgeon"
    r"|(?!(?:special|ass|ex|res|pers|cons|ins|tw|wa|wr|mo|l|f|m)ist\b)[\w-]{3,}ist"
    r"|[\w-]{3,}ician|doctor|nurse|pa-c|chiropractor|[\w-]*(?:osteo|naturo|homeo)path|midwife"
    r"|vet(?:erinarian)?"
    r"|ob/?-?gyn|counsell?or|attorney|lawyer|professor|med(?:ical)? ?spa|ent|"
    + "|".join(_GENERIC.split())
    + ")"
)

_MODIFIERS = r"""
    facial plastic cosmetic a?esthetics? dermatologic(?:al)? derm(?:atology)? ocular oculoplastic
    oculofacial ophthalmic orbital reconstructive restorative general oral maxillofacial
    craniofacial cranio-?maxillofacial dental implant prosthetic pa?ediatric orthopa?edic vascular
    endovascular vein phlebology bariatric metabolic hand breast body hair restoration
    transplant(?:ation)? mohs micrographic cutaneous procedural family internal emergency physical
    preventive sports? sleep pain addiction medicine management rehabilitation interventional
    diagnostic radiation laser skin cancer eye eyelid corneal? retinal? refractive cataract
    glaucoma lasik cardiac cardiothoracic cardiovascular thoracic colorectal neurological neuro
    spine spinal trauma joint replacement gyna?ecologic(?:al)? urologic(?:al)? obstetric
    reproductive fertility endocrine weight[\s-]loss anti-?aging regenerative integrative
    functional holistic naturopathic osteopathic clinical certified board[\s-]certified licensed
    registered advanced practice fellowship[\s-]trained double surgical burn wound care
    wo?men['’]s sexual health primary critical geriatric adult child adolescent forensic
    occupational industrial veterinary small[\s-]animal large[\s-]animal equine feline canine
    exotics? behaviou?ral speech nasal rhinoplasty facelift sinus voice hearing tattoo removal
    permanent makeup injectables? medical nutrition hospital intensive acute infectious disease
    rheumatic allergy asthma immunology master senior chief lead physician nurse
    (?:head|foot|colon)\s(?:and|&)\s(?:neck|ankle|rectal) ear,?\snose,?\s(?:(?:and|&)\s)?throat"""
"""Words that belong to the specialty when they stand directly before its occupation."""

_MODIFIER = "(?:" + "|".join(_MODIFIERS.split()) + ")"

_JOIN = r"(?:\s*(?:,|/|&|\+)\s*|\s+(?:and|&)\s+|\s+|-)"

_LINE = re.compile(
    rf"(?P<place>.*?)(?P<specialty>\b(?:(?:{_MODIFIER}|{_OCCUPATION}){_JOIN})*{_OCCUPATION})",
    re.IGNORECASE,
)
_REVERSED = re.compile(
    rf"(?P<specialty>(?:(?:{_MODIFIER}|{_OCCUPATION}){_JOIN})*{_OCCUPATION})(?:\s+(?:in|of)\s+"
    rf"|\s*[,|·•–—]\s*|\s+-\s+)(?P<place>.+)",
    re.IGNORECASE,
)
_ENDINGS = tuple(
    """surgeon ist ician doctor nurse assistant pa-c practitioner provider injector chiropractor
    path midwife veterinarian vet gyn counselor counsellor attorney lawyer consultant director spa
    coach trainer professor ent""".split()
)
"""A cheap first look: the ends of all that `_OCCUPATION` names."""

_SEPARATORS = " ,;–—-|·•"

_PLACE_WORD = re.compile(r"[^\W\d_][\w.'’()/-]*,?|&|-|–|St\.|\d{5},?")
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


@dataclass(frozen=True, slots=True)
class Practice:
    """A parsed specialty line."""

    specialty: str | None
    """`None` where the line was cut before it was complete."""
    location: str | None


def may_close(text: str) -> bool:
    """Whether a line ends in an occupation, whatever stands before it."""
    return text[-12:].lower().endswith(_ENDINGS)


def parse_specialty(text: str) -> Practice | None:
    """Parse a line into specialty and place, `None` if it does not end as such a line ends.

    ::

        line      = [ place ] { modifier } occupation | { modifier } occupation ( "," | "in" ) place
        place     = 1 to 6 words that begin in upper case, particles apart
    """
    if len(text) > LINE_LENGTH or text.count(" ") >= MAX_WORDS:
        return None
    if may_close(text):
        match = _LINE.fullmatch(text)
    else:
        match = _REVERSED.fullmatch(text) if may_be_reversed(text) else None
    if match is None:
        return None
    place, job = match["place"].strip(_SEPARATORS), match["specialty"]
    if match.re is _REVERSED and job.lower() in _GENERIC:
        return None  # "Director, Laser & Skin Center" says where, not what
    if not place:
        return Practice(job, None) if text[0].isupper() else None
    if not _is_place(place.title() if text.islower() else place):
        return None
    before, _, word = place.rpartition(" ")
    if job.lower() in _GENERIC and before:
        return Practice(f"{word} {job}", before)
    return Practice(job, place)


_ORGANISATION = re.compile(
    rf"(?P<place>.*?)\s*(?P<specialty>\b(?:{_MODIFIER}{_JOIN})*(?:Surgery\s+)?(?:Center|Centre"
    rf"|Clinic|Institute|Group|Practice|Associates|Hospital|Office|Studio|Spa|Expert))",
    re.IGNORECASE,
)


def parse_unknown(text: str) -> Practice:
    """Parse a line that stands where a specialty must, but does not end in a known occupation."""
    match = _ORGANISATION.fullmatch(text)
    if match is not None and match["place"] and _is_place(match["place"]):
        return Practice(match["specialty"], match["place"])
    words = text.split()
    place = " ".join(words[:-UNKNOWN_WORDS])
    if place and _is_place(place):
        return Practice(" ".join(words[-UNKNOWN_WORDS:]), place)
    return Practice(text, None)


def parse_cut(text: str) -> Practice:
    """Parse a line that was cut inside the specialty, as far as it is surely complete."""
    words = text.split()
    place = len(words) - 1 if len(words) > 1 and _begins_specialty(words[-1]) else len(words)
    while place > 0 and re.fullmatch(_MODIFIER, words[place - 1], re.IGNORECASE):
        place -= 1
    found = " ".join(words[:place])
    return Practice(None, found if place < len(words) and found and _is_place(found) else None)


_BEGINNINGS = tuple(
    """Plastic Facial Dermatolog Oculoplastic Cosmetic Surgeon General Oral Maxillofacial
    Ophthalmolog Reconstructive Orthop Pediatric""".split()
)


def _begins_specialty(word: str) -> bool:
    """Whether a cut word is the beginning of a frequent specialty's word."""
    return len(word) >= SURE_BEGINNING and any(known.startswith(word) for known in _BEGINNINGS)


def may_be_reversed(text: str) -> bool:
    """Whether a line may hold its place behind its specialty."""
    return " in " in text or "," in text or " - " in text or "|" in text or "–" in text


def _is_place(place: str) -> bool:
    words = place.split()
    if len(words) > MAX_PLACE_WORDS or not place[0].isalpha() or place[0].islower():
        return False
    for word in words:
        folded = word.lower().strip(".,")
        if folded in _NOT_IN_PLACES or not _PLACE_WORD.fullmatch(word):
            return False
        if (
            word[0].islower()
            and folded not in _PARTICLES
            and not word.startswith(("d'", "l'", "d’", "l’"))
        ):
            return False
    return words[-1].lower() not in _PARTICLES
