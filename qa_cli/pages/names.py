"""The first line of a byline: a doctor's name and credentials.

line       = [ "by" ] name { [ "," ] credential }
name       = [ "Dr." ] word { word } [ [ "," ] suffix ]
suffix     = "Jr." | "III" | ...
credential = a known degree | after a comma, any abbreviation with two capitals
"""

import re
from typing import NamedTuple

from qa_cli.pages.glance import late

NAME_LINE = 110
"""Characters: a long name with five credentials."""

MAX_NAME_WORDS = 9
"""Words, credentials apart; the longest real names (title, four parts, suffix) stay below."""

FIRST_AND_LAST = 2
"""Words that a person's name has at least where nothing else tells it from another word."""


GIVEN_NAMES = 3
"""Words behind the comma of a family name that stands first, at most."""


class Name(NamedTuple):
    """A parsed name line."""

    name: str | None
    """`None` where the page was cut inside it."""
    credentials: str | None


KNOWN_CREDENTIALS = frozenset(
    """md do bm bchd bmbs mpas mbchir fagd dds dmd phd rn np pa pac mbbs mbchb mbbch mb bch bs bsc
    ba ma ms msc mph mba mha facs frcs frcsc frcpc frcp frcsed fracs facos faao faad facd
    facp faacs facog fasds faap fics faafprs facms faaos fccp fascrs fama fase jd nd dc dpm
    od pharmd psyd edd cnm arnp fnp fnpc aprn bsn msn dnp crna cns le lmt lcsw lpc ccrc ceh
    drmed esq dvm vmd bvsc mrcvs dacvs dacvd dabvp dip abfprs abps abd ebopras dsc cnp agnp
    pmhnp whnp dcnp cans ret retired inactive dr prof med dent habil univ dipl mrcs mrcp dm
    mch ch chm mds bds msd facfas facfaom rpa rpac dabr fsir facr rd rdn rdh ldn dpt otr pt
    aud slp lac ibclc cpnp cdces bvetmed bvms mvb mvetmed dvetmed dvsc decvim certzoomed mddr mudr
    jur llb llm cfp cfa aca cpa psychd dclinpsy ffd mcps fcps fmcp bpharm bpt mpt""".split()
)
"""Degrees and fellowships, folded and without dots, that may follow a name without a comma, or be
written in lower case. After a comma any abbreviation with two capitals counts."""

_SUFFIX = late(r"(?:Jr|Sr|JR|SR|II|III|IV|V|2nd|3rd)\.?")
_IN_BRACKETS = r"\((?:ret(?:ired|\.)?|inactive|emeritus|deceased)\)"
_STATUS = late(_IN_BRACKETS, re.IGNORECASE)
_NOTE = late(rf"{_IN_BRACKETS}|\((?:hons?|[A-Za-z][A-Za-z &/]{{0,20}})\)", re.IGNORECASE)
_NOTE_OR_WORD = late(r"\([^)]*\)|\S+")
_MARKS = late(r"[.()-]")
_ABBREVIATION = late(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z][A-Za-z.-]{1,11}\d?(?:\(|$)")
"""Two capitals at least, with a note in brackets glued to it or not (`FRCS(C)`)."""
_DOUBLE_NAME = late(r"[A-Z][a-z]{1,8}-[A-Z][a-z]+")
"""A given name of two parts (`Eun-Hye`), which has two capitals, too."""
_JOINTS = ("&", "and")
"""What may stand between two credentials."""
_STATES = frozenset(
    """al ak az ar ca co ct de fl ga hi id il in ia ks ky la me mi mn mo mt ne nv nh nj nm ny nc oh
    ok or ri sc sd tn tx ut vt va wa wv wi wy dc usa uk uae nyc bc ab on qc ns nb sk nsw""".split()
) - frozenset({"dc"})
"""Places abbreviated like credentials (`Austin, TX`); those which are also degrees stay out."""

_STATES_TOO = frozenset(("PA", "MA"))
"""Degrees that are states, too, and that few doctors have."""

_PARTICLES = frozenset(
    """de del della di da dos das do la le van von der den ter ten el al bin ibn ben st y e i zu af
    av mac mc 't""".split()
)
_TITLES = frozenset("dr dra prof professor doctor mr mrs ms".split())
"""What may stand before a name."""

_NAME_WORD = late(
    r"[\"“'‘(]?[^\W\d_][^\W\d_]*(?:[.'’`-][^\W\d_]+)*[.\"”'’)]{0,3}|\([^()]{1,24}\)|&"
)
_ELIDED = late(r"(?:d|l|dell|dall|degl|nell|sant)['’][^\W\d_a-z]")
"""A particle that has lost its vowel, before the name it belongs to (`dell'Orso`)."""
_JOINED_PARTICLE = late(r"(?:al|el|ben|bin|ibn|abu|de|von|van)-[^\W\d_a-z]")
"""One that is joined to its name (`el-Sayed`)."""
_PREFIX = late(
    r"(?:(?:answered|answer|reply|response|posted) (?:by|from)|by|from)\s*:?\s+|[–—-]+\s*",
    re.IGNORECASE,
)
_PREFIX_INITIALS = frozenset("ABFPRabfpr–—-")
_ATTRIBUTION = late(
    r"(?:(?:answered|answer|reply|replied|response|responded|antwort|respuesta|réponse|risposta)"
    r" (?:by|from|von|de|di)\b\s*:?"
    r"|on \d{1,2} [a-z]+ \d{4},?|on [a-z]+ \d{1,2}, \d{4},?"
    r"|(?:expert|doctor|physician|dentist|lawyer|attorney|vet|provider|specialist)\s*:)\s*",
    re.IGNORECASE,
)
_ATTRIBUTION_INITIALS = frozenset("AROPEDLVSaropedlvs")
"""What says outright that the name of the one who answers follows."""
_SPEAKS = late(
    r"(?P<name>.{4,80}?),?\s+(?:says|said|replie[sd]|answer(?:s|ed)|writes|wrote|respond(?:s|ed)"
    r"|explains|advises)\s*:"
    r"|(?P<doctor>(?:Dr|Prof)[a.]{0,2}\s.{3,60})(?::| (?:answered|replied|responded))",
    re.IGNORECASE,
)
"""What says outright that a doctor begins to speak."""
_SAID = (":", " answered", " replied", " responded", " says", " writes")
"""Its last words."""

_SENTENCE_WORDS = frozenset(
    """the a an and or of for to in on at with your you my our we is are was be been it this that as
    not no yes if so but very all about after before can does do did will how what why when where
    who which""".split()
)
"""Words of sentences: in lower case none of them stands in a person's name, though Will, Do and An
do."""

_NO_PRACTICE_WORDS = _SENTENCE_WORDS - frozenset("the and of for in at a an".split())
"""... nor in the name of a practice, some apart (`Center for Facial Surgery`)."""

_POLITE_WORDS = frozenset(
    """thank thanks regards wishes sincerely luck kind warmest warmly cheers respectfully cordially
    yours verified anonymous truly hi hello dear please question questions answer answers
    surgery treatment board certified certification director diplomate fellow fellowship
    trained""".split()
)
"""Words of greetings, closings and posts: a line with one of them, however written, is not a
person's name."""


def attributed(text: str) -> str | None:
    """Return the name in `Answered by ...`, `Expert: ...` or `... says:`, `None` elsewhere."""
    match = _ATTRIBUTION.match(text) if text[:1] in _ATTRIBUTION_INITIALS else None
    if match is not None:
        said = text[match.end() :].lstrip().rstrip(":")
        return said.removesuffix(" wrote").removesuffix(" replied") or None
    if not text.endswith(_SAID) or len(text) > NAME_LINE:
        return None
    match = _SPEAKS.fullmatch(text)
    if match is not None:
        return match["name"] or match["doctor"]
    name = text.rpartition(" ")[0]
    titled = not text.endswith((" says", " writes")) or name.startswith(("Dr", "Prof"))
    known = (titled and is_person(name, strict=True)) or parse_name(name) is not None
    return name if known and not text.endswith(":") else None


def parse_name(text: str) -> Name | None:
    """Parse a line as a name with credentials; `None` without any, or where it is a sentence."""
    if len(text) > NAME_LINE or not may_end_as_name(text):
        return None
    body = _without_prefix(text)
    if body[-1:] == ")":
        body = _without_brackets(body)
    name, credentials = _split_credentials(body)
    if credentials is None or not is_person(name, strict=False):
        return None
    if text.isupper() and not any(_is_known(word) for word in credentials.split()):
        return None  # where all is in capitals, capitals tell nothing
    if " " not in name and credentials in _STATES_TOO:
        return None  # a town
    if "," not in body and len(name.split()) < FIRST_AND_LAST:  # "Botox MD" is no person
        return None
    return Name(name, credentials)


def _without_brackets(text: str) -> str:
    """Return `Jane Roe, MD, FACS` for `Jane Roe (MD, FACS)`."""
    name, bracket, inner = text[:-1].rpartition(" (")
    first = inner.partition(",")[0]
    degree = bracket and "(" not in name and first.isupper() and are_credentials(first)
    return f"{name}, {inner}" if degree and not _STATUS.fullmatch(f"({inner})") else text


def is_degree(text: str) -> bool:
    """Whether a text is nothing but degrees that are known, and no state's abbreviation."""
    return all(_is_known(word) and word.lower() not in _STATES for word in text.split())


def is_known_degree(text: str) -> bool:
    """Whether the first word of credentials is a degree that is known, and written as one."""
    first = text.split(maxsplit=1)[0]
    return _is_known(first) and any(map(str.isupper, first))


def is_plain_word(word: str) -> bool:
    """Whether a word in lower case can be no part of a name, as most can be none."""
    return word.islower() and word.isalpha() and word.isascii() and word not in KNOWN_CREDENTIALS


def may_end_as_name(text: str) -> bool:
    """A cheap first look: whether the last word could be a credential."""
    last = text[-14:].rpartition(" ")[2].rpartition(",")[2]
    if not last or last[-1] == ")":
        return True
    stem = last.rstrip(".")
    return (
        any(map(str.isupper, stem[1:]))
        or stem.isupper()
        or stem.lower().replace(".", "") in KNOWN_CREDENTIALS
        or "." in stem
    )


def parse_plain_name(text: str) -> Name | None:
    """Parse a line as a name, credentials or not: only for a line that stands where a name must."""
    body = _without_prefix(text)
    if len(body) > NAME_LINE or not body or body[-1] in "?!:;," or body[0] in "#@" or ":" in body:
        return None
    name, credentials = _split_credentials(body)
    words = name.replace(",", " ").split()
    if not 1 <= len(words) <= MAX_NAME_WORDS or (
        name[-1] == "." and not _closes_as_abbreviation(words[-1])
    ):
        return None
    if any(_fold(word) in _POLITE_WORDS or word in _NO_PRACTICE_WORDS for word in words):
        return None
    if any(ch.isdigit() for ch in name) or not any(ch.isalpha() for ch in name):
        return None
    capitals = sum(1 for w in words if not w[0].islower())
    if capitals * 2 < len(words) and credentials is None and capitals:
        return None
    return Name(name, credentials)


def is_person(name: str, *, strict: bool) -> bool:
    """Whether text is shaped like a person's name; `strict` asks for two words at least."""
    main, _, suffix = name.partition(",")
    if suffix and not _SUFFIX.fullmatch(suffix.strip()):
        if strict or not _are_given_names(main, suffix):
            return False
        main = f"{suffix} {main}"
    words = main.split()
    if words and words[0].lower().rstrip(".") in _TITLES:
        words = words[1:]
    if not 1 <= len(words) <= MAX_NAME_WORDS or (strict and len(words) < FIRST_AND_LAST):
        return False
    small = not strict and name.islower()
    capitals = 0
    for word in words:
        if not (word.isalpha() or _NAME_WORD.fullmatch(word)):
            return False
        folded = _fold(word)
        if folded in _POLITE_WORDS or word in _SENTENCE_WORDS:
            return False
        if not word[0].islower() or _ELIDED.match(word):
            capitals += 1
        elif folded not in _PARTICLES and not small and not _JOINED_PARTICLE.match(word):
            return False
    return capitals > 0 or small


def is_status(text: str) -> bool:
    """Whether a note in brackets says that somebody practises no more (`(retired)`)."""
    return _STATUS.fullmatch(text) is not None


def is_reversed(text: str) -> bool:
    """Whether a line is a person's name with the family name first (`Roe, Jane M.`)."""
    _, comma, given = text.partition(", ")
    return bool(comma and given) and is_person(text, strict=False) and given[:1].isupper()


def _are_given_names(family: str, text: str) -> bool:
    """Whether a name's part behind its comma holds given names: `van der Roe II, Jane M.`."""
    words = text.split()
    own = [word for word in family.split() if word[0].isupper() and _SUFFIX.fullmatch(word) is None]
    first = words[0].lower().strip(".") if words else ""
    return len(own) == 1 and len(words) <= GIVEN_NAMES and len(first) > 1 and first not in _STATES


def _fold(word: str) -> str:
    return (word if word.isalpha() else word.strip(".,\"“”'‘’()")).lower()


def _closes_as_abbreviation(word: str) -> bool:
    return len(word) <= len("Jr.") or _SUFFIX.fullmatch(word) is not None


def _without_prefix(text: str) -> str:
    match = _PREFIX.match(text) if text[:1] in _PREFIX_INITIALS else None
    return text[match.end() :] if match else text


def _split_credentials(text: str) -> tuple[str, str | None]:
    """Split `Francis R. Palmer, III, MD` into name with suffix, and credentials or `None`."""
    parts = [part.strip() for part in text.split(",")]
    cut = len(parts)
    while cut > 1 and are_credentials(parts[cut - 1]):
        cut -= 1
    name, credentials = parts[:cut], parts[cut:]
    words = name[-1].split()
    at = len(words)
    if at > FIRST_AND_LAST and _NOTE.fullmatch(words[-1]):
        at -= _is_credential(words[-2], comma=False)  # `FRCS (Plast)`
    while at > 1 and _is_credential(words[at - 1], comma=False):
        at -= 2 if words[at - 2] in _JOINTS and at > FIRST_AND_LAST else 1
    noted = words[-1:] and words[-1][0] == "(" and len(words) - at > 1
    if at < len(words) and (noted or not words[-1].islower()):
        credentials = [" ".join(words[at:]), *credentials]
        name[-1] = " ".join(words[:at])
    return ", ".join(name), ", ".join(credentials) or None


def _is_known(word: str) -> bool:
    return _MARKS.sub("", word).strip(",").lower() in KNOWN_CREDENTIALS


def are_credentials(part: str) -> bool:
    """Whether a part between commas holds credentials only; a parenthesised note is one word."""
    if _SUFFIX.fullmatch(part):
        return False
    words = _NOTE_OR_WORD.findall(part) if "(" in part else part.split()
    return bool(words) and all(
        _is_credential(word, comma=True) or (word in _JOINTS and 0 < at < len(words) - 1)
        for at, word in enumerate(words)
    )


def _is_credential(word: str, *, comma: bool) -> bool:
    if "/" in word.strip("/"):  # `MD/PhD`
        return all(_is_credential(part, comma=comma) for part in word.split("/") if part)
    if word[0] == "(":
        return (_NOTE if comma else _STATUS).fullmatch(word) is not None
    plain = word.partition("(")[0] if word[-1] == ")" else word
    folded = (plain if plain.isalpha() else _MARKS.sub("", plain)).lower()
    if len(folded) > 1 and folded in KNOWN_CREDENTIALS:
        return comma or sum(map(str.isupper, word)) > 1  # Le, Do and Ma are surnames
    return (
        comma
        and folded not in _STATES
        and _SUFFIX.fullmatch(word) is None
        and _ABBREVIATION.match(word) is not None
        and _DOUBLE_NAME.fullmatch(word) is None
    )
