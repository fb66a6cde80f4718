"""Text into sentences, sentences into tokens.

    sentence = text up to . ! ? or a line's end, at most LONGEST_SENTENCE characters
    token    = number | fraction | word | "--" | "..." | any other character
    number   = digits [ "," three digits ... ] [ "." digits ] | "0," digits | digit ",5"
             | digit ",0"
             | digits { "," two digits } "," three digits, as in `1,20,000`
             | digits "." three digits { "." three digits } "," digits
             | in a sentence that names money: digits "," two digits | digits "." three digits
    word     = letters [ "'" letters ] | in a sentence that names money: letters "$"

Numbers and letters glued together (`4months`, `25u`) are two tokens. A sentence is the window for
everything that looks around a figure: with a longest sentence, all work is linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

LONGEST_SENTENCE = 500
"""Characters. Text without full stops is cut at a blank: quotes stay readable, work linear."""

LONGEST_NUMBER = 12
"""Characters of a number in digits; a longer one is no quantity in such a text."""

ABBREVIATIONS = frozenset(
    "dr drs mr mrs ms prof st vs approx ca e.g i.e eg ie no mos mo mths yrs yr wks wk hrs hr"
    " mins min cc ml mg mcg tsp tsps tbsp tbsps lb lbs tab tabs rs".split()
)
"""A full stop behind one of these ends no sentence, unless a capital follows."""
_ALWAYS = frozenset("dr drs mr mrs ms prof st vs approx ca e.g i.e eg ie rs".split())
"""Not even then."""

_GROUP = 3
"""Digits behind a comma that separates thousands; behind a decimal comma there are fewer."""

FRACTIONS = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8,
    "⅞": 7 / 8,
}  # fmt: skip

_BREAK = re.compile(r"""\n|[.!?…]["'”’)\]]*(?=\s)|(?<=[a-z0-9)])[.!?](?=[A-Z][a-z ])""")
_LAST_WORD = re.compile(r"[\w.]*\Z")

_MONEY = re.compile(r"[$£€¥₹]|\b(?:EUR|euros?|CHF)\b", re.IGNORECASE)
"""In a sentence with one of these `12,50` is a number and `2.500` thousands."""
_DOTTED = r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}(?![0-9])|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9])"
_DOTTED_MONEY = r"[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9.]|\s?(?:k\b|thousand|million))"
_COMMAS = (
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9,])"
    r"|(?:0,[0-9]+|[0-9],[05])(?![0-9,])"
)
_COMMA_MONEY = r"[0-9]+,[0-9]{2}(?![0-9,])"
_PLAIN = rf"[0-9]+(?:\.[0-9]+)?|\.[0-9]+|[{''.join(FRACTIONS)}]"
_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
_MARK = r"-{2,}|\.{2,}|\S"
_TOKEN = re.compile(rf"(?P<dotted>{_DOTTED})|(?P<number>{_COMMAS}|{_PLAIN})|{_WORD}|{_MARK}")
_MONEY_TOKEN = re.compile(
    rf"(?P<dotted>{_DOTTED}|{_DOTTED_MONEY})|(?P<number>{_COMMAS}|{_COMMA_MONEY}|{_PLAIN})"
    rf"|[^\W\d_]{{1,3}}\$|{_WORD}|{_MARK}"
)
_SPELLINGS = {
    "--": "—", "---": "—", "\N{HORIZONTAL BAR}": "—", "\N{FIGURE DASH}": "–",
    "\N{FRACTION SLASH}": "/",
}  # fmt: skip
"""Marks that are read as others."""


class Token(NamedTuple):  # a tuple, because there are as many as words
    """A word, a number or a mark."""

    text: str
    """In lower case, with plain apostrophes."""
    value: float | None
    """Of a number in digits; `None` for everything else."""
    start: int
    end: int
    glued: bool
    """Whether nothing stands between it and the token before."""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence, white space around it left out."""
    start = 0
    for match in _BREAK.finditer(text):
        if not _ends_sentence(text, start, match):
            continue
        yield from _cut(text, start, match.end())
        start = match.end()
    yield from _cut(text, start, len(text))


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of `text[start:end]`; their offsets are of `text`."""
    tokens: list[Token] = []
    before = -1
    pattern = _MONEY_TOKEN if _MONEY.search(text, start, end) else _TOKEN
    for match in pattern.finditer(text, start, end):
        raw = match[0]
        value = _value(raw, match.lastgroup) if match.lastgroup else None
        glued = match.start() == before
        before = match.end()
        low = _SPELLINGS.get(raw) or raw.lower().replace("’", "'")
        tokens.append(Token(low, value, match.start(), before, glued))
    return tokens


def text_at(tokens: Sequence[Token], at: int) -> str:
    """Return the text of token `at`, or nothing where there is no such token."""
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _value(raw: str, style: str) -> float | None:
    if raw in FRACTIONS:
        return FRACTIONS[raw]
    if len(raw) > LONGEST_NUMBER:
        return None
    if style == "dotted":
        return float(raw.replace(".", "").replace(",", "."))
    thousands = len(raw) - raw.rfind(",") > _GROUP
    return float(raw.replace(",", "" if thousands else "."))


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether a full stop ends a sentence: not behind an abbreviation or a list's number."""
    if match[0][0] != ".":
        return True
    last = _LAST_WORD.search(text, max(start, match.start() - LONGEST_NUMBER), match.start())
    word = last[0].lower() if last else ""
    if word.isdigit() and not text[start : match.start() - len(word)].strip():
        return False
    if word not in ABBREVIATIONS:
        return True
    following = text[match.end() : match.end() + 2].strip()
    return word not in _ALWAYS and not following.islower()


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_SENTENCE:
        blank = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        stop = blank if blank > start else start + LONGEST_SENTENCE
        yield start, stop
        start = stop + (text[stop] == " ")
    if start < end:
        yield start, end
