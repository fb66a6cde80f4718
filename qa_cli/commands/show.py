"""`qa show`: questions and answers to be read, or a page as it was saved."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qa_cli.commands import lazy, options
from qa_cli.commands.emitting import Out, Result, emit, out_of
from qa_cli.commands.narrowing import IdsArgument, chosen_of, found_in
from qa_cli.commands.shared import exit_code, find, open_corpus, persons_in, refs_of, write_json
from qa_cli.commands.stream import say, write, write_all
from qa_cli.corpus import Corpus, Found
from qa_cli.errors import QaError, UsageError
from qa_cli.output.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from qa_cli.output.columns import Sheet
    from qa_cli.output.documents import Document
    from qa_cli.output.listing import SourceLine
    from qa_cli.output.paragraphs import Paragraph

    _Shown = tuple[Found, Sequence[SourceLine] | None]
    """What an id stands for, and its lines where they are wanted."""


def run(
    ctx: typer.Context,
    ids: IdsArgument = None,
    *,
    corpus: options.CorpusOption = None,
    index: options.IndexOption = None,
    where: options.WhereOption = None,
    source: Annotated[
        bool,
        typer.Option("--source", help="Show the page as saved, each line with what it is."),
    ] = False,
    why: Annotated[
        bool,
        typer.Option("--why", help="With --source: say why each line was taken for what it is."),
    ] = False,
    format_: options.FormatOption = None,
    csv: options.CsvOption = False,
    jsonl: options.JsonlOption = False,
    json: options.JsonOption = False,
) -> int:
    """Show questions with all their answers, or single answers.

    Below an answer's headline stands its doctor: name, specialty, location, rating and the number
    of reviews it rests on. Where there is no byline with a name, it says what there is instead.
    Then come the answer's id, its lines on the page, and the text.

    With --source in a pipe: one line of the page per line, tab-separated: line number, part, number
    of the answer, text. With --json: one document, or one per line for several ids. In the other
    forms: one answer per row, as in qa export --csv, or per object.

    With --why each line has its label (its part, and where that stands), how likely that is (0 to
    1), the next likely label, and the features that tell the two apart, each with its weight in
    log-odds. In a pipe: line number, part, number of the answer, label, its probability, the next
    label, its probability, features, text; a line that holds several parts has a row for each.

    Examples:
      qa show 000
      qa show 000/3 004/4
      qa show 004 --source
      qa show 004/1 --source --why
      qa show 000 --json
    """
    if why and not source:
        raise UsageError("--why tells of the lines that --source shows")
    out = out_of(format_, json=json, jsonl=jsonl, csv=csv)
    pages = open_corpus(ctx, corpus, index)
    refs = list(refs_of(ctx, corpus, ids or []))
    if not refs and where is None:
        raise UsageError("what is to be shown? name an id (qa list has them), or use --where")
    alone = len(refs) == 1
    shower = _Shower(pages, out, source=source, why=why)
    code = 0
    if where is not None:
        found = list(found_in(chosen_of(ctx, pages, corpus, refs, where) or []))
        for one in found:
            shower.add(one, alone=len(found) == 1)
        refs = []
    for ref in refs:
        try:
            found = list(find(pages, ref))
            for one in found:
                shower.add(one, alone=alone and len(found) == 1)
        except QaError as err:
            if alone:
                raise
            say(str(err))  # the other ids are still shown
            code = max(code, err.exit_code)
    shower.end()
    return max(code, exit_code(pages))


class _Shower:
    """Shows one after the other as they come, or all at the end where the form needs that.

    Args:
        pages: The corpus.
        out: How.
        source: Whether lines are shown as saved.
        why: Whether it is told why each was taken for what it is.
    """

    def __init__(self, pages: Corpus, out: Out, *, source: bool, why: bool) -> None:
        self._pages = pages
        self._out = out
        self._source = source
        self._why = why
        self._shown: list[_Shown] = []
        self._gathers = out.asked and out.form not in {"json", "table"}

    def add(self, found: Found, *, alone: bool) -> None:
        """Show a question or an answer; `alone`: there is nothing else."""
        lines = _source_lines(self._pages, found, why=self._why) if self._source else None
        one = found, lines
        if not self._gathers:
            first = not self._shown
            _write(self._pages, one, self._out, why=self._why, first=first, alone=alone)
        self._shown.append(one)

    def end(self) -> None:
        """Show what was gathered."""
        if self._gathers:
            emit(_result(self._pages, self._shown, why=self._why), self._out)


def _write(pages: Corpus, one: "_Shown", out: Out, *, why: bool, first: bool, alone: bool) -> None:
    """Write one of what is shown, to be read or as a JSON document."""
    found, lines = one
    if out.form == "json":
        write_json(_document(found, lines), out.screen, alone=alone)
        return
    if not first:
        write("\n")
    if out.form == "table":
        write(lazy.drawing.draw(out.screen, *_drawn(pages, one, out.screen)))
    elif lines is None:
        write(lazy.paragraphs.plain_text(_paragraphs(found, found.page.id, out.screen)))
    else:
        write_all(_result(pages, [one], why=why).sheet().lines("tsv", header=False))


def _document(found: Found, lines: "Sequence[SourceLine] | None") -> "Document":
    documents = lazy.documents
    if lines is not None:
        return documents.source_document(found.page, lines)
    if found.answer:
        return documents.answer_document(found.page, found.answer)
    return documents.question_document(found.page)


def _drawn(pages: Corpus, one: "_Shown", screen: Screen) -> "Iterable[RenderableType]":
    found, lines = one
    if lines is not None:
        return [lazy.prose.drawn_source(lines, screen)]
    paragraphs = _paragraphs(found, pages.short_ids[found.page.id], screen)
    return lazy.prose.drawn_paragraphs(paragraphs, screen)


def _paragraphs(found: Found, ref: str, screen: Screen) -> "tuple[Paragraph, ...]":
    reading = lazy.paragraphs
    if found.answer:
        return reading.answer_reading(found.page, found.answer, ref, unicode=screen.unicode)
    return reading.question_reading(found.page, ref, unicode=screen.unicode)


def _result(pages: Corpus, shown: "Sequence[_Shown]", *, why: bool) -> Result:
    """Return the answers that are shown, or the lines of pages, as rows."""
    answers = [
        (found.page, answer)
        for found, _ in shown
        for answer in ((found.answer,) if found.answer else found.page.question.answers)
    ]
    lines = [line for _, lines in shown for line in lines or ()]
    source = any(lines is not None for _, lines in shown)

    def sheet() -> "Sheet[Any]":
        sheets = lazy.sheets
        if not source:
            ids = {f"{page.id}/{answer.number}" for page, answer in answers}
            told = lazy.listing.named_on(answers, persons_in(pages, ids))
            return lazy.columns.Sheet(sheets.ANSWERS, told)
        if why:
            return lazy.columns.Sheet(sheets.WHY, sheets.because(lines))
        return lazy.columns.Sheet(sheets.LINES, lines)

    def document() -> "Document":
        if source:
            return {"rows": lazy.documents.source_objects(lines)}
        return {"rows": [lazy.documents.answer_document(*one) for one in answers]}

    return Result(sheet, document, "rows", lambda _: ())


def _source_lines(pages: Corpus, found: Found, *, why: bool) -> "Sequence[SourceLine]":
    saved = pages.saved(found.page)
    within = found.answer.lines if found.answer else None
    reasons = lazy.reasons.reasons_of(saved.text, saved.markup) if why else None
    return lazy.listing.source_lines(found.page, saved.text, within, reasons)
