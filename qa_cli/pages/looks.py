"""What a line says by itself, its neighbours left aside: its class, shape, voice and opening."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from qa_cli.pages import names, signoff, specialty, voice
from qa_cli.pages.fields import Fields, read_line
from qa_cli.pages.furniture import is_aside
from qa_cli.pages.glance import late
from qa_cli.pages.rating import parse_figure

REMEMBERED = 8192
"""Lines whose look is remembered: in a corpus the same bylines and leftovers come again."""

BYLINE = 130
"""Characters. The longest line of a byline, all its parts on it."""

SHORT = 90
"""Characters of a line that has a shape; of a longer one only its length and ends tell."""

_OPENING = 70
"""Characters of a line whose first word may be a template's."""

_SKELETON = 60
"""Characters of a line that may be a template's but for its numbers."""

_SHAPED = 24
"""Characters of a shape that are looked at."""

_STEM = 5
"""Letters of a word that tell what it is about, whatever its ending."""

_FIRST = 12
"""Letters of a longer line's first word that are looked at."""

LENGTHS = (1, 2, 3, 5, 8, 12, 20, 40)
"""Up to how many words two lines are of one length, to how many lines two pages."""

_LABEL = 3
"""Words of a line that may be a label: `Answer 2 :`."""

_SENTENCE, _VOICED = 4, 30
"""Words and characters of a sentence; in a shorter line nobody's voice is heard."""

_BY_FAR = 2
"""Words of one voice more than of the other, above which it is clear whose a line is."""

_NAME = 6
"""Words of a line that may be a name or a label: its first and last word tell what it is."""

_SIGNED = 8
"""Words of a line that may be a signature, a greeting, a farewell or an aside."""

_SHORT = 9
"""Words of a short line; a farewell in a longer one is its end."""

_PLAIN = 14
"""Words of a line whose capitals and signs are counted."""

_LONG = 20
"""Words of a line that is less than a paragraph."""

_MANY = 3
"""Commas from which on it makes no difference how many there are."""

_STEPS = 3
"""How many shares of words with a capital are told from each other; all words are one step more."""

_CLASSES = {"vote": "vot", "furniture": "fur", "related": "rel", "number": "num", "slogan": "slo"}
_CLASSES |= {"count": "cou", "disclaimer": "dis"}

_BULLET = late(r"(?:[-*•–·▪»]|\d{1,2}[.)])\s")
_WORD = late(r"[^\W\d_]{4,}")
_DIGITS = late(r"\d+")
_ASKS = frozenset("q que question frage pregunta domanda pergunta".split())
_ANSWERS = frozenset("a ans answer antwort respuesta réponse risposta resposta".split())
_POLITE = frozenset("thank thanks hello hi dear good great".split())
_SIGNS = "|·•/>»("


class Look(NamedTuple):
    """What a line says by itself."""

    cls: str
    """`Y` and the byline's parts it holds, `p` a paragraph, `m` or `s` a shorter line with its end
    mark, or another kind of line."""
    own: tuple[str, ...]
    """Its own features."""
    flags: tuple[str, ...] = ()
    """Those of its own features that tell of its neighbours, too."""
    parts: str = ""
    """Parts of a byline that it holds, `N`, `S`, `R`; empty for any other line."""
    voice: str = "-"
    """`m` the asker's, `y` a doctor's, `0` nobody's, `-` too short to tell."""
    head: str = "-"
    """How it opens: `a` as answers do, `s` in lower case, `t` politely, `-` otherwise."""
    tail: str = "-"
    """How it ends: `c` with a farewell or a name, `?` with a question, `:`, `.` or `-`."""
    skeleton: str = ""
    """A short line with all numbers made 0."""
    shape: str = ""
    """Capitals, numbers and signs of a short line, its words left out."""
    opening: str = ""
    """Its first word, if it is short."""
    stems: frozenset[str] = frozenset()
    """Beginnings of its longer words, if it may be a title or headline."""


@lru_cache(REMEMBERED)
def look(text: str, kind: str) -> Look:
    """Say what a piece is by itself; `kind` is the piece's kind."""
    words = text.split()
    found = _look_at_label(text, words) if kind == "label" else _look_at(text, words, kind)
    return found._replace(
        skeleton=_DIGITS.sub("0", text) if len(text) <= _SKELETON else "",
        shape=_shape_of(words) if len(text) <= SHORT else "",
        opening=words[0] if len(text) <= _OPENING else "",
        stems=frozenset()
        if found.cls == "p"
        else frozenset([word[:_STEM] for word in _WORD.findall(text.lower())]),
    )


def _look_at(text: str, words: list[str], kind: str) -> Look:
    """Look at a whole line or at the text of one."""
    if kind != "text":
        return _look_at_frame(words, kind)
    own: list[str] = []
    flags: list[str] = []
    cls, parts = _class_of(text, words, own, flags)
    said = _voice_of(text, words, own)
    head, tail = _ends_of(text, words, cls, own)
    _form_of(text, words, own, flags)
    return Look(cls, tuple(own), tuple(flags), parts, said, head, tail)


def _look_at_frame(words: list[str], kind: str) -> Look:
    """Look at a line that is the template's by its words."""
    first = words[0].lower().strip(".:,!?#()")
    cls = _CLASSES[kind]
    if len(words) <= _LABEL and kind in ("number", "furniture"):
        cls = "lbq" if first in _ASKS else "lba" if first in _ANSWERS else cls
    said = f"W0{first}" if len(words) <= _NAME else f"L{bucket(len(words), LENGTHS)}"
    return Look(cls, (f"K{kind}", said))


def _class_of(text: str, words: list[str], own: list[str], flags: list[str]) -> tuple[str, str]:
    """Return a line's class and the byline's parts it holds, and add what else is seen."""
    if len(text) <= BYLINE:
        fields = read_line(text)
        if fields is not None:
            own += _missing_of(fields)
            return f"Y{fields.parts}{'t' if fields.told else ''}", fields.parts
        if len(words) <= _SIGNED:
            cls = _short_class(text)
            if cls:
                return cls, ""
            _look_for_names(text, len(words), flags)
            own += flags
    return _text_class(text, len(words)), ""


def _missing_of(fields: Fields) -> Iterator[str]:
    """Yield what a byline's line says or lacks: a place, credentials, stars."""
    if fields.practice is not None:
        yield "Yp" if fields.practice.location else "Yq"
    if fields.name is not None and fields.name.credentials is None:
        yield "Yc"
    if fields.rating is not None and fields.rating.stars is None:
        yield "Y0"


def _text_class(text: str, count: int) -> str:
    """Return the class of a line that is text, by its length and ends."""
    if not text[0].isalpha() and _BULLET.match(text):
        return "li"
    if text[0] == "#":
        return "hsh"
    if count > _LONG:
        return "p"
    end = text[-1]
    mark = "." if end in ".!" else "?" if end == "?" else ":" if end in ":,;" else ""
    return ("m" if count > _SHORT else "s") + mark


def _short_class(text: str) -> str:
    """Return the class of a few words that are no byline's, empty for words of any other kind."""
    if is_aside(text):
        return "asd"
    if signoff.is_salutation(text):
        return "sal"
    if signoff.is_closing(text):
        return "clo"
    return "fig" if parse_figure(text) else ""


def _look_for_names(text: str, count: int, flags: list[str]) -> None:
    """Add whether a few words may be a person, an organisation, a place or a signature."""
    if count > 1 and names.is_person(text, strict=True):
        flags.append("prs")
    if specialty.is_organisation(text):
        flags.append("org")
    if specialty.parse_place(text, bare=True):
        flags.append("plc2" if ", " in text else "plc")
    if signoff.find_sign_off(text):
        flags.append("sgn")


def _voice_of(text: str, words: list[str], own: list[str]) -> str:
    """Say whose voice a line is in."""
    if len(words) < _SENTENCE or len(text) <= _VOICED:
        return "-"
    mine, yours = voice.counts(words)
    said = "m" if mine > yours else "y" if yours > mine else "0"
    own.append(f"v{said}{'2' if abs(mine - yours) > _BY_FAR else ''}")
    if voice.addresses(text):
        own.append("adr")
    return said


def _ends_of(text: str, words: list[str], cls: str, own: list[str]) -> tuple[str, str]:
    """Say how a line opens and ends."""
    end = text[-1]
    tail = end if end in "?:" else "." if end in ".!" else "-"
    if cls == "clo":
        tail = "c"
    elif len(words) > _SHORT and signoff.ends_with_closing(text):
        tail = "c"
        own.append("ecl")
    if cls == "sal":
        return "a", tail
    if voice.opens(text):
        own.append("opn")
        return "a", tail
    if text[0].islower():
        return "s", tail
    return ("t" if words[0].lower().strip(",!.") in _POLITE else "-"), tail


def _form_of(text: str, words: list[str], own: list[str], flags: list[str]) -> None:
    """Add what a line looks like: its length, its ends, its capitals, signs and first word."""
    count = len(words)
    length = bucket(count, LENGTHS)
    start, end = _sort_of(text[0], "Uld"), _sort_of(text[-1], "Aa9")
    own += (f"L{length}", f"s{start}", f"e{end}", f"se{start}{end}{length}")
    if start in "Ul":
        flags.append(f"s{start}")
    if "?" in text[:-1]:
        own.append("in?")
    if count > _PLAIN:
        own.append(f"F0{words[0].lower()[:_FIRST]}")
        return
    capitals = sum([word[0].isupper() for word in words])
    share = _STEPS + 1 if capitals == count else (capitals * _STEPS + count - 1) // count
    own.append(f"cp{share}")
    if text.isupper():
        own.append("ALL")
    commas = text.count(",")
    if commas:
        own.append(f"co{min(commas, _MANY)}")
    own += [f"sg{sign}" for sign in _SIGNS if sign in text]
    if " - " in text or " – " in text or " — " in text:
        own.append("sg-")
    if _DIGITS.search(text) is not None:
        own.append("dg")
    if ":" in text[:-1]:
        own.append("sg:")
    if count <= _NAME:
        own += (f"W0{words[0].lower()}", f"W9{words[-1].lower().strip('.:,!?()')}")
    else:
        own.append(f"F0{words[0].lower()}")


def _sort_of(sign: str, sorts: str) -> str:
    """Return the sort of a sign: of a capital, a small letter, a digit, or the sign itself."""
    if sign.isupper():
        return sorts[0]
    if sign.islower():
        return sorts[1]
    return sorts[2] if sign.isdigit() else sign


def _look_at_label(text: str, words: list[str]) -> Look:
    """Look at what was cut off before a text: `Q:`, `Answer 2:`, `Jane Roe:`, `Dear Jane:`."""
    first = words[0].lower().rstrip(".:)#0123456789–—-")
    inner = text.rstrip(": ")
    fields = read_line(inner)
    if first in _ASKS:
        cls = "lbq"
    elif first in _ANSWERS:
        cls = "lba"
    elif first in ("dear", "hi", "hello"):
        cls = "lbs"
    else:
        cls = "lbn" if fields is not None and fields.name is not None else "lbt"
    own = [f"K{cls}", f"LL{min(len(words), 4)}", f"W0{first}"]
    if text.isupper():
        own.append("ALL")
    if "," in inner:
        own.append("co1")
    if fields is not None:
        own.append(f"lf{fields.parts}")
    elif names.is_person(inner, strict=True):
        own.append("prs")
    return Look(cls, tuple(own), (cls,), tail=":")


def _shape_of(words: Sequence[str]) -> str:
    """Return the shape of a line: `X, A` for `Jane Roe, MD`; words of one kind in a row are one."""
    shape = ""
    for word in words:
        first = word[0]
        if first.isupper():
            one = "A" if len(word) > 1 and word.isupper() else "X"
        else:
            one = "x" if first.islower() else "9" if first.isdigit() else first
        if not word[-1].isalnum():
            one += word[-1]
        if not shape.endswith(one):
            shape += one
    return shape[:_SHAPED]


def bucket(count: int, edges: Sequence[int]) -> int:
    """Return between which edges a count is."""
    for place, edge in enumerate(edges):
        if count <= edge:
            return place
    return len(edges)
