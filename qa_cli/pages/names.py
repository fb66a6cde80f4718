"""The first line of a byline: a doctor's name and credentials.

::

    line        = [ dash | "by" ] name [ joint credentials ]
    name        = [ title ] word { word } [ [ "," ] suffix ] | family "," given { given }
    suffix      = "Jr." | "III" | "3rd" ...
    joint       = "," | ";" | "/" | "•" | " - " | " "
    credentials = credential { joint credential } | "(" credentials ")" | "[" credentials "]"
    credential  = a known degree, with dots and blanks between its letters or without
                | behind a sign, any abbreviation with two capitals
                | behind a credential, a note in brackets
"""

import re
from typing import NamedTuple

from qa_cli.pages.glance import even, holds_any, late
from qa_cli.pages.occupations import is_occupation

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
_STATUS = late(r"[(\[](?:ret(?:ired|\.)?|inactive|emeritus|deceased)[)\]]", re.IGNORECASE)
_NOTE = late(r"\([A-Za-z][A-Za-z &/.]{0,20}\)|\[[A-Z][A-Z &/.]{1,20}\]")
_WORD = late(r"\([^)]*\)|\[[^\]]*\]|(?:[A-Z][a-z]?\. ){1,3}[A-Z][a-z]{0,2}\.(?![^ ,;])|[^ ]+")
"""A word of credentials: a note in brackets, letters set apart (`M. D.`), or any other."""
_JOINT = late(r"(?: ?[,;•/] ?| [–—-]{1,2} )(?![^(\[]*[)\]])")
"""What parts a name from credentials, and these from each other, besides a space."""
_MARKS = late(r"[.() -]")
_ABBREVIATION = late(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z][A-Za-z.-]{1,11}\d?(?:\(|$)")
"""Two capitals at least, with a note in brackets glued to it or not (`FRCS(C)`)."""
_DOUBLE_NAME = late(r"[A-Z][a-z]{1,8}-[A-Z][a-z]+")
"""A given name of two parts (`Eun-Hye`), which has two capitals, too."""
_AND = ("&", "and")
"""What may stand between two credentials."""
_LEAD = late(r"^(?:by|from)\b ?:? ?|^[ –—-]+", re.IGNORECASE)
_EDGES = " ,;•/–—-"
_STATES = frozenset(
    """al ak az ar ca co ct de fl ga hi id il in ia ks ky la me mi mn mo mt ne nv nh nj nm ny nc oh
    ok or ri sc sd tn tx ut vt va wa wv wi wy usa uk uae nyc bc ab on qc ns nb sk nsw""".split()
)
"""Places abbreviated like credentials (`Austin, TX`); DC is a degree more often."""

_STATES_TOO = frozenset(("PA", "MA"))
"""Degrees that are states, too, and that few doctors have."""

PARTICLES = frozenset(
    """de del della di da dos das do la le van von der den ter ten el al bin ibn ben st y e i zu af
    av mac mc 't""".split()
)
"""Words that a name may hold in lower case."""
_TITLES = frozenset("dr dra prof professor doctor mr mrs ms".split())
"""What may stand before a name."""

_NAME_WORD = late(
    r"[\"“'‘(]?[^\W\d_][^\W\d_]*(?:[.'’`-][^\W\d_]+)*[.\"”'’)]{0,3}|\([^()]{1,24}\)|&"
)
_ELIDED = late(r"(?:d|l|dell|dall|degl|nell|sant)['’][^\W\d_a-z]")
"""A particle that has lost its vowel, before the name it belongs to (`dell'Orso`)."""
_JOINED_PARTICLE = late(r"(?:al|el|ben|bin|ibn|abu|de|von|van)-[^\W\d_a-z]")
"""One that is joined to its name (`el-Sayed`)."""
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
    surgery treatment board certified certification director diplomate fellow fellowship member
    members trained""".split()
)
"""Words of greetings, closings and posts: a line with one of them, however written, is not a
person's name."""


def parse_name(text: str) -> Name | None:
    """Parse a line as a name with credentials; `None` without any, or where it is a sentence."""
    text = _without_lead(even(text, NAME_LINE))
    if not may_end_as_name(text):
        return None
    name, joint, credentials = _split(_without_brackets(text))
    if not credentials or not is_person(name, strict=False):
        return None
    if name.isupper() and _is_known(name):
        return None
    if text.isupper() and not any(map(_is_known, credentials.split())):
        return None  # where all is in capitals, capitals tell nothing
    if " " not in name and (joint != "," or credentials in _STATES_TOO):
        return None  # a town; "Botox MD" is no person
    if joint not in {"", ",", ";"} and not is_known_degree(credentials):
        return None  # "Lip Filler - FAQ"
    return Name(name, credentials)


def parse_plain_name(text: str) -> Name | None:
    """Parse a line as a name, credentials or not: only for a line that stands where a name must."""
    text = _without_lead(even(text, NAME_LINE))
    if not text or text[-1] in "?!:;," or text[0] in "#@" or ":" in text:
        return None
    name, _, credentials = _split(_without_brackets(text))
    words = name.replace(",", " ").split()
    if not 1 <= len(words) <= MAX_NAME_WORDS or (
        name[-1] == "." and len(words[-1]) > len("Jr.")  # a sentence
    ):
        return None
    if any(_fold(word) in _POLITE_WORDS or word in _NO_PRACTICE_WORDS for word in words):
        return None
    plain = [word for word in words if _SUFFIX.fullmatch(word) is None]
    if any(map(str.isdigit, "".join(plain))) or not any(map(str.isalpha, name)):
        return None
    capitals = sum(not word[0].islower() for word in words)
    if capitals * 2 < len(words) and not credentials and capitals:
        return None
    return Name(name, credentials or None)


def _without_lead(text: str) -> str:
    """Return a text without the dash, or the `by`, before it."""
    led = text[:1] in "–—-" or text[:4].lower().startswith(("by", "from"))
    return _LEAD.sub("", text) if led else text


def _split(text: str) -> tuple[str, str, str]:
    """Split a text into name, joint and credentials, empty where it has none.

    The joint is the sign before the credentials; what no sign parts from the name must be degrees
    that are known.
    """
    joints = list(_JOINT.finditer(text))
    at, end = len(joints), len(text)
    while at and are_credentials(text[joints[at - 1].end() : end]):
        at -= 1
        end = joints[at].start()
    words = list(_WORD.finditer(text, joints[at - 1].end() if at else 0, end))
    left = len(words)
    if left > FIRST_AND_LAST and _NOTE.fullmatch(words[-1][0]):
        left -= _is_credential(words[-2][0], free=False)  # `FRCS (Plast)`
    while left > 1 and _is_credential(words[left - 1][0], free=False):
        left -= 2 if words[left - 2][0] in _AND and left > FIRST_AND_LAST else 1
    behind = words[left:]
    if behind and (not behind[-1][0].islower() or (behind[-1][0][0] in "([" and len(behind) > 1)):
        return text[: behind[0].start()].rstrip(_EDGES), "", text[behind[0].start() :]
    if at == len(joints):
        return text.rstrip(_EDGES), "", ""
    return text[:end].rstrip(_EDGES), joints[at][0].strip(), text[joints[at].end() :]


def _without_brackets(text: str) -> str:
    """Return `Jane Roe, MD, FACS` for `Jane Roe (MD, FACS)`."""
    if text[-1:] not in {")", "]"}:
        return text
    name, _, inner = text[:-1].rpartition(" (" if text[-1] == ")" else " [")
    first = inner.partition(",")[0]
    noted = "(" in name or _is_known(name.rpartition(" ")[2]) or is_status(f"({inner})")
    return f"{name}, {inner}" if first.isupper() and are_credentials(first) and not noted else text


def are_credentials(part: str) -> bool:
    """Whether a part between signs holds credentials only; a note in brackets is one word."""
    words = _WORD.findall(even(part))
    return bool(words) and all(
        _is_credential(word, free=True) or (word in _AND and 0 < at < len(words) - 1)
        for at, word in enumerate(words)
    )


def _is_credential(word: str, *, free: bool) -> bool:
    """Whether a word is a credential: one that is known, or where it stands `free`, any."""
    if word[0] in "([":
        return (_NOTE if free else _STATUS).fullmatch(word) is not None
    plain = word.partition("(")[0] if word[-1] == ")" else word
    folded = (plain if plain.isalpha() else _MARKS.sub("", plain)).lower()
    if len(folded) > 1 and folded in KNOWN_CREDENTIALS:
        return free or sum(map(str.isupper, word)) > 1  # Le, Do and Ma are surnames
    return (
        free
        and folded not in _STATES
        and not is_occupation(folded)
        and _SUFFIX.fullmatch(word) is None
        and _ABBREVIATION.match(word) is not None
        and _DOUBLE_NAME.fullmatch(word) is None
    )


def _is_known(word: str) -> bool:
    return _MARKS.sub("", word).strip(",;[]").lower() in KNOWN_CREDENTIALS


def is_degree(text: str) -> bool:
    """Whether a text is nothing but degrees that are known, and no state's abbreviation."""
    return all(_is_known(word) and word.lower() not in _STATES for word in text.split())


def is_known_degree(text: str) -> bool:
    """Whether credentials open with a degree that is known, and written as one: not `Dr.`, `Le`."""
    first = even(text) and _WORD.findall(even(text))[0]
    return _is_known(first) and sum(map(str.isupper, first)) > 1 and not is_title(first)


def is_plain_word(word: str) -> bool:
    """Whether a word in lower case can be no part of a name, as most can be none."""
    return word.islower() and word.isalpha() and word.isascii() and word not in KNOWN_CREDENTIALS


def is_title(word: str) -> bool:
    """Whether a word may stand before a name as its title: `Dr.`, `Professor`."""
    return _fold(word) in _TITLES


def may_end_as_name(text: str) -> bool:
    """A cheap first look: whether the last word could be a credential."""
    last = text[-14:].rpartition(" ")[2].rpartition(",")[2]
    if not last or last[-1] in ")]":
        return True
    stem = last.rstrip(".")
    return (
        any(map(str.isupper, stem[1:]))
        or stem.isupper()
        or stem.lower().replace(".", "") in KNOWN_CREDENTIALS
        or "." in stem
    )


def is_person(name: str, *, strict: bool) -> bool:
    """Whether text is shaped like a person's name; `strict` asks for two words at least."""
    rest, _, last = name.rpartition(", ")
    if "," in rest and _SUFFIX.fullmatch(last):
        name = rest  # `Roe, Jane, Jr.`
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
    if strict and words[-1][-1] == ")":
        return False  # a nickname is followed by a name
    small = not strict and name.islower()
    if not all(_may_name(word, small=small) for word in words):
        return False
    return small or any(not word[0].islower() or _ELIDED.match(word) for word in words)


def _may_name(word: str, *, small: bool) -> bool:
    """Whether a word may be a name's, which is in lower case or not."""
    if not (word.isalpha() or _NAME_WORD.fullmatch(word) or _SUFFIX.fullmatch(word)):
        return False
    folded = _fold(word)
    if folded in _POLITE_WORDS or word in _SENTENCE_WORDS:
        return False
    if small or not word[0].islower() or folded in PARTICLES:
        return True
    if "-" in word and _JOINED_PARTICLE.match(word) is not None:
        return True
    return holds_any(word, "'’") and _ELIDED.match(word) is not None


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
