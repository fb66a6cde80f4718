"""How many answers a page declares: `Doctor Answers (8)`, `Three surgeons have replied so far`.

::

    line   = [ picture ] phrase with a number
    number = digits, with commas or without | "one" ... "twelve" | [ "over" ] digits ( "+" | "k" )
"""

import re

from qa_cli.pages.glance import even, holds_any, late

MOST_ANSWERS = 10**9
"""Answers. No page has more: a higher number is a damaged page's, and too long for an index."""

EXPERTS = (
    r"(?:doctor|expert|professional|practitioner|provider|surgeon|vet|nurse|midwi[fv]e|plumber"
    r"|advis[eo]r|verified professional|therapist"
    r"|[a-z]{3,}(?:ist|ician|arian|yer|ney|tor|ant))s?"
)
"""Who answers, on sites of any field."""
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_DIGITS = r"(?:over |about |more than )?\d[\d,]*(?:[.]\d+)?(?: ?k\b)?\+?"
_D = rf"({_DIGITS})"
_N = rf"({_DIGITS}|{'|'.join(_WORDS)})"
_BY = rf"(?: (?:from|by) (?:[a-z-]+ ){{0,2}}{EXPERTS})?"
_ANSWERS = r"(?:answers|responses|antworten|respuestas|réponses|risposte|respostas)"
_ANSWER = rf"(?:{_ANSWERS}|replies|answer|response|antwort|respuesta|réponse|risposta|resposta)"
_OF = r"(?: (?:de|des|dos|das|dei|degli|del|der|von) \w+| d['’]\w+)?"
"""Who answers, in other languages."""
_MORE = r"(?:answer|repli|respond)ed"
_SITE = late(r"doctor answers \(?(\d[\d,]*)\)?", re.IGNORECASE)
"""What the site writes. `_USUAL` takes that, too, but needs as long to compile as ten of these."""
_USUAL = late(
    rf"(?:(?:all|top|our|number of|total) )?(?:{EXPERTS}['’]?s? )?(?:{_ANSWERS}|replies){_BY}{_OF}"
    rf"(?: so far)? ?[:#-]? ?[(\[]? ?{_D} ?[)\]]?",
    re.IGNORECASE,
)
"""What most sites write, the number last."""
_OTHER = late(
    rf"(?:showing|displaying|viewing) {_DIGITS}(?: ?(?:-|–|to) ?{_DIGITS})? (?:of|out of) {_D}"
    rf" {_ANSWERS}|{_ANSWERS} from {_D} {EXPERTS}|answer ?\((1)\)"
    rf"|(?:(?:see |view |show )?all )?{_N} (?:(?:{EXPERTS}['’]?s? )?{_ANSWER}{_BY}{_OF}"
    rf"|{EXPERTS} (?:(?:have |has )?{_MORE}(?: this(?: question)?| so far)?|weighed in))"
    rf"|(?:our )?{_N} {EXPERTS} (?:answer|reply|respond):?"
    rf"|(?:we have|there are|here are) {_N} {_ANSWER}(?: to (?:this|your) question)?[:.]?"
    rf"|(?:thread|our panel): ?{_N} {_ANSWER}|(?:answered|replies|answers) by {_N} {EXPERTS}"
    rf"|{EXPERTS}['’]?s? opinions ?[(:] ?{_N}\)?|{EXPERTS} who {_MORE}: ?{_N}"
    rf"|{_N} {EXPERTS} {_ANSWERS} ?[|·•] ?.{{3,40}}"
    rf"|{_N} repl(?:y|ies) from (?:our|the) [a-z ]{{3,20}}",
    re.IGNORECASE,
)
"""What others write. A pattern of its own: compiling it takes as long as parsing a page."""
_DIGIT = late(r"\d")

_MARKS = "nsw epl espon ntwort espuesta épons ispost espost pinion eigh".split()
"""What such a line holds besides a number, folded."""

PICTURES = late(
    r"^(?:(?![★☆⭐✩✭])[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff\ufe0f\s])+"
)
"""What a template draws before a line: arrows, hands, balloons."""


def is_count(text: str) -> bool:
    """Whether a line declares how many answers there are, exactly or not."""
    return _match(text) is not None


def declared_count(text: str) -> int | None:
    """Return the number of answers that a line declares, `None` if it is no such line.

    `None`, too, where `is_count` says that it is one, but its number is not exact (`12+ answers`)
    or beyond belief.
    """
    match = _match(text)
    if match is None:
        return None
    number = next(filter(None, match.groups())).lower().replace(",", "")
    if number in _WORDS:
        return _WORDS.index(number) + 1
    return int(number) if number.isdecimal() and int(number) <= MOST_ANSWERS else None


def _match(text: str) -> re.Match[str] | None:
    text = even(text)
    if not _may_count(text.lower()):
        return None
    text = text.strip("#* ")  # a heading's marks say nothing
    if not text.isascii():
        text = PICTURES.sub("", text)
    return _SITE.fullmatch(text) or _USUAL.fullmatch(text) or _OTHER.fullmatch(text)


def _may_count(folded: str) -> bool:
    """Whether a line may declare a number of answers; a cheap first look."""
    if not holds_any(folded, _MARKS):
        return False
    return holds_any(folded, _WORDS) or _DIGIT.search(folded) is not None
