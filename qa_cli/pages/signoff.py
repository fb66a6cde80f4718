"""Sign-offs: the name that an answer's body ends with.

sign-off = [ closing ] name [ practice lines ]
closing  = "Best," | "Sincerely," | "Be healthy and be well," | "Good luck!" ...
name     = "Dr." word { word } | name with credentials | name after a closing
"""

import re

from qa_cli.pages import names, specialty
from qa_cli.pages.glance import holds_any, late

TAIL_LINES = 6
"""Lines. A sign-off with job, practice, city, telephone and address below the name is not
longer."""

LINE_LENGTH = 200
"""Characters of each of these lines."""

TAIL_CHARACTERS = 110
"""Characters at a line's end that can hold a closing and a name; bounds the work on long lines."""

LABEL_WORDS = 7
"""Words of a line that names a practice or a place."""

LEAD_LENGTH = 60
"""Characters. `Wishing you all the best with your decision,` and the like are not longer."""

SIGNATURE_LENGTH = 70
"""Characters. A line that holds a closing and a name, and nothing else, is not longer."""

_TITLE = r"(?:Dr|DR|dr|Doctor|Prof|Professor)\b\.?"
_TITLES = ("Dr", "DR", "dr", "octor", "Prof")
"""A cheap first look for what `_TITLE` knows."""

NAME_LENGTH = 50
"""Characters at a line's end that can hold a doctor's title, name and credentials."""

_WORD = r"[^\W\d_a-z][\w'’-]*\.?"
_PARTICLES = r"(?:(?:de|del|di|da|van|von|der|den|la|al|el|bin)\s+){0,2}"
_DOCTOR = late(
    rf"(?P<before>^|.*?[\s,.!?:;)~–—-])(?P<name>{_TITLE}\s*{_PARTICLES}{_WORD}(?:\s+{_PARTICLES}"
    rf"{_WORD}){{0,3}}?)"
    r"(?P<credentials>(?:,?\s+(?:[A-Z]{2,6}|M\.D\.|D\.O\.|Ph\.?D\.?))*)\s*[.!,]?$"
)
_CLOSING_WORD = (
    r"(?:best|best wishes|(?:kind(?:est)?|best|warm(?:est)?|with) (?:personal )?regards|regards"
    r"|sincerely(?: yours)?|yours(?: truly| sincerely)?|respectfully"
    r"(?: yours)?(?: submitted)?(?: by)?|cordially|warmly|cheers|thanks?(?: you)?(?: again)?"
    r"|many thanks|good luck(?: (?:to you|with .{1,40}))?|(?:all the|my) best(?: wishes)?"
    r"|wishing you .{2,40}"
    r"|best of luck(?: .{1,30})?|take care|be well|stay (?:safe|well|healthy)|hope (?:this|that"
    r"|it) helps?(?: you)?|all good wishes|with (?:best|kind|warm) .{3,20}"
    r"|sincerest .{3,20}|to your .{3,30}|in (?:good )?health|yours in .{3,30}"
    r"|looking forward .{3,40}|god bless)"
)
_CLOSING = late(_CLOSING_WORD + r"\s*[,.!:;~–—-]*", re.IGNORECASE)
_FAREWELL = late(
    r"(?:i|we) (?:\w+ )?(?:hope|wish)\b|hope (?:this|that|it|you)\b|(?:i am "
    r"|i['’]m )?wish(?:ing)? you\b|(?:best of|good) luck\b",
    re.IGNORECASE,
)
_INLINE_MARKS = (",", ". ", "!", "~", "-", "–", "—")
"""What stands between a closing and a name in the same line."""

NAME_MARKS = 3
"""How many of them are tried from the end; a name with credentials holds one or two itself."""

_NAME_EDGES = " ,!~–—-"

_SALUTATION = late(
    r"(?:dear|hi|hello|hey|greetings|good (?:morning|afternoon|evening)"
    r"|welcome)\b[\s,]*(?:[\w.'’-]+ ?){0,4}[,.:!–—-]*",
    re.IGNORECASE,
)
_LEADS = (",!?.~–—-", "!?.~–—")
"""What may stand before a signature without a closing, and before one with a full stop behind it: a
comma then goes on with the sentence (`... was done by a friend, Dr. Roe.`)."""

_CONTACT = late(
    r"(?:https?:|www\.|(?:tel|phone|ph|fax|cell|office|call)\b[.:]?\s*[+(]?\d|.*@|.*\.(?:com|org|net)\b|[+(]?\d[\d\s().-]{6,}|.*\b(?:suite|street|avenue"
    r"|road|blvd)\b)",
    re.IGNORECASE,
)
_CONTACT_MARKS = """tel phone ph fax cell office call http www. @ .com .org .net suite street avenue
    road blvd""".split()


_FIRST_WORDS = frozenset(
    """best kind kindest warm warmest with regards sincerely yours respectfully cordially warmly
    cheers thanks thank many good all my wishing wish take be stay hope sincerest to in looking god
    i we i'm i’m""".split()
)
"""First words of all closings."""

_SALUTES = frozenset("de hi he gr go we".split())
"""First two letters of all salutations, folded."""

SAID = 2
"""Words in lower case after a greeting: with a full stop they are a sentence (`Hi, it swells.`)."""

_STOPS = " .,!?;:~–—-"
_SENTENCE_STOPS = ("?", "!", ";", ":", ")", "  ", " – ", " — ", " - ")
"""What ends a sentence, the full stop apart."""


def is_closing(text: str, *, signed: bool = True) -> bool:
    """Whether a line only takes leave or signs: `Best wishes,`, `Dr. Roe`, `I wish you luck!`.

    `signed` is false for a single line that is known already not to end with a closing.
    """
    if len(text) > TAIL_CHARACTERS:
        return False
    if _takes_leave(text):
        return True
    return signed and len(text) <= SIGNATURE_LENGTH and _inline(text) is not None


def ends_with_closing(text: str) -> bool:
    """Whether a paragraph ends by taking leave or signing (`... Good luck!`, `... Dr. Roe`)."""
    above, _, tail = text[-TAIL_CHARACTERS:].rpartition("\n")
    if above and above[-1] == "," and names.is_person(tail, strict=False):
        return not is_salutation(above.rpartition("\n")[2])
    core = tail.rstrip(_STOPS)
    sentence = _last_sentence(core)
    if _first_word(sentence) in _FIRST_WORDS and (
        _CLOSING.fullmatch(sentence) or (len(core) == len(sentence) and _FAREWELL.match(sentence))
    ):
        return True
    return _inline(tail) is not None


def _takes_leave(text: str) -> bool:
    return _first_word(text) in _FIRST_WORDS and (
        _CLOSING.fullmatch(text) is not None or _FAREWELL.match(text) is not None
    )


def _last_sentence(text: str) -> str:
    text = text.rpartition(".")[2]
    for stop in _SENTENCE_STOPS:
        if stop in text:
            text = text.rpartition(stop)[2]
    return text.lstrip(_STOPS)


def _first_word(text: str) -> str:
    return text.partition(" ")[0].rstrip(_STOPS).lower()


def is_salutation(text: str) -> bool:
    """Whether a line is nothing but a greeting (`Dear Lee,`, `Hi xx`)."""
    return (
        len(text) <= NAME_LENGTH
        and text[:2].lower() in _SALUTES
        and _SALUTATION.fullmatch(text) is not None
        and not (text[-1] == "." and sum(map(str.islower, text.split()[1:])) >= SAID)
    )


def find_sign_off(body: str) -> str | None:
    """Return the name that a body ends with, without credentials, or `None`."""
    lines = body[-TAIL_LINES * LINE_LENGTH :].split("\n")
    tail = [line for line in map(str.strip, lines) if line][-TAIL_LINES:]
    while tail and tail[-1][0] == "#":
        tail.pop()  # hashtags below the signature
    if not tail:
        return None
    last = tail[-1]
    found = _inline(last[-TAIL_CHARACTERS:])
    if found is not None:
        return found
    if len(last) > TAIL_CHARACTERS:
        return None
    if len(tail) > 1 and _asks_for_name(tail[-2]):
        return _plain(last)
    for back in range(2, len(tail) + 1):
        below = tail[len(tail) - back + 1 :]
        if not all(belongs_below(line) for line in below):
            return None
        line = tail[-back]
        name = names.parse_name(line) if len(line) <= TAIL_CHARACTERS else None
        if name is not None:
            return name.name
        found = _signature(line) if len(line) <= TAIL_CHARACTERS else None
        if found is not None:
            return found
        closed = back < len(tail) and _asks_for_name(tail[-back - 1])
        if (closed or any(specialty.may_close(b) for b in below)) and names.is_person(
            line, strict=True
        ):
            return line
    return None


def _inline(text: str) -> str | None:
    """A name at the end of a line: the whole line, or after a closing in the same line."""
    last = text[-NAME_LENGTH:].rpartition(" ")[2].rstrip(".?!,")
    if names.is_plain_word(last):
        return None
    if names.may_end_as_name(text):
        name = names.parse_name(text.rstrip(".")) or names.parse_name(text)
        if name is not None:
            return name.name
    end = text[-NAME_LENGTH:]
    if holds_any(end, _TITLES):
        found = _signature(text)
        if found is not None:
            return found
        match = _DOCTOR.match(text)
        if match is not None:
            before = match["before"].rstrip()
            if before[-1:] in _LEADS[text[-1] == "."] or _takes_leave(before):
                return _tidy(match["name"])
    if not last[:1].isupper() or not holds_any(text, _INLINE_MARKS):
        return None
    return _behind_closing(text)


def _behind_closing(text: str) -> str | None:
    """A name that only the closing before it tells: `Good luck! Tobin`, `Best, Jane Roe, MD`."""
    at = len(text.rstrip(".!?"))
    for _ in range(NAME_MARKS):
        at = max(text.rfind(mark, 0, at) for mark in _INLINE_MARKS)
        if at < 0 or len(text) - at > SIGNATURE_LENGTH:
            return None
        sentence = _last_sentence(text[:at].rstrip(_STOPS))
        if _first_word(sentence) in _FIRST_WORDS and _CLOSING.fullmatch(sentence):
            return _plain(text[at + 1 :].strip(_NAME_EDGES))
    return None


def _signature(text: str) -> str | None:
    """A line that is a doctor's name with the title before it, and nothing else."""
    if text[:1] in "–—-~":
        text = text.lstrip("–—-~ ")
    match = _DOCTOR.fullmatch(text)
    return _tidy(match["name"]) if match is not None and not match["before"] else None


def _plain(text: str) -> str | None:
    """A name that only its place, after a closing, tells."""
    found = _signature(text)
    if found is not None:
        return found
    name = names.parse_name(text)
    if name is not None:
        return name.name
    text = text.rstrip(".!")
    named, comma, job = text.partition(", ")
    if comma and job[0].islower() and specialty.may_close(job):
        text = named  # `Jane Roe, hand therapist`
    fits = len(text) <= NAME_LENGTH and text[:1].isupper() and names.is_person(text, strict=False)
    return text if fits else None


def _asks_for_name(text: str) -> bool:
    """Whether a line leads to a signature: a closing, or words with a comma that do not greet."""
    if is_salutation(text):
        return False
    short = len(text) <= LEAD_LENGTH and (text[-1] == "," or _CLOSING.fullmatch(text) is not None)
    return short or (text[-1] == "," and ends_with_closing(text))


def belongs_below(text: str) -> bool:
    """Whether a line may stand below a signature: job, practice, place, telephone number."""
    if len(text) > TAIL_CHARACTERS or text[-1] in "!?;:":
        return False
    if _is_contact(text) or specialty.may_close(text.rstrip(".")):
        return True
    words = text.split()
    capitals = sum(word[0].isupper() for word in words)
    return text[-1] != "." and len(words) <= LABEL_WORDS and capitals * 2 >= len(words)


def _is_contact(text: str) -> bool:
    """Whether a line is an address or a telephone number, or holds an address."""
    likely = not text[0].isalpha() or holds_any(text.lower(), _CONTACT_MARKS)
    return likely and _CONTACT.match(text) is not None


def _tidy(name: str) -> str:
    return (
        name.rstrip(",!").rstrip(".")
        if len(name.rstrip(".").split()[-1]) > 1
        else name.rstrip(",!")
    )
