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
from typing import Literal

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

_PHRASES: dict[LeftoverKind, str] = {
    "label": rf"""
        (?:answer|response|reply) ?(?:#|no\.?|number)? ?\d{{1,3}}{_OF} ?[:.)-]?
        (?:(?:dr\.?|{EXPERTS}['’]?s?) )?(?:answers?|replies) ?:?
        (?:top|best|all) answers ?:?
        # ?\d{{1,3}}[.:)]?
    """,
    "related": rf"""
        related (?:questions|topics|articles|reviews|procedures|answers){_MORE}
        (?:more|similar|other|popular|recent|trending) (?:questions|topics|reviews|q&a){_ABOUT}
        (?:people also (?:ask(?:ed)?|viewed)|what others are asking){_MORE}
    """,
    "slogan": r"""
        get the real deal on .+
    """,
    "furniture": rf"""
        you (?:might|may|could) also like{_MORE}
        (?:have a question\? )?ask (?:a|our|an) {EXPERTS}{_NOW}
        (?:have a question\? )?ask (?:a|our|an) (?:[a-z]+ )?questions?{_NOW}
        have a question\?
        (?:(?:was|is) (?:this|it) (?:[a-z]+ )?)?(?:helpful|useful)\??{_YES_NO}
        did (?:this|it)(?: answer)? help(?: you)?\??{_YES_NO}
        (?:\d[\d,]* )?(?:(?:of|out of) \d[\d,]* )?(?:{_PEOPLE} )?found this [a-z ]*ful[.!]?
        thanked by \d[\d,]* [a-z]+
        helpful ?\(?\d+\)?
        \d[\d,]* (?:thanks|{EXPERTS} agree[sd]?)
        (?:send |say )?thanks? (?:to )?(?:the |this )?{EXPERTS}
        satisfied (?:customers|clients|patients) ?:? ?\d[\d,]*
        (?:posted|asked|filed|tagged) (?:in|under|for):? [\w&,'’ /-]{{2,60}}
        (?:categor(?:y|ies)|topics?|tags?|procedures?) ?: ?[\w&,'’ /-]{{2,60}}
        (?:up|down)vote
        (?:view )?(?:\d[\d.,]*[km]? )?(?:views|upvotes|shares|comments|followers)
        1 comment
        comments ?[:·]? ?\(?\d+\)?
        follow [·•] \d+
        profile (?:photo|picture|image) (?:for|of) .{{2,60}}
        sort(?:ed)? by\b:?.{{0,30}}
        reply|report|comment|follow
        board[- ]certified
        verified(?: (?:by )?(?:{EXPERTS}|answer|profile))?
        (?:accepted|best|top|chosen) (?:answer|solution)
        {YEARS}(?: overall)?
        (?:medically )?reviewed by (?:the |our )[a-z ]{{4,40}}
        report (?:this )?(?:answer|abuse|post)|flag (?:this )?answer
        back to top
        loading ?(?:\.{{3}}|…)?
        (?:read|show|view|see|load) {_ALL} ?(?:\.{{3}}|…|»|›)?
        (?:read|show|view|see|load) {_ALL} (?:[a-z]+ ){{0,3}}{_POSTS} ?(?:\.{{3}}|…|»|›)?
        (?:view|see|visit) (?:full |my |[\w-]{{2,20}}['’]s? )?profile
        (?:contact|follow|message) (?:this )?{EXPERTS}
        send (?:a )?message
        get a quote
        request (?:a )?consultation
        (?:add|write|post|leave) (?:a |your )?(?:comment|reply|review|answer)
        advertisements?
        (?:sponsored|promoted)(?: content)?(?: ?:.{{1,60}})?
        skip to (?:main )?content
        share(?: this(?: [a-z]+)?(?: ?:.{{1,60}})?)?
        tweet(?: this)?|pin it
        (?:sign|log) ?(?:up|in)(?: to .{{1,40}})?
        (?:{_DONE}(?: on| about)?:? |date: ?)?{DATE}
        (?:asked|posted) by \S+(?: (?:in|from) .{{2,40}})?
        (?:home|next|previous|prev|menu|search) ?[›»<>]?
        {_ASKER}(?:['’]s)? (?:reply|comment|response|follow-?up|update|question) ?:.*
        (?:reply|comment|response|update|message) (?:from|by) (?:the )?{_ASKER} ?:.*
        (?:comment|reply|response) (?:from|by) [^:]{{2,40}}(?:\([^()]{{2,30}}\))? ?:.*
        (?:read|see|view) (?:all |more )?{_POSTS} (?:from|by|of) .{{3,40}}
        more (?:answers )?from (?:this )?{EXPERTS}
        (?:article|story) continues below.{{0,30}}
        \[(?:photo|picture|image|img|icon|logo|avatar|portrait)(?: \d+)?\]
        (?:patient(?:['’]s)? )?question ?:?
        question (?:asked )?by .{{3,60}}
        from .{{3,40}} [·•|–—-] {DATE}
        age ?: ?\d{{1,3}}\b.{{0,40}}
        page \d+ (?:of|/) \d+
        related ?:.{{3,80}}
        (?:view|read|open) (?:this )?(?:e-?mail|message|newsletter) in \w+ browser\W*
        share ?\| ?improve this (?:question|answer)
        (?:copyright|all rights reserved).{{0,60}}
    """,
}
"""What a line is: its text, in lower case, as one pattern a line."""

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

ASIDE = late(
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


@cache
def _pattern(kind: LeftoverKind) -> re.Pattern[str]:
    """Compile a kind's phrases on their first use."""
    return re.compile("|".join(line.strip() for line in _PHRASES[kind].strip().split("\n")))


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
    for kind in _PHRASES:
        if _pattern(kind).fullmatch(folded):
            return kind
    row = holds_any(text, _ROW_SIGNS) and _is_row(text)
    return "furniture" if row or (trail and _TRAIL.fullmatch(plain)) else None


def is_aside(text: str) -> bool:
    """Whether all parts of a line are dates, badges, years, or a link to who answers.

    A field without a value (`Rating: n/a`) is one, too.
    """
    if len(text) > ASIDE_LENGTH or text[-1:] in ".!?:,":
        return False
    chunks = [chunk for chunk in _ASIDES.split(text) if chunk.strip(_DRAWN)]
    whole = ASIDE.fullmatch(text) is not None
    return whole or (bool(chunks) and all(map(ASIDE.fullmatch, chunks)))


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
