"""Cuts a page into pieces: a line is one, unless two parts of the page are glued into it.

::

    line = [ label ] text [ tail ] | [ text ] { template [ text ] }
    tail = count | disclaimer | link to more | byline in brackets, behind a dash or glued

A cut is offered, not decided: a label that turns out to belong to the text is joined to it again.
"""

from collections.abc import Iterator

from qa_cli.pages import names, specialty
from qa_cli.pages.fields import read_line
from qa_cli.pages.furniture import leftover_kind
from qa_cli.pages.glance import holds_any, late
from qa_cli.pages.lines import BLANKS, Piece, PieceKind, bare

SHORT = 220
"""Characters. No leftover of the page's frame is longer, the disclaimer apart; a longer line is
text and is not looked at any closer, which keeps parsing linear on hostile pages."""

LABEL = 90
"""Characters of the longest label: a speaker's name, job and verb."""

BYLINE = 130
"""Characters at a line's end that may hold a byline in brackets or behind a dash."""

_LINK_ROOM = 24
"""Characters of the link to the rest of a text that is shown in part, at most."""

_SENTENCE = 10
"""Characters that stand at least before a name glued to a body's last line; fewer will do where no
space parts the name from the sentence."""

_TAG_WORDS = 9
"""Words of a speaker's tag, job included."""

_EXPRESSION = late(r"\{%.*%\}|\{#.*#\}|<%.*%>|\[\[.*\]\]|\$\{.*\}|%[A-Za-z_]+%|<!--.*-->")
"""What template languages leave, `{{ }}` apart."""
_OPENING = "{<[$%"

_DISCLAIMER = late(
    r"(?i:(?:these|all|the) answers (?:are|were) (?:provided |given |intended |meant )?(?:only "
    r"|solely )?for (?:general )?(?:educational|informational|information)"
    r"(?: (?:and|or) (?:educational|informational))? purposes?"
    r"(?: only)?(?P<whole>,? (?:and|they) (?:should|are|do|must) not\b|\. (?:they"
    r"|these answers) )?)"
)
"""`whole`: so much of it that no doctor's sentence says the same by chance."""
_GLUED_COUNT = late(r"[.!?…)\"”’]\s*(?P<part>(?:[A-Z][a-z]+ )?Answers:? ?\(?[\d,]{1,7}\)?)$")
_MORE = late(
    r"(?i:(?:(?<=\.\.\.)|(?<=…))\s*(?P<part>[\[(]?(?:read|see|show|view) more[\])]?\W{0,3}))$"
)

_LABEL = late(
    r"(?i:q|a|que|ans|question|answer|frage|antwort|pregunta|respuesta|réponse|domanda|risposta"
    r"|pergunta|resposta)\s?[#(]?\d{0,3}\)?\s?(?:[:.)–—-]+\s+(?=\S)|[:.](?=[A-Z\"“](?!\.)))"
    r"|[QA]\d{1,3}\s+(?=[A-Z])"
)
"""A label of question or answer, alone or numbered."""
_LABEL_STARTS = (
    "que", "ans", "frage", "antwort", "pregunta", "respuesta", "réponse", "domanda", "risposta",
    "pergunta", "resposta",
)  # fmt: skip
_NUMBERING = "#():.–—-0123456789"
_TAG = late(r"(?P<tag>[^\W\d_a-z\"“(][^:?!;\"“”]{0,78}):\s+(?=\S)")
_LEADS = frozenset("dear hi hello attorney dr doctor prof professor mr mrs ms".split())
_GLUED_NAME = late(
    r"(?:(?P<tight>[a-z]{3}[.!?])|(?<!Dr)(?<!Prof)(?<![A-Z])[.!?)]\s*)"
    r"(?P<part>(?:(?:Dr|[^\W\d_a-z])\.[\s-]?){0,3}[^\W\d_a-z]"
    r"[^.!?]*(?:\b\w\.[^.!?]*){0,3},[^!?]{2,40})$"
)
_BRACKETED = late(r"\s*(?P<part>\((?:[^()]|\([^()]*\)){6,120}\))\W?$")
_DASHES = ("—", "–", " -", " ~")
_DASHED = late(
    r"(?:\s+(?=[–—~-])|(?=[–—]))"
    r"(?P<part>[–—~-]{1,2}\s?[A-Z][^–—~.!?:;]{0,60}(?:\.[^–—~.!?:;]{1,60}){0,4})\.?$"
)


def cut_page(lines: list[str]) -> list[Piece]:
    """Return a page's pieces in order; blank lines have none, nor has what no reader sees."""
    pieces: list[Piece] = []
    gap = 0
    for number, line in enumerate(lines, 1):
        text = line.strip(BLANKS)
        if not text:
            gap += 1
            continue
        start = line.find(text[0])
        below = lines[number].strip(BLANKS) if number < len(lines) else ""
        above = len(pieces)
        for first, last, kind in _cut(text, below):
            said = bare(text[first:last])
            if said:
                pieces.append(Piece(number, start + first, start + last, said, kind, gap))
                gap = 0
        gap += len(pieces) == above  # `&nbsp;` and no more
    return pieces


def _cut(text: str, below: str) -> Iterator[tuple[int, int, PieceKind]]:
    """Yield the parts of a line, as columns and kind; `below` is the text of the next line."""
    if "{{" in text:
        yield from _cut_template(text)
        return
    if text[0] in _OPENING and len(text) <= SHORT and _EXPRESSION.fullmatch(text):
        yield 0, len(text), "vote" if "vote" in text.lower() else "furniture"
        return
    whole = leftover(text)
    if whole != "text":
        yield 0, len(text), whole
        return
    start = _end_of_labels(text)
    if start and len(text) <= BYLINE and read_line(bare(text)) is not None:
        start = 0  # a name that begins with an initial, or a field with its key: `Rating: 4.8`
    if start:
        yield 0, len(text[:start].rstrip()), "label"
    end, kind = _start_of_tail(text, start, below)
    if end > start:
        yield start, start + len(text[start:end].rstrip()), "text"
    if end < len(text):
        yield end, len(text), kind


def _cut_template(text: str) -> Iterator[tuple[int, int, PieceKind]]:
    """Yield template expressions, and the text before, between and after them.

    An expression that a cut page ends in goes to the end of the line.
    """
    at = 0
    while at < len(text):
        start = text.find("{{", at)
        start = len(text) if start < 0 else start
        first, last = _trimmed(text, at, start)
        if last > first:
            yield first, last, leftover(text[first:last])
        if start == len(text):
            return
        end = text.find("}}", start + 2)
        at = len(text) if end < 0 else end + 2
        yield start, at, "vote"


def leftover(text: str) -> PieceKind:
    """Say what a stretch of a line is by its words; `text` if it is no leftover of the page."""
    kind = leftover_kind(bare(text)) if len(text) <= SHORT else None
    return "number" if kind == "label" else kind or "text"


def _trimmed(text: str, first: int, last: int) -> tuple[int, int]:
    """Leave out the blanks around a stretch of a line; return its first and last column."""
    inner = text[first:last].strip(BLANKS)
    if not inner:
        return first, first
    start = text.index(inner[0], first)
    return start, start + len(inner)


def _end_of_labels(text: str) -> int:
    """Return where the text behind its labels begins: `Q:`, `A: Jane Roe, surgeon, says:`."""
    match = _LABEL.match(text) if _may_be_labelled(text) else None
    start = match.end() if match else 0
    colon = text.find(": ", start, start + LABEL)
    if colon < 0:
        return start
    tag = _TAG.match(text, start)
    return tag.end() if tag is not None and _is_tag(bare(tag["tag"])) else start


def _may_be_labelled(text: str) -> bool:
    """Whether a line may begin with a label; a cheap first look."""
    if text[0] in "aAqQ" and not text[1:2].isalpha():
        return holds_any(text[1:4], _NUMBERING)
    return text[:9].lower().startswith(_LABEL_STARTS)


def _is_tag(text: str) -> bool:
    """Whether what stands before a colon may say who speaks, or to whom."""
    words = text.split()
    if not 0 < len(words) <= _TAG_WORDS:
        return False
    if words[0].lower().strip(".,") in _LEADS or read_line(text) is not None:
        return True
    head = text.partition(",")[0].split()
    short = all(word[0].isupper() for word in head) and len(head) <= 3  # noqa: PLR2004
    return short and (len(head) == len(words) or len(head) > 1)


def _start_of_tail(text: str, start: int, below: str) -> tuple[int, PieceKind]:
    """Return where a part glued to a line's end begins, and its kind; the end where none is."""
    if "nswers" in text:
        first = max(start, len(text) - SHORT)
        match = _GLUED_COUNT.search(text, first) if _may_end_with_count(text) else None
        if match is not None and leftover_kind(match["part"]) == "count":
            return match.start("part"), "count"
        at = _start_of_disclaimer(text, start)
        if at is not None:
            return at, "disclaimer"
    if text[-_LINK_ROOM:].lower().rstrip(" .…»›])").endswith("more"):
        match = _MORE.search(text, max(start, len(text) - _LINK_ROOM))
        if match is not None:
            return match.start("part"), "furniture"
    at = _start_of_byline(text, start)
    if at is None and below and len(below) <= BYLINE:
        at = _start_of_name(text, start, below)
    return len(text) if at is None else at, "text"


def _may_end_with_count(text: str) -> bool:
    """Whether a line may end with the number of answers; a cheap first look."""
    return text[-1] in "),0123456789"


def _start_of_byline(text: str, start: int) -> int | None:
    """Return where a byline begins in brackets or behind a dash, `None` where there is none."""
    first = max(start, len(text) - BYLINE)
    if text.endswith((")", ").")):
        match = _BRACKETED.search(text, first)
        if match is not None and _names_doctor(bare(match["part"])[1:-1]):
            return match.start("part")
    elif holds_any(text[-BYLINE:], _DASHES):
        match = _DASHED.search(text, first)
        if match is not None and _names_doctor(bare(match["part"]).lstrip("–—~- ")):
            return match.start("part")
    return None


def _start_of_disclaimer(text: str, start: int) -> int | None:
    """Return where the disclaimer begins, `None` where a sentence only mentions it."""
    match = _DISCLAIMER.search(text, start)
    if match is None:
        return None
    before, after = text[start : match.start()].rstrip(), text[match.end() :]
    apart = not after.strip(" .") and (not before or before[-1] in ".!?)\"”'’")
    return match.start() if match["whole"] or apart else None


def _names_doctor(text: str) -> bool:
    """Whether a text at a line's end is a byline with a name."""
    if names.parse_name(text) is not None:
        return True
    fields = read_line(text)
    return fields is not None and fields.name is not None


def _start_of_name(text: str, start: int, below: str) -> int | None:
    """Return where a name begins that is glued to a body's last line, above the rest of its byline.

    `... six months.Jane Roe, MD` above `Austin Dentist` is a body's end and a byline's beginning.
    `None` where there is no such name.
    """
    if not specialty.may_close(below) and not below.endswith(("reviews", "stars", "review")):
        return None
    match = _GLUED_NAME.search(text, max(start, len(text) - names.NAME_LINE))
    if match is None or (match.start("part") - start < _SENTENCE and match["tight"] is None):
        return None
    name = names.parse_name(bare(match["part"]))
    line = read_line(bare(below))
    if name is None or line is None or line.name is not None or names.parse_name(bare(text)):
        return None
    return match.start("part") if names.is_person(name.name or "", strict=True) else None
