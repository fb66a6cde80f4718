"""`qa export`: everything parsed, for other programs."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

import typer

from qa_cli.commands import lazy, options
from qa_cli.commands.emitting import out_of
from qa_cli.commands.narrowing import IdsArgument, answer_ids_of, chosen_of
from qa_cli.commands.shared import exit_code, open_corpus, persons_in
from qa_cli.commands.stream import write_all
from qa_cli.errors import UsageError
from qa_cli.model import Page

Format = Literal["jsonl", "json", "csv", "tsv", "md"]


def run(
    ctx: typer.Context,
    ids: IdsArgument = None,
    *,
    corpus: options.CorpusOption = None,
    index: options.IndexOption = None,
    where: options.WhereOption = None,
    format_: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Default: jsonl. What each holds is told above."),
    ] = None,
    csv: options.CsvOption = False,
    jsonl: options.JsonlOption = False,
    json: options.JsonOption = False,
    csv_raw: Annotated[
        bool,
        typer.Option("--csv-raw", help="No ' before CSV cells that a spreadsheet may run."),
    ] = False,
) -> int:
    """Write everything that was read from the pages, or what is chosen of it.

    jsonl: one question on each line, with answers, ledger and problems, as qa show ID --json has
    it. json: one document with all of these under "questions". csv, tsv, md: a header, then one row
    for each answer. In csv an apostrophe stands before a cell that a spreadsheet could run as a
    formula: one that starts with = + - @ or a tab. Of a page of which some answers are chosen, only
    these are written.

    Examples:
      qa export > pages.jsonl
      qa export --where "masseter rating:>=4.5" --csv > some.csv
      qa export --format csv -C pages/ > answers.csv
    """
    out = out_of(format_, json=json, jsonl=jsonl, csv=csv)
    form = out.form if out.asked else "jsonl"
    if csv_raw and form != "csv":
        raise UsageError("--csv-raw goes with --format csv (see qa export --help)")
    pages = open_corpus(ctx, corpus, index)
    chosen = chosen_of(ctx, pages, corpus, ids, where)
    exported = pages.pages if chosen is None else [one.cut for one in chosen]
    if form == "csv" or form == "tsv" or form == "md":  # noqa: PLR1714  told to the type checker
        persons = persons_in(pages, None if chosen is None else answer_ids_of(chosen))
        answers = lazy.sheets.answers_on(exported, persons)
        sheet = lazy.columns.Sheet(lazy.sheets.ANSWERS, answers, raw=csv_raw)
        write_all(sheet.lines(form))
    else:
        ascii_only = not out.screen.unicode
        write_all(_json(exported, lines=form == "jsonl", ascii_only=ascii_only))
    return exit_code(pages)


def _json(pages: Iterable[Page], *, lines: bool, ascii_only: bool) -> Iterator[str]:
    documents = lazy.documents
    if not lines:
        yield f'{{"schema": {documents.SCHEMA}, "questions": [\n'
    for index, page in enumerate(pages):
        if index and not lines:
            yield ",\n"
        text = lazy.jsontext.json_text(documents.question_document(page), ascii_only=ascii_only)
        yield text if lines else text.rstrip("\n")
    if not lines:
        yield "\n]}\n"
