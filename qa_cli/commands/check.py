"""`qa check`: the audit of the parse."""

from typing import Annotated

import typer

from qa_cli.commands import lazy, options
from qa_cli.commands.completion import complete_code
from qa_cli.commands.emitting import Result, emit, out_of
from qa_cli.commands.narrowing import IdsArgument, chosen_of
from qa_cli.commands.shared import exit_code, open_corpus, study_of
from qa_cli.commands.stream import write
from qa_cli.errors import NotFoundError, UsageError, quoted
from qa_cli.insight.audit import audit
from qa_cli.problems import CODES


def run(
    ctx: typer.Context,
    ids: IdsArgument = None,
    *,
    corpus: options.CorpusOption = None,
    index: options.IndexOption = None,
    where: options.WhereOption = None,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="CODE",
            help="Explain a problem code.",
            autocompletion=complete_code,
        ),
    ] = None,
    format_: options.FormatOption = None,
    csv: options.CsvOption = False,
    jsonl: options.JsonlOption = False,
    json: options.JsonOption = False,
) -> int:
    """List what is doubtful in how the pages were read: by problem code, then page by page.

    The exit code is 1 when there are problems of level error: something that qa shows of a page is
    incomplete or wrong. A copy of a page is only found where both are checked.

    In a pipe: one problem per line, tab-separated, no header: level, code, id, path:line,
    message.

    Examples:
      qa check
      qa check 004
      qa check --explain count-mismatch
    """
    out = out_of(format_, json=json, jsonl=jsonl, csv=csv)
    if explain is not None:
        return _explain(explain)
    pages = open_corpus(ctx, corpus, index)
    chosen = chosen_of(ctx, pages, corpus, ids, where)
    audited = study_of(pages).audit() if chosen is None else audit(one.page for one in chosen)
    result = Result(
        lambda: lazy.columns.Sheet(lazy.sheets.FINDINGS, audited.findings),
        lambda: lazy.documents.audit_document(audited),
        "findings",
        lambda on: lazy.tables.audit_tables(audited, pages.short_ids, on),
    )
    emit(result, out)
    return exit_code(pages) or (NotFoundError.exit_code if audited.damaged else 0)


def _explain(code: str) -> int:
    if code not in CODES:
        near = lazy.difflib.get_close_matches(code, CODES, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(sorted(CODES))}"
        raise UsageError(f"no problem code {quoted(code)}; {hint}")
    write(lazy.guide.explanation(code))
    return 0
