"""Units: what is found. One for each question (title, body), one for each answer."""

from collections.abc import Iterator
from typing import NamedTuple

from qa_cli.model import Answer, Page

Kind = str
"""`question` or `answer`."""

MAX_NUMBER = 2**24 - 1
"""Greatest number of an answer that a unit's key has room for; a page would need as many lines."""

_PAGE_BITS = 24
"""A key is the page's key, then this many bits for the answer's number: keys sort in page order."""


class Unit(NamedTuple):
    """A question without its answers, or one answer."""

    page: Page
    answer: Answer | None
    """`None`: the unit is the question itself."""

    @property
    def id(self) -> str:
        """The page's id, or `id/number` for an answer."""
        return self.page.id if self.answer is None else f"{self.page.id}/{self.answer.number}"

    @property
    def head(self) -> str | None:
        """The title or the headline, `None` where there is none."""
        return self.page.question.title if self.answer is None else self.answer.headline

    @property
    def body(self) -> str:
        """What the asker wrote below the title, or the answer's body."""
        return self.page.question.body if self.answer is None else self.answer.body

    @property
    def name(self) -> str | None:
        """The doctor's name; where no byline has one, the name the body is signed with."""
        if self.answer is None:
            return None
        doctor = self.answer.doctor
        return (doctor.name if doctor is not None else None) or self.answer.sign_off


def units(page: Page) -> Iterator[Unit]:
    """Yield the page's question, then its answers in page order."""
    yield Unit(page, None)
    for answer in page.question.answers:
        yield Unit(page, answer)


def key_of(page_key: int, number: int) -> int:
    """Return the key of a unit: number 0 is the question. Keys ascend in page order.

    Args:
        page_key: The page's key, below 2**39, ascending in page order; gaps are allowed.
        number: The answer's number; past `MAX_NUMBER` the last key is shared.
    """
    return page_key << _PAGE_BITS | min(number, MAX_NUMBER)


def page_key_of(key: int) -> int:
    """Return the page's key of a unit's key."""
    return key >> _PAGE_BITS


def split_key(key: int) -> tuple[int, int]:
    """Return the page's key and the answer's number (0: the question) of a unit's key."""
    return page_key_of(key), key & MAX_NUMBER
