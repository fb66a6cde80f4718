"""`qa export`: everything parsed, for other programs."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from qa_cli.commands import lazy, options
from qa_cli.commands.emitting import short_form
from qa_cli.commands.narrowing import IdsArgument, answer_ids_of, chosen_of
from qa_cli.commands.saving import check_outside, replace_file, replacing_file, replacing_folder
from qa_cli.commands.shared import exit_code, here, open_corpus, persons_in, study_of
from qa_cli.commands.stream import write_all
from qa_cli.corpus import Corpus, MemoryCorpus
from qa_cli.corpus.excerpts import Excerpt
from qa_cli.errors import QaError, UsageError
from qa_cli.model import Page
from qa_cli.sources import STDIN

if TYPE_CHECKING:
    from qa_cli.commands.texts import SavedTexts
    from qa_cli.insight.figures import Figure
    from qa_cli.insight.study import Study
    from qa_cli.output.tabular import TableWriter

ENDINGS: dict[str, options.ExportForm] = {
    ".jsonl": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "tsv", ".md": "md",
    ".parquet": "parquet", ".sqlite": "sqlite", ".sqlite3": "sqlite", ".db": "sqlite",
}  # fmt: skip
"""What the name of the file says about the form, where nothing else does."""


def run(
    ctx: typer.Context,
    ids: IdsArgument = None,
    *,
    corpus: options.CorpusOption = None,
    index: options.IndexOption = None,
    where: options.WhereOption = None,
    format_: Annotated[
        options.ExportForm | None,
        typer.Option(
            "--format",
            "-f",
            help="Default: what the ending of -o says, else jsonl. What each holds is told above.",
        ),
    ] = None,
    csv: options.CsvOption = False,
    jsonl: options.JsonlOption = False,
    json: options.JsonOption = False,
    csv_raw: Annotated[
        bool,
        typer.Option("--csv-raw", help="No ' before CSV cells that a spreadsheet may run."),
    ] = False,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write it there, whole or not at all: what was there stays until all is written."
            " For parquet a folder, which may hold nothing but an earlier export. - is standard"
            " output.",
        ),
    ] = None,
) -> int:
    """Write everything that was read from the pages, or what is chosen of it.

    jsonl: one question on each line, with answers, ledger and problems, as qa show ID --json has
    it. json: one document with all of these under "questions". csv, tsv, md: a header, then one row
    for each answer. In csv an apostrophe stands before a cell that a spreadsheet could run as a
    formula: one that starts with = + - @ or a tab. parquet, sqlite: the tables questions, answers,
    people, figures and problems, with keys between them; parquet is a folder with a file for each,
    sqlite one database. Both need -o. Of a page of which some answers are chosen, only these are
    written.

    Examples:
      qa export > pages.jsonl
      qa export --where "masseter rating:>=4.5" --csv > some.csv
      qa export --format csv -C pages/ > answers.csv
      qa export --format parquet -o tables/
      qa export -o pages.sqlite
    """
    output = None if output == STDIN else output
    form = short_form(format_, json=json, jsonl=jsonl, csv=csv) or format_ or _form_of(output)
    if csv_raw and form != "csv":
        raise UsageError("--csv-raw goes with --format csv (see qa export --help)")
    if output is not None:
        check_outside(ctx, corpus, output, "--output")
    elif form == "parquet" or form == "sqlite":  # noqa: PLR1714  told to the type checker
        raise UsageError(f"{form} is not for standard output: say where with -o (see --help)")
    if form == "parquet":
        lazy.parquet.need_pyarrow()
    pages = open_corpus(ctx, corpus, index)
    chosen = chosen_of(ctx, pages, corpus, ids, where)
    if output is not None and not pages.pages and pages.errors:
        return exit_code(pages)  # a slip in -C is no reason to replace an export
    if output is not None and (form == "parquet" or form == "sqlite"):  # noqa: PLR1714  as above
        return _write_tables(pages, chosen, form, output) or exit_code(pages)
    exported = pages.pages if chosen is None else [one.cut for one in chosen]
    if form == "csv" or form == "tsv" or form == "md":  # noqa: PLR1714  as above
        persons = persons_in(pages, None if chosen is None else answer_ids_of(chosen))
        answers = lazy.sheets.answers_on(exported, persons)
        texts = lazy.columns.Sheet(lazy.sheets.ANSWERS, answers, raw=csv_raw).lines(form)
    else:
        ascii_only = output is None and not here().unicode
        texts = _json(exported, lines=form == "jsonl", ascii_only=ascii_only)
    if output is None:
        write_all(texts)
    else:
        replace_file(output, texts)
    return exit_code(pages)


def _form_of(output: str | None) -> options.ExportForm:
    """Return the form that the name of a file means."""
    ending = os.path.splitext(os.path.normpath(output or ""))[1]
    return ENDINGS.get(ending.lower(), "jsonl")


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


def _write_tables(
    pages: Corpus, chosen: Sequence[Excerpt] | None, form: Literal["parquet", "sqlite"], output: str
) -> int:
    """Write tables; return an exit code that is not 0 if a page's text could not be read again."""
    from qa_cli.commands.aliasfile import known_aliases  # noqa: PLC0415  only for people
    from qa_cli.commands.texts import SavedTexts  # noqa: PLC0415  only for tables

    study = study_of(pages, known_aliases())
    doctors = study.tally().doctors
    saved = SavedTexts(pages)
    told = _with_figures(pages, chosen, study, saved)
    if form == "parquet":
        with replacing_folder(output, lazy.parquet.is_ours) as folder:
            _fill(lazy.parquet.ParquetWriter(os.path.join(folder, ""), doctors), told)
    else:
        _check_database(output)
        with replacing_file(output) as path:
            _fill(lazy.sqlite.SqliteWriter(path, doctors), told)
    return saved.code


def _fill(writer: "TableWriter", told: "Iterable[tuple[Page, Iterable[Figure]]]") -> None:
    with writer:
        for page, figures in told:
            writer.add(page, figures)


def _check_database(path: str) -> None:
    """Make sure that SQLite would not take what lies beside a database for a part of the new one.

    Raises:
        QaError: there is a journal, because a program has the old one open, or was stopped.
    """
    for end in ("-wal", "-journal"):
        if os.path.lexists(os.path.realpath(path) + end):
            raise QaError(f"{path}: another program writes to it: there is {path}{end}")


def _with_figures(
    pages: Corpus, chosen: Sequence[Excerpt] | None, study: "Study", saved: "SavedTexts"
) -> "Iterator[tuple[Page, Iterable[Figure]]]":
    """Yield the pages that are meant, each with the figures on it that are.

    Args:
        pages: The corpus.
        chosen: What is meant of it; `None` for all.
        study: Of the whole corpus.
        saved: Where columns are looked up, unless an index knows them.
    """
    if chosen is None and not isinstance(pages, MemoryCorpus):
        by_page = groupby(study.figures(None), lazy.tabular.question_of)
        ahead, figures = next(by_page, ("", ()))
        for page in pages.pages:
            if page.id != ahead:
                yield page, ()
                continue
            yield page, figures
            ahead, figures = next(by_page, ("", ()))
        return
    from qa_cli.insight.figures import figures_of  # noqa: PLC0415  only for tables

    for one in chosen or map(Excerpt, pages.pages):
        found = figures_of(one.page, saved.text(one.page))
        yield one.cut, [figure for figure in found if one.includes(figure.id)]
