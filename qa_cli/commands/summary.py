"""`qa summary`: the corpus, or one question, in numbers."""

from typing import Annotated

import typer

from qa_cli.commands import lazy, options
from qa_cli.commands.aliasfile import known_aliases
from qa_cli.commands.completion import complete_id
from qa_cli.commands.emitting import Result, emit, out_of
from qa_cli.commands.narrowing import chosen_of
from qa_cli.commands.saving import check_save
from qa_cli.commands.shared import exit_code, open_corpus, study_of
from qa_cli.errors import UsageError
from qa_cli.insight.overview import (
    CorpusSummary,
    QuestionSummary,
    summarise_question,
)

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
    corpus: options.CorpusOption = None,
    index: options.IndexOption = None,
    where: options.WhereOption = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "-n", "--limit", min=1, help="Show at most this many terms, figures and so on."
        ),
    ] = None,
    format_: options.FormatOption = None,
    csv: options.CsvOption = False,
    jsonl: options.JsonlOption = False,
    json: options.JsonOption = False,
    save: options.SaveOption = None,
) -> int:
    """Summarise the corpus in numbers: answers, who gives them, ratings, specialties, figures.

    With an ID, one question: who answers, the doses, durations and other figures that answers give,
    what several of them mention, and which answer is closest to the others.
    Shares are of all answers, copies counted once; the rest is silent. Words are only counted:
    nothing is advised, and nobody is ranked by merit. Of a large corpus, figures are those of
    pages drawn evenly from it, and it says so; qa figures reads all.

    In a pipe: one figure per line, its name and its values separated by tabs.

    Examples:
      qa summary
      qa summary 004 -n 20
    """
    out = out_of(format_, json=json, jsonl=jsonl, csv=csv, save=save)
    check_save(ctx, corpus, save)
    pages = open_corpus(ctx, corpus, index)
    chosen = chosen_of(ctx, pages, corpus, [ref] if ref else None, where)
    if ref is None:
        emit(_of_corpus(study_of(pages, known_aliases(), chosen).summary(), limit), out)
        return exit_code(pages)
    if chosen is None or len(chosen) > 1 or (where is None and chosen[0].answers is not None):
        raise UsageError("qa summary takes a whole question; leave out the /N")
    [one] = chosen
    of_question = summarise_question(one.cut)
    emit(_of_question(of_question, pages.short_ids[one.page.id], limit or DEFAULT_LIMIT), out)
    return exit_code(pages)


def _of_corpus(summary: CorpusSummary, limit: int | None) -> Result:
    most = limit or DEFAULT_LIMIT
    return Result(
        lambda: lazy.summaries.lines_sheet(lazy.summaries.summary_rows(summary, most)),
        lambda: lazy.summaries.summary_document(summary, most),
        None,
        lambda on: lazy.dashboard.drawn_summary(summary, limit, on),
    )


def _of_question(summary: QuestionSummary, ref: str, most: int) -> Result:
    return Result(
        lambda: lazy.summaries.lines_sheet(lazy.summaries.question_summary_rows(summary, most)),
        lambda: lazy.summaries.question_summary_document(summary, most),
        None,
        lambda on: lazy.portrait.drawn_question_summary(summary, ref, most, on),
    )
