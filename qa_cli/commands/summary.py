"""`qa summary`: the corpus, or one question, in figures."""

from typing import TYPE_CHECKING, Annotated

import typer

from qa_cli.commands.completion import complete_id
from qa_cli.commands.options import CorpusOption, JsonOption, SaveOption
from qa_cli.commands.saving import check_save, show
from qa_cli.commands.shared import exit_code, find, here, open_corpus, write_json
from qa_cli.commands.stream import write_all
from qa_cli.errors import UsageError
from qa_cli.insight.summary import summarise_corpus, summarise_question
from qa_cli.model import Page
from qa_cli.output.screen import Screen

if TYPE_CHECKING:
    from qa_cli.commands.shared import AnyCorpus

DEFAULT_LIMIT = 10
"""Terms, specialties and locations shown unless `-n` says otherwise: enough to get the picture."""


def run(
    ctx: typer.Context,
    ref: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help="Summarise this question only.", autocompletion=complete_id
        ),
    ] = None,
    *,
    corpus: CorpusOption = None,
    limit: Annotated[
        int, typer.Option("-n", "--limit", min=1, help="Terms, specialties, locations to show.")
    ] = DEFAULT_LIMIT,
    json: JsonOption = False,
    save: SaveOption = None,
) -> int:
    """Put the corpus in figures: answers, who gives them, ratings, specialties, telling terms.

    With an ID, one question: its answers and their lengths, the terms they share, and the terms
    that only one of them uses. Of a term, the figure is how many answers mention it: the others are
    silent on it.

    In a pipe: one figure a line, its name and its values separated by tabs.

    Examples:
      qa summary
      qa summary 004 -n 20
    """
    check_save(ctx, corpus, save, data=json)
    pages = open_corpus(ctx, corpus)
    screen = here()
    if ref is None:
        _write_corpus(pages, limit, screen, save, json=json)
    else:
        found = find(pages, ref)
        if found.answer:
            raise UsageError("a summary is of a whole question: leave out the answer's number")
        _write_question(pages, found.page, limit, screen, save, json=json)
    return exit_code(pages)


def _write_corpus(
    pages: "AnyCorpus", limit: int, screen: Screen, save: str | None, *, json: bool
) -> None:
    summary = summarise_corpus(tuple(pages.pages))
    if json:
        from qa_cli.output.summary_documents import summary_document  # noqa: PLC0415  only then

        write_json(summary_document(summary, limit), screen)
        return
    if screen.drawn or save:
        from qa_cli.output.figures import drawn_summary  # noqa: PLC0415  only to draw

        show(lambda on: drawn_summary(summary, limit, on), screen, save)
    if not screen.drawn:
        from qa_cli.output.plain import summary_rows  # noqa: PLC0415  only in a pipe

        write_all(summary_rows(summary, limit))


def _write_question(  # the parts of a command line, as `run` has them
    pages: "AnyCorpus", page: Page, limit: int, screen: Screen, save: str | None, *, json: bool
) -> None:
    summary = summarise_question(page)
    if json:
        from qa_cli.output.summary_documents import (  # noqa: PLC0415  only for --json
            question_summary_document,
        )

        write_json(question_summary_document(summary, limit), screen)
        return
    if screen.drawn or save:
        from qa_cli.output.figures import drawn_question_summary  # noqa: PLC0415  only to draw

        ref = pages.short_ids[page.id]
        show(lambda on: drawn_question_summary(summary, ref, limit, on), screen, save)
    if not screen.drawn:
        from qa_cli.output.plain import question_summary_rows  # noqa: PLC0415  only in a pipe

        write_all(question_summary_rows(summary, limit))
