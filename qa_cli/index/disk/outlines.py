"""Pages in outline, as a table keeps them: what a list of questions and a tally of doctors need."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from json import dumps, loads
from typing import Any

from qa_cli.index.disk.records import doctor_list, problems_list, problems_of
from qa_cli.model import Answer, Doctor, Evidence, Page, Question, Source

_NOWHERE = Source("", None, 0, "")

REMEMBERED = 65_536
"""Doctors kept."""

BATCH = 500
"""JSON texts that are read at a time."""

_doctor = lru_cache(REMEMBERED)(Doctor)
"""Bylines recur, and to look one up is quicker than to make it again."""

_EVIDENCE: dict[str, tuple[Evidence, Doctor | None]] = {
    "b": ("byline", Doctor("?")),
    "e": ("byline", None),
    "n": ("nameless-byline", None),
    "s": ("sign-off", None),
    "-": ("none", None),
}
"""Letter of an outline -> an answer's evidence, and a stand-in for its doctor's name."""


def outline_page(page_id: str, source: Source, outline: str) -> Page:
    """Return a page of which only what a list of questions shows is right."""
    title, photo, declared, letters, problems = loads(outline)
    question = Question(title, "", photo, declared, _stand_ins(letters), (), problems_of(problems))
    return Page(page_id, source, question)


def tally_pages(
    ids: Iterable[str], outlines: Iterable[str], doctors: Iterable[str]
) -> Iterator[Page]:
    """Yield pages of which only what a tally needs is right: evidence, and named doctors."""
    pages = zip(ids, _loaded(outlines), _loaded(doctors), strict=True)
    for page_id, (_, _, _, letters, _), named in pages:
        answers = _stand_ins(letters)
        if named:
            doctor = iter(named)
            answers = tuple(
                Answer(one.number, None, "", (1, 1), _doctor(*next(doctor)), "byline", None, 1.0)
                if letter == "b"
                else one
                for letter, one in zip(letters, answers, strict=True)
            )
        question = Question(None, "", False, None, answers, (), ())  # noqa: FBT003
        yield Page(page_id, _NOWHERE, question)


def _loaded(texts: Iterable[str]) -> Iterator[Any]:
    """Read JSON texts, many at a time, which is quicker; an empty one is `None`."""
    left = iter(texts)
    while some := list(islice(left, BATCH)):
        yield from loads(f"[{','.join([text or 'null' for text in some])}]")


def are_tallied_alike(one: str, other: str) -> bool:
    """Whether two outlines tell the same evidence, whatever else is different."""
    return one == other or loads(one)[3] == loads(other)[3]


def answers_in(outline: str) -> int:
    """Return the number of answers of a page in outline."""
    return len(loads(outline)[3])


def outline_text(question: Question) -> str:
    """Return what a list of questions shows of one, as JSON."""
    return dumps(
        [
            question.title,
            question.has_photo,
            question.declared_answers,
            _letters(question.answers),
            problems_list(question.problems),
        ],
        separators=(",", ":"),
    )


def doctors_text(question: Question) -> str:
    """Return the doctors of the answers whose bylines have a name, as JSON."""
    doctors = [
        doctor_list(answer.doctor)
        for answer, letter in zip(question.answers, _letters(question.answers), strict=True)
        if letter == "b"
    ]
    return dumps(doctors, separators=(",", ":")) if doctors else ""


@cache
def _stand_ins(letters: str) -> tuple[Answer, ...]:
    """Return stand-ins for answers, of which only the evidence is told."""
    return tuple(
        Answer(number, None, "", (1, 1), _EVIDENCE[letter][1], _EVIDENCE[letter][0], None, 1.0)
        for number, letter in enumerate(letters, 1)
    )


def _letters(answers: Sequence[Answer]) -> str:
    """Return a letter for each answer's evidence."""
    return "".join(map(_letter, answers))


def _letter(answer: Answer) -> str:
    if answer.evidence == "byline":
        return "b" if answer.doctor is not None and answer.doctor.name else "e"
    return {"nameless-byline": "n", "sign-off": "s", "none": "-"}[answer.evidence]
