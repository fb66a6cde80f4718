"""What saving tools leave of the page around question and answers, line by line.

The patterns are the phrases of question-and-answer sites in general, each a whole line; a sentence
that holds one of them is text.
"""

import re
from typing import Literal

LeftoverKind = Literal["furniture", "related", "label", "slogan", "count"]
"""`related` heads a list of other pages; `label` numbers the answer below it; `count` declares how
many there are."""

_EXPERTS = r"(?:doctor|expert|physician|dentist|provider|specialist|surgeon|lawyer|vet)s?"
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d{1,7}"

_COUNT = re.compile(
    rf"(?:{_EXPERTS}['’]?s? )?answers\s*[:#-]?\s*\(?\s*({_NUMBER})\s*\)?"
    rf"|({_NUMBER}) (?:{_EXPERTS}['’]?s? )?answers?"
    rf"(?: (?:from|by) (?:[a-z-]+ ){{0,2}}{_EXPERTS})?",
    re.IGNORECASE,
)

_LABEL = re.compile(
    r"(?:answer|response|reply)\s*(?:#|no\.?|number)?\s*\d{1,3}(?:\s*(?:of"
    r"|/)\s*\d{1,3})?\s*[:.)-]?",
    re.IGNORECASE,
)

_RELATED = re.compile(
    r"(?:related (?:questions|topics|articles|reviews|procedures|answers)"
    r"|(?:more|similar|other|popular|recent|trending) (?:questions|topics|reviews|q&a)"
    r"(?: (?:like this|about .{1,40}|for you))?"
    r"|people also (?:ask(?:ed)?|viewed)|what others are asking)\s*(?:\.{2,3}|…|:)?",
    re.IGNORECASE,
)

_SLOGAN = re.compile(r"get the real deal on .+", re.IGNORECASE)
"""The newest template's first line."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d"
    r"|(?:\d+|an?|one|over an?) (?:second|minute|hour|day|week|month|year)s? ago)"
)
_PHRASES = (
    r"you (?:might|may|could) also like\s*(?:\.{2,3}|…|:)?",
    (
        rf"(?:have a question\?\s*)?ask (?:a|our|an) (?:{_EXPERTS}|questions?)"
        r"(?: (?:a question|now|here|online))?[.!]?"
    ),
    r"have a question\?",
    r"(?:was|is) this (?:answer |response )?helpful\??(?:\s*yes\s*[/|]?\s*no)?",
    r"\d[\d,]* (?:people|person|users?|members?|readers?) found this (?:answer )?helpful[.!]?",
    r"helpful(?: ?\(?\d+\)?)?|(?:up|down)vote|report (?:this )?(?:answer|abuse|post)",
    r"flag (?:this )?answer|(?:view|see) (?:full )?profile|back to top|loading\s*(?:\.{3}|…)?",
    (
        r"(?:read|show|view|see|load) (?:more|less|all|\d+ more|all \d+)"
        r"(?: (?:answers|reviews|replies|comments))?\s*(?:\.{3}|…|»|›)?"
    ),
    rf"(?:contact|follow|message) (?:this )?{_EXPERTS}|send (?:a )?message|get a quote",
    r"request (?:a )?consultation|book (?:an? )?(?:consultation|appointment)(?: now| online)?",
    r"(?:add|write|post|leave) (?:a |your )?(?:comment|reply|review|answer)",
    r"advertisements?|sponsored(?: content)?|promoted|skip to (?:main )?content",
    r"share(?: this(?: (?:page|question|answer))?)?|(?:sign|log) ?(?:up|in)(?: to .{1,40})?",
    rf"(?:(?:(?:answer|post|publish|ask|review)ed|(?:last )?updated)(?: on| about)?:? )?{_DATE}",
    r"(?:asked|posted) by \S+(?: (?:in|from) .{2,40})?",
    r"(?:home|next|previous|prev|menu|search)\s*[›»<>]?",
    r"[\w&'’ -]{1,40}(?: [>›»] [\w&'’ -]{1,40})+",  # a breadcrumb trail
)
_FURNITURE = re.compile("|".join(_PHRASES), re.IGNORECASE)

_RULE = re.compile(r"[-=_*~.•·—–]{3,}|(?:[-=_*~•·] ){2,}[-=_*~•·]")
"""A line drawn with signs."""

_RATING_ENDS = ("reviews", "review", "stars")
"""Last words of ratings, which begin with a number as counts and dates do."""

PHRASE_LENGTH = 90
"""Characters. Only slogans, trails and rules are longer."""

_FIRST_WORDS = frozenset(
    """you have ask was is helpful upvote downvote report flag read show view see load contact
    follow message send request book get add write post leave advertisement advertisements sponsored
    promoted share sign log login signup skip back loading home next previous prev menu search
    related more similar other popular recent trending people what answer answers response reply
    doctor doctors doctor's doctors' expert experts expert's physician physicians dentist dentists
    provider providers specialist specialists surgeon surgeons lawyer lawyers vet vets answered
    posted published updated asked reviewed last an one over a jan january feb february mar march
    apr april may jun june jul july aug august sep sept september oct october nov november dec
    december""".split()
)
"""First words of all that the patterns above know; a line that begins otherwise, with a letter, is
not tried on them."""


def leftover_kind(text: str) -> LeftoverKind | None:
    """Say what a short line is, `None` if it is text."""
    trail = ">" in text or "›" in text or "»" in text
    if not trail and text[0].isalpha():
        first = text.partition(" ")[0].rstrip(".:>»›…?!([#-0123456789)").lower().replace("’", "'")
        if first not in _FIRST_WORDS or (len(text) > PHRASE_LENGTH and first != "get"):
            return None
    elif not trail and text.endswith(_RATING_ENDS) and text[0].isdigit():
        return None
    if declared_count(text) is not None:
        return "count"
    if _LABEL.fullmatch(text):
        return "label"
    if _FURNITURE.fullmatch(text) or _RULE.fullmatch(text):
        return "furniture"
    if _RELATED.fullmatch(text):
        return "related"
    return "slogan" if _SLOGAN.fullmatch(text) else None


def declared_count(text: str) -> int | None:
    """Return the number of answers that a line declares, `None` if it is no such line."""
    match = _COUNT.fullmatch(text)
    return None if match is None else int((match[1] or match[2]).replace(",", ""))
