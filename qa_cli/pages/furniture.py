"""What saving tools leave of the page around question and answers, line by line.

::

    line  = phrase | row | trail | rule
    row   = item { sign item }, each a phrase or a link
    trail = words { ">" words }
    rule  = a line drawn with signs

The phrases are those of question-and-answer sites in general, each a whole line; a sentence that
holds one of them is text. A phrase that may as well open a headline (`Back to work`) is none.
"""

import re
from functools import cache
from typing import Literal, NamedTuple

from qa_cli.pages.counts import EXPERTS, PICTURES, is_count
from qa_cli.pages.glance import even, holds_any, late

LeftoverKind = Literal["furniture", "related", "label", "slogan", "count"]
"""`related` heads a list of other pages; `label` numbers the answer below it; `count` declares how
many there are."""

LENGTH = 90
"""Characters of a phrase, at most."""

LONGEST = 220
"""Characters of a slogan, a trail, or what the asker adds below an answer, at most."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DATE = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d"
    r"|(?:\d+|an?|one|over an?) (?:second|minute|hour|day|week|month|year)s? ago)"
    r"(?:,? (?:at )?\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?)?"
)
"""Pattern of a day, with the time or without, or of how long ago something was."""

YEARS = r"\d{1,2}\+? (?:years?|yrs?)['’.]?(?: of)? (?:exp(?:erience|\.)?|in practice)"
"""Pattern of what a site says of a doctor's years."""

_ASKER = r"(?:customer|patient|asker|poster|user|client|author|op)"
_PEOPLE = r"(?:people|persons?|users?|members?|readers?)"
_MORE = r" ?(?:\.{2,3}|…|:)?"
_ABOUT = rf"(?: (?:like this|about .{{1,40}}|for you))?{_MORE}"
_NOW = r"(?: (?:a question|now|here|online))?[.!]?"
_YES_NO = r"(?: ?yes(?: ?\(?\d+\)?)? ?[/|]? ?no(?: ?\(?\d+\)?)?)?"
_ALL = r"(?:more|less|all|\d+ more|all \d+)"
_POSTS = r"(?:answers|reviews|replies|comments|questions|posts|articles)"
_OF = r"(?: ?(?:of|/) ?\d{1,3})?"
_DONE = r"(?:(?:answer|post|publish|ask|review)ed|(?:last )?updated)"

_WHEN = (
    "0|a |an |one |over |mon|tue|wed|thu|fri|sat|sun"
    "|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
)
"""How days begin."""
_ASKED = _ASKER[3:-1]
_SAID = "reply |comment |response |update |message "
_LOOK = "read |show |view |see |load "


def _openings(text: str) -> tuple[str, ...]:
    """Return what a line may begin with; `0` stands for any digit."""
    every = (one.replace("0", digit) for one in text.split("|") for digit in "0123456789")
    return tuple(dict.fromkeys(every))


_PHRASES: dict[LeftoverKind, str] = {
    "label": rf"""
        answer|response|reply :: (?:answer|response|reply) ?(?:#|no\.?|number)? ?\d{{1,3}}{_OF} ?[:.)-]?
        top |best |all  :: (?:top|best|all) answers ?:?
        #0|# 0 :: # ?\d{{1,3}}[.:)]?
    """,
    "related": rf"""
        related :: related (?:questions|topics|articles|reviews|procedures|answers){_MORE}
        more|sim|other|pop|rec|tren :: (?:more|similar|other|popular|recent|trending) (?:questions|topics|reviews|q&a){_ABOUT}
        people also|what others :: (?:people also (?:ask(?:ed)?|viewed)|what others are asking){_MORE}
    """,
    "slogan": r"""
        get the real :: get the real deal on .+
    """,
    "furniture": rf"""
        you m|you c :: you (?:might|may|could) also like{_MORE}
        ask |have a q :: (?:have a question\? )?ask (?:a|our|an) {EXPERTS}{_NOW}
        ask |have a q :: (?:have a question\? )?ask (?:a|our|an) (?:[a-z]+ )?questions?{_NOW}
        have a q :: have a question\?
        was this|was it|is this|is it|helpful|useful :: (?:(?:was|is) (?:this|it) (?:[a-z]+ )?)?(?:helpful|useful)\??{_YES_NO}
        did  :: did (?:this|it)(?: answer)? help(?: you)?\??{_YES_NO}
        0|of |out of|peo|per|use|mem|rea|fou :: (?:\d[\d,]* )?(?:(?:of|out of) \d[\d,]* )?(?:{_PEOPLE} )?found this [a-z ]*ful[.!]?
        thanked :: thanked by \d[\d,]* [a-z]+
        helpful :: helpful ?\(?\d+\)?
        0 :: \d[\d,]* (?:thanks|{EXPERTS} agree[sd]?)
        send |say |thank :: (?:send |say )?thanks? (?:to )?(?:the |this )?{EXPERTS}
        satisfied :: satisfied (?:customers|clients|patients) ?:? ?\d[\d,]*
        posted|asked|filed|tagged :: (?:posted|asked|filed|tagged) (?:in|under|for):? [\w&,'’ /-]{{2,60}}
        categor|topic|tag|procedure :: (?:categor(?:y|ies)|topics?|tags?|procedures?) ?: ?[\w&,'’ /-]{{2,60}}
        up|down :: (?:up|down)vote
        0|view|upv|share|comments|followers :: (?:view )?(?:\d[\d.,]*[km]? )?(?:views|upvotes|shares|comments|followers)
        1 comment :: 1 comment
        comments :: comments ?[:·]? ?\(?\d+\)?
        follow :: follow [·•] \d+
        profile :: profile (?:photo|picture|image) (?:for|of) .{{2,60}}
        sort :: sort(?:ed)? by\b:?.{{0,30}}
        reply|report|comment|follow :: reply|report|comment|follow
        board :: board[- ]certified
        verified :: verified(?: (?:by )?(?:{EXPERTS}|answer|profile))?
        acc|best|top|chosen :: (?:accepted|best|top|chosen) (?:answer|solution)
        0 :: {YEARS}(?: overall)?
        medically|reviewed :: (?:medically )?reviewed by (?:the |our )[a-z ]{{4,40}}
        report|flag :: report (?:this )?(?:answer|abuse|post)|flag (?:this )?answer
        back to :: back to top
        loading :: loading ?(?:\.{{3}}|…)?
        {_LOOK} :: (?:read|show|view|see|load) {_ALL} ?(?:\.{{3}}|…|»|›)?
        {_LOOK} :: (?:read|show|view|see|load) {_ALL} (?:[a-z]+ ){{0,3}}{_POSTS} ?(?:\.{{3}}|…|»|›)?
        view |see |visit  :: (?:view|see|visit) (?:full |my |[\w-]{{2,20}}['’]s? )?profile
        contact |follow |message  :: (?:contact|follow|message) (?:this )?{EXPERTS}
        send  :: send (?:a )?message
        get a q :: get a quote
        request :: request (?:a )?consultation
        add |write |post |leave  :: (?:add|write|post|leave) (?:a |your )?(?:comment|reply|review|answer)
        advert :: advertisements?
        sponsored|promoted :: (?:sponsored|promoted)(?: content)?(?: ?:.{{1,60}})?
        skip to :: skip to (?:main )?content
        share :: share(?: this(?: [a-z]+)?(?: ?:.{{1,60}})?)?
        tweet|pin it :: tweet(?: this)?|pin it
        sign|log :: (?:sign|log) ?(?:up|in)(?: to .{{1,40}})?
        answered|posted|publ|asked|rev|upd|last|date|{_WHEN} :: (?:{_DONE}(?: on| about)?:? |date: ?)?{DATE}
        asked by|posted by :: (?:asked|posted) by \S+(?: (?:in|from) .{{2,40}})?
        home|next|prev|menu|search :: (?:home|next|previous|prev|menu|search) ?[›»<>]?
        {_ASKED} :: {_ASKER}(?:['’]s)? (?:reply|comment|response|follow-?up|update|question) ?:.*
        {_SAID} :: (?:reply|comment|response|update|message) (?:from|by) (?:the )?{_ASKER} ?:.*
        {_SAID} :: (?:comment|reply|response) (?:from|by) [^:]{{2,40}}(?:\([^()]{{2,30}}\))? ?:.*
        read |see |view  :: (?:read|see|view) (?:all |more )?{_POSTS} (?:from|by|of) .{{3,40}}
        more  :: more (?:answers )?from (?:this )?{EXPERTS}
        article|story :: (?:article|story) continues below.{{0,30}}
        [ :: \[(?:photo|picture|image|img|icon|logo|avatar|portrait)(?: \d+)?\]
        patient|question :: (?:patient(?:['’]s)? )?question ?:?
        question :: question (?:asked )?by .{{3,60}}
        from  :: from .{{3,40}} [·•|–—-] {DATE}
        age :: age ?: ?\d{{1,3}}\b.{{0,40}}
        page :: page \d+ (?:of|/) \d+
        related :: related ?:.{{3,80}}
        view |read |open  :: (?:view|read|open) (?:this )?(?:e-?mail|message|newsletter) in \w+ browser\W*
        share :: share ?\| ?improve this (?:question|answer)
        copyright|all rights :: (?:copyright|all rights reserved).{{0,60}}
    """,
}
"""What a line is by its text, in lower case: how it may begin, and the pattern of all of it.

`0` stands for any digit. A pattern is compiled when a line begins as one of its texts does; in one
piece they would take as long as parsing a page.
"""

_MENU = frozenset(
    """home about contact careers press privacy terms help faq faqs blog cookies cookie sitemap
    legal advertise accessibility login register""".split()
)
"""First words of the links at a site's foot."""
_CHANNELS = frozenset("email e-mail mail print save link copy facebook twitter x whatsapp".split())
"""Buttons that are furniture in a row with others; alone they may be a headline."""
_ROW_SIGNS = ("  ", "|", "·", "•")
_ROW_SIGN = late(r"\s{2,}|\s*[|·•]\s*")

_TRAIL = late(r"[\w&'’ -]{1,40}(?: [>›»] [\w&'’ -]{1,40})+")
"""A breadcrumb trail, `Home > Fillers > Lips`."""

_DRAWN = "-=_*~.•·—–─━═ "
_RULE = late(r"[-=_*~.•·—–─━═]{3,}|(?:[-=_*~•·] ){2,}[-=_*~•·]")
"""A line drawn with signs."""

_ASIDE = late(
    r"\W{0,3}(?:"
    r"(?:in practice|practicing|member|joined|licensed) since \d{4}"
    rf"|{YEARS}|follow(?:ing)?|(?:updated|answered) \d{{1,3}}(?:y|mo|w|d|h)(?: ago)?"
    rf"|(?:(?:answered|posted|replied|published|updated|date|on)(?: on| about)?:?\s?)?{DATE}"
    r"|(?:view|see|visit|full|my) (?:full |my )?(?:profile|website|reviews)"
    r"|[a-z]{4,14}\s?:\s?(?:n/?a|none|unknown|[–—-])"
    r"|(?:(?:top|verified|featured|trusted|premium|leading) )?"
    r"(?:(?:verified|doctor|expert|provider|specialist|member|contributor|pro)\b ?){1,2}"
    r"|verified|board[ -]certified|top (?:rated|contributor|answerer)|(?:moderator|staff|elite)"
    r")\W{0,3}",
    re.IGNORECASE,
)
"""What a line says of somebody that is no field of a byline: years, dates, badges."""
_ASIDE_OPENINGS = _openings(
    "in pra|prac|member|joined|licensed|follow|updated|answered|posted|replied|publ|date|on|view |see "
    "|visit |full |my |top|verified|featured|trusted|premium|leading|doctor|expert|prov|specialist"
    f"|contributor|pro|board|moderator|staff|elite|{_WHEN}"
)
"""How one of them begins that has no colon; a cheap first look."""
_FRAME = late(r"^\W*")
_ASIDES = late(r"\s*[|·•\t]\s*|\s+[–—-]{1,2}\s+|\s{2,}")
"""What parts several of them."""

ASIDE_LENGTH = 90
"""Characters of a line of them, at most."""
_RATING_ENDS = ("reviews", "review", "stars")
"""Last words of ratings, which begin with a number as counts and dates do."""

_LONG = late(
    r"get the |related|(?:customer|patient|asker|poster|user|client|author|op)\b|(?:reply|comment"
    r"|response|update) (?:from|by)",
    re.IGNORECASE,
)
"""How lines begin that may be longer: the slogan, and what the asker adds below an answer."""

_COUNTED = "found this |thanks|agree|views|upvotes|shares|comment|followers".split("|")
"""What may be counted at a line's beginning."""
_TIMES = ("year", "yr", " ago")
_DAY_DIGITS = 4
"""Digits of the shortest day, `1/2/34`."""

_HEADS = ("answer", "answers", "replies")
_HEAD = late(rf"(?:(?:dr\.?|{EXPERTS}['’]?s?) )?(?:answers?|replies) ?:?")
"""A label that may begin with anybody, and ends with these."""


class _Phrase(NamedTuple):
    kind: LeftoverKind
    openings: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """Return the phrases that may begin with a character, in the order of the table."""
    found: dict[str, list[_Phrase]] = {}
    for kind, rows in _PHRASES.items():
        for row in rows.strip().split("\n"):
            opened, _, pattern = row.strip().partition(" :: ")
            openings = _openings(opened)
            phrase = _Phrase(kind, openings, late(pattern))
            for first in {opening[0] for opening in openings}:
                found.setdefault(first, []).append(phrase)
    return found


def _phrase_kind(folded: str) -> LeftoverKind | None:
    """Say which kind of phrase a line is, `None` if it is none."""
    if folded.rstrip(" :").endswith(_HEADS) and _HEAD.fullmatch(folded):
        return "label"
    if folded[0].isdecimal() and not (holds_any(folded, _COUNTED) or _may_be_time(folded)):
        return None
    for kind, openings, pattern in _phrases().get(folded[0], ()):
        if folded.startswith(openings) and pattern.fullmatch(folded):
            return kind
    return None


def leftover_kind(text: str) -> LeftoverKind | None:
    """Say what a line is, `None` if it is text."""
    flat = even(text, LONGEST)
    if not flat[:3].strip(_DRAWN):
        return "furniture" if _RULE.fullmatch(flat) else None
    if is_count(flat):
        return "count"
    plain = flat if flat[0].isascii() else PICTURES.sub("", flat) or flat
    trail = holds_any(plain, ">›»")
    if len(plain) > LENGTH and not trail and not _LONG.match(plain):
        return None
    folded = plain.lower()
    if plain[0].isdigit() and folded.endswith(_RATING_ENDS):
        return None
    kind = _phrase_kind(folded)
    if kind is not None:
        return kind
    row = holds_any(text, _ROW_SIGNS) and _is_row(text)
    return "furniture" if row or (trail and _TRAIL.fullmatch(plain)) else None


def _may_be_time(folded: str) -> bool:
    """Whether a text that begins with a digit may be a day or a number of years."""
    return holds_any(folded, _TIMES) or sum(map(str.isdecimal, folded)) >= _DAY_DIGITS


def is_aside(text: str) -> bool:
    """Whether all parts of a line are dates, badges, years, or a link to who answers.

    A field without a value (`Rating: n/a`) is one, too.
    """
    if len(text) > ASIDE_LENGTH or text[-1:] in ".!?:,":
        return False
    chunks = [chunk for chunk in _ASIDES.split(text) if chunk.strip(_DRAWN)]
    return is_one_aside(text) or (bool(chunks) and all(map(is_one_aside, chunks)))


def is_one_aside(text: str) -> bool:
    """Whether a text is such a date, badge, number of years, link or empty field, as a whole."""
    if ":" not in text:
        bare = text.lower()
        if not bare[:1].isalnum():
            bare = _FRAME.sub("", bare)
        if not (_may_be_time(bare) if bare[:1].isdecimal() else bare.startswith(_ASIDE_OPENINGS)):
            return False
    return _ASIDE.fullmatch(text) is not None


def _is_row(text: str) -> bool:
    """Whether a line is a row of buttons, or of the site's links: `About | Careers | Privacy`."""
    items = [item for item in _ROW_SIGN.split(text) if item]
    links = sum(
        item.partition(" ")[0].lower() in _MENU and not any(map(str.isdigit, item))
        for item in items
    )
    return len(items) > 1 and (links > 1 or all(map(_is_button, items)))


def _is_button(text: str) -> bool:
    """Whether an item of a row is furniture by itself, or one of the ways to pass a page on."""
    return text.lower() in _CHANNELS or leftover_kind(text) == "furniture"
