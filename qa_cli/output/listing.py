"""What of a page is listed: its answers, and its lines as saved, with the ledger's kind of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qa_cli.output.phrases import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qa_cli.model import Answer, Kind, Lines, Page
    from qa_cli.pages.reasons import Reason

_LINE_END = re.compile(r"\r\n|\r|\n")
"""The line ends that a page's line numbers count; other separators are characters of a line."""


class OnPage(NamedTuple):
    """An answer, with the page it is on."""

    page: Page
    answer: Answer
    person: str | None = None
    """The doctor's name as the tally of the corpus has it; `None` where it is not told, too."""

    @property
    def id(self) -> str:
        """`page/number`."""
        return f"{self.page.id}/{self.answer.number}"

    @property
    def place(self) -> str:
        """`path:line`, for a record `path:record:line`."""
        source = self.page.source
        return place_of(source.path, self.answer.lines[0], source.record)


def named_on(
    answers: Iterable[tuple[Page, Answer]], persons: Mapping[str, str]
) -> Iterator[OnPage]:
    """Yield answers with their doctors' names over all pages, given by the answer's id."""
    for page, answer in answers:
        one = OnPage(page, answer)
        yield one._replace(person=persons.get(one.id))


class SourceLine(NamedTuple):
    """One line of a page."""

    number: int
    """1-based."""
    kind: Kind
    answer: int | None
    """Number of the answer whose lines it is among; `None` outside of answers."""
    text: str
    """As saved, not sanitised, without its line end."""
    why: tuple[Reason, ...] | None = None
    """Of each part of it, why it was taken for what it is; `None` where that was not asked for."""


class NumberedLine(NamedTuple):
    """One line of a page, whatever it is."""

    number: int
    """1-based."""
    text: str
    """As saved, not sanitised, without its line end."""


def lines_around(text: str, line: int, count: int) -> tuple[NumberedLine, ...]:
    """Return a line of a page's text with `count` lines on either side, as far as there are.

    Blank lines are neither counted nor returned: they would be half of what is shown.
    """
    lines = [NumberedLine(number, one) for number, one in enumerate(_LINE_END.split(text), 1)]
    before = [one for one in lines[: line - 1] if one.text.strip()]
    after = [one for one in lines[line:] if one.text.strip()]
    return (*before[max(len(before) - count, 0) :], *lines[line - 1 : line], *after[:count])


def source_lines(
    page: Page, text: str, within: Lines | None = None, reasons: Iterable[Reason] | None = None
) -> tuple[SourceLine, ...]:
    """Pair the lines of a page's `text` with its ledger, and with reasons where there are some.

    Only those `within`, if given.
    """
    why: dict[int, tuple[Reason, ...]] = {}
    for reason in reasons or ():
        why[reason.line] = (*why.get(reason.line, ()), reason)
    texts = _LINE_END.split(text)
    first, last = within or (1, len(texts))
    last = min(last, len(texts))  # the file may have been cut since it was parsed
    owners = {
        number: answer.number
        for answer in page.question.answers
        for number in range(answer.lines[0], answer.lines[1] + 1)
    }
    return tuple(
        SourceLine(
            number,
            part.kind,
            owners.get(number),
            texts[number - 1],
            None if reasons is None else why.get(number, ()),
        )
        for part in page.question.ledger
        for number in range(max(part.lines[0], first), min(part.lines[1], last) + 1)
    )
