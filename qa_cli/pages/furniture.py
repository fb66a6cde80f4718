"""What saving tools leave of the page around question and answers, line by line.

The patterns are the phrases of question-and-answer sites in general, each a whole line; a sentence
that holds one of them is text.
"""

import re
from functools import cache
from typing import Literal

from qa_cli.pages.counts import COUNT, EXPERTS, PICTURES
from qa_cli.pages.glance import holds_any, late

LeftoverKind = Literal["furniture", "related", "label", "slogan", "count"]
"""`related` heads a list of other pages; `label` numbers the answer below it; `count` declares how
many there are."""

_ASKER = r"(?:customer|patient|asker|poster|user|client|author|op)"
_MORE = r"\s*(?:\.{2,3}|…|:)?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DATE = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d"
    r"|(?:\d+|an?|one|over an?) (?:second|minute|hour|day|week|month|year)s? ago)"
    r"(?:,? (?:at )?\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?)?"
)

_NUMBERS = "#"
"""Stands for all first words that begin with a digit."""

_PHRASES: tuple[tuple[LeftoverKind, str, str], ...] = (
    (
        "count",
        (
            "# all top our number total showing displaying viewing see view show we there here"
            " thread replies answered practitioners professionals opinions one two three"
            " four five six seven eight nine ten eleven twelve answer answers responses"
            " doctor doctors expert experts physician"
            " physicians dentist dentists provider providers specialist specialists surgeon"
            " surgeons lawyer lawyers vet vets"
        ),
        COUNT,
    ),
    (
        "label",
        "answer response reply",
        (
            r"(?:answer|response|reply)\s*(?:#|no\.?|number)?\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?"
            r"\s*[:.)-]?"
        ),
    ),
    ("furniture", "you", r"you (?:might|may|could) also like" + _MORE),
    (
        "furniture",
        "have ask",
        (
            rf"(?:have a question\?\s*)?ask (?:a|our|an|your(?: own)?) (?:{EXPERTS}"
            r"|(?:[a-z]+ )?questions?)"
            r"(?: (?:a question|now|here|online))?[.!]?|have a question\?"
        ),
    ),
    (
        "furniture",
        "was is helpful did",
        (
            r"(?:(?:(?:was|is) (?:this|it) (?:answer |response |information )?)?(?:helpful|useful)"
            r"|did (?:this|it)(?: answer)? help(?: you)?)\??"
            r"(?:\s*yes(?: ?\(?\d+\)?)?\s*[/|]?\s*no(?: ?\(?\d+\)?)?)?"
        ),
    ),
    (
        "furniture",
        "#",
        r"\d[\d,]* (?:people|person|users?|members?|readers?) found this (?:answer )?helpful[.!]?",
    ),
    ("furniture", "helpful", r"helpful(?: ?\(?\d+\)?)?"),
    (
        "furniture",
        "# send thank",
        (
            rf"\d[\d,]* (?:thanks|{EXPERTS} agree[sd]?)"
            rf"|(?:send |say )?thanks? (?:to )?(?:the |this )?{EXPERTS}"
        ),
    ),
    (
        "furniture",
        (
            "posted asked filed satisfied category categories topic topics tags tagged procedure"
            " procedures"
        ),
        (
            r"satisfied (?:customers|clients|patients)\s*:?\s*\d[\d,]*"
            r"|(?:posted|asked|filed|tagged) (?:in|under|for):? [\w&,'’ /-]{2,60}"
            r"|(?:categor(?:y|ies)|topics?|tags?|procedures?)\s*:\s*[\w&,'’ /-]{2,60}"
        ),
    ),
    (
        "label",
        "answers replies dr doctor expert experts top best our all",
        rf"(?:(?:dr\.?|{EXPERTS}['’]?s?) )?(?:answers?|replies)\s*:?|(?:top|best|all) answers\s*:?",
    ),
    ("furniture", "upvote downvote", r"(?:up|down)vote"),
    (
        "furniture",
        "# view comments follow",
        (
            r"(?:view )?(?:\d[\d.,]*[km]? )?(?:views|upvotes|shares|comments|followers)|1 comment"
            r"|comments\s*[:·]?\s*\(?\d+\)?|follow [·•] \d+"
        ),
    ),
    ("furniture", "profile", r"profile (?:photo|picture|image) (?:for|of) .{2,60}"),
    ("furniture", "sort sorted", r"sort(?:ed)? by\b:?.{0,30}"),
    ("furniture", "reply report comment follow", r"reply|report|comment|follow"),
    (
        "furniture",
        "verified accepted best top board board-certified",
        (
            r"board[- ]certified|"
            rf"verified(?: (?:by )?(?:{EXPERTS}|answer|profile))?"
            r"|(?:accepted|best|top|chosen) (?:answer|solution)"
        ),
    ),
    (
        "furniture",
        "#",
        r"\d{1,2}\+? years(?:['’])? (?:in practice|(?:of )?experience(?: overall)?)",
    ),
    ("furniture", "reviewed", r"(?:medically )?reviewed by (?:the |our )[a-z ]{4,40}"),
    (
        "furniture",
        "report flag",
        r"report (?:this )?(?:answer|abuse|post)|flag (?:this )?answer",
    ),
    ("furniture", "back loading", r"back to top|loading\s*(?:\.{3}|…)?"),
    (
        "furniture",
        "read show view see load",
        (
            r"(?:read|show|view|see|load) (?:more|less|all|\d+ more|all \d+)"
            r"(?: (?:[a-z]+ ){0,3}(?:answers|reviews|replies|comments|questions))?"
            r"\s*(?:\.{3}|…|»|›)?"
            r"|(?:view|see|visit) (?:full |my |[\w-]{2,20}['’]s? )?profile"
        ),
    ),
    (
        "furniture",
        "contact follow message send get request book",
        (
            rf"(?:contact|follow|message) (?:this )?{EXPERTS}|send (?:a )?message|get a quote"
            r"|request (?:a )?consultation|book (?:an? )?(?:consultation|appointment)"
            r"(?: now| online)?"
        ),
    ),
    (
        "furniture",
        "add write post leave",
        r"(?:add|write|post|leave) (?:a |your )?(?:comment|reply|review|answer)",
    ),
    (
        "furniture",
        "advertisement advertisements sponsored promoted skip",
        (
            r"advertisements?|(?:sponsored|promoted)(?: content)?(?:\s*:.{1,60})?"
            r"|skip to (?:main )?content"
        ),
    ),
    (
        "furniture",
        "share tweet pin sign signup signin log login logup",
        (
            r"share(?: this(?: (?:page|question|answer))?(?:\s*:.{1,60})?)?|tweet(?: this)?|pin it"
            r"|(?:sign|log) ?(?:up|in)(?: to .{1,40})?"
        ),
    ),
    (
        "furniture",
        (
            "# date mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday"
            " sunday answered posted published asked reviewed updated last an a one over jan"
            " january feb february mar march apr april may jun june jul july aug august sep"
            " sept september oct october nov november dec december"
        ),
        (
            r"(?:(?:(?:answer|post|publish|ask|review)ed|(?:last )?updated)(?: on| about)?:? "
            r"|date:\s*)?"
            rf"{DATE}"
            r"|(?:asked|posted) by \S+(?: (?:in|from) .{2,40})?"
        ),
    ),
    (
        "furniture",
        "home next previous prev menu search",
        r"(?:home|next|previous|prev|menu|search)\s*[›»<>]?",
    ),
    (
        "related",
        "related",
        r"related (?:questions|topics|articles|reviews|procedures|answers)" + _MORE,
    ),
    (
        "related",
        "more similar other popular recent trending",
        r"(?:more|similar|other|popular|recent|trending) (?:questions|topics|reviews|q&a)"
        r"(?: (?:like this|about .{1,40}|for you))?" + _MORE,
    ),
    ("related", "more", r"more (?:about|on) .{2,60}"),
    (
        "related",
        "people what",
        r"(?:people also (?:ask(?:ed)?|viewed)|what others are asking)" + _MORE,
    ),
    (
        "furniture",
        "customer patient asker poster user client author op reply comment response update message",
        (
            rf"{_ASKER}(?:['’]s)? (?:reply|comment|response|follow-?up|update|question)\s*:.*"
            rf"|(?:reply|comment|response|update|message) (?:from|by) (?:the )?{_ASKER}\s*:.*"
        ),
    ),
    (
        "furniture",
        "comment reply response",
        r"(?:comment|reply|response) (?:from|by) [^:]{2,40}(?:\([^()]{2,30}\))?\s*:.*",
    ),
    (
        "furniture",
        "people # was thanked",
        (
            r"(?:\d[\d,]* )?(?:(?:of|out of) \d[\d,]* )?"
            r"(?:people |persons |users |members |readers )?found this (?:answer )?"
            r"(?:helpful|useful)|thanked by \d[\d,]* [a-z]+"
        ),
    ),
    (
        "furniture",
        "read see more",
        (
            r"(?:read|see|view) (?:all |more )?(?:answers|posts|reviews|articles) (?:from|by|of)"
            rf" .{{3,40}}|more (?:answers )?from (?:this )?{EXPERTS}"
        ),
    ),
    ("furniture", "article story", r"(?:article|story) continues below.{0,30}"),
    (
        "furniture",
        "[",
        r"\[(?:photo|picture|image|img|icon|logo|avatar|portrait)(?: \d+)?\]",
    ),
    ("furniture", "question patient", r"(?:patient(?:['’]s)? )?question\s*:?"),
    ("furniture", "question", r"question (?:asked )?by .{3,60}"),
    ("furniture", "from", rf"from .{{3,40}} [·•|–—-] {DATE}"),
    ("furniture", "age", r"age\s*:\s*\d{1,3}\b.{0,40}"),
    ("furniture", "page", r"page \d+ (?:of|/) \d+"),
    ("furniture", "back", r"back to (?:all |the |my )?[a-z ]{3,30}"),
    ("furniture", "related", r"related\s*:.{3,80}"),
    (
        "furniture",
        "view having trouble",
        r"(?:view|read|open) (?:this )?(?:e-?mail|message|newsletter) in (?:your|a|the) browser\W*",
    ),
    ("furniture", "share", r"share\s?\|\s?improve this (?:question|answer)"),
    ("furniture", "copyright all terms", r"(?:copyright|all rights reserved).{0,60}"),
    ("label", "#", r"#\s?\d{1,3}[.:)]?"),  # the number of an answer, alone on its line
    ("slogan", "get", r"get the real deal on .+"),  # the newest template's first line
)
"""What a line is, the first words of such lines, and all of their text."""

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

_RATING_ENDS = ("reviews", "review", "stars")
"""Last words of ratings, which begin with a number as counts and dates do."""

PHRASE_LENGTH = 90
"""Characters. Only slogans, trails and rules are longer."""

_WORD_ENDS = ".:>»›…?!([#-0123456789)"
"""What may follow a first word without a space."""


def _by_first_word() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, (_, words, _) in enumerate(_PHRASES):
        for word in words.split():
            found.setdefault(word, []).append(place)
    return found


_PLACES = _by_first_word()
"""First word -> the rows of the table to try, in order."""

_LONG = frozenset(
    """related get customer patient asker poster user client author op reply comment response
    update""".split()
)
"""First words of lines that may be longer: the slogan, and what the asker adds below an answer."""

_COUNT_ENDS = "0123456789)]"
_COUNT_PLACE = 0
"""The row of the count."""


@cache
def _pattern(place: int) -> re.Pattern[str]:
    """Compile a row on its first use: most pages need few, and all take longer than a page."""
    return re.compile(_PHRASES[place][2], re.IGNORECASE)


def leftover_kind(text: str) -> LeftoverKind | None:
    """Say what a short line is, `None` if it is text."""
    trail = ">" in text or "›" in text or "»" in text
    first = ""
    if text[0].isalpha():
        first = text.partition(" ")[0].rstrip(_WORD_ENDS).lower().replace("’", "'")
        first = first.removesuffix("'s").removesuffix("'")
        if not trail and len(text) > PHRASE_LENGTH and first not in _LONG:
            return None
    elif text[0].isdigit():
        if not trail and text.endswith(_RATING_ENDS):
            return None
        first = _NUMBERS
    elif not text[:3].strip(_DRAWN) and _RULE.fullmatch(text):
        return "furniture"
    elif text[0].isascii() or not (rest := PICTURES.sub("", text)):
        first = text[0]
    else:
        return leftover_kind(rest) if rest != text else None
    if _COUNT_PLACE not in (places := _PLACES.get(first, ())) and text[-1] in _COUNT_ENDS:
        places = (*places, _COUNT_PLACE)  # `Attorney answers (3)`: of experts there is no end
    for place in places:
        if _pattern(place).fullmatch(text):
            return _PHRASES[place][0]
    row = holds_any(text, _ROW_SIGNS) and _is_row(text)
    return "furniture" if row or (trail and _TRAIL.fullmatch(text)) else None


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
