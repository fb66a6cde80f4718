"""Summaries for scripts: a figure a line, its name first, cells separated by tabs.

New kinds of lines are only ever added at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_cli.insight.figures import most_shared
from qa_cli.output.plain import row
from qa_cli.output.quantities import share_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa_cli.insight.figures import Topic
    from qa_cli.insight.summary import CorpusSummary, QuestionSummary, Spread


def summary_rows(summary: CorpusSummary, most: int) -> Iterator[str]:
    """Yield a row a figure: its name, then its value or values; at most `most` terms and groups."""
    yield row("pages", summary.pages)
    yield row("unanswered", summary.unanswered)
    yield row("short", summary.short)
    yield row("answers", summary.answers)
    yield row("named", summary.named)
    yield row("nameless", summary.nameless)
    yield row("anonymous", summary.anonymous)
    yield row("doctors", summary.doctors)
    yield row("rated", summary.rated)
    yield from _spread_rows("answers_per_question", summary.answers_per_question)
    yield from _spread_rows("words_per_answer", summary.words_per_answer)
    for band in summary.ratings:
        yield row("rating", band.low, band.high, band.doctors, band.reviews)
    for name, groups in (("specialty", summary.specialties), ("location", summary.locations)):
        for group in groups[:most]:
            yield row(name, group.label, group.doctors, group.answers)
    for term in summary.terms[:most]:
        yield row("term", term.word, term.answers, summary.answers)
    for problem in summary.problems:
        yield row("problem", problem.code, problem.count, problem.pages)
    sample = summary.figures
    yield row("figure_pages", sample.pages, sample.answers)
    yield from _figure_rows(most_shared(sample.topics, most), sample.answers)


def question_summary_rows(summary: QuestionSummary, most: int) -> Iterator[str]:
    """Yield a row a figure of one question, as `summary_rows` does for a corpus."""
    yield row("id", summary.id)
    yield row("title", summary.title)
    yield row("answers", len(summary.replies), summary.declared_answers)
    yield from _spread_rows("words_per_answer", summary.words_per_answer)
    for reply in summary.replies:
        yield row(
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
        yield row("shared", term.word, term.answers, len(summary.replies))
    for unusual in summary.unusual[:most]:
        yield row("unusual", unusual.word, unusual.number, unusual.times)
    for evidence, count in summary.evidence.items():
        yield row("evidence", evidence, count)
    agreed = summary.agreement
    yield row("different", agreed.different)
    for group in agreed.copies:
        yield row("copies", " ".join(map(str, group)))
    for mention in agreed.mentions[:most]:
        yield row("mention", mention.phrase, len(mention.answers), agreed.different, mention.silent)
    for name, one in (("closest", agreed.closest), ("furthest", agreed.furthest)):
        if one:
            yield row(name, one.number, one.likeness)
    yield from _figure_rows(most_shared(summary.figures, most), agreed.different)


def _figure_rows(topics: Iterable[Topic], answers: int) -> Iterator[str]:
    """Yield a row a figure: `figure`, then its cells as `qa figures` has them."""
    for topic in topics:
        for one in topic.figures:
            yield row("figure", *share_cells(one, topic, answers))


def _spread_rows(name: str, spread: Spread | None) -> Iterator[str]:
    if spread is not None:
        yield row(name, spread.least, spread.median, spread.most)
