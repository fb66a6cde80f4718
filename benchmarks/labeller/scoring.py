"""Compares what was read from a page with labels by line: bodies, headlines, all six fields."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.scoring import EDGE_WORDS
from qa_cli.model import Answer, Question

FIELDS = ("name", "credentials", "location", "specialty", "rating", "reviews")

SURE = 0.9
"""Certainty from which on a wrong answer without a problem is wrong in silence."""

_QUIET = ("cut-off", "nameless-byline")
"""Problems that say nothing of a wrong boundary or field."""


@dataclass(slots=True)
class Score:
    """Counts over pages; scores add up."""

    answers: int = 0
    right: int = 0
    texts: int = 0
    """Answers with the right headline and body, whatever their doctor."""
    pages: int = 0
    pages_right: int = 0
    silent: int = 0
    """Answers read wrong, said to be sure, and without a problem that says so."""
    invented: int = 0
    """Answers read where there are none."""
    sure: list[tuple[float, bool]] = field(default_factory=list)
    """Certainty of each answer that was read, and whether all of it is right."""
    said: list[str] = field(default_factory=list)
    """What is wrong, a line each."""
    verdicts: dict[int, bool] = field(default_factory=dict)
    """Of one page: the number of each answer that was read, and whether all of it is right."""

    def add(self, other: "Score") -> None:
        """Add another score's counts to this one."""
        for name in ("answers", "right", "texts", "pages", "pages_right", "silent", "invented"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.sure += other.sure
        self.said += other.said

    def __str__(self) -> str:
        sure = [right for certainty, right in self.sure if certainty >= SURE]
        return (
            f"right {self.right}/{self.answers} = {self.right / max(1, self.answers):.3f}; "
            f"texts {self.texts} = {self.texts / max(1, self.answers):.3f}; "
            f"pages {self.pages_right}/{self.pages} = {self.pages_right / max(1, self.pages):.3f}; "
            f"silent {self.silent}; invented {self.invented}; "
            f"of {len(sure)} said sure {sum(sure) / max(1, len(sure)):.3f} right"
        )


def plain(text: str | None) -> str:
    """Return a text with all white space made single blanks."""
    return re.sub(r"\s+", " ", (text or "").replace("\u00a0", " ").replace("\u200b", "")).strip()


def _text(lines: Sequence[str], spans: Sequence[Sequence[int]]) -> str:
    return plain(" ".join(" ".join(lines[first - 1 : last]) for first, last in spans))


def truth_of(folder: Path, name: str) -> dict[str, Any]:
    """Return the labels of a twin."""
    truth: dict[str, Any] = json.loads((folder / "truth" / f"{name}.json").read_text("utf-8"))
    return truth


def score_page(name: str, lines: Sequence[str], truth: dict[str, Any], read: Question) -> Score:
    """Score one page against its labels by line."""
    score = Score(pages=1)
    said = _wrong_above(lines, truth, read)
    doubts = [p.lines for p in read.problems if p.lines and p.code not in _QUIET]
    used: set[int] = set()
    for number, want in enumerate(truth["answers"], 1):
        got = _match(want, [answer for answer in read.answers if answer.number not in used])
        if got is not None:
            used.add(got.number)
        if not want.get("cut"):
            wrong = _wrong(lines, want, got)
            silent = _add_answer(score, got, wrong, doubts)
            if wrong:
                said.append(f"answer {number}{' (silent)' if silent else ''}: {'; '.join(wrong)}")
    for answer in read.answers:
        if answer.number not in used:
            score.invented += 1
            score.sure.append((answer.certainty, False))
            score.verdicts[answer.number] = False
            where = f"answer {answer.number} at {answer.lines}"
            said.append(f"{where} is none ({answer.certainty:.2f})")
    score.pages_right = not said
    score.said = [f"{name}: {one}" for one in said]
    return score


def _wrong_above(lines: Sequence[str], truth: dict[str, Any], read: Question) -> list[str]:
    """Say what is wrong of the question; only its count matters on a page that is none."""
    label = plain(truth.get("q_strip"))

    def bare(text: str) -> str:
        return text.removeprefix(label).strip() if label else text

    title = bare(_text(lines, [truth["title"]])) if truth.get("title") else ""
    question = bare(_text(lines, [truth["question"]])) if truth.get("question") else ""
    got_title, got_question = bare(plain(read.title)), bare(plain(read.body))
    both, got_both = plain(f"{title} {question}"), plain(f"{got_title} {got_question}")
    said: list[str] = []
    if truth.get("is_qa", True) and not (truth.get("either") and got_both == both):
        if got_title != title:
            said.append(f"title {got_title!r} for {title!r}")
        if got_question != question:
            said.append(f"question {got_question[:40]!r} for {question[:40]!r}")
    if read.declared_answers != truth.get("declared"):
        said.append(f"declared {read.declared_answers}")
    return said


def _match(want: dict[str, Any], answers: Sequence[Answer]) -> Answer | None:
    """Return the answer that shares most lines with a true one, `None` where none shares any."""
    spans = [*want["body"], *([want["headline"]] if want.get("headline") else [])]
    ends: list[int] = [line for span in spans for line in span] or [0]
    first, last = min(ends), max(ends)

    def shared(answer: Answer) -> int:
        return min(answer.lines[1], last) - max(answer.lines[0], first)

    got = max(answers, key=shared, default=None)
    return got if got is not None and shared(got) >= 0 else None


def _add_answer(
    score: Score, got: Answer | None, wrong: Sequence[str], doubts: Sequence[tuple[int, int]]
) -> bool:
    """Count one true answer; return whether it was read wrong in silence."""
    score.answers += 1
    score.texts += not any(one.startswith(("headline", "body", "not found")) for one in wrong)
    score.right += not wrong
    if got is None:
        return False
    score.sure.append((got.certainty, not wrong))
    score.verdicts[got.number] = not wrong
    noted = any(first <= got.lines[1] and last >= got.lines[0] for first, last in doubts)
    silent = bool(wrong) and got.certainty >= SURE and not noted
    score.silent += silent
    return silent


def _wrong(lines: Sequence[str], want: dict[str, Any], got: Answer | None) -> list[str]:
    """Say what of an answer is wrong."""
    if got is None:
        return ["not found"]
    body = _text(lines, want["body"])
    strip, end = plain(want.get("strip")), plain(want.get("strip_end"))
    if strip and body.startswith(strip):
        body = body[len(strip) :].strip()
    if end and body.endswith(end):
        body = body[: -len(end)].strip()
    head = _text(lines, [want["headline"]]) if want.get("headline") else ""
    head = head.removeprefix(plain(want.get("headline_strip"))).strip()
    wrong = []
    if plain(got.headline) != head:
        wrong.append(f"headline {got.headline!r} for {head!r}")
    mine = plain(got.body)
    if mine != body:
        wrong.append(f"body {mine[:30]!r}..{mine[-40:]!r} for {body[:30]!r}..{body[-40:]!r}")
    doctor = want.get("doctor") or {}
    for name in FIELDS:
        value = getattr(got.doctor, name, None)
        if value != doctor.get(name):
            wrong.append(f"{name} {value!r} for {doctor.get(name)!r}")
    return wrong


def describe(answer: Answer) -> dict[str, Any]:
    """Say of an answer what the truth of a hand-made page says of it."""
    words, doctor = answer.body.split(), answer.doctor
    return {
        "headline": None if answer.headline is None else " ".join(answer.headline.split()),
        "body_first": " ".join(words[:EDGE_WORDS]),
        "body_last": " ".join(words[-EDGE_WORDS:]),
        "name": doctor and doctor.name,
        "credentials": doctor and doctor.credentials,
        "specialty": doctor and doctor.specialty,
        "location": doctor and doctor.location,
        "rating": doctor and doctor.rating,
        "reviews": doctor and doctor.reviews,
        "evidence": answer.evidence,
        "sign_off": answer.sign_off,
    }
