"""`qa list`: the questions of the corpus."""

from collections.abc import Callable
from typing import Annotated, Literal

import typer

from qa_cli.commands import lazy, options
from qa_cli.commands.emitting import Result, emit, out_of
from qa_cli.commands.shared import exit_code, open_corpus
from qa_cli.insight.evidence import is_named
from qa_cli.model import Page

Order = Literal["id", "title", "answers", "named", "problems"]

_KEYS: dict[str, Callable[[Page], str | int]] = {
    "id": lambda page: page.id,
    "title": lambda page: (page.question.title or "").casefold(),
    "answers": lambda page: -len(page.question.answers),
    "named": lambda page: -sum(map(is_named, page.question.answers)),
    "problems": lambda page: -len(page.question.problems),
}
"""What to sort by: text from A to Z, numbers from the largest down."""


def run(
    ctx: typer.Context,
    *,
    corpus: options.CorpusOption = None,
    index: options.IndexOption = None,
    where: options.WhereOption = None,
    sort: Annotated[
        Order | None,
        typer.Option(
            help="Order: text from A to Z, numbers from the largest down. Default: by file."
        ),
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Reverse the order.")] = False,
    limit: options.LimitOption = None,
    format_: options.FormatOption = None,
    csv: options.CsvOption = False,
    jsonl: options.JsonlOption = False,
    json: options.JsonOption = False,
) -> int:
    """List the questions.

    Each has its id, its title, the number of answers that were found and that the page says it
    has, the number of those whose byline names the doctor, and the number of problems.

    In a pipe: one question per line, tab-separated, no header: id, title, answers found,
    answers declared, answers with a doctor's name, problems.

    Examples:
      qa list
      qa list --sort answers -n 5
      qa list -C pages/ --json
    """
    out = out_of(format_, json=json, jsonl=jsonl, csv=csv)
    pages = open_corpus(ctx, corpus, index)
    if where is None:
        chosen = list(pages.outlines[: None if sort or reverse else limit])
        total = len(pages.pages)
    else:
        from qa_cli.commands.narrowing import found_by  # noqa: PLC0415  only with --where

        chosen = [one.page for one in found_by(pages, where)]
        total = len(chosen)
    if sort:
        chosen.sort(key=_KEYS[sort])
    if reverse:
        chosen.reverse()
    chosen = chosen[:limit]
    result = Result(
        lambda: lazy.columns.Sheet(lazy.sheets.QUESTIONS, chosen),
        lambda: lazy.documents.list_document(chosen, total),
        "questions",
        lambda on: lazy.tables.question_table(chosen, pages.short_ids, total, on),
    )
    emit(result, out)
    return exit_code(pages)
