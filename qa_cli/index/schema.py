"""The schema: which fields the engine keeps of a unit, and how a page becomes documents.

Nothing is stored for display: a hit leads by its key to the page. In memory and on disk alike.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple, get_args

import tantivy

from qa_cli.index.analysis import WORDS
from qa_cli.index.fold import fold
from qa_cli.index.keys import Unit, key_of, units
from qa_cli.model import Page, Question, Source

Field = Literal["head", "body", "doctor", "specialty", "location", "credentials"]
"""A text field of a unit. `head` is a question's title or an answer's headline, `body` what the
asker wrote below the title or the answer's body; the others describe an answer's doctor."""

FIELDS: tuple[Field, ...] = get_args(Field)
"""All text fields, in the order in which a page shows them."""

Flag = Literal["asker", "doctor", "signed", "unsigned", "nameless", "photo", "problem"]
"""What is true of a unit. `asker`, `doctor`: who said it. `signed`: the answer has a byline with a
name, or its body ends with one; `unsigned`: neither; `nameless`: a byline without a name. `photo`,
`problem`: the page's question came with photos, the page has problem records."""

Figure = Literal["rating", "reviews", "answers"]
"""A number of a unit: its doctor's stars and review count, and how many answers its page has."""

KEY = "key"
"""The field of the unit's key: tells units apart, and sorts them in page order."""

FLAGS = "flags"
"""The field of the unit's flags."""

IDS = "ids"
"""The field by which a page's id is found: the id, and its part after the first `_`, lower case."""

NOWHERE = Source("", None, 0, "")
"""Stands for where a page is from, which the engine does not hold."""

NUMBER = "number"
"""The field of the answer's number, 0 for a question."""


@cache
def schema() -> tantivy.Schema:
    """Return the engine's schema; changing it changes the format of an index on disk."""
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name=WORDS)
    for name in (IDS, FLAGS):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (KEY, NUMBER):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_float_field("rating", fast=True)
    builder.add_unsigned_field("reviews", fast=True)
    builder.add_unsigned_field("answers", fast=True)
    return builder.build()


class Entry(NamedTuple):
    """A unit as the engine takes it: plain values, so that another process may make it."""

    number: int
    """Of the answer; 0 for the question."""
    flags: tuple[Flag, ...]
    texts: tuple[tuple[Field, str], ...]
    """What is searched, by field; folded."""
    rating: float | None
    reviews: int | None


def entries(question: Question) -> Iterator[Entry]:
    """Yield what is searched of a page, unit by unit."""
    for unit in units(Page("", NOWHERE, question)):
        answer = unit.answer
        doctor = None if answer is None else answer.doctor
        yield Entry(
            0 if answer is None else answer.number,
            tuple(_flags(unit)),
            tuple((field, fold(text)) for field, text in _texts(unit)),
            doctor.rating if doctor else None,
            doctor.reviews if doctor else None,
        )


def documents(
    page_id: str, page_key: int, units_of_page: Sequence[Entry]
) -> Iterator[tantivy.Document]:
    """Yield the engine's documents of a page, one for each unit.

    Args:
        page_id: The page's id.
        page_key: Its key, 0 to 2**39 - 1, ascending in page order.
        units_of_page: What `entries` yields of it.
    """
    ids = _ids(page_id)
    for entry in units_of_page:
        document = tantivy.Document()
        document.add_unsigned(KEY, key_of(page_key, entry.number))
        document.add_unsigned(NUMBER, entry.number)
        document.add_unsigned("answers", len(units_of_page) - 1)
        for word in ids:
            document.add_text(IDS, word)
        for flag in entry.flags:
            document.add_text(FLAGS, flag)
        for field, text in entry.texts:
            document.add_text(field, text)
        if entry.rating is not None:
            document.add_float("rating", entry.rating)
        if entry.reviews is not None:
            document.add_unsigned("reviews", entry.reviews)
        yield document


def _texts(unit: Unit) -> Iterator[tuple[Field, str]]:
    if unit.head:
        yield "head", unit.head
    yield "body", unit.body
    if unit.name:
        yield "doctor", unit.name
    doctor = unit.answer.doctor if unit.answer is not None else None
    if doctor is None:
        return
    if doctor.specialty:
        yield "specialty", doctor.specialty
    if doctor.location:
        yield "location", doctor.location
    if doctor.credentials:
        yield "credentials", doctor.credentials


def _flags(unit: Unit) -> Iterator[Flag]:
    question = unit.page.question
    if question.has_photo:
        yield "photo"
    if question.problems:
        yield "problem"
    if unit.answer is None:
        yield "asker"
        return
    yield "doctor"
    yield "signed" if unit.name else "unsigned"
    if unit.answer.evidence == "nameless-byline":
        yield "nameless"


def storable(text: str) -> str:
    """Return text that the engine can take: what UTF-8 has no bytes for is spelt out.

    Only file names hold such text (bytes that are no UTF-8), and what is typed to match them.
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _ids(page_id: str) -> set[str]:
    whole = storable(page_id.lower())
    _, mark, tail = whole.partition("_")
    return {whole, tail} if mark and tail else {whole}
