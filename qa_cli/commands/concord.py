"""`qa concord`: every place where a word stands, with what stands before and behind it."""

from typing import Annotated

import typer

from qa_cli.commands import lazy, options
from qa_cli.commands.emitting import Result, emit, out_of
from qa_cli.commands.narrowing import among_of
from qa_cli.commands.saving import check_save
from qa_cli.commands.shared import exit_code, one_of, open_corpus, quietly, searchable
from qa_cli.commands.stream import say
from qa_cli.commands.texts import SavedTexts
from qa_cli.errors import quoted
from qa_cli.search.concordance import PARTS, Order, Wanted, concord

DEFAULT_LIMIT = 20
"""Lines on a terminal unless `-n` says otherwise: a screenful."""


def run(
    ctx: typer.Context,
    word: Annotated[
        list[str],
        typer.Argument(metavar="WORD", help="A word, or several that stand side by side."),
    ],
    *,
    corpus: options.CorpusOption = None,
    index: options.IndexOption = None,
    where: options.WhereOption = None,
    within: Annotated[
        list[str] | None,
        typer.Option(
            "--in",
            metavar="PART",
            help=f"Look in this part alone: {', '.join(PARTS)}; repeatable.",
        ),
    ] = None,
    sort: Annotated[
        Order, typer.Option(help="Page order, or by the words before, or by those behind.")
    ] = "page",
    limit: Annotated[
        int | None,
        typer.Option("-n", "--limit", min=1, help="Show at most this many lines."),
    ] = None,
    format_: options.FormatOption = None,
    csv: options.CsvOption = False,
    jsonl: options.JsonlOption = False,
    json: options.JsonOption = False,
    save: options.SaveOption = None,
) -> int:
    """List every place where a word stands: the word in a column, its context on either side.

    The word is looked for as typed; case, accents and apostrophes do not matter. There are no
    inflections and no typos: botox* also finds what begins so. Several words are a phrase. Titles,
    questions, headlines and answers are looked through. A terminal shows 20 lines unless -n says
    otherwise; how many there are in all is said below.

    In a pipe: one line each, cells separated by a tab, no header: id, path:line, what stands
    before, the word, what stands behind.

    Examples:
      qa concord masseter
      qa concord speed up --sort right
      qa concord "inject*" --where doctor:palmer -n 50
    """
    out = out_of(format_, json=json, jsonl=jsonl, csv=csv, save=save)
    check_save(ctx, corpus, save)
    pages = open_corpus(ctx, corpus, index)
    among = among_of(pages, where)
    saved = SavedTexts(pages) if out.is_data else None
    if limit is None and out.screen.drawn:
        limit = DEFAULT_LIMIT
    typed = " ".join(word)
    searched = searchable(pages)
    wanted = Wanted([one_of(PARTS, one, "part") for one in within or ()], among, sort, limit)
    with quietly(pages):
        found = concord(searched, typed, wanted, saved.text if saved else lambda _: None)
    if found.total or out.is_data:
        result = Result(
            lambda: lazy.columns.Sheet(lazy.usages.CONCORDANCE, found.lines),
            lambda: lazy.documents.document_of(
                word=typed, total=found.total, units=found.units, lines=found.lines
            ),
            "lines",
            lambda on: lazy.aligned.drawn_concordance(found, pages.short_ids, on),
        )
        emit(result, out)
    if not found.total:
        say(f"{quoted(typed)} stands nowhere" + (" in what --where finds" if where else ""))
    elif len(found.lines) < found.total and not out.screen.drawn:
        say(f"{len(found.lines):,} of {found.total:,} lines (more with -n)")
    return exit_code(pages, found=found.total > 0) or (saved.code if saved else 0)
