"""The JSON documents, schema 1. Only additions are allowed under one schema number.

Text is the page's text, not sanitised: `jsontext` escapes what must not reach a terminal. Numbers
are numbers, a missing value is `None`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_cli.insight.evidence import is_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qa_cli.insight.names import DoctorsFound
    from qa_cli.insight.tally import Group, Respondent, Tally
    from qa_cli.model import Answer, Doctor, Page, Part, Problem, Source
    from qa_cli.output.source import NumberedLine, SourceLine
    from qa_cli.search import Hit, SearchResults
    from qa_cli.search.explanation import ScorePart

    Around = Mapping[str, Sequence[NumberedLine]]
    """Id of a hit -> lines of the page around it."""

Document = dict[str, object]
"""What becomes a JSON object."""

SCHEMA = 1
"""Raised by anything but an addition."""


def question_document(page: Page) -> Document:
    """Build one question with everything parsed, as `show ID --json` and `export` give it."""
    question = page.question
    return {
        "schema": SCHEMA,
        "id": page.id,
        "source": _source(page.source),
        "title": question.title,
        "body": question.body,
        "has_photo": question.has_photo,
        "declared_answers": question.declared_answers,
        "answers": [_answer(page, answer) for answer in question.answers],
        "ledger": [_part(part) for part in question.ledger],
        "problems": [_problem(problem) for problem in question.problems],
    }


def answer_document(page: Page, answer: Answer) -> Document:
    """Build one answer, as `show ID/N --json` gives it.

    It is the object from the question's `answers`, with `schema` before and with `question` (id and
    title) and `source` of its page after.
    """
    return {"schema": SCHEMA, **_answer_on_page(page, answer)}


def source_document(page: Page, lines: Iterable[SourceLine]) -> Document:
    """Build a page as saved, as `show ID --source --json` gives it: one object a line.

    With `--why` each has `why`: an object a part of the line, none for a blank one.
    """
    return {
        "schema": SCHEMA,
        "id": page.id,
        "source": _source(page.source),
        "lines": [_source_line(line) for line in lines],
    }


def _source_line(line: SourceLine) -> Document:
    document: Document = {
        "line": line.number,
        "kind": line.kind,
        "answer": line.answer,
        "text": line.text,
    }
    if line.why is not None:
        document["why"] = [
            {
                "text": reason.text,
                "label": reason.label,
                "probability": round(reason.probability, 3),
                "runner_up": reason.runner_up,
                "runner_up_probability": round(reason.runner_up_probability, 3),
                "decided": [
                    {
                        "feature": vote.feature or None,
                        "words": vote.words,
                        "weight": round(vote.weight, 2),
                    }
                    for vote in reason.decided
                ],
            }
            for reason in line.why
        ]
    return document


def list_document(pages: Sequence[Page], total: int) -> Document:
    """Build the list of questions, as `list --json` gives it, in the order given.

    `total` counts the corpus, also where a limit shows less. A question has, besides `id`, `title`,
    `has_photo` and `declared_answers`: `answers` (found), split into `named`, `nameless` and
    `anonymous`; `problems` as in the question's own document; `path` and `record` of its source.
    """
    return {
        "schema": SCHEMA,
        "total": total,
        "questions": [_listed(page) for page in pages],
    }


def search_document(results: SearchResults, around: Around | None = None) -> Document:
    """Build the hits, as `search --json` gives them.

    Beyond the contract: a hit's `head` is its headline or title, and `missing` holds the words of
    the query of which the corpus has nothing, not even a likely typo. With `--explain` a hit has
    `matches` (which word matched what, where, how) and `score_parts`, the score taken apart; where
    the lines `around` hits are wanted, it has them as `context`.
    """
    return {
        "schema": SCHEMA,
        "query": results.query,
        "corrections": [
            {"from": one.source, "to": one.target, "distance": one.distance}
            for one in results.corrections
        ],
        "missing": list(results.missing),
        "total": results.total,
        "hits": [_hit(hit, around) for hit in results.hits],
    }


def hit_document(hit: Hit, around: Around | None = None) -> Document:
    """Build one hit, as each line of `search --jsonl` is: as in `hits`, with `schema` before."""
    return {"schema": SCHEMA, **_hit(hit, around)}


def _hit(hit: Hit, around: Around | None) -> Document:
    document: Document = {
        "id": hit.id,
        "kind": hit.kind,
        "score": hit.score,
        "tier": hit.tier,
        "doctor": hit.doctor,
        "head": hit.head,
        "snippet": hit.snippet,
        "highlights": [list(span) for span in hit.highlights],
        "path": hit.path,
        "line": hit.line,
    }
    if hit.explanation is not None:
        document["matches"] = [
            {
                "word": match.word,
                "found": match.found,
                "field": match.field,
                "tier": match.tier,
                "distance": match.distance,
                "count": match.count,
            }
            for match in hit.explanation.matches
        ]
        document["score_parts"] = _score_part(hit.explanation.score)
    if around and hit.id in around:
        document["context"] = [{"line": line.number, "text": line.text} for line in around[hit.id]]
    return document


def _score_part(part: ScorePart) -> Document:
    return {
        "value": part.value,
        "what": part.what,
        "parts": [_score_part(one) for one in part.parts],
    }


def tally_document(tally: Tally, shown: Sequence[Respondent] | None = None) -> Document:
    """Build the tally of doctors, as `doctors --json` gives it.

    `total` counts all doctors, also where only some are `shown`. A doctor's `words` are `None`
    unless they were counted; `ratings` holds what different pages say, where they differ;
    `inferred` tells which answers are there for their sign-off only, and where that stands.
    """
    return {
        "schema": SCHEMA,
        "answers": tally.answers,
        "total": len(tally.doctors),
        "doctors": [respondent(one) for one in (tally.doctors if shown is None else shown)],
        "nameless": list(tally.nameless),
        "anonymous": list(tally.anonymous),
    }


def groups_document(tally: Tally, by: str, groups: Iterable[Group]) -> Document:
    """Build the grouped tally, as `doctors --by specialty|location --json` gives it.

    As the tally, with `by` and `groups` in place of `doctors`; a group's `label` is `None` for the
    doctors whose bylines give none.
    """
    return {
        "schema": SCHEMA,
        "answers": tally.answers,
        "by": by,
        "groups": [group_object(group) for group in groups],
        "nameless": list(tally.nameless),
        "anonymous": list(tally.anonymous),
    }


def doctors_found_document(
    typed: str, found: DoctorsFound, profiles: Iterable[Document] = ()
) -> Document:
    """Build the answers of the doctors that a name stands for, as `doctors NAME --json` gives them.

    `doctors` are as in the tally. `answered` holds their answers, and those without a name in the
    byline that are signed with the name, each as `show ID/N --json` gives it but for `schema`.
    `profiles` has what `profile_object` makes of each of `doctors`; none where they are many.
    """
    return {
        "schema": SCHEMA,
        "name": typed,
        "corrections": [
            {"from": one.source, "to": one.target, "distance": one.distance}
            for one in found.corrections
        ],
        "doctors": [respondent(doctor) for doctor in found.doctors],
        "answered": [_answer_on_page(one.page, one.answer) for one in found.answers],
        "profiles": list(profiles),
    }


def respondent(doctor: Respondent) -> Document:
    """Build one doctor of a tally."""
    return {
        "name": doctor.name,
        "credentials": doctor.credentials,
        "specialty": doctor.specialty,
        "location": doctor.location,
        "rating": doctor.rating,
        "reviews": doctor.reviews,
        "answers": doctor.answers,
        "questions": doctor.questions,
        "answer_ids": list(doctor.answer_ids),
        "words": doctor.words,
        "names": list(doctor.names or (doctor.name,)),
        "ratings": [
            {"rating": one.rating, "reviews": one.reviews, "answer_id": one.answer_id}
            for one in doctor.ratings
        ],
        "inferred": [
            {
                "answer_id": one.answer_id,
                "sign_off": one.sign_off,
                "path": one.path,
                "line": one.line,
            }
            for one in doctor.inferred
        ],
    }


def group_object(group: Group) -> Document:
    """Build one group of doctors."""
    return {
        "label": group.label,
        "doctors": group.doctors,
        "answers": group.answers,
        "questions": group.questions,
        "answer_ids": list(group.answer_ids),
    }


def _listed(page: Page) -> Document:
    question = page.question
    named = sum(map(is_named, question.answers))
    anonymous = sum(answer.evidence in {"sign-off", "none"} for answer in question.answers)
    return {
        "id": page.id,
        "title": question.title,
        "has_photo": question.has_photo,
        "declared_answers": question.declared_answers,
        "answers": len(question.answers),
        "named": named,
        "nameless": len(question.answers) - named - anonymous,
        "anonymous": anonymous,
        "problems": [_problem(problem) for problem in question.problems],
        "path": page.source.path,
        "record": page.source.record,
    }


def _source(source: Source) -> Document:
    return {
        "path": source.path,
        "record": source.record,
        "bytes": source.bytes,
        "blake2b": source.blake2b,
    }


def _answer(page: Page, answer: Answer) -> Document:
    return {
        "id": f"{page.id}/{answer.number}",
        "number": answer.number,
        "headline": answer.headline,
        "body": answer.body,
        "lines": list(answer.lines),
        "doctor": _doctor(answer.doctor) if answer.doctor else None,
        "evidence": answer.evidence,
        "sign_off": answer.sign_off,
        "certainty": answer.certainty,
    }


def _answer_on_page(page: Page, answer: Answer) -> Document:
    return {
        **_answer(page, answer),
        "question": {"id": page.id, "title": page.question.title},
        "source": _source(page.source),
    }


def _doctor(doctor: Doctor) -> Document:
    return {
        "name": doctor.name,
        "credentials": doctor.credentials,
        "specialty": doctor.specialty,
        "location": doctor.location,
        "rating": doctor.rating,
        "reviews": doctor.reviews,
    }


def _part(part: Part) -> Document:
    return {"kind": part.kind, "lines": list(part.lines)}


def _problem(problem: Problem) -> Document:
    lines = list(problem.lines) if problem.lines else None
    return {"code": problem.code, "lines": lines, "message": problem.message}
