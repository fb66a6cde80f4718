"""The columns of every result, described once: its rows and its table are made from them.

What a result's JSON is made of is said in `documents`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from qa_cli.insight.evidence import is_named
from qa_cli.output.columns import ALL, CSV, ROWS, Column, Drawn, Look, Sheet, Shown, of
from qa_cli.output.links import linked
from qa_cli.output.listing import OnPage
from qa_cli.output.phrases import (
    author_of,
    full_name,
    place_of,
    rating_figures,
    stars,
    title_of,
    votes_of,
    whole,
)
from qa_cli.output.sanitise import page_line
from qa_cli.output.screen import DOUBT
from qa_cli.problems import CODES as PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from qa_cli.insight.aliases import Person, Recorded
    from qa_cli.insight.audit import CodeCount, Finding
    from qa_cli.insight.figures import Figure, FigureGroup, SharedFigure, Topic
    from qa_cli.insight.possible import Possible
    from qa_cli.insight.tally import Group, Respondent, Tally
    from qa_cli.insight.terms.collocation import Collocate
    from qa_cli.insight.terms.keyness import GroupTerm, KeyTerm
    from qa_cli.insight.terms.report import WordReport
    from qa_cli.insight.terms.usage import Used
    from qa_cli.model import Page
    from qa_cli.output.columns import Cell, Form
    from qa_cli.output.listing import NumberedLine, SourceLine
    from qa_cli.pages.reasons import Reason
    from qa_cli.search import Hit
    from qa_cli.search.concordance import ConcordanceLine
    from qa_cli.search.explanation import ScorePart

NAMELESS = "(byline without a name)"
"""Stands for a doctor in the row that counts nameless answers; no name is in parentheses."""
ANONYMOUS = "(no byline)"
"""Stands for a doctor in the row that counts anonymous answers."""
INFERRED = "*"
"""Stands in a table before the number of answers of which some are inferred."""
LEAST_PROSE = 24
"""Columns of the screen from which titles, headlines and messages read well."""
VALUES = 10
"""Cells behind the name of a summary's line at most."""
_BETWEEN = " | "
"""Stands between several values of one cell."""


def _right(heading: str, name: str, rank: int = 0) -> Drawn[Any]:
    """Describe a drawn column of an attribute that is a number."""
    return Drawn(heading, lambda one, _: f"{getattr(one, name):,}", right=True, rank=rank)


def _text(heading: str, name: str, rank: int) -> Drawn[Any]:
    """Describe a drawn column of an attribute that is text."""
    return Drawn(heading, lambda one, _: page_line(getattr(one, name) or ""), rank=rank)


Line = tuple["Cell", ...]
"""A row of values; in a summary a name, then the values that the name tells the meaning of."""


def _value(place: int) -> Callable[[Line], Cell]:
    return lambda line: line[place] if place < len(line) else None


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


def _all_of(forms: tuple[Form, ...]) -> Iterator[Column[OnPage]]:
    yield from of(_ANSWER, forms)
    yield Column("first_line", lambda one: one.answer.lines[0], forms)
    yield Column("last_line", lambda one: one.answer.lines[1], forms)
    yield from of("question=page.question.body person url=page.source.url", forms)


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
    for page in pages:
        for answer in page.question.answers:
            person = persons.get(f"{page.id}/{answer.number}") if persons else None
            yield OnPage(page, answer, person)


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


# Concordances

CONCORDANCE: tuple[Column[ConcordanceLine], ...] = (
    *of("id"),
    Column("place", lambda one: place_of(one.path, one.line, one.record)),
    *of("left match right"),
    *of("path line column part record", CSV),
)

# Words and phrases


def _rounded(name: str, heading: str, rank: int = 0) -> Column[Any]:
    """Describe a column of a measure, of which more than two decimals say nothing."""

    def shown(one: Any, _: Look) -> str:  # noqa: ANN401  whatever has the attribute
        return f"{getattr(one, name):.2f}"

    drawn = Drawn[Any](heading, shown, right=True, rank=rank)
    return Column(name, lambda one: round(getattr(one, name), 2), ALL, drawn)


def _term(heading: str = "Term") -> list[Column[Any]]:
    return of("term", ALL, Drawn(heading, lambda one, _: page_line(one.term), "cyan"))


def _number(name: str, heading: str, rank: int = 0) -> list[Column[Any]]:
    def shown(one: Any, _: Look) -> str:  # noqa: ANN401  as above
        number = getattr(one, name)
        return "" if number is None else f"{number:,}"

    return of(name, ALL, Drawn(heading, shown, right=True, rank=rank))


TERMS: tuple[Column[Used], ...] = (
    *_term(),
    *_number("times", "Times"),
    *_number("answers", "Answers", 1),
    *_number("doctors", "Doctors", 2),
)

KEY_TERMS: tuple[Column[KeyTerm], ...] = (
    *_term(),
    *_number("times", "Times"),
    *_number("answers", "Answers", 2),
    *_number("doctors", "Doctors", 3),
    *_number("other_times", "Times\nelsewhere"),
    _rounded("log_likelihood", "Log-likelihood", 1),
    _rounded("log_ratio", "Log\nratio", 4),
)

GROUP_TERMS: tuple[Column[GroupTerm], ...] = (
    Column("group", lambda one: one.label),
    *of("term=key.term times=key.times answers=key.answers other_times=key.other_times"),
    Column("log_likelihood", lambda one: round(one.key.log_likelihood, 2)),
    Column("log_ratio", lambda one: round(one.key.log_ratio, 2)),
    *of("group_id=id"),
)

COLLOCATES: tuple[Column[Collocate], ...] = (
    *_term("Near it"),
    *_number("together", "Together"),
    *_number("answers", "Answers", 2),
    *_number("times", "Times\nin all", 1),
    _rounded("log_dice", "Log-Dice"),
)

WORD: tuple[Column[Line], ...] = tuple(
    Column(name, _value(place))
    for place, name in enumerate("what term times answers doctors together log_dice".split())
)


def word_sheet(report: WordReport) -> Sheet[Line]:
    """Return how a word is used as rows: the word, its forms, what stands near it, phrases."""
    return Sheet(WORD, _word_rows(report), ragged=True)


def _word_rows(report: WordReport) -> Iterator[Line]:
    yield "word", *report.used
    for one in report.forms:
        yield "form", one.term, one.times, one.answers
    for near in report.near:
        dice = round(near.log_dice, 2)
        yield "near", near.term, near.times, near.answers, None, near.together, dice
    for one in report.phrases:
        yield "phrase", one.term, one.times


# Doctors


def _stars(doctor: Respondent, look: Look) -> Shown:
    rating = doctor.rating
    return "" if rating is None else stars(rating, unicode=look.screen.unicode)


def _rating(doctor: Respondent, _: Look) -> str:
    return rating_figures(doctor.rating, doctor.reviews)


def _many(doctor: Respondent, _: Look) -> str:
    return f"{INFERRED * bool(doctor.inferred)}{doctor.answers:,}"


def _sign_offs(doctor: Respondent) -> str:
    return "; ".join(place_of(one.path, one.line, one.record) for one in doctor.inferred)


DOCTORS: tuple[Column[Respondent], ...] = (
    *of("name", ALL, Drawn("Doctor", lambda one, _: full_name(one), "cyan")),
    *of("credentials"),
    *of("specialty", ALL, _text("Specialty", "specialty", rank=2)),
    *of("location", ALL, _text("Location", "location", rank=4)),
    Column("stars", lambda _: None, (), Drawn("", _stars, right=True, rank=5)),
    *of("rating", ALL, Drawn("Rating\n(reviews)", _rating, right=True, rank=1)),
    *of("reviews"),
    *of("answers", ALL, Drawn("Answers", _many, right=True)),
    *of("questions", ALL, _right("Questions", "questions", rank=3)),
    *of("words", CSV, Drawn("Words", lambda one, _: f"{one.words or 0:,}", right=True)),
    Column("inferred", lambda one: len(one.inferred), CSV),
    Column("names", lambda one: _BETWEEN.join(one.names or (one.name,)), CSV),
    Column("answer_ids", lambda one: _BETWEEN.join(one.answer_ids), CSV),
)
_MORE = (*of("words", ROWS), Column("sign_offs", _sign_offs, ROWS))
"""What rows have besides where words were counted or answers inferred."""


def doctors_sheet(
    tally: Tally, shown: Sequence[Respondent] | None = None, *, more: bool = False
) -> Sheet[Respondent]:
    """Return doctors as rows, then one for nameless and one for anonymous answers.

    The answers sum to all, unless only some doctors are `shown`: then there are no such rows.
    With `more`: words, and the places of the sign-offs that some answers are inferred from.
    """
    doctors = tally.doctors if shown is None else shown
    foot = _foot(tally, 5) if len(doctors) == len(tally.doctors) else ()
    return Sheet((*DOCTORS, *_MORE) if more else DOCTORS, doctors, foot)


def unnamed(tally: Tally) -> Iterator[tuple[str, int, int]]:
    """Yield what stands for nameless and for anonymous answers, their number, their questions."""
    for label, ids in ((NAMELESS, tally.nameless), (ANONYMOUS, tally.anonymous)):
        if ids:
            yield label, len(ids), len({id_.rpartition("/")[0] for id_ in ids})


def _foot(tally: Tally, between: int) -> Iterator[Line]:
    for label, answers, questions in unnamed(tally):
        yield label, *[None] * between, answers, questions


def group_columns(by: str) -> tuple[Column[Group], ...]:
    """Return the columns of doctors by specialty or location."""

    def label(group: Group, _: Look) -> Shown:
        return page_line(group.label) if group.label else (f"(no {by} given)", "dim")

    return (
        *of("label", ALL, Drawn(by.capitalize(), label, "cyan")),
        *of("doctors", ALL, _right("Doctors", "doctors", rank=1)),
        *of("answers", ALL, _right("Answers", "answers")),
        *of("questions", ALL, _right("Questions", "questions", rank=2)),
        Column("answer_ids", lambda group: _BETWEEN.join(group.answer_ids), CSV),
    )


def groups_sheet(
    groups: Iterable[Group], tally: Tally, by: str, *, whole: bool = True
) -> Sheet[Group]:
    """Return groups of doctors as rows, and, if these are the `whole`, the same two at the foot."""
    return Sheet(group_columns(by), groups, _foot(tally, 1) if whole else ())


POSSIBLE: tuple[Column[Possible], ...] = (
    *of("name=one.name specialty=one.specialty location=one.location"),
    Column("answer_id", lambda pair: pair.one.answer_ids[0]),
    *of("other_name=other.name other_specialty=other.specialty other_location=other.location"),
    Column("other_answer_id", lambda pair: pair.other.answer_ids[0]),
    *of("evidence"),
)


def _is_said_of(record: Recorded, _: Look) -> Shown:
    same = record.alias.same
    return ("one doctor", "green") if same else ("different", "yellow")


def _person(of_record: Callable[[Recorded], Person]) -> Callable[[Recorded, Look], Shown]:
    def shown(record: Recorded, _: Look) -> Shown:
        person = of_record(record)
        post = ", ".join(filter(None, (person.specialty, person.location)))
        return page_line(f"{person.name} ({post})" if post else person.name)

    return shown


RECORDED: tuple[Column[Recorded], ...] = (
    *of("number", ALL, Drawn("No.", lambda one, _: str(one.number), "cyan", right=True)),
    Column(
        "relation",
        lambda one: "same" if one.alias.same else "different",
        ALL,
        Drawn("Are", _is_said_of, wrap="no"),
    ),
    *of("name=alias.one.name", ALL, Drawn("Doctor", _person(lambda one: one.alias.one))),
    *of("specialty=alias.one.specialty location=alias.one.location"),
    *of("other_name=alias.other.name", ALL, Drawn("And", _person(lambda one: one.alias.other))),
    *of("other_specialty=alias.other.specialty other_location=alias.other.location"),
)
"""What the user has recorded of who is one doctor; an empty cell is any specialty or place."""

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
    *of("words record", CSV),
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
    *of("count", ALL, _right("Times", "count")),
    *of("pages", ALL, _right("Pages", "pages", rank=2)),
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
    Column("name", _value(0)),
    *(Column(f"value_{place}", _value(place)) for place in range(1, VALUES + 1)),
)
