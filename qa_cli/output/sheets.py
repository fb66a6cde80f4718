"""The columns of every result, described once: its rows and its table are made from them.

What a result's JSON is made of is said in `documents`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa_cli.insight.evidence import is_named
from qa_cli.output.columns import (
    ALL,
    CSV,
    ROWS,
    Column,
    Drawn,
    Look,
    Sheet,
    Shown,
    of,
    right,
    value_at,
)
from qa_cli.output.links import linked
from qa_cli.output.listing import OnPage, named_on
from qa_cli.output.phrases import (
    author_of,
    place_of,
    title_of,
    votes_of,
    whole,
)
from qa_cli.output.sanitise import page_line
from qa_cli.output.screen import DOUBT
from qa_cli.problems import CODES as PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from qa_cli.insight.audit import CodeCount, Finding
    from qa_cli.insight.figures import Figure, FigureGroup, SharedFigure, Topic
    from qa_cli.model import Page
    from qa_cli.output.columns import Cell, Form, Line
    from qa_cli.output.listing import NumberedLine, SourceLine
    from qa_cli.pages.reasons import Reason
    from qa_cli.search import Hit
    from qa_cli.search.explanation import ScorePart

LEAST_PROSE = 24
"""Columns of the screen from which titles, headlines and messages read well."""
VALUES = 10
"""Cells behind the name of a summary's line at most."""

# Questions


def _title(page: Page, _: Look) -> Shown:
    return title_of(page.question.title), "" if page.question.title else "dim"


def _found(page: Page, _: Look) -> Shown:
    """Return `4/5`, or `4` where the page declares no number, marked where some are missing."""
    found, declared = len(page.question.answers), page.question.declared_answers
    short = DOUBT * (declared != found)
    return f"{found:,}" if declared is None else (f"{found:,}/{declared:,}", short)


def _answers(page: Page) -> int:
    return len(page.question.answers)


def _named(page: Page) -> int:
    return sum(map(is_named, page.question.answers))


def _named_drawn(page: Page, _: Look) -> Shown:
    return f"{_named(page):,}"


def _count(page: Page) -> int:
    return len(page.question.problems)


def _problems(page: Page, _: Look) -> Shown:
    return f"{_count(page):,}", DOUBT if _count(page) else "dim"


QUESTIONS: tuple[Column[Page], ...] = (
    *of("id", ALL, Drawn("Id", lambda page, look: look.ref(page.id), "cyan")),
    *of("title=question.title", ALL, Drawn("Question", _title, wrap="cut", least=LEAST_PROSE)),
    Column("answers", _answers, ALL, Drawn("Answers", _found, right=True, rank=1)),
    *of("declared_answers=question.declared_answers"),
    Column("named", _named, ALL, Drawn("With\ndoctor", _named_drawn, right=True, rank=3)),
    Column("problems", _count, ALL, Drawn("Problems", _problems, right=True, rank=2)),
)

# Answers


def _signed(one: OnPage) -> str | None:
    doctor = one.answer.doctor
    return doctor.name if is_named(one.answer) and doctor else one.answer.sign_off


def _answer_id(one: OnPage, look: Look) -> str:
    return f"{look.ref(one.page.id)}/{one.answer.number}"


def _headline(one: OnPage, _: Look) -> str:
    return page_line(one.answer.headline or "(no headline)")


def _line(one: OnPage, look: Look) -> Shown:
    return str(one.answer.lines[0]), linked("", one.page.source.path, look.screen)


_ANSWER = (
    "question_id=page.id title=page.question.title answer_id=id number=answer.number"
    " headline=answer.headline body=answer.body name=answer.doctor.name"
    " credentials=answer.doctor.credentials specialty=answer.doctor.specialty"
    " location=answer.doctor.location rating=answer.doctor.rating reviews=answer.doctor.reviews"
    " evidence=answer.evidence sign_off=answer.sign_off certainty=answer.certainty"
    " path=page.source.path record=page.source.record"
)


def _accepted(one: OnPage) -> str | None:
    accepted = one.answer.accepted
    return None if accepted is None else str(accepted).lower()


def _all_of(forms: tuple[Form, ...]) -> Iterator[Column[OnPage]]:
    yield from of(_ANSWER, forms)
    yield Column("first_line", lambda one: one.answer.lines[0], forms)
    yield Column("last_line", lambda one: one.answer.lines[1], forms)
    yield from of("question=page.question.body person url=page.source.url", forms)
    yield from of("date=answer.date votes=answer.votes", forms)
    yield Column("accepted", _accepted, forms)
    yield from of("answer_url=answer.url", forms)


ANSWERS: tuple[Column[OnPage], ...] = tuple(_all_of(ALL))
"""All that is known of an answer."""

ANSWERED: tuple[Column[OnPage], ...] = (
    *of("id", ROWS, Drawn("Id", _answer_id, "cyan")),
    *of("place", ROWS),
    Column("doctor", _signed, ROWS),
    *of("evidence=answer.evidence", ROWS),
    *of("headline=answer.headline", ROWS, Drawn("Answer", _headline, least=LEAST_PROSE)),
    *of(
        "title=page.question.title",
        ROWS,
        Drawn("By", lambda one, _: author_of(one.answer), rank=2, least=16),
    ),
    *of("line", (), Drawn("Line", _line, right=True, rank=1)),
    *_all_of(CSV),
)
"""Answers where a doctor's are listed."""


def answers_on(pages: Iterable[Page], persons: Mapping[str, str] | None = None) -> Iterator[OnPage]:
    """Yield every answer; a page without answers has none.

    Args:
        pages: The pages.
        persons: Id of an answer -> its doctor's name, as the tally of the corpus has it; `None`:
            it is not told.
    """
    answers = ((page, answer) for page in pages for answer in page.question.answers)
    return named_on(answers, persons or {})


# Hits

HITS: tuple[Column[Hit], ...] = (
    *of("id"),
    Column("place", lambda hit: place_of(hit.path, hit.line, hit.record), ROWS),
    *of("kind score tier", CSV),
    *of("doctor"),
    *of("head", CSV),
    Column("snippet", lambda hit: hit.snippet.replace("\n", " ")),
    *of("path line record", CSV),
)


FULL_TEXT: Column[Hit] = Column("text", lambda hit: hit.text, block=True)


def hits_sheet(
    hits: Iterable[Hit],
    around: Mapping[str, Sequence[NumberedLine]] | None = None,
    *,
    full: bool = False,
    debug: bool = False,
) -> Sheet[Hit]:
    """Return hits as rows.

    Below a hit stand in a pipe, each after an empty cell, the lines of the page `around` it
    (number, text), and, where the hit is explained, its matches (word, what stands there, field,
    tier, edits, times); to `debug` also the figures that its score is made of (depth, from 1 for
    the score itself; value; what it is). A column more has the `full` text.
    """

    def below(hit: Hit) -> Iterator[Line]:
        for line in (around or {}).get(hit.id, ()):
            yield None, line.number, line.text.rstrip()
        if hit.explanation:
            for one in hit.explanation.matches:
                yield None, one.word, one.found, one.field, one.tier, one.distance, one.count
            if debug:
                yield from _score_cells(hit.explanation.score, 1)

    return Sheet((*HITS, FULL_TEXT) if full else HITS, hits, below=below)


def _score_cells(part: ScorePart, depth: int) -> Iterator[Line]:
    yield None, depth, part.value, part.what
    for one in part.parts:
        yield from _score_cells(one, depth + 1)


# Figures


class Share(NamedTuple):
    """A different figure, with what it is counted among."""

    figure: SharedFigure
    topic: Topic
    answers: int
    """All answers of the group."""
    group: str | None
    """The id of a question or an answer, the name of a doctor; `None` for all together."""


SHARES: tuple[Column[Share], ...] = (
    *of("kind=figure.kind role=figure.role"),
    Column("low", lambda one: whole(one.figure.low)),
    Column("high", lambda one: whole(one.figure.high)),
    *of("unit=figure.unit"),
    Column("denied", lambda one: "not" if one.figure.negated else None),
    Column("given", lambda one: one.figure.given),
    *of("answers silent=topic.silent"),
    Column("asker", lambda one: "asker" if one.figure.asked else None),
    *of("group"),
)
"""Who gives which figure: `given` and `silent` count answers, of so many `answers`."""

MENTIONS: tuple[Column[Figure], ...] = (
    *of("id"),
    Column("place", lambda one: place_of(one.path, one.line, one.record), ROWS),
    *of("kind"),
    *of("role", ROWS),
    Column("low", lambda one: whole(one.low)),
    Column("high", lambda one: whole(one.high)),
    *of("unit qualifier"),
    Column("denied", lambda one: "not" if one.negated else None, ROWS),
    *of("role", CSV),
    Column("negated", lambda one: str(one.negated).lower(), CSV),
    *of("quote"),
    *of("path line", CSV),
    Column("first_column", lambda one: one.column[0], CSV),
    Column("end_column", lambda one: one.column[1], CSV),
    *of("speaker", CSV),
    *of("doctor"),
    *of("words record certainty", CSV),
    Column("unsure", lambda one: "unsure" if one.is_unsure else None, ROWS),
)


def shares(groups: Iterable[FigureGroup]) -> Iterator[Share]:
    """Yield every different figure of some groups."""
    for group in groups:
        for topic in group.topics:
            for one in topic.figures:
                yield Share(one, topic, group.answers, group.id or group.label)


# A page as saved


class Because(NamedTuple):
    """A part of a page's line with why it was taken for what it is; `None` for a blank line."""

    line: SourceLine
    reason: Reason | None


LINES: tuple[Column[SourceLine], ...] = (*of("line=number kind answer text"),)


def _reason(name: str, get: Callable[[Reason], Cell]) -> Column[Because]:
    return Column(name, lambda one: one.reason and get(one.reason))


def _second(reason: Reason) -> float | None:
    return None if reason.runner_up is None else round(reason.runner_up_probability, 3)


WHY: tuple[Column[Because], ...] = (
    *of("line=line.number kind=line.kind answer=line.answer label=reason.label"),
    _reason("probability", lambda reason: round(reason.probability, 3)),
    *of("runner_up=reason.runner_up"),
    _reason("runner_up_probability", _second),
    _reason("decided", lambda reason: "; ".join(votes_of(reason))),
    *of("text=reason.text"),
)


def because(lines: Iterable[SourceLine]) -> Iterator[Because]:
    """Yield the parts of lines, each with its label, the next one, and what decided."""
    return (Because(line, reason) for line in lines for reason in line.why or (None,))


# The audit

_LEVELS = {"error": "red", "warning": DOUBT, "note": "dim"}
"""Styles of the levels."""


def _level(one: CodeCount, _: Look) -> Shown:
    return one.level, _LEVELS[one.level]


def _where(finding: Finding, look: Look) -> Shown:
    where = "page"
    if finding.lines:
        first, last = finding.lines
        where = str(first) if first == last else f"{first}-{last}"
    return where, linked("", finding.path, look.screen)


def _place(finding: Finding) -> str:
    line = finding.lines[0] if finding.lines else None
    return place_of(finding.path, line, finding.record)


def _code(finding: Finding, _: Look) -> Shown:
    return finding.code, _LEVELS[finding.level]


def _meaning(one: CodeCount, _: Look) -> str:
    return PROBLEMS[one.code].meaning


CODES: tuple[Column[CodeCount], ...] = (
    *of("code", ALL, Drawn("Problem", lambda one, _: one.code, "cyan", wrap="no")),
    *of("level", ALL, Drawn("Level", _level, wrap="no", rank=1)),
    *of("count", ALL, right("Times", "count")),
    *of("pages", ALL, right("Pages", "pages", rank=2)),
    *of("meaning", (), Drawn("Meaning", _meaning, rank=3, least=LEAST_PROSE)),
)


def _message(finding: Finding, _: Look) -> str:
    return page_line(finding.message)


FINDINGS: tuple[Column[Finding], ...] = (
    *of("level code id=page_id"),
    Column("place", _place, ALL, Drawn("", _where, right=True)),
    *of("code", (), Drawn("", _code, wrap="no")),
    *of("message", ALL, Drawn("", _message, least=LEAST_PROSE)),
)

# Summaries

SUMMARY: tuple[Column[Line], ...] = (
    Column("name", value_at(0)),
    *(Column(f"value_{place}", value_at(place)) for place in range(1, VALUES + 1)),
)
