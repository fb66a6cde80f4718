"""`qa show`: questions and answers to be read, or a page as it was saved."""

from typing import TYPE_CHECKING, Annotated

import typer

from qa_cli.commands.completion import complete_id
from qa_cli.commands.options import CorpusOption, IndexOption, JsonOption
from qa_cli.commands.shared import exit_code, find, here, open_corpus, write_json
from qa_cli.commands.stream import say, write, write_all
from qa_cli.corpus import Found
from qa_cli.errors import QaError, UsageError
from qa_cli.output.screen import Screen

if TYPE_CHECKING:
    from qa_cli.commands.shared import AnyCorpus
    from qa_cli.output.source import SourceLine


def run(
    ctx: typer.Context,
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID[/N]",
            help="Any unambiguous beginning of an id, or of its part after the _;"
            " with /N one answer.",
            autocompletion=complete_id,
        ),
    ],
    *,
    corpus: CorpusOption = None,
    index: IndexOption = None,
    source: Annotated[
        bool,
        typer.Option("--source", help="Show the page as saved, each line with what it is."),
    ] = False,
    why: Annotated[
        bool,
        typer.Option("--why", help="With --source: say why each line was taken for what it is."),
    ] = False,
    json: JsonOption = False,
) -> int:
    """Show questions with all their answers, or single answers.

    An answer ends with its byline: name, specialty, location, rating and the number of reviews it
    rests on. Where there is no byline with a name, it says what there is instead.

    With --source in a pipe: one line of the page a line, cells separated by a tab: line number,
    part, number of the answer, text. With --json: one document, for several ids one a line.

    With --why each line has its label (its part, and where that stands), how likely that is (0 to
    1), the next likely label, and the features that tell the two apart, each with its weight in
    log-odds. In a pipe: line number, part, number of the answer, label, its probability, the next
    label, its probability, features, text; a line that holds several parts has a row for each.

    Examples:
      qa show 000
      qa show 000/3 004/4
      qa show 004 --source
      qa show 004/1 --source --why
      qa show 000 --json
    """
    if why and not source:
        raise UsageError("--why tells of the lines that --source shows")
    pages = open_corpus(ctx, corpus, index)
    screen = here()
    code = 0
    shown = 0
    for ref in ids:
        try:
            found = find(pages, ref)
            lines = _source_lines(pages, found, why=why) if source else None
            if json:
                _write_json(found, lines, screen, alone=len(ids) == 1)
            else:
                if shown:
                    write("\n")
                if lines is None:
                    _write(pages, found, screen)
                else:
                    _write_source(lines, screen, why=why)
            shown += 1
        except QaError as err:
            if len(ids) == 1:
                raise
            say(str(err))  # the other ids are still shown
            code = max(code, err.exit_code)
    return max(code, exit_code(pages))


def _write_json(
    found: Found, lines: "tuple[SourceLine, ...] | None", screen: Screen, *, alone: bool
) -> None:
    from qa_cli.output.documents import (  # noqa: PLC0415  only for --json
        answer_document,
        question_document,
        source_document,
    )

    if lines is not None:
        document = source_document(found.page, lines)
    elif found.answer:
        document = answer_document(found.page, found.answer)
    else:
        document = question_document(found.page)
    write_json(document, screen, alone=alone)


def _write_source(lines: "tuple[SourceLine, ...]", screen: Screen, *, why: bool) -> None:
    if screen.drawn:
        from qa_cli.output.prose import drawn_source  # noqa: PLC0415  only to draw
        from qa_cli.output.screen import draw  # noqa: PLC0415

        write(draw(screen, drawn_source(lines, screen)))
    else:
        from qa_cli.output.plain import source_rows, why_rows  # noqa: PLC0415

        write_all(why_rows(lines) if why else source_rows(lines))


def _write(pages: "AnyCorpus", found: Found, screen: Screen) -> None:
    from qa_cli.output.reading import answer_reading, plain_text, question_reading  # noqa: PLC0415

    ref = pages.short_ids[found.page.id] if screen.drawn else found.page.id
    if found.answer:
        paragraphs = answer_reading(found.page, found.answer, ref, unicode=screen.unicode)
    else:
        paragraphs = question_reading(found.page, ref, unicode=screen.unicode)
    if screen.drawn:
        from qa_cli.output.prose import drawn_paragraphs  # noqa: PLC0415
        from qa_cli.output.screen import draw  # noqa: PLC0415

        write(draw(screen, *drawn_paragraphs(paragraphs, screen)))
    else:
        write(plain_text(paragraphs))


def _source_lines(pages: "AnyCorpus", found: Found, *, why: bool) -> "tuple[SourceLine, ...]":
    from qa_cli.output.source import source_lines  # noqa: PLC0415  only for --source

    text = pages.text(found.page)
    within = found.answer.lines if found.answer else None
    if not why:
        return source_lines(found.page, text, within)
    from qa_cli.pages.reasons import reasons_of  # noqa: PLC0415  only for --why

    return source_lines(found.page, text, within, reasons_of(text))
