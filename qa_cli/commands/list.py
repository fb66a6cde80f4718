"""`qa list`: the questions of the corpus."""

from collections.abc import Callable
from typing import Annotated, Literal

import typer

from qa_cli.commands.options import CorpusOption, IndexOption, JsonOption
from qa_cli.commands.shared import exit_code, here, open_corpus, write_json
from qa_cli.commands.stream import write, write_all
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
    corpus: CorpusOption = None,
    index: IndexOption = None,
    sort: Annotated[
        Order | None,
        typer.Option(
            help="Text from A to Z, numbers from the largest down. Default: as in the corpus."
        ),
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Turn the order round.")] = False,
    limit: Annotated[
        int | None, typer.Option("-n", "--limit", min=1, help="Show at most this many.")
    ] = None,
    json: JsonOption = False,
) -> int:
    """List the questions: id, title, answers found and declared, named ones, problems.

    In a pipe: one question a line, cells separated by a tab, no header: id, title, answers found,
    answers declared, answers with a doctor's name, problems.

    Examples:
      qa list
      qa list --sort answers -n 5
      qa list -C pages/ --json
    """
    pages = open_corpus(ctx, corpus, index)
    chosen = list(pages.outlines[: None if sort or reverse else limit])
    if sort:
        chosen.sort(key=_KEYS[sort])
    if reverse:
        chosen.reverse()
    chosen = chosen[:limit]
    screen = here()
    if json:
        from qa_cli.output.documents import list_document  # noqa: PLC0415  only for --json

        write_json(list_document(chosen, len(pages.pages)), screen)
    elif screen.drawn:
        from qa_cli.output.screen import draw  # noqa: PLC0415  Rich is only loaded to draw
        from qa_cli.output.tables import question_table  # noqa: PLC0415

        write(draw(screen, *question_table(chosen, pages.short_ids, len(pages.pages), screen)))
    else:
        from qa_cli.output.plain import question_rows  # noqa: PLC0415

        write_all(question_rows(chosen))
    return exit_code(pages)
