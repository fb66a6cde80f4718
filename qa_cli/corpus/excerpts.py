"""Pages, or some of their answers, that are meant: what ids name, or what a query finds."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from qa_cli.corpus.lookup import Found
from qa_cli.model import Page


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A page, or a part of it."""

    page: Page
    """The whole page."""
    answers: frozenset[int] | None = None
    """Numbers of the answers that are meant; `None` for all."""
    asker: bool = True
    """Whether the asker's part is meant."""

    @property
    def cut(self) -> Page:
        """The page with no other answers than those that are meant."""
        if self.answers is None:
            return self.page
        question = self.page.question
        own = tuple(answer for answer in question.answers if answer.number in self.answers)
        return replace(self.page, question=replace(question, answers=own))

    def includes(self, unit_id: str) -> bool:
        """Whether a question or an answer of the page is meant, given its id."""
        _, slash, number = unit_id.removeprefix(self.page.id).partition("/")
        if not slash:
            return self.asker
        return self.answers is None or int(number) in self.answers


def excerpts(found: Iterable[Found]) -> list[Excerpt]:
    """Return what was found, each page once, in the order in which pages are first found.

    A page that was found as a whole is meant as a whole, whatever of it was found besides.
    """
    chosen: dict[str, Excerpt] = {}
    for page, answer in found:
        known = chosen.get(page.id)
        if answer is None or (known and known.answers is None):
            chosen[page.id] = Excerpt(page)
        else:
            before = known.answers if known and known.answers else frozenset[int]()
            chosen[page.id] = Excerpt(page, before | {answer.number}, asker=False)
    return list(chosen.values())


def in_both(some: Iterable[Excerpt], others: Iterable[Excerpt]) -> list[Excerpt]:
    """Return what two selections of a corpus share, in the order of the first."""
    by_id = {one.page.id: one for one in others}
    return [
        Excerpt(one.page, _common(one.answers, other.answers), one.asker and other.asker)
        for one in some
        if (other := by_id.get(one.page.id))
    ]


def _common(one: frozenset[int] | None, other: frozenset[int] | None) -> frozenset[int] | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other
