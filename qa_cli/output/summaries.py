"""Summaries for programs: as a JSON document, and as lines of a name and its values.

New kinds of lines are only ever added at the end.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qa_cli.insight.agreement import MEASURE
from qa_cli.insight.figures import FigureGroup, most_shared
from qa_cli.output.columns import Sheet
from qa_cli.output.documents import SCHEMA, encode
from qa_cli.output.sheets import SHARES, SUMMARY, shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa_cli.insight.agreement import Likeness
    from qa_cli.insight.figures import Topic
    from qa_cli.insight.overview import CorpusSummary, QuestionSummary, Spread
    from qa_cli.output.columns import Line
    from qa_cli.output.documents import Document


def summary_document(summary: CorpusSummary, most: int) -> Document:
    """Build a corpus in figures; at most `most` terms, specialties, locations and figures."""
    sample = summary.figures
    cut = replace(
        summary,
        specialties=summary.specialties[:most],
        locations=summary.locations[:most],
        terms=summary.terms[:most],
        figures=replace(sample, topics=most_shared(sample.topics, most)),
    )
    return {"schema": SCHEMA, **encode(cut)}


def question_summary_document(summary: QuestionSummary, most: int) -> Document:
    """Build one question in figures.

    At most `most` shared terms, unusual terms, mentions and figures each. `different` are the
    answers with copies counted once, which mentions and figures are shares of.
    """
    cut = replace(
        summary,
        shared=summary.shared[:most],
        unusual=summary.unusual[:most],
        figures=most_shared(summary.figures, most),
    )
    agreed = summary.agreement
    return {
        "schema": SCHEMA,
        **encode(cut),
        "different": agreed.different,
        "copies": [_ids(summary, group) for group in agreed.copies],
        "mentions": [
            {
                "phrase": mention.phrase,
                "answers": len(mention.answers),
                "silent": mention.silent,
                "answer_ids": _ids(summary, mention.answers),
            }
            for mention in agreed.mentions[:most]
        ],
        "measure": MEASURE,
        "closest": _likeness(summary, agreed.closest),
        "furthest": None,  # told by no measure better than by chance
    }


def _ids(summary: QuestionSummary, numbers: Iterable[int]) -> list[str]:
    return [f"{summary.id}/{number}" for number in numbers]


def _likeness(summary: QuestionSummary, one: Likeness | None) -> Document | None:
    return None if one is None else {"id": f"{summary.id}/{one.number}", "likeness": one.likeness}


def lines_sheet(lines: Iterable[Line]) -> Sheet[Line]:
    """Return the lines of a summary as rows; in a pipe, none has more cells than values."""
    return Sheet(SUMMARY, lines, ragged=True)


def summary_rows(summary: CorpusSummary, most: int) -> Iterator[Line]:
    """Yield a row a figure: its name, then its value or values; at most `most` terms and groups."""
    yield ("pages", summary.pages)
    yield ("unanswered", summary.unanswered)
    yield ("short", summary.short)
    yield ("answers", summary.answers)
    yield ("named", summary.named)
    yield ("nameless", summary.nameless)
    yield ("anonymous", summary.anonymous)
    yield ("doctors", summary.doctors)
    yield ("rated", summary.rated)
    yield from _spread_rows("answers_per_question", summary.answers_per_question)
    yield from _spread_rows("words_per_answer", summary.words_per_answer)
    for band in summary.ratings:
        yield ("rating", band.low, band.high, band.doctors, band.reviews)
    for name, groups in (("specialty", summary.specialties), ("location", summary.locations)):
        for group in groups[:most]:
            yield (name, group.label, group.doctors, group.answers)
    for term in summary.terms[:most]:
        yield ("term", term.word, term.answers, summary.answers)
    for problem in summary.problems:
        yield ("problem", problem.code, problem.count, problem.pages)
    sample = summary.figures
    yield ("figure_pages", sample.pages, sample.answers)
    yield from _figure_rows(most_shared(sample.topics, most), sample.answers)


def question_summary_rows(summary: QuestionSummary, most: int) -> Iterator[Line]:
    """Yield a row a figure of one question, as `summary_rows` does for a corpus."""
    yield ("id", summary.id)
    yield ("title", summary.title)
    yield ("answers", len(summary.replies), summary.declared_answers)
    yield from _spread_rows("words_per_answer", summary.words_per_answer)
    for reply in summary.replies:
        yield (
            "answer",
            reply.number,
            reply.name,
            reply.specialty,
            reply.location,
            reply.rating,
            reply.reviews,
            reply.words,
            reply.evidence,
        )
    for term in summary.shared[:most]:
        yield ("shared", term.word, term.answers, len(summary.replies))
    for unusual in summary.unusual[:most]:
        yield ("unusual", unusual.word, unusual.number, unusual.times)
    for evidence, count in summary.evidence.items():
        yield ("evidence", evidence, count)
    agreed = summary.agreement
    yield ("different", agreed.different)
    for group in agreed.copies:
        yield ("copies", " ".join(map(str, group)))
    for mention in agreed.mentions[:most]:
        yield ("mention", mention.phrase, len(mention.answers), agreed.different, mention.silent)
    if one := agreed.closest:
        yield ("closest", one.number, one.likeness)
    yield from _figure_rows(most_shared(summary.figures, most), agreed.different)


def _figure_rows(topics: Iterable[Topic], answers: int) -> Iterator[Line]:
    """Yield a line a figure: `figure`, then its cells as `qa figures` has them."""
    for share in shares([FigureGroup(None, None, answers, tuple(topics))]):
        yield ("figure", *(column.get(share) for column in SHARES[:-1]))


def _spread_rows(name: str, spread: Spread | None) -> Iterator[Line]:
    if spread is not None:
        yield (name, spread.least, spread.median, spread.most)
