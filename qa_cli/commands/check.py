"""`qa check`: the audit of the parse."""

from typing import Annotated

import typer

from qa_cli.commands.completion import complete_id
from qa_cli.commands.options import CorpusOption, IndexOption, JsonOption
from qa_cli.commands.shared import exit_code, find, here, open_corpus, write_json
from qa_cli.commands.stream import write, write_all
from qa_cli.errors import NotFoundError, UsageError
from qa_cli.insight.audit import audit
from qa_cli.problems import CODES


def run(
    ctx: typer.Context,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID", help="Audit only these.", autocompletion=complete_id),
    ] = None,
    *,
    corpus: CorpusOption = None,
    index: IndexOption = None,
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="CODE", help="Say what a problem code means."),
    ] = None,
    json: JsonOption = False,
) -> int:
    """Audit the parse: everything doubtful about the pages, by code, then page by page.

    The exit code is 1 when there are problems of level error: something that qa shows of a page is
    incomplete or wrong. Copies are looked for among the pages that are audited.

    In a pipe: one problem a line, cells separated by a tab, no header: level, code, id, path:line,
    message.

    Examples:
      qa check
      qa check 004
      qa check --explain count-mismatch
    """
    if explain is not None:
        return _explain(explain)
    pages = open_corpus(ctx, corpus, index)
    chosen = [find(pages, ref).page for ref in ids] if ids else pages.pages
    audited = audit(chosen)
    screen = here()
    if json:
        from qa_cli.output.audit import audit_document  # noqa: PLC0415  only for --json

        write_json(audit_document(audited), screen)
    elif screen.drawn:
        from qa_cli.output.audit import drawn_audit  # noqa: PLC0415  only to draw
        from qa_cli.output.screen import draw  # noqa: PLC0415

        write(draw(screen, *drawn_audit(audited, pages.short_ids, screen)))
    else:
        from qa_cli.output.audit import audit_rows  # noqa: PLC0415

        write_all(audit_rows(audited))
    return exit_code(pages) or (NotFoundError.exit_code if audited.damaged else 0)


def _explain(code: str) -> int:
    from qa_cli.output.audit import explanation  # noqa: PLC0415  only for --explain

    if code not in CODES:
        from difflib import get_close_matches  # noqa: PLC0415  only for a wrong code

        near = get_close_matches(code, CODES, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(sorted(CODES))}"
        raise UsageError(f'no problem code "{code}"; {hint}')
    write(explanation(code))
    return 0
