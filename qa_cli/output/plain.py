"""Results for scripts: one a line, cells separated by one tab, no header, nothing cut off.

The columns are documented per function and in each command's `--help`; new ones are only ever added
at the end. A missing value is an empty cell. Ids are given in full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_cli.insight.evidence import is_named
from qa_cli.output.phrases import place_of, votes_of
from qa_cli.output.sanitise import sanitise_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qa_cli.insight.names import DoctorsFound
    from qa_cli.insight.possible import Possible
    from qa_cli.insight.tally import Group, Respondent, Tally
    from qa_cli.model import Page
    from qa_cli.output.source import NumberedLine, SourceLine
    from qa_cli.search import SearchResults
    from qa_cli.search.explanation import ScorePart

NAMELESS = "(byline without a name)"
"""Stands for a doctor in the row that counts nameless answers; no name is in parentheses."""
ANONYMOUS = "(no byline)"
"""Stands for a doctor in the row that counts anonymous answers."""


def row(*cells: str | float | None) -> str:
    """Return one line, LF included: cells made harmless and joined by tabs, `None` left empty."""
    return "\t".join("" if cell is None else sanitise_line(str(cell)) for cell in cells) + "\n"


def question_rows(pages: Iterable[Page]) -> Iterator[str]:
    """Yield a row a page: id, title, answers found, answers declared, named ones, problems."""
    for page in pages:
        question = page.question
        yield row(
            page.id,
            question.title,
            len(question.answers),
            question.declared_answers,
            sum(map(is_named, question.answers)),
            len(question.problems),
        )


def hit_rows(
    results: SearchResults, around: Mapping[str, Sequence[NumberedLine]] | None = None
) -> Iterator[str]:
    """Yield a row a hit: id, path:line, doctor, snippet (line breaks in it become blanks).

    Below it stand, each after an empty cell, the lines of the page `around` it (number, text), and,
    where the hit is explained, its matches (word, what stands there, field, tier, edits, times) and
    the figures that its score is made of (depth, from 1 for the score itself; value; what it is).
    """
    for hit in results.hits:
        snippet = " ".join(hit.snippet.split("\n"))
        yield row(hit.id, place_of(hit.path, hit.line), hit.doctor, snippet)
        for line in (around or {}).get(hit.id, ()):
            yield row(None, line.number, line.text)
        for match in hit.explanation.matches if hit.explanation else ():
            yield row(
                None,
                match.word,
                match.found,
                match.field,
                match.tier,
                match.distance,
                match.count,
            )
        if hit.explanation:
            yield from _score_rows(hit.explanation.score, 1)


def _score_rows(part: ScorePart, depth: int) -> Iterator[str]:
    yield row(None, depth, part.value, part.what)
    for one in part.parts:
        yield from _score_rows(one, depth + 1)


def doctor_rows(
    tally: Tally, shown: Sequence[Respondent] | None = None, *, more: bool = False
) -> Iterator[str]:
    """Yield a row a doctor, then one for nameless and one for anonymous answers, if there are any.

    Cells: name, credentials, specialty, location, rating, reviews, answers, questions. The seventh
    column sums to all answers, unless only some doctors are `shown`: then there are no such rows.
    With `more`: words, and the places of the sign-offs that some answers are inferred from.
    """
    for doctor in tally.doctors if shown is None else shown:
        if more:
            places = "; ".join(place_of(one.path, one.line) for one in doctor.inferred)
            yield row(*_doctor_cells(doctor), doctor.words, places)
        else:
            yield row(*_doctor_cells(doctor))
    if shown is None or len(shown) == len(tally.doctors):
        yield from _foot_rows(tally, before=1, between=4)


def possible_rows(pairs: Iterable[Possible]) -> Iterator[str]:
    """Yield a row a pair: of each doctor name, specialty, location, first answer; the evidence."""
    for pair in pairs:
        cells: list[str | None] = []
        for doctor in (pair.one, pair.other):
            cells += [doctor.name, doctor.specialty, doctor.location, doctor.answer_ids[0]]
        yield row(*cells, pair.evidence)


def _doctor_cells(doctor: Respondent) -> tuple[str | float | None, ...]:
    return (
        doctor.name,
        doctor.credentials,
        doctor.specialty,
        doctor.location,
        doctor.rating,
        doctor.reviews,
        doctor.answers,
        doctor.questions,
    )


def group_rows(groups: Iterable[Group], tally: Tally) -> Iterator[str]:
    """Yield a row a group, then the same two foot rows: label, doctors, answers, questions."""
    for group in groups:
        yield row(group.label, group.doctors, group.answers, group.questions)
    yield from _foot_rows(tally, before=1, between=0)


def answered_rows(found: DoctorsFound) -> Iterator[str]:
    """Yield a row an answer: id, path:line, doctor or sign-off, evidence, headline, title."""
    for one in found.answers:
        answer, page = one.answer, one.page
        named = answer.doctor.name if is_named(answer) and answer.doctor else answer.sign_off
        yield row(
            f"{page.id}/{answer.number}",
            place_of(page.source.path, answer.lines[0]),
            named,
            answer.evidence,
            answer.headline,
            page.question.title,
        )


def _foot_rows(tally: Tally, *, before: int, between: int) -> Iterator[str]:
    for label, ids in ((NAMELESS, tally.nameless), (ANONYMOUS, tally.anonymous)):
        if ids:
            questions = len({id_.rpartition("/")[0] for id_ in ids})
            yield row(label, *[None] * (before + between), len(ids), questions)


def source_rows(lines: Sequence[SourceLine]) -> Iterator[str]:
    """Yield a row a page line: number, ledger kind, answer number, text."""
    for line in lines:
        yield row(line.number, line.kind, line.answer, line.text)


def why_rows(lines: Sequence[SourceLine]) -> Iterator[str]:
    """Yield a row a part of a page line: number, ledger kind, answer number, and why it is that.

    That is the label, its probability, the runner-up, its probability, the features that decided,
    `; ` between them, and the part's own text. A blank line has a row without these.
    """
    for line in lines:
        place = line.number, line.kind, line.answer
        for reason in line.why or ():
            yield row(
                *place,
                reason.label,
                round(reason.probability, 3),
                reason.runner_up,
                None if reason.runner_up is None else round(reason.runner_up_probability, 3),
                "; ".join(votes_of(reason)),
                reason.text,
            )
        if not line.why:
            yield row(*place, *[None] * 6)
