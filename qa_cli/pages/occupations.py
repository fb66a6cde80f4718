"""The names of occupations and fields, and the words that stand before them.

The vocabulary is the field's, open-ended by word endings (`-ologist`, `-iatrist`, `-odontist`), not
a list of what the sample pages say.
"""

GENERIC = frozenset(
    """consultant director provider practitioner specialist artist coach trainer technician
    assistant injector expert manager advisor adviser planner agent engineer""".split()
)
"""Occupations that say little alone: the word before them belongs to them, whatever it is."""

_OCCUPATIONS = GENERIC | frozenset(
    """doctor nurse pa-c chiropractor midwife vet veterinarian ob/gyn ob-gyn obgyn counselor
    counsellor attorney lawyer solicitor barrister paralegal notary accountant broker realtor
    mechanic plumber contractor architect inspector teacher tutor professor medspa medispa spa ent
    osteopath naturopath homeopath""".split()
)
_NO_OCCUPATIONS = frozenset("assist exist resist persist consist insist twist waist wrist".split())

_MODIFIERS = frozenset(
    """facial plastic cosmetic aesthetic esthetic aesthetics esthetics dermatologic dermatological
    derm dermatology ocular oculoplastic oculofacial ophthalmic orbital reconstructive restorative
    general oral maxillofacial craniofacial craniomaxillofacial cranio-maxillofacial dental implant
    prosthetic pediatric paediatric orthopedic orthopaedic vascular endovascular vein phlebology
    bariatric metabolic hand breast body knee shoulder hip elbow brain heart lung liver kidney
    prostate scalp jaw nail hair restoration transplant transplantation mohs
    micrographic cutaneous procedural family internal emergency physical preventive sport sports
    sleep pain addiction medicine management rehabilitation interventional diagnostic radiation
    laser skin cancer eye eyelid cornea corneal retina retinal refractive cataract glaucoma lasik
    cardiac cardiothoracic cardiovascular thoracic colorectal neurological neuro spine spinal
    trauma joint replacement gynecologic gynaecologic gynecological gynaecological urologic
    urological obstetric reproductive fertility endocrine weight-loss antiaging anti-aging
    regenerative integrative functional holistic naturopathic osteopathic clinical certified
    board-certified licensed registered advanced practice fellowship-trained double surgical burn
    wound care women's women’s men's men’s sexual health primary critical geriatric adult child
    adolescent forensic occupational industrial veterinary small-animal large-animal equine feline
    canine exotic exotics behavioral behavioural speech nasal rhinoplasty facelift sinus voice
    hearing tattoo removal permanent makeup injectable injectables medical med nutrition hospital
    intensive acute infectious disease rheumatic allergy asthma immunology master senior chief lead
    physician""".split()
)
"""Words that belong to the specialty when they stand directly before its occupation."""

_PHRASES = tuple(
    phrase.split()
    for phrase in (
        "ear nose and throat",
        "ear nose & throat",
        "ear nose throat",
        "head and neck",
        "head & neck",
        "foot and ankle",
        "foot & ankle",
        "colon and rectal",
        "colon & rectal",
        "board certified",
        "fellowship trained",
        "weight loss",
        "small animal",
        "large animal",
    )
)
"""Modifiers whose words stand in place names, too (`Hilton Head`), and so count only together."""
_PHRASE_ENDS = frozenset(phrase[-1] for phrase in _PHRASES)

FIELDS = tuple(
    """ology iatry iatrics odontics pedics paedics medicine surgery dentistry obstetrics optometry
    anesthesia anaesthesia nursing pharmacy law restoration therapy""".split()
)
"""How the fields of practice end, which some templates give instead of an occupation."""

JOINS = frozenset(("and", "&", "+", "/"))

ENDINGS = tuple(
    """surgeon ist ician itian arzt ärztin chirurg chirurgin apotheker médico médica cirujano
    cirujana cirurgião dentista pediatra logo loga médecin chirurgien doctor nurse assistant
    pa-c practitioner provider injector chiropractor path midwife veterinarian vet gyn counselor
    counsellor attorney lawyer consultant director spa coach trainer professor ent artist
    technician expert manager advisor adviser planner agent engineer solicitor barrister
    paralegal notary accountant broker realtor mechanic plumber contractor architect inspector
    teacher tutor""".split()
)
"""A cheap first look: the ends of all that is an occupation."""

_STEMS = tuple(
    """surgeon ician itian arzt ärztin chirurg chirurgin apotheker médico médica cirujano cirujana
    cirurgião dentista pediatra logo loga médecin chirurgien""".split()
)
"""Ends of occupations besides `-ist`, in a few languages."""


def start_of_modifiers(words: list[str], at: int) -> int:
    """Walk left from a word over the modifiers before it."""
    while at > 0:
        length = _phrase_before(words, at)
        if length:
            at -= length
        elif _belongs(words[at - 1]):
            at -= 1
        elif words[at - 1] in JOINS and at > 1 and _belongs(words[at - 2]):
            at -= 2
        else:
            break
    return at


def _belongs(word: str) -> bool:
    """Whether a word before an occupation is part of the specialty: `Plastic/Cosmetic`, `Oral,`."""
    folded = word.lower().rstrip(",")
    if folded in _MODIFIERS or is_occupation(folded):
        return True
    parts = folded.replace("/", "-").split("-")
    return len(parts) > 1 and all(part in _MODIFIERS or is_occupation(part) for part in parts)


def is_occupation(folded: str) -> bool:
    """Whether a word, folded, is the name of an occupation."""
    if folded in _OCCUPATIONS or folded.endswith(_STEMS):
        return True
    return folded.endswith("ist") and len(folded) > len("waist") and folded not in _NO_OCCUPATIONS


def _phrase_before(words: list[str], at: int) -> int:
    """Return how many words before `at` are a modifier of several words, 0 for none."""
    if words[at - 1].lower().rstrip(",") not in _PHRASE_ENDS:
        return 0
    for phrase in _PHRASES:
        start = at - len(phrase)
        if start >= 0 and [word.lower().rstrip(",") for word in words[start:at]] == phrase:
            return len(phrase)
    return 0
