"""Tables of everything that was read, with keys between them, for databases and data frames.

`TABLES` describes each table once: a new column is one row here, and one in `docs/data.md`.
`TableWriter` takes pages one by one and hands rows on in groups; `parquet` and `sqlite` write them.
Text is the page's text, not sanitised; what is missing is `None`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

from qa_cli.corpus.ids import page_of
from qa_cli.insight.figures.sharing import rounded
from qa_cli.insight.figures.units import scale_of
from qa_cli.insight.terms import words_in
from qa_cli.output.columns import attribute
from qa_cli.problems import CODES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from types import TracebackType
    from typing import Self

    from qa_cli.insight.figures import Figure
    from qa_cli.insight.tally import Respondent
    from qa_cli.model import Answer, Lines, Page, Problem

R = TypeVar("R")
"""What a row is made of."""
Value = str | int | float | bool | None
Values = Sequence[Value]
"""A column of some rows."""
Type = Literal["text", "integer", "real", "boolean"]
"""What a column holds: Unicode text, 64 bits with a sign, a double, a truth value."""

VERSION = 1
"""Of the tables: raised by anything but an added column or table."""

ROW_GROUP = 10_000
"""Rows that are written at a time: the size of a row group of Parquet, of which the last may be
smaller. 10,000 answers are about 10 MB."""


class Column(NamedTuple, Generic[R]):
    """A column of a table."""

    name: str
    type: Type
    get: Callable[[R], Value]
    null: bool = False
    """Whether there may be nothing."""
    key: str | None = None
    """The table whose `id` it holds; the own table for the primary key."""
    indexed: bool = False
    """Whether a database finds rows by it quickly; by keys it always does."""


class Table(NamedTuple, Generic[R]):
    """A table."""

    name: str
    columns: tuple[Column[R], ...]
    rows: Callable[[Told], Iterable[R]]
    """What its rows are made of, given a page."""


class Told(NamedTuple):
    """A page, with all that is told of it."""

    page: Page
    figures: Iterable[Figure]
    person_ids: Mapping[str, str]
    """Id of an answer -> `id` of the person who gives it; of answers without one: nothing."""


class Given(NamedTuple):
    """What a row of `answers` is made of."""

    page: Page
    answer: Answer
    person_id: str | None

    @property
    def id(self) -> str:
        """`page/number`."""
        return f"{self.page.id}/{self.answer.number}"


class Doubt(NamedTuple):
    """What a row of `problems` is made of."""

    page: Page
    problem: Problem


class Person(NamedTuple):
    """What a row of `people` is made of."""

    doctor: Respondent
    """Over the whole corpus."""
    answers: int
    """How many of the answers that were written are of them."""
    questions: int
    """On how many pages these are."""

    @property
    def id(self) -> str:
        """The id of the doctor's first answer in the corpus, whether or not it was written."""
        return self.doctor.answer_ids[0]


def question_of(figure: Figure) -> str:
    """Return the id of the page that a figure stands on."""
    return figure.id if figure.speaker == "asker" else page_of(figure.id)


def _base(figure: Figure, value: float) -> float:
    """Return a value in the base unit of its measure, as an index has it."""
    return rounded(value * scale_of(figure.unit)[1])


def _given(told: Told) -> Iterator[Given]:
    for answer in told.page.question.answers:
        one = Given(told.page, answer, None)
        yield one._replace(person_id=told.person_ids.get(one.id))


def _end_of(lines: Lines | None, end: int) -> int | None:
    """Return one end of some lines; `None` for a whole page."""
    return None if lines is None else lines[end]


QUESTIONS: Table[Page] = Table(
    "questions",
    (
        Column("id", "text", attribute("id"), key="questions"),
        Column("title", "text", attribute("question.title"), null=True),
        Column("body", "text", attribute("question.body")),
        Column("has_photo", "boolean", attribute("question.has_photo")),
        Column("declared_answers", "integer", attribute("question.declared_answers"), null=True),
        Column("answers", "integer", lambda page: len(page.question.answers)),
        Column("path", "text", attribute("source.path")),
        Column("record", "integer", attribute("source.record"), null=True),
        Column("bytes", "integer", attribute("source.bytes")),
        Column("blake2b", "text", attribute("source.blake2b")),
        Column("url", "text", attribute("source.url"), null=True),
        Column("date", "text", attribute("question.date"), null=True),
        Column("votes", "integer", attribute("question.votes"), null=True),
        Column("language", "text", attribute("question.language"), null=True),
    ),
    lambda told: (told.page,),
)

ANSWERS: Table[Given] = Table(
    "answers",
    (
        Column("id", "text", attribute("id"), key="answers"),
        Column("question_id", "text", attribute("page.id"), key="questions"),
        Column("number", "integer", attribute("answer.number")),
        Column("headline", "text", attribute("answer.headline"), null=True),
        Column("body", "text", attribute("answer.body")),
        Column("first_line", "integer", lambda given: given.answer.lines[0]),
        Column("last_line", "integer", lambda given: given.answer.lines[1]),
        Column("evidence", "text", attribute("answer.evidence")),
        Column("name", "text", attribute("answer.doctor.name"), null=True),
        Column("credentials", "text", attribute("answer.doctor.credentials"), null=True),
        Column("specialty", "text", attribute("answer.doctor.specialty"), null=True),
        Column("location", "text", attribute("answer.doctor.location"), null=True),
        Column("rating", "real", attribute("answer.doctor.rating"), null=True),
        Column("reviews", "integer", attribute("answer.doctor.reviews"), null=True),
        Column("sign_off", "text", attribute("answer.sign_off"), null=True),
        Column("certainty", "real", attribute("answer.certainty")),
        Column("words", "integer", lambda given: words_in(given.answer.body)),
        Column("person_id", "text", attribute("person_id"), null=True, key="people"),
        Column("date", "text", attribute("answer.date"), null=True),
        Column("votes", "integer", attribute("answer.votes"), null=True),
        Column("accepted", "boolean", attribute("answer.accepted"), null=True),
        Column("url", "text", attribute("answer.url"), null=True),
    ),
    _given,
)

PEOPLE: Table[Person] = Table(
    "people",
    (
        Column("id", "text", attribute("id"), key="people"),
        Column("name", "text", attribute("doctor.name")),
        Column("credentials", "text", attribute("doctor.credentials"), null=True),
        Column("specialty", "text", attribute("doctor.specialty"), null=True),
        Column("location", "text", attribute("doctor.location"), null=True),
        Column("rating", "real", attribute("doctor.rating"), null=True),
        Column("reviews", "integer", attribute("doctor.reviews"), null=True),
        Column("answers", "integer", attribute("answers")),
        Column("questions", "integer", attribute("questions")),
    ),
    lambda _: (),  # they are known when all pages are
)

FIGURES: Table[Figure] = Table(
    "figures",
    (
        Column("question_id", "text", question_of, key="questions"),
        Column(
            "answer_id",
            "text",
            lambda one: None if one.speaker == "asker" else one.id,
            null=True,
            key="answers",
        ),
        Column("kind", "text", attribute("kind"), indexed=True),
        Column("role", "text", attribute("role")),
        Column("measure", "text", lambda one: scale_of(one.unit)[0]),
        Column("low", "real", attribute("low")),
        Column("high", "real", attribute("high")),
        Column("unit", "text", attribute("unit"), null=True),
        Column("base_low", "real", lambda one: _base(one, one.low)),
        Column("base_high", "real", lambda one: _base(one, one.high)),
        Column("certainty", "real", attribute("certainty")),
        Column("negated", "boolean", attribute("negated")),
        Column("qualifier", "text", attribute("qualifier"), null=True),
        Column("words", "text", attribute("words")),
        Column("quote", "text", attribute("quote")),
        Column("line", "integer", attribute("line")),
        Column("first_column", "integer", lambda one: one.column[0]),
        Column("end_column", "integer", lambda one: one.column[1]),
    ),
    lambda told: told.figures,
)

PROBLEMS: Table[Doubt] = Table(
    "problems",
    (
        Column("question_id", "text", attribute("page.id"), key="questions"),
        Column("code", "text", attribute("problem.code"), indexed=True),
        Column("level", "text", lambda one: CODES[one.problem.code].level),
        Column("first_line", "integer", lambda one: _end_of(one.problem.lines, 0), null=True),
        Column("last_line", "integer", lambda one: _end_of(one.problem.lines, 1), null=True),
        Column("message", "text", attribute("problem.message")),
    ),
    lambda told: (Doubt(told.page, one) for one in told.page.question.problems),
)

TABLES: Mapping[str, Table[Any]] = {
    table.name: table for table in (QUESTIONS, PEOPLE, ANSWERS, FIGURES, PROBLEMS)
}
"""All tables by name; those that others refer to stand before them."""


class TableWriter(ABC):
    """Writes tables page by page, in groups of `ROW_GROUP` rows; a context that closes itself.

    Where the context ends in an error, what was written is not whole: throw it away.

    Args:
        doctors: Those of the whole corpus, as its tally has them, however many of their answers are
            written. With `None` there is no table `people`, and no `person_id` is known.
    """

    def __init__(self, doctors: Iterable[Respondent] | None = None) -> None:
        self._doctors = None if doctors is None else tuple(doctors)
        self._person_ids = {
            one: doctor.answer_ids[0] for doctor in self._doctors or () for one in doctor.answer_ids
        }
        self._answers: Counter[str] = Counter()
        """Id of a person -> answers written."""
        self._questions: Counter[str] = Counter()
        """Likewise, pages."""
        self.tables = [table for table in TABLES.values() if doctors is not None or table != PEOPLE]
        """The tables that are written."""
        self._waiting: dict[str, list[tuple[Value, ...]]] = {
            table.name: [] for table in self.tables
        }

    def add(self, page: Page, figures: Iterable[Figure]) -> None:
        """Write a page, with the figures on it."""
        told = Told(page, figures, self._person_ids)
        for table in self.tables:
            self._put(table, table.rows(told))
        ids = (f"{page.id}/{answer.number}" for answer in page.question.answers)
        persons = [self._person_ids[one] for one in ids if one in self._person_ids]
        self._answers.update(persons)
        self._questions.update(set(persons))

    def close(self) -> None:
        """Write what is left, people included, and end the files; to be called once."""
        if self._doctors is not None:
            self._put(PEOPLE, self._people(self._doctors))
        for table in self.tables:
            self._send(table)
        self._end()

    def _people(self, doctors: Iterable[Respondent]) -> Iterator[Person]:
        for doctor in doctors:
            own = doctor.answer_ids[0]
            if self._answers[own]:
                yield Person(doctor, self._answers[own], self._questions[own])

    def _put(self, table: Table[R], items: Iterable[R]) -> None:
        waiting = self._waiting[table.name]
        getters = [column.get for column in table.columns]
        for item in items:
            waiting.append(tuple([get(item) for get in getters]))
            if len(waiting) == ROW_GROUP:
                self._send(table)

    def _send(self, table: Table[Any]) -> None:
        """Write the rows of a table that wait."""
        waiting = self._waiting[table.name]
        if waiting:
            columns = zip(table.columns, zip(*waiting, strict=True), strict=True)
            group = [_storable(values) if one.type == "text" else values for one, values in columns]
            waiting.clear()
            self._flush(table, group)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self.close()
        finally:
            self.release()

    @abstractmethod
    def _flush(self, table: Table[Any], columns: Sequence[Values]) -> None:
        """Write rows of a table, given column by column."""

    @abstractmethod
    def _end(self) -> None:
        """End what is written."""

    @abstractmethod
    def release(self) -> None:
        """Let go of the files, whether or not they are whole; never fails, however often."""


def _storable(texts: Values) -> Values:
    r"""Return texts that every format takes: a file's name may hold bytes that are no UTF-8.

    Such a byte is spelt out (`\udce9`), as JSON has it.
    """
    try:
        "".join(filter(None, texts)).encode()  # type: ignore[arg-type]
    except UnicodeEncodeError:
        return [
            one.encode("utf-8", "backslashreplace").decode() if isinstance(one, str) else one
            for one in texts
        ]
    return texts
