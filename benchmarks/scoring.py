"""Compares what was read from a page with what is true of it.

A reading may come from `qa` or from the baseline script; both are brought into one shape here.
Answers are matched by the line on which they start, not by number, so that one missed answer does
not make all later ones wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.generator import GeneratedPage, TrueAnswer
from qa_cli.model import Answer, Doctor, Evidence, Question

EDGE_WORDS = 4
"""Words at either end of a body that must agree."""

DOCTOR_FIELDS = ("name", "credentials", "specialty", "location", "rating", "reviews")
"""Fields of a byline that must agree."""

BOUNDARY_FIELDS = ("found", "headline", "body start", "body end")
"""What `certainty` speaks of."""

FIELDS = (*BOUNDARY_FIELDS, *DOCTOR_FIELDS)
"""All that must be right for an answer to be exactly right; `found` fails for a missed answer."""

PAGE_FIELDS = ("title", "question_body", "declared_answers", "spurious")
"""What must be right on a page besides its answers; `spurious`: no answer that is none."""

_BYLINES: frozenset[Evidence] = frozenset({"byline", "nameless-byline"})


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """One answer as read by whatever is measured."""

    first_line: int
    last_line: int
    headline: str | None
    body: str
    doctor: Doctor | None
    """From a byline only; `None` where the doctor rests on a sign-off."""
    sign_off: str | None
    certainty: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One page as read by whatever is measured."""

    title: str | None
    question_body: str
    declared_answers: int | None
    answers: tuple[ReadAnswer, ...]


@dataclass(frozen=True, slots=True)
class AnswerScore:
    """How one answer that is on the page was read."""

    truth: TrueAnswer
    read: ReadAnswer | None
    """What was read at its place, if anything."""
    wrong: tuple[str, ...]
    """Those of `FIELDS` that are wrong, and `sign-off`, which does not count."""

    @property
    def right(self) -> bool:
        """Whether the answer is exactly right."""
        return not any(name in FIELDS for name in self.wrong)

    @property
    def bounded(self) -> bool:
        """Whether headline and body are right."""
        return not any(name in BOUNDARY_FIELDS for name in self.wrong)


@dataclass(frozen=True, slots=True)
class PageScore:
    """How one page was read."""

    answers: tuple[AnswerScore, ...]
    """In page order; answers that a cut left undecidable are not among them."""
    spurious: tuple[ReadAnswer, ...]
    """Answers read where the page has none."""
    wrong: tuple[str, ...]
    """Those of `PAGE_FIELDS` that are wrong."""

    @property
    def right(self) -> bool:
        """Whether the page is wholly right."""
        return not self.wrong and all(answer.right for answer in self.answers)


def take_question(question: Question) -> Reading:
    """Bring what `parse_page` gives into the common shape."""
    return Reading(
        question.title,
        question.body,
        question.declared_answers,
        tuple(_take_answer(answer) for answer in question.answers),
    )


def _take_answer(answer: Answer) -> ReadAnswer:
    return ReadAnswer(
        answer.lines[0],
        answer.lines[1],
        answer.headline,
        answer.body,
        answer.doctor if answer.evidence in _BYLINES else None,
        answer.sign_off,
        answer.certainty,
    )


def score_page(page: GeneratedPage, reading: Reading) -> PageScore:
    """Compare a reading with the truth."""
    truth = page.truth
    matches, rest = _match(truth.answers, reading.answers)
    answers = tuple(
        AnswerScore(true, read, _compare(true, read))
        for true, read in zip(truth.answers, matches, strict=True)
        if "answer" not in true.unscored
    )
    doubtful = min((a.first_line for a in truth.answers if "answer" in a.unscored), default=0)
    spurious = tuple(read for read in rest if not doubtful or read.last_line < doubtful)
    wrong = [
        name
        for name, true, read in (
            ("title", truth.title, reading.title),
            ("question_body", truth.question_body, reading.question_body),
        )
        if name not in truth.unscored and (true or "").split() != (read or "").split()
    ]
    if truth.declared_answers != reading.declared_answers:
        wrong += {"declared_answers"} - truth.unscored
    if spurious:
        wrong.append("spurious")
    return PageScore(answers, spurious, tuple(wrong))


def _match(
    truths: Sequence[TrueAnswer], reads: Sequence[ReadAnswer]
) -> tuple[list[ReadAnswer | None], list[ReadAnswer]]:
    """Find the reading of each true answer: one that starts with it, else one that overlaps it."""
    free = {read.first_line: read for read in reads}
    found: list[ReadAnswer | None] = [free.pop(true.first_line, None) for true in truths]
    for place, true in enumerate(truths):
        if found[place] is None:
            near = [read for read in free.values() if _overlaps(true, read)]
            if near:
                best = min(near, key=lambda read: abs(read.first_line - true.body_line))
                found[place] = free.pop(best.first_line)
    return found, list(free.values())


def _overlaps(true: TrueAnswer, read: ReadAnswer) -> bool:
    return read.first_line <= true.last_line and read.last_line >= true.body_line


def _compare(true: TrueAnswer, read: ReadAnswer | None) -> tuple[str, ...]:
    if read is None:
        return ("found",)
    wrong: list[str] = []
    if (true.headline or "").split() != (read.headline or "").split():
        wrong.append("headline")
    true_words, words = true.body.split(), read.body.split()
    if true_words[:EDGE_WORDS] != words[:EDGE_WORDS]:
        wrong.append("body start")
    if true_words[-EDGE_WORDS:] != words[-EDGE_WORDS:]:
        wrong.append("body end")
    expected = true.doctor if true.evidence in _BYLINES else None
    for name in DOCTOR_FIELDS:
        said, given = getattr(expected, name, None), getattr(read.doctor, name, None)
        if said != given and name not in true.unscored:
            wrong.append(name)
    if "sign_off" not in true.unscored and _plain(true.sign_off) != _plain(read.sign_off):
        wrong.append("sign-off")
    return tuple(wrong)


def _plain(name: str | None) -> str:
    return (name or "").rstrip(".").casefold()
