"""Pages built by hand: without the parser (lines, ledger and answers agree), or to be parsed."""

from collections.abc import Sequence
from typing import NamedTuple

from qa_cli.index import Index, build_index
from qa_cli.insight.figures import Figure, Kind, Role
from qa_cli.model import (
    Answer,
    Doctor,
    Evidence,
    Page,
    Part,
    Places,
    Problem,
    Question,
    Source,
)
from qa_cli.model import Kind as PartKind


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
    title_lines = _add(parts, "title", title) or (None,)
    places = Places(title_lines[0], _add(parts, "question", body))
    made = []
    for number, said in enumerate(answers, 1):
        answer = said if isinstance(said, Said) else Said(said)
        first = _next(parts)
        head = _add(parts, "headline", answer.headline) or (None,)
        body_lines = _add(parts, "body", answer.body)
        there = _evidence(answer).endswith("byline")
        byline = _add(parts, "byline", "byline" if there else None) or (None,)
        doctor = answer.doctor or Doctor()
        fields = (doctor.name, doctor.specialty, doctor.location)
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
                Places(head[0], body_lines, *(byline[0] if field else None for field in fields)),
            )
        )
    question = Question(
        title, body, has_photo, len(made), tuple(made), tuple(parts), tuple(problems), places
    )
    return Page(page_id, Source(f"pages/{page_id}.txt", None, 0, ""), question)


def index_of(*bodies: str) -> Index:
    """Return an index of one page, with an answer for each body; its answers are `001_ab/n`."""
    return build_index([page("001_ab", *bodies, title=None)])


VOTE = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
BYLINE = "Ana Prasad, MD\nBoston Plastic Surgeon\n4.4 out of 5 stars 28 reviews"


def saved_page(title: str, question: str, *answers: tuple[str, str]) -> str:
    """Return the text of a page as the site's pages are saved, to be parsed.

    Args:
        title: One line.
        question: What the asker wrote.
        answers: Headline and body of each; all have the same byline, `BYLINE`.
    """
    said = [f"{headline}\n\n{VOTE}\n\n{body}\n\n{BYLINE}\n" for headline, body in answers]
    return "\n".join([f"{title}\n\n{question}\n\nDoctor Answers {len(answers)}\n", *said])


def _evidence(answer: Said) -> Evidence:
    if answer.doctor is not None:
        return "byline" if answer.doctor.name else "nameless-byline"
    return "sign-off" if answer.sign_off else "none"


def _next(parts: list[Part]) -> int:
    return parts[-1].lines[1] + 1 if parts else 1


def _add(parts: list[Part], kind: PartKind, text: str | None) -> tuple[int, ...]:
    """Add a text to the ledger, line by line, and a blank line after it.

    Returns:
        For each line of the text the page's line, that of the line above for a blank one.
    """
    if not text:
        return ()
    lines: list[int] = []
    for line in text.split("\n"):
        place = _next(parts)
        parts.append(Part(kind if line.strip() else "blank", (place, place)))
        lines.append(place if line.strip() or not lines else lines[-1])
    place = _next(parts)
    parts.append(Part("blank", (place, place)))
    return tuple(lines)


def figure(  # a figure has many fields, of which each test looks at some
    kind: Kind,
    low: float,
    high: float,
    unit: str | None,
    role: Role = "other",
    *,
    negated: bool = False,
    quote: str = "q",
) -> Figure:
    """Return a figure by hand."""
    return Figure("a/1", "doctor", None, kind, low, high, unit, None, role, 0.9, negated, "w",
                  quote, "p.txt", 3, (1, 2))  # fmt: skip
