"""Pages built by hand, without the parser: lines, ledger and answers agree."""

from collections.abc import Sequence
from typing import NamedTuple

from qa_cli.index import Index, build_index
from qa_cli.model import Answer, Doctor, Evidence, Kind, Page, Part, Problem, Question, Source


class Said(NamedTuple):
    """An answer to be put on a page."""

    body: str
    headline: str | None = None
    doctor: Doctor | None = None
    sign_off: str | None = None


def page(
    page_id: str = "001_ab",
    *answers: Said | str,
    title: str | None = "A title",
    body: str = "",
    has_photo: bool = False,
    problems: Sequence[Problem] = (),
) -> Page:
    """Return a page that looks so: title, blank, body, blank, then for each answer the same.

    An answer's parts (headline, body, byline of one line) stand apart by one blank line each.
    """
    parts: list[Part] = []
    _add(parts, "title", title)
    _add(parts, "question", body)
    made = []
    for number, said in enumerate(answers, 1):
        answer = said if isinstance(said, Said) else Said(said)
        first = _next(parts)
        _add(parts, "headline", answer.headline)
        _add(parts, "body", answer.body)
        _add(parts, "byline", "byline" if _evidence(answer).endswith("byline") else None)
        lines = first, max(first, parts[-1].lines[1] - 1) if parts else first
        made.append(
            Answer(
                number,
                answer.headline,
                answer.body,
                lines,
                answer.doctor,
                _evidence(answer),
                answer.sign_off,
                1.0,
            )
        )
    question = Question(
        title, body, has_photo, len(made), tuple(made), tuple(parts), tuple(problems)
    )
    return Page(page_id, Source(f"pages/{page_id}.txt", None, 0, ""), question)


def index_of(*bodies: str) -> Index:
    """Return an index of one page, with an answer for each body; its answers are `001_ab/n`."""
    return build_index([page("001_ab", *bodies, title=None)])


def _evidence(answer: Said) -> Evidence:
    if answer.doctor is not None:
        return "byline" if answer.doctor.name else "nameless-byline"
    return "sign-off" if answer.sign_off else "none"


def _next(parts: list[Part]) -> int:
    return parts[-1].lines[1] + 1 if parts else 1


def _add(parts: list[Part], kind: Kind, text: str | None) -> None:
    """Add a text to the ledger, line by line, and a blank line after it."""
    if not text:
        return
    for line in text.split("\n"):
        place = _next(parts)
        parts.append(Part(kind if line.strip() else "blank", (place, place)))
    place = _next(parts)
    parts.append(Part("blank", (place, place)))
