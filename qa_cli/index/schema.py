"""The schema: which fields the engine keeps of a unit, and how a page becomes documents.

Nothing is stored for display: a hit leads by its key to the page. In memory and on disk alike.
"""

from collections.abc import Iterator
from functools import cache
from typing import Literal, get_args

import tantivy

from qa_cli.index.analysis import WORDS
from qa_cli.index.fold import fold
from qa_cli.index.units import Unit, key_of, units
from qa_cli.model import Page

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


def documents(page: Page, page_key: int) -> Iterator[tantivy.Document]:
    """Yield the engine's documents of a page, one for each unit.

    Args:
        page: The page.
        page_key: Its key, 0 to 2**40 - 1, ascending in page order.
    """
    ids = _ids(page.id)
    for unit in units(page):
        document = tantivy.Document()
        number = 0 if unit.answer is None else unit.answer.number
        document.add_unsigned(KEY, key_of(page_key, number))
        document.add_unsigned(NUMBER, number)
        document.add_unsigned("answers", len(page.question.answers))
        for word in ids:
            document.add_text(IDS, word)
        for flag in _flags(unit):
            document.add_text(FLAGS, flag)
        _add_texts(document, unit)
        yield document


def _add_texts(document: tantivy.Document, unit: Unit) -> None:
    if unit.head:
        document.add_text("head", fold(unit.head))
    document.add_text("body", fold(unit.body))
    if unit.name:
        document.add_text("doctor", fold(unit.name))
    doctor = unit.answer.doctor if unit.answer is not None else None
    if doctor is None:
        return
    if doctor.specialty:
        document.add_text("specialty", fold(doctor.specialty))
    if doctor.location:
        document.add_text("location", fold(doctor.location))
    if doctor.credentials:
        document.add_text("credentials", fold(doctor.credentials))
    if doctor.rating is not None:
        document.add_float("rating", doctor.rating)
    if doctor.reviews is not None:
        document.add_unsigned("reviews", doctor.reviews)


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
