"""The audit of a parse: all problems of some pages, and what only shows when pages are compared.

Two pages are duplicates when they say the same, white space apart. An answer is a copy when its
body is that of an earlier answer, case, punctuation and white space apart; short bodies (`Yes.`) do
not count, because two doctors may well say the same in few words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

from qa_cli.model import Lines, Page, Problem
from qa_cli.problems import CODES, Level, problem

COPIED_WORDS = 12
"""Words that a body has at least before its repetition is called a copy."""

AT_ONCE = 4096
"""Words held at a time: all of a page of 30 MB would take half a gigabyte."""

_WORD = re.compile(r"\w+")

_SPELT = re.compile(r"\S+")
"""A word with its punctuation."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in its place."""

    code: str
    level: Level
    page_id: str
    path: str
    lines: Lines | None
    """Where on the page; `None` when it concerns the page as a whole."""
    message: str
    record: int | None = None
    """Number of the record that is the page; `None` for a file that is one page."""


@dataclass(frozen=True, slots=True)
class CodeCount:
    """How often one code was recorded."""

    code: str
    level: Level
    count: int
    """Findings, >= 1."""
    pages: int
    """Pages with at least one of them."""


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything doubtful about some pages."""

    pages: int
    """How many were audited."""
    codes: tuple[CodeCount, ...]
    """Errors first, then warnings, then notes; the most frequent first in each."""
    findings: tuple[Finding, ...]
    """Page by page in corpus order, then by line."""

    @property
    def damaged(self) -> bool:
        """Whether anything of level `error` was found."""
        return any(code.level == "error" for code in self.codes)


class Said(NamedTuple):
    """What the audit needs of a page."""

    page_id: str
    path: str
    problems: Sequence[Problem]
    digest: bytes
    """Of all that the page says, white space aside."""
    answers: Sequence[tuple[int, Lines, bytes | None]]
    """Each answer's number, lines, and digest of what its body says; `None` for a short body."""
    record: int | None = None
    """As in `Finding`."""


def said_by(page: Page) -> Said:
    """Look at a page."""
    question = page.question
    parts = [question.title or "", question.body]
    parts += [f"{answer.headline}\n{answer.body}" for answer in question.answers]
    answers = []
    for answer in question.answers:
        digest, words = _digest(_WORD, [answer.body])
        answers.append((answer.number, answer.lines, digest if words >= COPIED_WORDS else None))
    whole = _digest(_SPELT, parts)[0]
    source = page.source
    return Said(page.id, source.path, question.problems, whole, answers, source.record)


def audit(pages: Iterable[Page]) -> Audit:
    """Collect the problems of pages, and compare pages and answers with those before them."""
    return audit_said(map(said_by, pages))


def audit_said(pages: Iterable[Said]) -> Audit:
    """Audit pages of which only what the audit needs is at hand."""
    findings: list[Finding] = []
    count = 0
    compare = _Comparison()
    for page in pages:
        count += 1
        found = [*page.problems, *compare.page(page)]
        found.sort(key=lambda one: one.lines or (0, 0))
        findings += [
            Finding(
                one.code,
                CODES[one.code].level,
                page.page_id,
                page.path,
                one.lines,
                one.message,
                page.record,
            )
            for one in found
        ]
    return Audit(count, _count(findings), tuple(findings))


class _Comparison:
    """Remembers what was said before, by digest, so that memory stays small."""

    def __init__(self) -> None:
        self.pages: dict[bytes, str] = {}
        self.answers: dict[bytes, tuple[str, int]] = {}

    def page(self, page: Said) -> Iterator[Problem]:
        """Yield what the page repeats of the pages before it, or within itself."""
        twin = self.pages.setdefault(page.digest, page.page_id)
        if twin != page.page_id:
            yield problem("duplicate-page", None, f"the page says the same as {twin}")
            return  # each of its answers would be a copy, too
        for number, lines, digest in page.answers:
            if digest is None:
                continue
            own = (page.page_id, number)
            first = self.answers.setdefault(digest, own)
            if first != own:
                message = f"answer {number} has the same text as {first[0]}/{first[1]}"
                yield problem("copied-answer", lines, message)


def _digest(words: re.Pattern[str], texts: Iterable[str]) -> tuple[bytes, int]:
    """Return a digest of the words of texts, case aside, and how many they are."""
    digest = blake2b(digest_size=16)
    found = (match.group() for text in texts for match in words.finditer(text))
    count = 0
    while some := list(islice(found, AT_ONCE)):
        count += len(some)
        digest.update(f"{' '.join(some)} ".casefold().encode("utf-8", "surrogatepass"))
    return digest.digest(), count


def _count(findings: list[Finding]) -> tuple[CodeCount, ...]:
    times = Counter(finding.code for finding in findings)
    pages = Counter(code for code, _ in {(one.code, one.page_id) for one in findings})
    levels = ("error", "warning", "note")
    counts = [CodeCount(code, CODES[code].level, n, pages[code]) for code, n in times.items()]
    return tuple(sorted(counts, key=lambda one: (levels.index(one.level), -one.count, one.code)))
