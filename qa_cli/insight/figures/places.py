"""The texts of a page, and from an offset in one of them back to the page's line and column.

There may be thousands of offsets on a page, so each text is taken apart once, and the time is
linear in the page.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qa_cli.insight.evidence import is_named
from qa_cli.insight.figures.figure import Speaker
from qa_cli.model import Kind, Page, Question

_LINE_END = re.compile(r"\r\n|\r|\n")
"""The line ends that a page's line numbers count."""
_TITLE_LINES = 9
"""No title or headline that was put together from lines has more."""
_NO_BREAK = str.maketrans({"\xa0": " ", "\u202f": " "})


@dataclass(slots=True)
class Text:
    """A title, a question, a headline or a body, with its place on the page."""

    id: str
    """Of the answer; of the page where the asker speaks."""
    speaker: Speaker
    doctor: str | None
    text: str
    lines: Sequence[int]
    """Page line of each of its lines, 1-based, never empty; all lines of a title or headline."""
    saved: Sequence[str] | None
    """All lines of the page as saved; `None` where they are not at hand."""
    _starts: list[int] = field(default_factory=list)
    """Offsets in `text` at which lines begin."""
    _shifts: dict[int, int] = field(default_factory=dict)
    """Ordinal of a line -> characters that stand before its text on the page."""

    def place(self, start: int, end: int) -> tuple[int, tuple[int, int]]:
        """Return the page line of an offset, and the columns from `start` to `end`, see `Figure`.

        A title or headline that was put together from several lines is looked for in each.
        """
        if not self._starts:
            self._starts = list(_starts(self.text))
        ordinal = max(bisect_right(self._starts, start) - 1, 0)
        at = min(ordinal, len(self.lines) - 1)
        line_start = self._starts[ordinal]
        if self.saved is not None and len(self._starts) == 1 < len(self.lines) <= _TITLE_LINES:
            found = self._find(self.text[start:end])
            if found:
                return found
        column = start - line_start + self._shift(ordinal, at) + 1
        return self.lines[at], (column, column + end - start)

    def _find(self, words: str) -> tuple[int, tuple[int, int]] | None:
        """Look for words in the page's lines."""
        for line in self.lines:
            at = self._saved_line(line).find(words)
            if at >= 0:
                return line, (at + 1, at + 1 + len(words))
        return None

    def _shift(self, ordinal: int, at: int) -> int:
        """Return how far the text of a line stands from the page line's beginning."""
        if self.saved is None:
            return 0
        if ordinal not in self._shifts:
            start = self._starts[ordinal]
            end = self.text.find("\n", start)
            line = self.text[start:] if end < 0 else self.text[start:end]
            self._shifts[ordinal] = max(self._saved_line(self.lines[at]).find(line), 0)
        return self._shifts[ordinal]

    def _saved_line(self, line: int) -> str:
        saved = self.saved or ()
        return saved[line - 1].translate(_NO_BREAK) if line <= len(saved) else ""


def texts_of(page: Page, saved: str | None) -> Iterator[Text]:
    """Yield every text of a page, in page order; `saved` is the page as saved, where at hand."""
    question = page.question
    lines = None if saved is None else _LINE_END.split(saved)
    if question.title:
        at: Sequence[int] = _lines_of(question, "title") or (question.places.head or 1,)
        yield Text(page.id, "asker", None, question.title, at, lines)
    if question.body:
        yield Text(page.id, "asker", None, question.body, question.places.body or (1,), lines)
    headlines = _lines_of(question, "headline")
    for answer in question.answers:
        id_ = f"{page.id}/{answer.number}"
        name = answer.doctor.name if answer.doctor and is_named(answer) else None
        if answer.headline:
            first, last = answer.lines
            at = headlines[bisect_left(headlines, first) : bisect_right(headlines, last)]
            at = at or (answer.places.head or first,)
            yield Text(id_, "doctor", name, answer.headline, at, lines)
        if answer.body:
            at = answer.places.body or answer.lines[:1]
            yield Text(id_, "doctor", name, answer.body, at, lines)


def _lines_of(question: Question, kind: Kind) -> list[int]:
    return [
        line
        for part in question.ledger
        if part.kind == kind
        for line in range(part.lines[0], part.lines[1] + 1)
    ]


def _starts(text: str) -> Iterator[int]:
    at = 0
    for line in text.split("\n"):
        yield at
        at += len(line) + 1
