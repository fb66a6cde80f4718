"""The JSON documents of `summary`, schema 1: the fields of the dataclasses in `insight.summary`."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from qa_cli.output.documents import SCHEMA, Document

if TYPE_CHECKING:
    from qa_cli.insight.summary import CorpusSummary, QuestionSummary


def summary_document(summary: CorpusSummary, most: int) -> Document:
    """Build a corpus in figures; at most `most` terms, specialties and locations."""
    cut = replace(
        summary,
        specialties=summary.specialties[:most],
        locations=summary.locations[:most],
        terms=summary.terms[:most],
    )
    return {"schema": SCHEMA, **asdict(cut)}


def question_summary_document(summary: QuestionSummary, most: int) -> Document:
    """Build one question in figures; at most `most` shared and as many unusual terms."""
    cut = replace(summary, shared=summary.shared[:most], unusual=summary.unusual[:most])
    return {"schema": SCHEMA, **asdict(cut)}
