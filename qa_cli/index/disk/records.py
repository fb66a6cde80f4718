"""Parsed pages as bytes: records that carry a hash, in files that only grow while they are written.

A record is a hash of 8 bytes over the page's key and what follows, then the page as JSON,
compressed. Where a page is from is not in it: a page that was renamed keeps its record.
"""

import json
import os
import zlib
from itertools import accumulate, chain, pairwise
from typing import Any, get_args

from qa_cli.index.disk.columns import decode, encode
from qa_cli.index.disk.errors import DamagedError
from qa_cli.model import Answer, Doctor, Kind, Part, Places, Problem, Question
from qa_cli.sources.digests import blake2b

HASH_BYTES = 8
"""64 bits: chance damage passes once in 10**19."""

_LEVEL = 1
"""Of compression: the fastest, which already makes pages two and a half times smaller."""

_KINDS: tuple[Kind, ...] = get_args(Kind)
_CODES = {kind: code for code, kind in enumerate(_KINDS)}


def record(question: Question) -> bytes:
    """Return the record of a parsed page."""
    body = zlib.compress(encode(json.dumps(_listed(question), separators=(",", ":"))), _LEVEL)
    return _hash(body) + body


def question_of(data: bytes) -> Question:
    """Read a record back; raise `DamagedError` where it is not what was written."""
    body = data[HASH_BYTES:]
    if _hash(body) != data[:HASH_BYTES]:
        raise DamagedError("a page of the index is damaged")
    return _question(json.loads(decode(zlib.decompress(body))))


class Pack:
    """A file of records, open to be read from."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))

    def read(self, offset: int, length: int) -> bytes:
        """Return the bytes of a record; fewer where the file is cut."""
        return os.pread(self._file, length, offset)

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)


def _hash(body: bytes) -> bytes:
    return blake2b(body, digest_size=HASH_BYTES).digest()


def _listed(question: Question) -> list[Any]:
    """Return the question as lists; what is nearly always missing comes last or as `null`."""
    return [
        question.title,
        question.body,
        question.has_photo,
        question.declared_answers,
        [_answer_list(answer) for answer in question.answers],
        list(chain.from_iterable((_CODES[part.kind], *part.lines) for part in question.ledger)),
        problems_list(question.problems),
        _places_list(question.places),
    ]


def problems_list(problems: tuple[Problem, ...]) -> list[Any]:
    """Return problems as lists."""
    return [[problem.code, problem.lines, problem.message] for problem in problems]


def problems_of(listed: list[Any]) -> tuple[Problem, ...]:
    """Turn what `problems_list` made into problems."""
    return tuple(
        Problem(code, (lines[0], lines[1]) if lines else None, message)
        for code, lines, message in listed
    )


def doctor_list(doctor: Doctor | None) -> list[Any] | None:
    """Return a doctor as a list."""
    if doctor is None:
        return None
    return [
        doctor.name,
        doctor.credentials,
        doctor.specialty,
        doctor.location,
        doctor.rating,
        doctor.reviews,
    ]


def _answer_list(answer: Answer) -> list[Any]:
    return [
        answer.number,
        answer.headline,
        answer.body,
        answer.lines,
        doctor_list(answer.doctor),
        answer.evidence,
        answer.sign_off,
        answer.certainty,
        _places_list(answer.places),
    ]


def _places_list(places: Places) -> list[Any]:
    """Return where texts stand, as a list; of a body each line's distance from the one above."""
    steps = [below - above for above, below in pairwise((0, *places.body))]
    return [places.head, places.name, places.specialty, places.location, *steps]


def _question(listed: list[Any]) -> Question:
    title, body, has_photo, declared, answers, ledger, problems, places = listed
    return Question(
        title,
        body,
        has_photo,
        declared,
        tuple(map(_answer, answers)),
        tuple(
            Part(_KINDS[code], (first, last))
            for code, first, last in zip(ledger[::3], ledger[1::3], ledger[2::3], strict=True)
        ),
        problems_of(problems),
        _places(places),
    )


def _answer(listed: list[Any]) -> Answer:
    number, headline, body, lines, doctor, evidence, sign_off, certainty, places = listed
    return Answer(
        number,
        headline,
        body,
        (lines[0], lines[1]),
        None if doctor is None else Doctor(*doctor),
        evidence,
        sign_off,
        certainty,
        _places(places),
    )


def _places(listed: list[Any]) -> Places:
    head, name, specialty, location, *steps = listed
    return Places(head, tuple(accumulate(steps)), name, specialty, location)
