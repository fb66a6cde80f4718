"""Arranges sentences: titles, questions' and answers' bodies, headlines.

Everything here returns plain text in paragraphs; where it goes on the page is `page`'s business.
"""

import re
from dataclasses import dataclass, field

from benchmarks.generator.people import Person, Show, SignOff, draw_sign_off
from benchmarks.generator.voice import Voice, set_title_case

_DUTIES = (
    *("explain", "explain", "recommend", "recommend", "recommend"),
    *("opinion", "opinion", "caution", "numbers", "direct"),
)
"""What the sentences in the middle of an answer do, the frequent ones repeated."""

_PARAGRAPHS = (1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 7)
"""Numbers of paragraphs in an answer's main part, the frequent ones repeated."""

_GAPS = (" \N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE} ", "  ", "\N{NO-BREAK SPACE}", " ")
"""What stands between two sentences on a page with no-break spaces."""

_LIST_MARKS = {
    "list-bullets": ("  \N{BULLET} ", "  \N{BULLET} ", "\N{BULLET} ", "- ", "* ", "  - "),
    "list-numbers": ("  {}. ", "  {}. ", "{}. ", "{}) ", "{}- ", "({}) "),
}
"""What stands before an item of a list."""

_ITEM = re.compile(r"  |[\N{BULLET}*-] |\(?[0-9]+[.)-] ")

_INDENTS = (
    "   ",
    "     ",
    " ",
    " " * 13,
    "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE} ",
    "\t",
)

_SHAPES = ("reword", "reword", "reword", "fragment", "fragment", "statement", "statement", "advice")
"""Headlines without a feature of their own, the frequent ones repeated."""

_LEAD_RATE = 0.45
"""Share of answers that start with thanks or the like, unless they must."""

_LEAD_ALONE_RATE = 0.15
"""Share of these whose thanks are a short paragraph of their own."""

_LONG_QUESTION = 300
"""Characters of a first paragraph that nobody would take for a title, on a page without one."""

_LONG_START = 140
"""Characters of a body's first paragraph that nobody would take for a headline."""


@dataclass(slots=True)
class Paragraph:
    """Lines with no blank line between them."""

    lines: list[str]
    gap: int = 1
    """Blank lines before it."""


@dataclass(slots=True)
class Body:
    """An answer's body."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    sign_off: str | None = None
    """The name that it ends with."""
    sign_off_last: bool = True
    """Whether the sign-off is the very end: if not, `sign_off` is a matter of taste."""
    closes: bool = False
    """Whether it ends in a full stop, so that a name glued to it still stands out."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """How a page's sentences are set."""

    nbsp: bool
    missing_space: bool

    def join(self, voice: Voice, sentences: list[str]) -> str:
        """Join sentences into a paragraph's text."""
        if not (self.nbsp or self.missing_space):
            return " ".join(sentences)
        parts: list[str] = []
        for sentence in sentences:
            gap = " "
            if self.nbsp and voice.often(0.4):
                gap = _GAPS[voice.among(len(_GAPS))]
            elif self.missing_space and voice.often(0.15):
                gap = ""
            parts += (sentence, gap)
        end = " \N{NO-BREAK SPACE}" if self.nbsp and voice.often(0.1) else ""
        return "".join(parts[:-1]) + end


def write_title(voice: Voice, *, photo: bool, ends: bool = True) -> str:
    """Return a question's title, with its photo marker where wanted.

    Args:
        voice: The page's voice.
        photo: Whether it ends in a photo marker.
        ends: Whether it may end in a question mark or full stop.
    """
    title = voice.say("title" if ends else "topicline")
    if voice.often(0.35):
        title = set_title_case(title)
    return f"{title} {voice.pick('photo')}" if photo else title


def write_question(
    voice: Voice, spacing: Spacing, show: Show, title: str | None = None
) -> list[Paragraph]:
    """Return the paragraphs of a question's body; none where the page has none."""
    if "question-none" in show:
        return []
    if "question-echo" in show and title is not None:
        return [Paragraph([title])]
    if "question-short" in show:
        texts = (voice.say("title" if voice.often(0.6) else "ask") for _ in range(20))
        return [Paragraph([next((t for t in texts if t.endswith("?")), "What is best?")])]
    several = "question-several" in show
    paragraphs: list[Paragraph] = []
    for number in range(2 + voice.among(3) if several else 1):
        sentences = [voice.say("story") for _ in range(1 + voice.among(6))]
        sentences.insert(0, voice.say("start" if number == 0 else "story"))
        if not several or voice.often(0.5):
            sentences += [voice.say("ask") for _ in range(1 + voice.among(2))]
        while number == 0 and "title-none" in show and sum(map(len, sentences)) < _LONG_QUESTION:
            sentences.insert(1, voice.say("story"))
        paragraphs.append(
            _set_paragraph(voice, spacing, sentences, newlines="question-newlines" in show)
        )
    if "question-thanks" in show:
        paragraphs.append(Paragraph([voice.pick("thanks")]))
    elif voice.often(0.3):
        paragraphs[-1].lines[-1] += f" {voice.pick('thanks')}"
    return paragraphs


def _set_paragraph(
    voice: Voice, spacing: Spacing, sentences: list[str], *, newlines: bool
) -> Paragraph:
    if newlines and len(sentences) > 1:
        at = 1 + voice.among(len(sentences) - 1)
        lines = [spacing.join(voice, sentences[:at]), spacing.join(voice, sentences[at:])]
        return Paragraph(lines if voice.often(0.6) else sentences)
    return Paragraph([spacing.join(voice, sentences)])


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline and what it forces on the body below it."""

    text: str
    shape: str
    """`echo`, `reword`, `sentence`, ...: see `witness.CLEAR_HEADLINES`."""
    continuation: str = ""
    """The body's first words, where the headline runs on into it."""


def write_headline(voice: Voice, show: Show, title: str | None) -> Headline:
    """Draw a headline of the shape that the answer shows, else of any plain one."""
    if "headline-echo" in show and title is not None:
        return Headline(title, "echo")
    if "headline-run-on" in show:
        head, _, tail = voice.say("runon").partition(" >> ")
        return Headline(head, "run-on", tail)
    if "headline-clipped" in show:
        return _clip_headline(voice)
    if "headline-hashtags" in show:
        return Headline(_write_hashtags(voice, title), "hashtags")
    for shape, section in (
        ("headline-menu", "menu"),
        ("headline-sentence", "sentence"),
        ("headline-dashes", "dash"),
        ("headline-slash", "slash"),
        ("headline-quote", "quote"),
        ("headline-question", "question"),
    ):
        if shape in show:
            return Headline(voice.say(section), section)
    shape = _SHAPES[voice.among(len(_SHAPES))]
    text = voice.say(shape)
    if "headline-caps" in show:
        return Headline(text.upper(), shape)
    return Headline(set_title_case(text) if voice.often(0.4) else text, shape)


def _clip_headline(voice: Voice) -> Headline:
    """Return a headline that breaks off, and the whole of it as the body's first sentence."""
    full = voice.say("sentence" if voice.often(0.5) else "direct")
    words = full.split(" ")
    keep = max(2, min(len(words) - 1, 4 + voice.among(8)))
    return Headline(f"{' '.join(words[:keep])}...", "clipped", full)


def _write_hashtags(voice: Voice, title: str | None) -> str:
    tags = [f"#{''.join(voice.pick('tagword').lower().split())}" for _ in range(1 + voice.among(4))]
    if voice.often(0.4):
        tags.insert(0, title if title is not None and voice.often(0.5) else voice.say("fragment"))
    return " ".join(tags)


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a body."""

    show: Show
    """Features of the answer."""
    lead: bool = False
    """Whether it must start as answers do."""
    wish: bool = False
    """Whether it must end as answers do."""
    long_start: bool = False
    """Whether its first paragraph must not be short, so that it is no headline to anybody."""
    continuation: str = ""
    """First words, in lower case."""
    single: bool = False
    """Whether it is one paragraph on one line."""


def write_body(voice: Voice, spacing: Spacing, person: Person, order: Order) -> Body:
    """Write an answer's body."""
    show = order.show
    body = Body()
    sign_off = draw_sign_off(voice, person, show)
    first = [order.continuation] if order.continuation else []
    if order.lead or (not first and voice.often(_LEAD_RATE)):
        first.insert(0, voice.say("lead"))
        if not (order.long_start or order.single) and voice.often(_LEAD_ALONE_RATE):
            body.paragraphs.append(Paragraph([first.pop()]))
    first.append(voice.say("direct"))
    count = 1 if order.single else _PARAGRAPHS[voice.among(len(_PARAGRAPHS))]
    for number in range(count):
        size = 1 + voice.among(6 if number else 5)
        sentences = [voice.say(_DUTIES[voice.among(len(_DUTIES))]) for _ in range(size)]
        if number == 0:
            sentences[:0] = first
            while order.long_start and sum(map(len, sentences)) < _LONG_START:
                sentences.append(voice.say("explain"))
        newlines = "newlines-in-body" in show and not (order.long_start and number == 0)
        body.paragraphs.append(_set_paragraph(voice, spacing, sentences, newlines=newlines))
    _add_traps(voice, body, order)
    _add_end(voice, spacing, body, order, sign_off)
    _add_layout(voice, body, order)
    return body


def _add_traps(voice: Voice, body: Body, order: Order) -> None:
    """Put in lists, sub-headings, and sentences that mention doctors, stars and counts."""
    show, paragraphs = order.show, body.paragraphs
    for feature, section in (
        ("specialty-in-body", "specialtyline"),
        ("name-in-body", "nameline"),
        ("rating-in-body", "ratingline"),
        ("count-in-body", "countline"),
    ):
        if feature in show:
            paragraphs[voice.among(len(paragraphs))].lines[-1] += f" {voice.say(section)}"
    for feature, section in (
        ("subheading-caps", "subcaps"),
        ("subheading-question", "subquestion"),
    ):
        if feature in show:
            for _ in range(1 + voice.among(2)):
                text = [voice.say("explain"), voice.say("recommend"), voice.say("numbers")]
                paragraphs.append(Paragraph([voice.say(section)]))
                paragraphs.append(Paragraph([" ".join(text[: 2 + voice.among(2)])]))
    for feature in ("list-bullets", "list-numbers"):
        if feature in show:
            at = 1 + voice.among(len(paragraphs))
            paragraphs[at:at] = _write_list(voice, _LIST_MARKS[feature], tight="list-tight" in show)


def _write_list(voice: Voice, marks: tuple[str, ...], *, tight: bool) -> list[Paragraph]:
    """Write a list and the sentence above it; `tight`: with no blank line between them."""
    mark = marks[voice.among(len(marks))]
    items = [mark.format(number) + voice.say("listitem") for number in range(1, 3 + voice.among(4))]
    intro = voice.say("listintro")
    if tight:
        return [Paragraph([intro, *items])]
    spread = [[item] for item in items] if voice.often(0.4) else [items]
    return [Paragraph([intro]), *map(Paragraph, spread)]


def _is_item(paragraphs: list[Paragraph]) -> bool:
    """Tell whether the body so far ends in a list's item."""
    return _ITEM.match(paragraphs[-1].lines[-1]) is not None


def _add_end(
    voice: Voice, spacing: Spacing, body: Body, order: Order, sign_off: SignOff | None
) -> None:
    """Add the closing words, the sign-off, hashtags and the doctor's own disclaimer."""
    show, paragraphs = order.show, body.paragraphs
    if order.wish or voice.often(0.5):
        if not _is_item(paragraphs) and (order.single or voice.often(0.6)):
            last = paragraphs[-1].lines
            last[-1] = spacing.join(voice, [last[-1].rstrip(), voice.say("close")])
        else:
            bare = voice.often(0.2) and not order.wish
            paragraphs.append(Paragraph([voice.say("close.bare" if bare else "close")]))
    if "own-disclaimer" in show:
        paragraphs.append(Paragraph([voice.say("owndisclaimer")]))
    if sign_off is not None:
        body.sign_off = sign_off.name
        if sign_off.inline and _is_item(paragraphs):
            paragraphs.append(Paragraph([sign_off.inline]))
        elif sign_off.inline:
            paragraphs[-1].lines[-1] += f" {sign_off.inline}"
        elif voice.often(0.35) and not _is_item(paragraphs):
            paragraphs[-1].lines += sign_off.lines
        else:
            paragraphs.append(Paragraph(list(sign_off.lines)))
    if "url-in-body" in show:
        surname = voice.pick("last").lower().replace(" ", "")
        paragraphs.append(Paragraph([f"www.dr{surname}.example"]))
    if "hashtags" in show:
        tags = [f"#{''.join(voice.pick('complaint').lower().split())}" for _ in range(3)]
        paragraphs.append(Paragraph([" \N{NO-BREAK SPACE}  ".join(tags)]))
    body.sign_off_last = not show & {"url-in-body", "hashtags"}
    body.closes = sign_off is None and paragraphs[-1].lines[-1].endswith((".", "!"))


def _add_layout(voice: Voice, body: Body, order: Order) -> None:
    """Add a salutation, gaps and indents."""
    show, paragraphs = order.show, body.paragraphs
    if "salutation" in show:
        paragraphs.insert(0, Paragraph([voice.pick("salutation")]))
    if "paragraphs-tight" in show:
        for paragraph in paragraphs:
            paragraph.gap = 0
    if "double-blank-in-body" in show and len(paragraphs) > 1:
        for _ in range(1 + voice.among(2)):
            paragraphs[1 + voice.among(len(paragraphs) - 1)].gap = 2 + voice.often(0.2)
    if "indented" in show:
        indent = _INDENTS[voice.among(len(_INDENTS))]
        for paragraph in paragraphs[: 1 if voice.often(0.3) else None]:
            if not paragraph.lines[0].startswith(" "):
                paragraph.lines[0] = indent + paragraph.lines[0]
