"""Pages that grow: what could make a parser slow, each at any size asked for.

Every entry of `GROWING` takes a number of characters and returns a page of about so many.
"""

import sys
from collections.abc import Callable

VOTE = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
BYLINE = "Ana Probst, MD\nSalt Lake City Plastic Surgeon\n4.4 out of 5 stars 28 reviews\n"
OPENING = "Is it safe? (photo)\n\nI ask.\n\nDoctor Answers 8\n\n"


def repeat(unit: str, *, before: str = "", after: str = "") -> Callable[[int], str]:
    """Return a grower that repeats `unit`, between what stands once."""
    return lambda size: before + unit * (size // len(unit)) + after


def numbered(unit: str, *, before: str = "", below: int = sys.maxsize) -> Callable[[int], str]:
    """Return a grower that repeats `unit` with a new number for each `#`, from 0 again at `below`.

    Where longer numbers mean something else, growth would change what is parsed.
    """

    def grow(size: int) -> str:
        count = size // (len(unit) + 4)
        return before + "".join(unit.replace("#", str(number % below)) for number in range(count))

    return grow


GROWING: dict[str, Callable[[int], str]] = {
    # one endless line
    "one line": repeat("x"),
    "one line of words": repeat("the masseter muscle, "),
    "one line of sentences": repeat("It wears off. ", before=OPENING),
    "one line of capitals": repeat("Ana Probst, ", before=OPENING),
    "one line of initials": repeat("A. ", before=OPENING + "Dr. "),
    "one line of credentials": repeat("MD, FACS, ", before=OPENING + "Ana Probst, "),
    "one line of commas": repeat(",", before=OPENING),
    "one line of digits": repeat("9", before=OPENING + "Doctor Answers "),
    "one line of brackets": repeat("(", before=OPENING),
    "one line of braces": repeat("{{ ", before=OPENING),
    "one line of templates": repeat("{{ voteCount }} ", before=OPENING),
    "one line of blanks": repeat(" ", before=OPENING + "a", after="b"),
    "one line of no-break spaces": repeat("\xa0", before="a", after="b"),
    "one line of ratings": repeat("4.4 out of 5 stars 28 reviews ", before=OPENING),
    "one line of sign-offs": repeat("Best, Dr. Emer. ", before=OPENING),
    "one line of disclaimers": repeat(
        "These answers are for educational purposes and ", before="a"
    ),
    "one line of entities": repeat("&amp;&#8217;", before=OPENING),
    "one line of accents": repeat("e\u0301", before=OPENING),
    "one line of controls": repeat("\x1b[31m", before=OPENING),
    "one line of line separators": repeat("a\u2028\x85\x0b\x0c", before=OPENING),
    # many lines
    "blank lines": repeat("\n"),
    "blank lines between two": repeat("\n", before="a", after="b"),
    "lines of blanks": repeat("  \t \n", before=OPENING),
    "lines of one letter": repeat("a\n"),
    "lines of one letter apart": repeat("a\n\n"),
    "lines ended by CR": repeat("a\r"),
    "lines ended by CRLF": repeat("some words\r\n\r\n"),
    "counts": repeat("Doctor Answers 8\n\n"),
    "growing counts": numbered("Doctor Answers #\n\n"),
    "votes": repeat(VOTE + "\n", before=OPENING),
    "rendered votes": repeat("+1\n\n", before=OPENING),
    "one word over a vote": repeat("Report\n", before=OPENING, after=VOTE),
    "unclosed templates": repeat("{{ voteCount\n", before=OPENING),
    "disclaimers": repeat("These answers are for educational purposes and\n", before=OPENING),
    "furniture": repeat("You might also like...\n\n", before=OPENING),
    # many parts
    "candidate headlines": repeat("Is it safe\n\nIt is safe for you, yes.\n\n", before=OPENING),
    "different headlines": numbered("Headline # of all\n\nIt is, says #.\n\n", before=OPENING),
    "headlines alone": numbered("Headline # of all\n\n", before=OPENING),
    "headlines with votes": repeat("Safe?\n\n" + VOTE + "\n\nYes, it is.\n\n", before=OPENING),
    "bylines": repeat(BYLINE, before=OPENING),
    "bylines apart": repeat(BYLINE + "\n", before=OPENING),
    "bylines cut": repeat("Ana Probst, MD\n", before=OPENING),
    "bylines without names": repeat("Plastic Surgeon\n4.4 out of 5 stars 2 reviews\n\n"),
    "ratings alone": repeat("4.4 out of 5 stars 28 reviews\n\n", before=OPENING),
    "specialties alone": repeat("Salt Lake City Plastic Surgeon\n\n", before=OPENING),
    "sign-offs": repeat("It wears off.\nDr. Emer\n\n", before=OPENING),
    "answers": repeat("Safe?\n\n" + VOTE + "\n\nYes, it is.\n\n" + BYLINE + "\n", before=OPENING),
    "answers without counts": repeat("Safe?\n\nYes, it is.\n\n" + BYLINE + "\n"),
    "answers of m": numbered("Answer # of 9\n\nYes, it is safe.\n\n", before=OPENING, below=1000),
    "salutations": repeat("Hello and thank you for your question.\n\nIt is safe.\n\n"),
    "subheads": repeat("Risks:\n\nFew, in good hands, says everyone here.\n\n", before=OPENING),
    "lists": repeat("- one\n- two\n\n1. three\n2) four\n", before=OPENING),
    "rules": repeat("-----\n\n=====\n\n", before=OPENING),
    "breadcrumbs": repeat("Home\nQuestions\nFacelift\n"),
    "names alone": repeat("Ana Probst\n\n", before=OPENING),
    "long paragraphs": repeat("word " * 300 + "\n\n", before=OPENING),
    "long headlines": repeat("word " * 40 + "\n\n", before=OPENING),
    "everything": repeat(OPENING + "Head\n\n" + VOTE + "\n\nBody.\n\n" + BYLINE + "\n"),
}
"""What grows -> a function from a number of characters to a page."""


def _apart(size: int) -> str:
    """Return answers by doctors of one name, each in another town."""
    answers = (
        f"Safe {number}?\n\n{VOTE}\n\nYes, it is.\n\nAna Probst, MD\n"
        f"{_word(number)} City Plastic Surgeon\n4.4 out of 5 stars {number} reviews\n\n"
        for number in range(size // 180)
    )
    return OPENING + "".join(answers)


def _named(size: int) -> str:
    """Return answers by doctors of as many names."""
    answers = (
        f"Safe {number}?\n\n{VOTE}\n\nYes, it is {_word(number)}.\n\n{_word(number)} Probst, MD\n"
        f"Salt Lake City Plastic Surgeon\n4.4 out of 5 stars {number} reviews\n\n"
        for number in range(size // 180)
    )
    return OPENING + "".join(answers)


def _word(number: int) -> str:
    """Return a number in letters, one capital and then small ones."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}").capitalize()


READ: dict[str, Callable[[int], str]] = {
    "one name in many towns": _apart,
    "many names": _named,
    "one long answer": repeat("Some words of it. ", before=f"{OPENING}Safe?\n\n{VOTE}\n\n"),
    "one answer of numbers": repeat("3 to 5 days, 20 cc. ", before=f"{OPENING}Safe?\n\n{VOTE}\n\n"),
    "one answer of many lines": numbered("Line # of it.\n", before=f"{OPENING}Safe?\n\n{VOTE}\n\n"),
    "hostile answers": repeat(f"Sa\x1bfe?\n\n{VOTE}\n\nY\u202ees.\n\n{BYLINE}\n", before=OPENING),
}
"""Pages on which much is found, for what comes after the parser."""


BYTES: dict[str, Callable[[int], bytes]] = {
    "bytes that are no UTF-8": lambda size: b"\xff\x80" * (size // 2),
    "Windows-1252": lambda size: b"caf\xe9 \x93na\xefve\x94\n" * (size // 14),
    "characters cut short": lambda size: b"\xe2\x82a" * (size // 3),
    "lone surrogates": lambda size: b"\xed\xa0\x80" * (size // 3),
    "UTF-16": lambda size: ("\ufeff" + "a\u20ac\n" * (size // 6)).encode("utf-16-le"),
    "UTF-16 without a mark": lambda size: ("ab\n" * (size // 6)).encode("utf-16-be"),
    "UTF-16 with lone halves": lambda size: b"\xff\xfe" + b"a\0\0\xd8" * (size // 4),
    "NUL bytes": lambda size: bytes(size),
    "NUL bytes in text": lambda size: b"a word \0\n" * (size // 9),
    "line ends of every kind": lambda size: b"a\r\rb\r\n\n" * (size // 7),
}
"""Bytes of pages."""


_SCRIPT = b"<script type='application/ld+json'>"


def _stated(text: bytes, size: int) -> bytes:
    """Return a page that says what it states: a text as often as there is room for it."""
    said = text * (size // (2 * len(text)))
    question = b'{"@type":"Question","suggestedAnswer":[{"@type":"Answer","text":"' + said + b'"}]}'
    return _SCRIPT + question + b"</script><p>" + said


HTML: dict[str, Callable[[int], bytes]] = {
    "open elements": lambda size: b"<div>" * (size // 5),
    "open inline elements": lambda size: b"<b>" * (size // 3),
    "hidden in hidden": lambda size: b"<p hidden>" * (size // 10),
    "tables in tables": lambda size: b"<table><td>" * (size // 11),
    "attributes": lambda size: b"<a " + b"a=1 " * (size // 4) + b">x",
    "entities": lambda size: b"&amp;" * (size // 5),
    "comments": lambda size: b"<!-- a -->" * (size // 10),
    "meta": lambda size: b"<meta " * (size // 6),
    "items in items": lambda size: b"<i itemscope itemprop=a>" * (size // 24),
    "texts in texts": lambda size: b"<i itemscope><b itemprop=text>x" * (size // 31),
    "properties in properties": lambda size: (
        b"<i itemscope>" + b"<b itemprop=text>x" * (size // 18)
    ),
    "a list of questions": lambda size: _SCRIPT + b'[{"@type":"Question"},' * (size // 22),
    "an open text": lambda size: _SCRIPT + b'"' + b'\\"/*' * (size // 4),
    "open comments": lambda size: _SCRIPT + b"/*" * (size // 2),
    "commas": lambda size: _SCRIPT + b", " * (size // 2),
    "blanks in a script": lambda size: _SCRIPT + b" " * size + b"x",
    "open texts": lambda size: _SCRIPT + b'"\\' * (size // 2),
    "one text again and again": lambda size: _stated(b"go on ", size),
    "many answers": lambda size: _stated(b'"},{"@type":"Answer","text":"a b c d e', size),
}
"""Web pages."""

RECORDS: dict[str, Callable[[int], bytes]] = {
    "records": lambda size: b'{"text": "Is it?\\n\\nYes."}\n' * (size // 27),
    "blank lines of a file": lambda size: b"\n" * size,
    "lines that are no JSON": lambda size: b"x\n" * (size // 2),
    "objects without text": lambda size: b"{}\n" * (size // 3),
    "lists in lists": lambda size: (b"[" * 900 + b"]" * 900 + b"\n") * (size // 1801),
    "lists side by side": lambda size: b"[" + b"[]," * (size // 3) + b"[]]\n",
    "deep lists": lambda size: b"[" * size,
    "long numbers": lambda size: b'{"n": ' + b"9" * size + b"}",
    "escapes": lambda size: b'{"text": "' + b"\\ud800\\u0000" * (size // 12) + b'"}',
    "one long record": lambda size: b'{"text": "' + b"a\\n" * (size // 3) + b'"}',
    "open strings": lambda size: b'{"text": "' + b'\\"' * (size // 2),
}
"""Files of records."""
