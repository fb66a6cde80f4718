"""A page as rows of the database, and back: what `docs/data.md` tells of the tables, in code."""

import json
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise
from typing import Any, NamedTuple, get_args

from qa_cli.index.database import of_kinds, record_digest
from qa_cli.index.faults import DamagedError
from qa_cli.index.keys import split_key
from qa_cli.insight.evidence import is_named
from qa_cli.model import Answer, Doctor, Evidence, Kind, Part, Places, Problem, Question
from qa_cli.problems import CODES

Row = tuple[Any, ...]

_KINDS: tuple[Kind, ...] = get_args(Kind)
_EVIDENCES: tuple[Evidence, ...] = get_args(Evidence)
_LINES = {int, type(None)}
"""Types of a line that may not be known."""

PAGE = (
    "key, title, body, has_photo, declared_answers, ledger, places, date, votes, language, digest,"
    " id, file, record, bytes, blake2b, url, own_id, name"
)
ANSWER = (
    "key, headline, body, first_line, last_line, evidence, name, credentials, specialty, location,"
    " rating, reviews, sign_off, certainty, places, date, votes, accepted, url"
)
PROBLEM = "page, code, first_line, last_line, message"
"""The columns that a page is made of again, in the order in which `question_of` takes them."""

WHENCE = slice(11, 18)
"""Those of `PAGE` that tell where a page is from: its id, then its source."""

_PAGE_KINDS = "iSsiIssSISbSiIisSSs"
_ANSWER_KINDS = "iSsiisSSSSRISrsSIIS"
PROBLEM_KINDS = "isIIs"
"""The types of their values, see `of_kinds`."""


class PageRows(NamedTuple):
    """What a page is made of again, without its key and its place in the corpus."""

    page: Row
    """As the columns of `PAGE` from `title` to `language`."""
    answers: list[Row]
    """As the columns of `ANSWER`, with the number in place of the key."""
    problems: list[Row]
    """As the columns of `PROBLEM`, without the page."""


def rows_of(question: Question) -> PageRows:
    """Return what a page is made of again."""
    ledger = chain.from_iterable((_KINDS.index(one.kind), *one.lines) for one in question.ledger)
    return PageRows(
        (
            question.title,
            question.body,
            int(question.has_photo),
            question.declared_answers,
            json.dumps(list(ledger), separators=(",", ":")),
            _places_text(question.places),
            question.date,
            question.votes,
            question.language,
        ),
        [_answer_row(answer) for answer in question.answers],
        [(one.code, *(one.lines or (None, None)), one.message) for one in question.problems],
    )


def facts_digest(page: Row, said: bytes, facts: Iterable[Row], figures: Iterable[Row]) -> bytes:
    """Return the digest of what is kept of a page beside its record, see `preparing.Prepared`.

    Args:
        page: Bytes, digest of the stored bytes, letters of the evidence.
        said: As the next, of `Prepared`.
        facts: Of each answer.
        figures: Of all units.
    """
    told = [(line, words, digest and digest.hex(), family) for line, words, digest, family in facts]
    return record_digest((page, said.hex(), told, list(figures)))


def question_of(page: Sequence[Any], answers: Iterable[Row], problems: Iterable[Row]) -> Question:
    """Make a page again of its rows, each with its key; `DamagedError` where they are not whole."""
    title, body, has_photo, declared, ledger, places, *stated, digest = page[1:11]
    given = [(split_key(row[0])[1], *row[1:]) for row in answers]
    doubtful = [row[1:] for row in problems]
    if record_digest((page[1:10], given, doubtful, page[WHENCE][2:])) != digest:
        raise DamagedError("a page of the index is damaged")
    _check(page, given, doubtful)
    parts = json.loads(ledger)
    if {*map(type, parts)} - {int}:
        raise TypeError("parts are numbers")
    return Question(
        title,
        body,
        bool(has_photo),
        declared,
        tuple(map(_answer, given)),
        tuple(
            Part(_KINDS[code], (first, last))
            for code, first, last in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
        ),
        tuple(map(problem_of, doubtful)),
        _places(places),
        *stated,
    )


def _check(page: Sequence[Any], answers: Iterable[Row], problems: Iterable[Row]) -> None:
    """Raise `DamagedError` where a value is of another type than it is to be."""
    for kinds, rows in ((_PAGE_KINDS, [tuple(page)]), (_ANSWER_KINDS, answers)):
        for _ in of_kinds(kinds, rows):
            pass
    for _ in of_kinds(PROBLEM_KINDS[1:], problems):
        pass


def problem_of(row: Sequence[Any]) -> Problem:
    """Make a problem again of its code, lines and message; `KeyError` for an unknown code."""
    code, first, last, message = row
    CODES[code]
    if (first is None) != (last is None):
        raise ValueError("lines have two ends")
    return Problem(code, None if first is None else (first, last), message)


EVIDENCE: dict[str, tuple[Doctor | None, Evidence]] = {
    "b": (Doctor("?"), "byline"),
    "m": (Doctor("?"), "markup"),
    "e": (None, "byline"),
    "n": (None, "nameless-byline"),
    "s": (None, "sign-off"),
    "-": (None, "none"),
}
"""Letter -> a stand-in for an answer's doctor, and the evidence."""

NAMED = "bm"
"""Letters of answers with a doctor's name."""


def evidence_letters(question: Question) -> str:
    """Return a letter for each answer of a page, see `EVIDENCE`."""
    letters = {evidence: letter for letter, (_, evidence) in EVIDENCE.items() if letter != "e"}
    return "".join(
        "e" if one.evidence == "byline" and not is_named(one) else letters[one.evidence]
        for one in question.answers
    )


def _answer_row(answer: Answer) -> Row:
    doctor = answer.doctor or Doctor()
    return (
        answer.number,
        answer.headline,
        answer.body,
        *answer.lines,
        answer.evidence,
        doctor.name,
        doctor.credentials,
        doctor.specialty,
        doctor.location,
        doctor.rating,
        doctor.reviews,
        answer.sign_off,
        answer.certainty,
        _places_text(answer.places),
        answer.date,
        answer.votes,
        None if answer.accepted is None else int(answer.accepted),
        answer.url,
    )


def _answer(row: Row) -> Answer:
    number, headline, body, first, last, evidence, *told = row[:12]
    sign_off, certainty, places, date, votes, accepted, url = row[12:]
    if evidence not in _EVIDENCES:
        raise ValueError("no such evidence")
    doctor = None if evidence == "none" else Doctor(*told)
    lines = (first, last)
    return Answer(
        number,
        headline,
        body,
        lines,
        doctor,
        evidence,
        sign_off,
        certainty,
        _places(places),
        date,
        votes,
        None if accepted is None else bool(accepted),
        url,
    )


def _places_text(places: Places) -> str:
    """Return where texts stand, as JSON; of a body each line's distance from the one above."""
    steps = [below - above for above, below in pairwise((0, *places.body))]
    listed = [places.head, places.name, places.specialty, places.location, *steps]
    return json.dumps(listed, separators=(",", ":"))


def _places(text: str) -> Places:
    head, name, specialty, location, *steps = json.loads(text)
    if {*map(type, steps)} - {int} or {*map(type, (head, name, specialty, location))} - _LINES:
        raise TypeError("places are lines")
    return Places(head, tuple(accumulate(steps)), name, specialty, location)
