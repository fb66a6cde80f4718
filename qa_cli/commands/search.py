"""`qa search`: the questions and answers that hold the words of a query."""

import os
from collections.abc import Mapping
from itertools import islice
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from qa_cli.commands import lazy, options
from qa_cli.commands.again import Command
from qa_cli.commands.completion import complete_field, complete_query
from qa_cli.commands.emitting import Result, emit, out_of
from qa_cli.commands.shared import (
    exit_code,
    one_of,
    open_corpus,
    say_if_stale,
    say_reading,
    searchable,
)
from qa_cli.commands.stream import say, write_all
from qa_cli.corpus import Corpus, MemoryCorpus, load_corpus
from qa_cli.errors import UsageError
from qa_cli.index.faults import DamagedError
from qa_cli.index.place import ENGINE
from qa_cli.output.replies import nothing_found
from qa_cli.search import (
    FIELD_NAMES,
    SYNTAX,
    QueryError,
    SearchOptions,
    SearchResults,
    search,
)
from qa_cli.search.query import MAX_CHARACTERS
from qa_cli.search.results import Mode, Sort

if TYPE_CHECKING:
    from qa_cli.index.stored import StoredCorpus
    from qa_cli.output.listing import NumberedLine

DEFAULT_LIMIT = 20
"""Hits shown unless `-n` says otherwise: about a screenful."""

MOST_CHANGED = 200
"""Files that are read where an index older than the corpus finds nothing: a second or two."""

BEFORE, BEHIND = 24, 12
"""Characters of a malformed query that are shown before and after the place, if it is long: with
most reasons, that fits on a line of 80."""

HELP_WIDTH = 78
"""Columns of help: what Typer takes on a screen of 80."""


def epilog() -> str:
    """Return the query language by example, for the end of `--help`."""
    indent = 4 + max(len(example) for example, _ in SYNTAX)
    lines = ["\b", "Queries (in quotes, where they hold parentheses, < > or quotation marks):"]
    for example, meaning in SYNTAX:
        first, *rest = wrap(meaning, HELP_WIDTH - 2 - indent)
        lines += [f"  {example:<{indent - 2}}{first}", *(" " * indent + line for line in rest)]
    return "\n".join(lines)


class QueryCommand(Command):
    """`qa search`, whose words may begin with a hyphen: `-filler` is no cluster of options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  Typer's own type
        """Parse; what is no option of this command is a part of the query."""
        return super().parse_args(ctx, self._sorted(ctx, args))

    def _sorted(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  as above
        """Return options with their values, `--`, and the words of the query in their order."""
        flags: dict[str, bool] = {}
        for param in self.get_params(ctx):
            names = [*param.opts, *param.secondary_opts] if hasattr(param, "is_flag") else []
            flags |= dict.fromkeys(names, getattr(param, "is_flag", False))
        options: list[str] = []
        words: list[str] = []
        rest = iter(args)
        for arg in rest:
            if arg == "--":
                words += rest
            elif arg in flags:
                options.append(arg)
                value = [] if flags[arg] else list(islice(rest, 1))
                if not value and not flags[arg]:
                    return options  # what follows would be its value
                options += value
            elif arg.startswith("--") or _is_glued(arg, flags):
                options.append(arg)
            else:
                words.append(arg)
        return [*options, "--", *words] if words else options


def _is_glued(arg: str, flags: Mapping[str, bool]) -> bool:
    """Tell whether an argument is a short option with its value: `-n5`, `-Cpages`."""
    if arg.startswith("-n"):
        return arg[2:].isdecimal()
    return flags.get(arg[:2]) is False


def run(
    ctx: typer.Context,
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY",
            help="Words that must all be found; more below.",
            autocompletion=complete_query,
        ),
    ],
    *,
    corpus: options.CorpusOption = None,
    index: options.IndexOption = None,
    within: Annotated[
        list[str] | None,
        typer.Option(
            "--in",
            metavar="FIELD",
            help="Look for words in this field only; may be repeated.",
            autocompletion=complete_field,
        ),
    ] = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="The words as typed: no inflections, no typos.")
    ] = False,
    fuzzy: Annotated[
        bool,
        typer.Option("--fuzzy", help="Typos also of words that the corpus has."),
    ] = False,
    sort: Annotated[
        Sort, typer.Option(help="Relevance, page order, or the doctor's figures, highest first.")
    ] = "relevance",
    limit: Annotated[
        int, typer.Option("-n", "--limit", min=1, help="Show at most this many hits.")
    ] = DEFAULT_LIMIT,
    offset: Annotated[int, typer.Option(min=0, help="Leave out this many hits first.")] = 0,
    context: Annotated[
        int, typer.Option(min=0, help="Show this many lines of text around each hit.")
    ] = 0,
    full: Annotated[bool, typer.Option("--full", help="Show the whole text of each hit.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which word matched what, and where.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="As --explain, and how the score was worked out.")
    ] = False,
    ids: Annotated[
        bool, typer.Option("--ids", help="Print ids alone, one a line, for xargs qa show.")
    ] = False,
    null: Annotated[
        bool, typer.Option("-0", "--null", help="With --ids: a NUL behind each, not a line break.")
    ] = False,
    format_: options.FormatOption = None,
    csv: options.CsvOption = False,
    jsonl: options.JsonlOption = False,
    json: options.JsonOption = False,
) -> int:
    """Search titles, questions, headlines, answers and doctors' names.

    A hit is a question or an answer that holds all words. A misspelt word is taken for the nearest
    one of the corpus, and that is said; an English word is left as it is. Exact words stand before
    word forms, those before beginnings of words, and those before corrected ones; within that, the
    most relevant hit first.

    In a pipe: one hit a line, cells separated by a tab, no header: id, path:line, doctor, snippet,
    with --full also the text. Below it, each after an empty cell: lines of the page (--context:
    number, text), and what --explain tells (word, what stands there, field, tier, edits, times;
    with --debug then the parts of the score: depth, value, what it is). Where not all hits are
    shown, standard error says so.

    Examples:
      qa search masseter
      qa search masetter paralysis -n 5
      qa search botox -filler
      qa search "botox rating:>=4.5" --json
    """
    text = " ".join(query)
    explain = explain or debug
    if not text.strip():
        raise UsageError("the query is empty (see qa search --help)")
    out = out_of(format_, json=json, jsonl=jsonl, csv=csv)
    if ids and out.asked:
        raise UsageError("--ids and a form of output exclude one another")
    if null and not ids:
        raise UsageError("-0 goes with --ids")
    if (ids or out.form in {"csv", "md"}) and (explain or context):
        raise UsageError("--ids, csv and md have no room for --explain and --context")
    options = SearchOptions(
        limit=limit,
        offset=offset,
        mode=_mode(exact=exact, fuzzy=fuzzy),
        sort=sort,
        within=tuple(one_of(FIELD_NAMES, one, "field") for one in within or ()),
        explain=explain,
        full=full,
    )
    pages = open_corpus(ctx, corpus, index)
    try:
        pages, results = _search(pages, text, options)
    except QueryError as err:
        raise _pointed(err) from err
    say_reading(results)
    if ids:
        end = "\0" if null else "\n"
        write_all(f"{hit.id}{end}" for hit in results.hits)
    elif results.hits or out.form != "table":
        around = _contexts(pages, results, context)
        result = Result(
            lambda: lazy.sheets.hits_sheet(results.hits, around, full=full, debug=debug),
            lambda: lazy.documents.search_document(results, around),
            "hits",
            lambda on: lazy.hits.drawn_hits(results, pages.short_ids, on, around, debug=debug),
        )
        emit(result, out)
    _say_rest(results, offset, told=not ids and out.form in {"json", "table"})
    return exit_code(pages, found=results.total > 0)


def _search(pages: Corpus, text: str, options: SearchOptions) -> tuple[Corpus, SearchResults]:
    """Search; return what was searched in the end, and what was found there.

    Where a damaged index is of no use, its pages are searched without it. Where nothing is found by
    an index that is older than the corpus, files that are new or changed are searched, if they are
    not too many to be read at once.
    """
    if isinstance(pages, MemoryCorpus):
        return pages, search(searchable(pages), text, options)
    build_index = lazy.store.build_index
    try:
        index = searchable(pages)
        with lazy.postings.quiet():
            results = search(index, text, options)
        if not results.total:
            lazy.postings.check_engine(os.path.join(cast("StoredCorpus", pages).folder, ENGINE))
    except DamagedError as error:
        say(f"{error}: run qa index (going on without it)")
        results = search(build_index(pages.pages), text, options)
    if not results.total and say_if_stale(pages):
        changed = cast("StoredCorpus", pages).changed_files()
        if 0 < len(changed) <= MOST_CHANGED:
            newer = load_corpus(changed, selection=pages.selection)
            found = search(build_index(newer.pages), text, options)
            if found.total:
                say("found in files that are newer than the index")
                return newer, found
    return pages, results


def _mode(*, exact: bool, fuzzy: bool) -> Mode:
    if exact and fuzzy:
        raise UsageError("--exact and --fuzzy exclude one another")
    if exact:
        return "exact"
    return "fuzzy" if fuzzy else "default"


def _pointed(err: QueryError) -> UsageError:
    """Return the error in one line with the query, to be followed by a caret under the place.

    Of a long query only what is around the place is shown, and where it is said as well; of one
    that is too long to be read nothing is: its place is only where the limit is.
    """
    query, place = err.query, err.position
    if len(query) > MAX_CHARACTERS:
        return err
    start, end, told = 0, len(query), f"query: {err.reason}"
    if end > BEFORE + BEHIND:
        start, end, told = max(place - BEFORE, 0), min(place + BEHIND, end), str(err)
    mark = "" if told.endswith("?") else ":"
    before = f"{told}{mark} {'…' * (start > 0)}{query[start:place]}"
    say(f"{before}{query[place:end]}{'…' * (end < len(query))}")
    return UsageError(" " * lazy.drawing.width_of(before) + "^")


def _contexts(
    pages: Corpus, results: SearchResults, count: int
) -> dict[str, "tuple[NumberedLine, ...]"]:
    """Return for each hit's id the lines of its page around the hit's line, if any are wanted."""
    if not count:
        return {}
    return {
        hit.id: lazy.listing.lines_around(
            pages.saved(pages.find(hit.id).page).text, hit.line, count
        )
        for hit in results.hits
    }


def _say_rest(results: SearchResults, offset: int, *, told: bool) -> None:
    """Say how many hits there are where some are not shown; else what is shown tells it."""
    if not results.total:
        say(nothing_found(results))
    elif not told and len(results.hits) < results.total:
        after = f" after {offset:,}" if offset else ""
        more = " (more with -n)" if offset + len(results.hits) < results.total else ""
        say(f"{len(results.hits):,} of {results.total:,} hits{after}{more}")
