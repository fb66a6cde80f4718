"""`qa export`: everything parsed, for other programs."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

import typer

from qa_cli.commands.options import CorpusOption, IndexOption
from qa_cli.commands.shared import exit_code, here, open_corpus
from qa_cli.commands.stream import write_all
from qa_cli.errors import UsageError
from qa_cli.model import Page

Format = Literal["jsonl", "json", "csv"]


def run(
    ctx: typer.Context,
    *,
    corpus: CorpusOption = None,
    index: IndexOption = None,
    format_: Annotated[
        Format,
        typer.Option("--format", "-f", help="A question a line, one document, or an answer a row."),
    ] = "jsonl",
    csv_raw: Annotated[
        bool,
        typer.Option("--csv-raw", help="No ' before CSV cells that start with = + - @ or a tab."),
    ] = False,
) -> int:
    """Write everything parsed to standard output.

    jsonl: one question a line, with answers, ledger and problems, as qa show ID --json has it.
    json: one document with all of these under "questions". csv: a header, then one row an answer;
    a cell that a spreadsheet could run as a formula begins with an apostrophe.

    Examples:
      qa export > pages.jsonl
      qa export --format csv -C pages/ > answers.csv
    """
    if csv_raw and format_ != "csv":
        raise UsageError("--csv-raw goes with --format csv (see qa export --help)")
    pages = open_corpus(ctx, corpus, index)
    if format_ == "csv":
        from qa_cli.output.csvtext import answers_csv  # noqa: PLC0415  only one format is needed

        write_all(answers_csv(pages.pages, raw=csv_raw))
    else:
        ascii_only = not here().unicode
        write_all(_json(pages.pages, lines=format_ == "jsonl", ascii_only=ascii_only))
    return exit_code(pages)


def _json(pages: Iterable[Page], *, lines: bool, ascii_only: bool) -> Iterator[str]:
    from qa_cli.output.documents import SCHEMA, question_document  # noqa: PLC0415  as above
    from qa_cli.output.jsontext import json_text  # noqa: PLC0415

    if not lines:
        yield f'{{"schema": {SCHEMA}, "questions": [\n'
    for index, page in enumerate(pages):
        if index and not lines:
            yield ",\n"
        text = json_text(question_document(page), ascii_only=ascii_only)
        yield text if lines else text.rstrip("\n")
    if not lines:
        yield "\n]}\n"
