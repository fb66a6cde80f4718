"""Sign-offs: the name that an answer's body ends with.

::

    sign-off = [ closing ] name [ posts ] [ lines below ] | "(" name [ practice ] ")"
    closing  = "Best," | "Sincerely," | "Be healthy and be well," | "Good luck!" ...
    name     = "Dr." word { word } | name with credentials | name after a closing | name with posts
    posts    = "Board Certified" ... | "Diplomate" ... | "(" place job ")"
"""

import re

from qa_cli.pages import names, specialty
from qa_cli.pages.glance import even, holds_any, late

TAIL_LINES = 6
"""Lines. A sign-off with job, practice, city, telephone and address below the name is not
longer."""

LINE_LENGTH = 200
"""Characters of each of these lines."""

TAIL_CHARACTERS = 110
"""Characters at a line's end that can hold a closing and a name; bounds the work on long lines."""

_TAIL = TAIL_LINES * LINE_LENGTH

LABEL_WORDS = 7
"""Words of a line that names a practice or a place."""

LEAD_LENGTH = 60
"""Characters. `Wishing you all the best with your decision,` and the like are not longer."""

SIGNATURE_LENGTH = 70
"""Characters. A line that holds a closing and a name, and nothing else, is not longer."""

_TITLE = r"(?:Dr|DR|dr|Doctor|Prof|Professor)\b\.?"
_TITLES = ("Dr", "DR", "dr", "octor", "Prof")
"""A cheap first look for what `_TITLE` knows."""

_TITLE_STARTS = ("Dr", "DR", "dr", "Doctor", "Prof")

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
    r"|best of luck(?: .{1,30})?|best and .{3,30}|take care|be well|stay (?:safe|well|healthy)"
    r"|hope (?:this|that|it) helps?(?: you)?|all good wishes|with (?:best|kind|warm) .{3,20}"
    r"|sincerest .{3,20}|to your .{3,30}|in (?:good )?health|yours in .{3,30}"
    r"|looking forward .{3,40}|god bless)"
)
_CLOSING = late(_CLOSING_WORD + r"\s*[,.!:;~–—-]*", re.IGNORECASE)
_FAREWELL = late(
    r"(?:i|we) (?:\w+ )?(?:hope|wish)\b|hope (?:this|that|it|you)\b|(?:i am "
    r"|i['’]m )?wish(?:ing)? you\b|(?:best of|good) luck\b",
    re.IGNORECASE,
)
_FAREWELL_MARKS = ("hope", "wish", "luck")
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
    r"(?:https?:|www\.|(?:tel|phone|ph|fax|cell|office|call)\b[.:]?\s*[+(]?\d|.*@"
    r"|.*\.(?:com|org|net)\b|[+(]?\d[\d\s().-]{6,}|.*\b(?:suite|street|avenue|road|blvd)\b)",
    re.IGNORECASE,
)
_CONTACT_MARKS = """tel phone ph fax cell office call http www. @ .com .org .net suite street avenue
    road blvd""".split()

_POSTS = late(
    r"\b(?:(?:proud|past|former|double|triple|assistant|associate|clinical|medical) )*"
    r"(?:board[- ]certified|certified by|diplomate|member|fellow|director|president|chief"
    r"|professor)\b.*",
    re.IGNORECASE,
)
"""What a doctor is or belongs to, on a line of its own or behind the name."""
_SENTENCE = late(r"(?<=[a-z]{2}[.!?])[ ,]*(?=[^\W\d_a-z])")
"""Where a sentence ends, with a space behind it or without, and no initial does."""
_THANKS = late(r"thank(?:s| you)(?: so much| again)? for .{3,40}[.!,]", re.IGNORECASE)
"""What may stand right above a name, but opens bodies, too."""

_FIRST_WORDS = frozenset(
    """best kind kindest warm warmest with regards sincerely yours respectfully cordially warmly
    cheers thanks thank many good all my wishing wish take be stay hope sincerest to in looking god
    i we i'm i’m""".split()
)
"""First words of all closings."""

SAID = 2
"""Words in lower case after a greeting: with a full stop they are a sentence (`Hi, it swells.`)."""

_STOPS = " .,!?;:~–—-"
_SENTENCE_STOPS = ("?", "!", ";", ":", ")", "  ", " – ", " — ", " - ")
"""What ends a sentence, the full stop apart."""


def is_closing(text: str, *, signed: bool = True) -> bool:
    """Whether a line only takes leave or signs: `Best wishes,`, `Dr. Roe`, `I wish you luck!`.

    `signed` is false for a single line that is known already not to end with a closing.
    """
    text = even(text, TAIL_CHARACTERS)
    if _takes_leave(text):
        return True
    return signed and len(text) <= SIGNATURE_LENGTH and _inline(text) is not None


def ends_with_closing(text: str) -> bool:
    """Whether a paragraph ends by taking leave or signing (`... Good luck!`, `... Dr. Roe`)."""
    above, _, tail = text[-TAIL_CHARACTERS:].rpartition("\n")
    tail = even(tail)
    if above and above[-1] == "," and names.is_person(tail, strict=False):
        return not is_salutation(above.rpartition("\n")[2])
    core = tail.rstrip(_STOPS)
    sentence = _last_sentence(core)
    closing = _first_word(sentence) in _FIRST_WORDS and (
        _CLOSING.fullmatch(sentence) or (len(core) == len(sentence) and _is_farewell(sentence))
    )
    return bool(closing) or _inline(tail) is not None


def _takes_leave(text: str) -> bool:
    return _first_word(text) in _FIRST_WORDS and (
        _CLOSING.fullmatch(text) is not None or _is_farewell(text)
    )


def _is_farewell(text: str) -> bool:
    return holds_any(text.lower(), _FAREWELL_MARKS) and _FAREWELL.match(text) is not None


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
    text = even(text, NAME_LENGTH)
    if _SALUTATION.fullmatch(text) is None:
        return False
    return text[-1] != "." or sum(map(str.islower, text.split()[1:])) < SAID


def find_sign_off(body: str) -> str | None:
    """Return the name that a body ends with, without credentials, or `None`."""
    lines = [even(line, _TAIL) for line in body[-_TAIL:].split("\n")]
    tail = [line for line in lines if line][-TAIL_LINES:]
    while tail and tail[-1][0] == "#":
        tail.pop()  # hashtags below the signature
    if not tail:
        return None
    last = tail[-1][-TAIL_CHARACTERS:]
    found = _bracketed(last) or _inline(last) or _posted(last)
    if found is not None or len(tail[-1]) > TAIL_CHARACTERS:
        return found
    if len(tail) > 1 and _asks_for_name(tail[-2], last):
        return _plain(last)
    for back in range(2, len(tail) + 1):
        line, below = tail[-back], tail[len(tail) - back + 1 :]
        if not all(map(belongs_below, below)) or len(line) > TAIL_CHARACTERS:
            return None
        found = _degreed(line) or _signature(line) or _posted(line)
        if found is not None:
            return found
        closed = back < len(tail) and _asks_for_name(tail[-back - 1], line)
        if (closed or any(map(_tells, below))) and names.is_person(line, strict=True):
            words = line.split()  # `Jane Roe MD Austin`: name and town run together
            heads = (" ".join(words[:end]) for end in range(len(words), 1, -1))
            return next(filter(None, map(_degreed, heads)), line)
    return None


def _bracketed(text: str) -> str | None:
    """A name in brackets, or before a job in brackets: `(Jane Roe, MD)`, `Dr. Roe (Dentist)`."""
    before, bracket, inner = text[:-1].rpartition("(")
    if not bracket or text[-1] != ")":
        return None
    before = before.strip(_NAME_EDGES)
    if specialty.parse_specialty(inner) is not None and "," not in inner:
        return _degreed(before) or _signature(before)
    parts = inner.split(", ")
    heads = (", ".join(parts[:end]) for end in range(len(parts), 0, -1))
    found = next(filter(None, map(_degreed, heads)), None)
    told = all(part[:1].isupper() for part in parts[1:])
    return found or (_signature(parts[0]) if told else None)


def _posted(text: str) -> str | None:
    """A name with what the doctor is behind it: `Jane Roe, M.D., Diplomate, American Board`."""
    posts = _POSTS.search(text)
    if posts is None:
        return None
    before = _SENTENCE.split(text[: posts.start()])[-1]
    head, words = before.strip(_NAME_EDGES), posts[0].split()
    apart = before.rstrip().endswith(",") or specialty.parse_specialty(text) is None
    written = sum(word[0].isupper() for word in words) * 2 >= len(words)
    person = apart and written and names.is_person(head, strict=True)
    return _degreed(head) or _signature(head) or (head if person else None)


def _degreed(text: str) -> str | None:
    """A name that its credentials tell."""
    name = names.parse_name(text)
    return name.name if name is not None else None


def _inline(text: str) -> str | None:
    """A name at the end of a line: the whole line, or after a closing in the same line."""
    last = text[-NAME_LENGTH:].rpartition(" ")[2].rstrip(".?!,")
    if names.is_plain_word(last):
        return None
    if names.may_end_as_name(text):
        found = _degreed(text.rstrip(".")) or _degreed(text)
        if found is not None:
            return found
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
    match = _DOCTOR.fullmatch(text) if text.startswith(_TITLE_STARTS) else None
    return _tidy(match["name"]) if match is not None and not match["before"] else None


def _plain(text: str) -> str | None:
    """A name that only its place, after a closing, tells."""
    found = _signature(text) or _degreed(text)
    if found is not None:
        return found
    text = text.rstrip(".!")
    named, comma, job = text.partition(", ")
    if comma and job[0].islower() and specialty.may_close(job):
        text = named  # `Jane Roe, hand therapist`
    fits = len(text) <= NAME_LENGTH and text[:1].isupper() and names.is_person(text, strict=False)
    return text if fits else None


def _asks_for_name(text: str, below: str) -> bool:
    """Whether a line leads to a signature: a closing, or words with a comma that do not greet."""
    if is_salutation(text):
        return False
    if len(text) <= LEAD_LENGTH and (text[-1] == "," or _CLOSING.fullmatch(text)):
        return True
    thanks = _THANKS.fullmatch(text) is not None and names.is_person(below, strict=True)
    return thanks or (text[-1] == "," and ends_with_closing(text))


def belongs_below(text: str) -> bool:
    """Whether a line may stand below a signature: job, post, practice, place, telephone number."""
    text = even(text, TAIL_CHARACTERS)
    if not text or text[-1] in "!?;:":
        return False
    if _is_contact(text) or specialty.may_close(text.rstrip(".")) or _POSTS.match(text):
        return True
    words = text.split()
    capitals = sum(word[0].isupper() for word in words)
    return text[-1] != "." and len(words) <= LABEL_WORDS and capitals * 2 >= len(words)


def _tells(text: str) -> bool:
    """Whether a line tells that the one above it is a name: a job, a post, or degrees."""
    if specialty.may_close(text) or _POSTS.match(text):
        return True
    return all(map(names.are_credentials, text.split(", ")))


def _is_contact(text: str) -> bool:
    """Whether a line is an address or a telephone number, or holds an address."""
    likely = not text[0].isalpha() or holds_any(text.lower(), _CONTACT_MARKS)
    return likely and _CONTACT.match(text) is not None


def _tidy(name: str) -> str:
    name = name.rstrip(",!")
    bare = name.rstrip(".")
    return name if bare[-2:-1] == " " else bare  # `Dr. E.`
