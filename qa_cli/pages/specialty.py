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

SURE_BEGINNING = 3
"""Letters of a cut word that say something: `Pl` may begin a place."""

MAX_WORDS = 12
"""Words. The longest real lines (a three-word place, a five-word specialty) stay below."""

_OCCUPATION = (
    r"(?:[\w-]*[Ss]urgeon|SURGEON|(?!(?:[Ss]pecial|[Aa]ss|[Ee]x|[Rr]es|[Pp]ers|[Cc]ons|[Ii]ns"
    r"|[Tt]w|[Ww]a|[Ww]r|[Mm]o)"
    r"ist\b)[\w-]{3,}ist|[\w-]*[Ss]pecialist|[\w-]{3,}IST|[\w-]{3,}ician|[\w-]{3,}ICIAN|Doctor"
    r"|DOCTOR|Dermatopathologist"
    r"|(?:Nurse|Laser|General|Advanced|Medical|Family|Aesthetic|Cosmetic|Naturopathic"
    r"|Osteopathic) Practitioner"
    r"|Nurse|Physician Assistant|PA-C|Practitioner|Provider|Injector|Chiropractor|Naturopath"
    r"|Osteopath|Midwife"
    r"|Homeopath|Veterinarian|Vet|OB/?-?GYN|Counsel(?:l)?or|Attorney|Lawyer|Consultant"
    r"|Medical Director|Med(?:ical)? ?[Ss]pa"
    r"|MD Internist|Urogynecologist|Coach|Trainer|Professor|ENT)"
)

_MODIFIER = (
    r"(?:Facial|Plastic|Cosmetic|A?[Ee]sthetic|Dermatologic(?:al)?|Derm(?:atology)?|Ocular"
    r"|Oculoplastic|Oculofacial|Ophthalmic|Orbital"
    r"|Reconstructive|Restorative|General|Oral|Maxillofacial|Craniofacial|Cranio-?maxillofacial"
    r"|Dental|Implant|Prosthetic"
    r"|Pa?ediatric|Orthopa?edic|Vascular|Endovascular|Vein|Phlebology|Bariatric|Metabolic|Hand"
    r"|Breast|Body|Hair|Restoration"
    r"|Transplant(?:ation)?|Mohs|Micrographic|Cutaneous|Procedural|Head(?: and| &) Neck"
    r"|Ear,? Nose,?(?: and| &)? Throat|ENT"
    r"|Family|Internal|Emergency|Physical|Preventive|Sports?|Sleep|Pain|Addiction|Medicine"
    r"|Management|Rehabilitation"
    r"|Interventional|Diagnostic|Radiation|Laser|Skin|Cancer|Eye|Eyelid|Cornea(?:l)?|Retinal?"
    r"|Refractive|Cataract|Glaucoma|Lasik|LASIK"
    r"|Cardiac|Cardiothoracic|Cardiovascular|Thoracic|Colorectal|Colon(?: and| &) Rectal"
    r"|Neurological|Neuro|Spine|Spinal|Trauma"
    r"|Foot(?: and| &) Ankle|Joint|Replacement|Gyna?ecologic(?:al)?|Urologic(?:al)?|Obstetric"
    r"|Reproductive|Fertility|Endocrine|Weight[ -]Loss"
    r"|Anti-?[Aa]ging|Regenerative|Integrative|Functional|Holistic|Naturopathic|Osteopathic"
    r"|Clinical|Certified|Board[ -]Certified|Licensed"
    r"|Registered|Advanced|Practice|Fellowship[ -]Trained|Double|Surgical|Burn|Wound|Care"
    r"|Women['’]s|Men['’]s|Sexual|Health|Primary|Critical"
    r"|Geriatric|Adult|Child|Adolescent|Forensic|Occupational|Industrial|Sports|Veterinary"
    r"|Small[ -]Animal|Large[ -]Animal|Equine|Feline|Canine"
    r"|Exotics?|Behavio(?:u)?ral|Speech|Nasal|Rhinoplasty|Facelift|Sinus|Voice|Hearing|Tattoo"
    r"|Removal|Permanent|Makeup|Injectables?|Cosmetics"
    r"|Medical|Nutrition|Hospital|Intensive|Acute|Infectious|Disease|Rheumatic|Allergy|Asthma"
    r"|Immunology|Consultant|Master|Senior|Chief|Lead)"
)

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
    place = match["place"].strip().rstrip(",;–—-|·•").strip()
    if not place:
        return Practice(match["specialty"], None) if text[0].isupper() else None
    if not _is_place(place.title() if text.islower() else place):
        return None
    return Practice(match["specialty"], place)


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
    return Practice(text, None)


def parse_cut(text: str) -> Practice:
    """Parse a line that was cut inside the specialty, as far as it is surely complete."""
    words = text.split()
    place = len(words) - 1 if len(words) > 1 and _begins_specialty(words[-1]) else len(words)
    while place > 0 and re.fullmatch(_MODIFIER, words[place - 1]):
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
