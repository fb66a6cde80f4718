"""The JSON documents of `summary`, schema 1: the fields of the dataclasses in `insight.summary`."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from qa_cli.insight.agreement import MEASURE
from qa_cli.insight.figures import most_shared
from qa_cli.output.documents import SCHEMA, Document
from qa_cli.output.quantities import topic_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_cli.insight.agreement import Likeness
    from qa_cli.insight.figures import Topic
    from qa_cli.insight.summary import CorpusSummary, QuestionSummary


def summary_document(summary: CorpusSummary, most: int) -> Document:
    """Build a corpus in figures; at most `most` terms, specialties, locations and figures."""
    cut = replace(
        summary,
        specialties=summary.specialties[:most],
        locations=summary.locations[:most],
        terms=summary.terms[:most],
        figures=replace(summary.figures, topics=()),
    )
    sample = summary.figures
    return {
        "schema": SCHEMA,
        **asdict(cut),
        "figures": {
            "pages": sample.pages,
            "answers": sample.answers,
            "topics": _topics(most_shared(sample.topics, most)),
        },
    }


def question_summary_document(summary: QuestionSummary, most: int) -> Document:
    """Build one question in figures.

    At most `most` shared terms, unusual terms, mentions and figures each. `different` are the
    answers with copies counted once, which mentions and figures are shares of.
    """
    cut = replace(summary, shared=summary.shared[:most], unusual=summary.unusual[:most], figures=())
    document: Document = {"schema": SCHEMA, **asdict(cut)}
    del document["agreement"]
    agreed = summary.agreement
    return {
        **document,
        "evidence": summary.evidence,
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
        "furthest": _likeness(summary, agreed.furthest),
        "figures": _topics(most_shared(summary.figures, most)),
    }


def _ids(summary: QuestionSummary, numbers: Iterable[int]) -> list[str]:
    return [f"{summary.id}/{number}" for number in numbers]


def _likeness(summary: QuestionSummary, one: Likeness | None) -> Document | None:
    if one is None:
        return None
    return {"id": f"{summary.id}/{one.number}", "likeness": one.likeness}


def _topics(topics: Iterable[Topic]) -> list[Document]:
    return [topic_document(topic) for topic in topics]
