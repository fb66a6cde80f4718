"""A report, put together and written piece by piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from qa_cli.corpus.ids import number_of, page_of
from qa_cli.output.phrases import ref_of
from qa_cli.output.report import anchors, backmatter, frontmatter
from qa_cli.output.report.blocks import Run
from qa_cli.output.report.chapter import chapter
from qa_cli.output.report.markdown import Markdown
from qa_cli.output.report.webpage import Webpage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qa_cli.corpus.excerpts import Excerpt
    from qa_cli.insight.overview import CorpusSummary
    from qa_cli.insight.tally import Tally

Form = Literal["html", "md"]
"""What a report is written as."""
ENDINGS = (".html", ".htm", ".md")
"""What the name of its file may end in."""


class Excerpts(Protocol):
    """Questions, each with the answers that are told; gone through several times."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Excerpt]: ...


@dataclass(frozen=True, slots=True)
class Report:
    """What a report is made of."""

    meant: Excerpts
    """In the order in which they are told."""
    summary: CorpusSummary
    """Of these answers."""
    tally: Tally
    """Of these answers."""
    short_ids: Mapping[str, str]
    """Id of a page -> what is shown for it."""
    narrowed: str | None
    """A sentence, harmless already, that tells what was chosen; `None` where all was."""
    unread: int = 0
    """Files and records of the corpus that could not be read."""


def form_of(path: str) -> Form:
    """Return what a file is to hold, by the ending of its name, one of `ENDINGS`."""
    return "md" if path.lower().endswith(".md") else "html"


def written(report: Report, form: Form, version: str) -> Iterator[str]:
    """Yield the text of a report.

    It depends on nothing but the pages and the version: the same pages make the same report.
    """
    writer = Webpage() if form == "html" else Markdown()
    doctors = backmatter.in_alphabet(report.tally.doctors)
    listed = {
        id_: anchors.of_doctor(place)
        for place, doctor in enumerate(doctors)
        for id_ in doctor.answer_ids
    }
    codes: set[str] = set()

    def link(answer_id: str) -> Run:
        ref = ref_of(answer_id, report.short_ids)
        return Run(ref, "plain", anchors.of_answer(page_of(answer_id), number_of(answer_id)))

    yield writer.begin(frontmatter.TITLE, version)
    yield writer.block(frontmatter.heading(len(report.meant), report.summary, report.narrowed))
    yield writer.block(frontmatter.contents(one.cut for one in report.meant))
    yield writer.begin_main()
    yield writer.block(frontmatter.overview(report.summary, report.unread))
    codes.update(one.code for one in report.summary.problems)
    for one in report.meant:
        codes.update(problem.code for problem in one.page.question.problems)
        yield writer.block(chapter(one, report.short_ids[one.page.id], listed))
    unnamed = len(report.tally.nameless) + len(report.tally.anonymous)
    yield writer.block(backmatter.index_of(doctors, unnamed, link))
    yield writer.block(backmatter.glossary(codes))
    yield writer.end_main()
    yield writer.block(backmatter.colophon(version))
    yield writer.end()
