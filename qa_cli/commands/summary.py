"""`qa summary`: the corpus, or one question, in figures."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from qa_cli.commands.aliasfile import known_aliases
from qa_cli.commands.completion import complete_id
from qa_cli.commands.options import CorpusOption, IndexOption, JsonOption, SaveOption
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
"""Terms, figures, specialties and so on unless `-n` says otherwise: enough to get the picture. Of a
corpus, a terminal shows as many as fit it."""


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
    index: IndexOption = None,
    limit: Annotated[
        int | None,
        typer.Option("-n", "--limit", min=1, help="Terms, figures, specialties, places to show."),
    ] = None,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV, a row a figure.")] = False,
    json: JsonOption = False,
    save: SaveOption = None,
) -> int:
    """Put the corpus in figures: answers, who gives them, ratings, specialties, shared figures.

    With an ID, one question: who answers, the doses, durations and other figures that answers give,
    what several of them mention, and which answer is closest to the others and which furthest.
    Shares are of all answers, copies counted once; the rest is silent. Words are only counted:
    nothing is advised, and nobody is ranked by merit. Of a large corpus, figures are those of
    pages drawn evenly from it, and it says so; qa figures reads all.

    In a pipe: one figure a line, its name and its values separated by tabs.

    Examples:
      qa summary
      qa summary 004 -n 20
    """
    if csv and json:
        raise UsageError("--csv and --json exclude one another")
    check_save(ctx, corpus, save, data=csv or json)
    shape = _Shape(csv=csv, json=json, limit=limit, save=save)
    pages = open_corpus(ctx, corpus, index)
    screen = here()
    if ref is None:
        _write_corpus(pages, screen, shape)
    else:
        found = find(pages, ref)
        if found.answer:
            raise UsageError("a summary is of a whole question: leave out the answer's number")
        _write_question(pages, found.page, screen, shape)
    return exit_code(pages)


class _Shape(NamedTuple):
    """How the summary is wanted, as the options say."""

    csv: bool
    json: bool
    limit: int | None
    save: str | None

    @property
    def most(self) -> int:
        """How many of each list there are to be, where space does not tell."""
        return self.limit or DEFAULT_LIMIT


def _write_corpus(pages: "AnyCorpus", screen: Screen, shape: _Shape) -> None:
    summary = summarise_corpus(pages.pages, known_aliases())
    if shape.json:
        from qa_cli.output.summary_documents import summary_document  # noqa: PLC0415  only then

        write_json(summary_document(summary, shape.most), screen)
        return
    if not shape.csv and (screen.drawn or shape.save):
        from qa_cli.output.dashboard import drawn_summary  # noqa: PLC0415  only to draw

        show(lambda on: drawn_summary(summary, shape.limit, on), screen, shape.save)
    if shape.csv or not screen.drawn:
        from qa_cli.output.summary_rows import summary_rows  # noqa: PLC0415  only in a pipe

        _write_rows(summary_rows(summary, shape.most), shape)


def _write_question(pages: "AnyCorpus", page: Page, screen: Screen, shape: _Shape) -> None:
    summary = summarise_question(page)
    if shape.json:
        from qa_cli.output.summary_documents import (  # noqa: PLC0415  only for --json
            question_summary_document,
        )

        write_json(question_summary_document(summary, shape.most), screen)
        return
    if not shape.csv and (screen.drawn or shape.save):
        from qa_cli.output.figures import drawn_question_summary  # noqa: PLC0415  only to draw

        ref = pages.short_ids[page.id]
        show(lambda on: drawn_question_summary(summary, ref, shape.most, on), screen, shape.save)
    if shape.csv or not screen.drawn:
        from qa_cli.output.summary_rows import question_summary_rows  # noqa: PLC0415  only then

        _write_rows(question_summary_rows(summary, shape.most), shape)


def _write_rows(rows: Iterable[str], shape: _Shape) -> None:
    if shape.csv:
        from qa_cli.output.sheets import summary_csv  # noqa: PLC0415  only for --csv

        rows = summary_csv(rows)
    write_all(rows)
