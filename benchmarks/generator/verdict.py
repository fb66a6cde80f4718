"""Reads the truth off a finished sheet: what is still there after the page's end was cut off."""

from dataclasses import dataclass, field, replace

from benchmarks.generator.answers import Plan
from benchmarks.generator.sheet import Piece, Role, join_lines
from benchmarks.generator.truth import TrueAnswer, Truth
from qa_cli.model import Doctor, Evidence

_LEAST_BODY = 5
"""Words of a body below which a cut answer is not scored: nobody can tell them from a headline."""

_LEAST_SPECIALTY = 0.5
"""Share of a byline's second line that a cut must leave for the line to be recognized."""

_ANSWER = "answer"
"""In `TrueAnswer.unscored`: the answer as a whole."""


@dataclass(slots=True)
class _Finding:
    """What is left of one answer's byline."""

    doctor: Doctor | None = None
    unscored: set[str] = field(default_factory=set)


def read_truth(
    pieces: list[Piece], plans: list[Plan], declared: int | None, *, vote: bool
) -> Truth:
    """Tell what an attentive reader finds on the page that these pieces make.

    Args:
        pieces: What is on the page, in order.
        plans: The answers as planned; those of which nothing is left are passed over.
        declared: The number that the page states, where its line is left.
        vote: Whether the vote template marks the headlines.
    """
    owned: dict[int, list[Piece]] = {}
    for piece in pieces:
        owned.setdefault(piece.answer, []).append(piece)
    answers = [
        _read_answer(plan, owned[plan.number])
        for plan in plans
        if _of(owned.get(plan.number, []), "headline", "body")
    ]
    if not vote:
        _doubt_before_last(answers)
    page = owned.get(0, [])
    titles, question, counts = _of(page, "title"), _of(page, "question"), _of(page, "count")
    unscored: set[str] = set()
    if titles and titles[-1].cut:
        unscored.add("title")
    if not titles and question and question[-1].cut:
        unscored |= {"title", "question_body"}
    whole = [piece for piece in counts if not piece.cut]
    if counts and not whole:
        unscored |= {"declared_answers", "question_body"}
    return Truth(
        title=titles[0].text.rstrip() if titles else None,
        question_body=join_lines(question),
        declared_answers=declared if whole else None,
        answers=tuple(answers),
        unscored=frozenset(unscored),
    )


def _of(pieces: list[Piece], *roles: Role) -> list[Piece]:
    return [piece for piece in pieces if piece.role in roles]


def _read_answer(plan: Plan, own: list[Piece]) -> TrueAnswer:
    headlines, body = _of(own, "headline"), _of(own, "body")
    planned = sum(len(paragraph.lines) for paragraph in plan.body.paragraphs)
    complete = len(body) == planned and not body[-1].cut
    text = join_lines(body)
    finding = _read_byline(plan, own)
    sign_off = plan.body.sign_off if complete else None
    if not complete and len(text.split()) < _LEAST_BODY:
        finding.unscored.add(_ANSWER)
    if plan.body.sign_off and not (complete and plan.body.sign_off_last):
        finding.unscored.add("sign_off")
    doctor = finding.doctor
    evidence = _name_evidence(doctor, sign_off)
    if evidence == "sign-off":
        doctor = Doctor(name=sign_off)
    start = [*headlines, *body][0].line
    return TrueAnswer(
        number=plan.number,
        headline=headlines[0].text.rstrip() if headlines else None,
        body=text,
        first_line=start,
        body_line=body[0].line if body else start,
        last_line=own[-1].line,
        doctor=doctor,
        evidence=evidence,
        sign_off=sign_off,
        unscored=frozenset(finding.unscored),
        features=frozenset(plan.show),
    )


def _name_evidence(doctor: Doctor | None, sign_off: str | None) -> Evidence:
    if doctor is not None:
        return "byline" if doctor.name else "nameless-byline"
    return "sign-off" if sign_off else "none"


def _read_byline(plan: Plan, own: list[Piece]) -> _Finding:
    """Tell what the byline's lines that are left say, and what a cut in them leaves open."""
    finding = _Finding()
    doctor = plan.doctor
    lines = {piece.role: piece for piece in reversed(own)}
    name, specialty, rating = (lines.get(role) for role in ("name", "specialty", "rating"))
    first = {"full": name, "nameless": specialty, "rating": rating, "none": None}[plan.byline]
    if doctor is None or first is None:
        return finding
    finding.doctor = doctor
    if first.cut or (plan.byline == "full" and specialty is None):
        finding.unscored.add(_ANSWER)
    if plan.byline == "full" and specialty is not None and specialty.cut:
        finding.unscored |= {"specialty", "location"}
        expected = len(f"{doctor.location or ''} {doctor.specialty or ''}")
        if len(specialty.text) < expected * _LEAST_SPECIALTY:
            finding.unscored.add(_ANSWER)
    if rating is None:
        finding.doctor = replace(doctor, rating=None, reviews=None)
    elif rating.cut or "reviews-loose" in plan.show:
        finding.unscored.add("reviews")
        if rating.cut and "out of" not in " ".join(rating.text.split()):
            finding.unscored.add("rating")
    return finding


def _doubt_before_last(answers: list[TrueAnswer]) -> None:
    """Leave open the end of an answer without byline whose successor is cut to a stump."""
    if len(answers) < 2 or _ANSWER not in answers[-1].unscored:
        return
    before = answers[-2]
    if before.evidence in {"sign-off", "none"}:
        answers[-2] = replace(before, unscored=before.unscored | {_ANSWER})
